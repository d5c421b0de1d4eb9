import Documents
import Prose
import TextScanning

/// Names files in one style: `pause-a-queue.md`.
///
/// Looks at the last component of the page's path. Names that tools expect as they are (`README`, `AGENTS`, `CHANGELOG`
/// …) are left alone. A file name has no place in the text: the finding is empty, at the start.
package struct FileName: RuleKind {
  package static let name = "file.name"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Name files in one style."
  package static let slots = [
    SlotDescription("style", "string", "kebab-case, snake_case, camelCase, UPPER_SNAKE or lowercase", part: .demand),
    SlotDescription("extension", "string", "the ending of the name, with or without its dot", isRequired: false),
  ]

  private enum Style: String, CaseIterable {
    case kebab = "kebab-case"
    case snake = "snake_case"
    case camel = "camelCase"
    case upperSnake = "UPPER_SNAKE"
    case lower = "lowercase"
  }
  private let style: Style
  private let ending: String?

  package init(slots: [String: JSON]) throws(SlotError) {
    style = try slots.choice("style", Style.self)
    ending = try slots.optionalString("extension").map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 }
  }

  package func instruction(for rule: Rule) -> String {
    let form = ending.map { "\(style.rawValue), ending in “.\($0)”" } ?? style.rawValue
    return rule.modality.isStrict ? "Name files in \(form)." : "File names should be in \(form)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let name = page.path.split(separator: "/").last.map(String.init) ?? ""
    var parts = name.split(separator: ".").map(String.init)
    guard let stem = parts.first, name != "-", !Self.customary.contains(stem.uppercased()) else { return }
    report.apply()
    let written = parts.count > 1 ? parts.removeLast() : nil
    let wanted = parts.map(styled).joined(separator: ".")
    let proposal = (ending ?? written).map { wanted + "." + $0 } ?? wanted
    if parts.contains(where: { !isStyled($0) }) {
      report.find(.wrongName(name, proposal, style.rawValue), source: 0..<0)
    } else if let ending, written?.lowercased() != ending.lowercased() {
      report.find(.wrongEnding(name, proposal), source: 0..<0)
    }
  }

  /// Names that readers and tools look for, upper-cased.
  private static let customary: Set<String> = [
    "README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "LICENCE", "NOTICE", "AUTHORS", "MAINTAINERS", "CODEOWNERS",
    "SECURITY",
    "SUPPORT", "GOVERNANCE", "CODE_OF_CONDUCT", "PULL_REQUEST_TEMPLATE", "ISSUE_TEMPLATE", "AGENTS", "CLAUDE", "GEMINI",
    "SKILL",
  ]

  /// Whether a name is in the style. An underscore at its start marks a partial page and is left alone.
  private func isStyled(_ name: String) -> Bool {
    let bytes = Array(name.utf8.drop { $0 == .of("_") })
    guard bytes.allSatisfy({ allows($0) }) else { return false }
    switch style {
    case .kebab: return hasParts(bytes, .of("-"))
    case .snake, .upperSnake: return hasParts(bytes, .of("_"))
    case .camel: return bytes.first.map { !ASCII.isUpper($0) } ?? true
    case .lower: return true
    }
  }

  private func allows(_ byte: UInt8) -> Bool {
    if ASCII.isDigit(byte) || byte >= 0x80 { return true }
    switch style {
    case .kebab: return ASCII.isLower(byte) || byte == .of("-")
    case .snake: return ASCII.isLower(byte) || byte == .of("_")
    case .camel: return ASCII.isLetter(byte)
    case .upperSnake: return ASCII.isUpper(byte) || byte == .of("_")
    case .lower: return !ASCII.isUpper(byte) && !ASCII.isSpace(byte)
    }
  }

  private func hasParts(_ bytes: [UInt8], _ separator: UInt8) -> Bool {
    bytes.split(separator: separator, omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
  }

  /// The name as the style would have it.
  private func styled(_ name: String) -> String {
    if isStyled(name) { return name }
    let bytes = Array(name.utf8)
    var words: [[UInt8]] = [[]]
    for (index, byte) in bytes.enumerated() {
      let opensWord = index > 0 && ASCII.isUpper(byte) && ASCII.isLower(bytes[index - 1])
      let isWord = byte != .of("_") && ASCII.isWord(byte)
      if opensWord || !isWord { words.append([]) }
      if isWord { words[words.count - 1].append(ASCII.lower(byte)) }
    }
    let parts = words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    switch style {
    case .kebab: return parts.joined(separator: "-")
    case .snake: return parts.joined(separator: "_")
    case .upperSnake: return parts.joined(separator: "_").uppercased()
    case .lower: return parts.joined()
    case .camel:
      return (parts.first ?? "") + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
  }
}

extension String {
  fileprivate static func wrongName(_ written: String, _ wanted: String, _ style: String) -> String {
    "Name the file “\(wanted)”, not “\(written)”: file names are in \(style)."
  }
  fileprivate static func wrongEnding(_ written: String, _ wanted: String) -> String {
    "Name the file “\(wanted)”, not “\(written)”."
  }
}
