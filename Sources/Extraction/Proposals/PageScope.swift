import Documents
import Prose
import Rules
import TextScanning

/// For which pages, or in which matter, the rules of one page hold: the folder of a nested agent file, the patterns in the front matter of a
/// rule file, the incident of a runbook, without what the page itself exempts.
struct PageScope: Sendable {
  private(set) var pages: [String] = []
  private(set) var when: String?

  init(_ reading: PrescriptivePage) {
    switch reading.role {
    case .agentInstructions:
      let folder = Self.folder(of: reading.page.path)
      let named = Self.patterns(reading.page.document, below: folder)
      let below = folder.isEmpty || !named.isEmpty ? [] : [folder + "**"]
      pages = named + below + Self.exempted(reading, below: folder).map { "!" + $0 }
    case .runbook: when = "in the runbook “\(PageTitle.read(reading.page).title)”"
    default: break
    }
  }

  /// Adds what the page says to the scope of one of its rules.
  func narrow(_ scope: inout Scope) {
    if scope.pages.isEmpty { scope.pages = pages }
    if let when { scope.when = scope.when.map { "\(when); \($0)" } ?? when }
  }

  /// The folder an agent file speaks for, with `/`; hidden folders belong to the one around them.
  private static func folder(of path: String) -> String {
    let folders = path.split(separator: "/").dropLast().prefix { $0.utf8.first != .of(".") }
    return folders.map { $0 + "/" }.joined()
  }

  // MARK: - Front matter

  private static let keys: Set<String> = ["globs", "applyTo", "applyto", "paths", "glob"]

  /// `globs: docs/**/*.md, docs/**/*.mdx`, `applyTo: "**/*.py"`, or a list; none when the file always applies.
  private static func patterns(_ document: Document, below folder: String) -> [String] {
    guard let entries = document.frontMatter?.entries, let end = document.frontMatter?.range.upperBound else {
      return []
    }
    let always = entries.contains {
      $0.key == "alwaysApply" && document.bytes.string($0.valueRange).lowercased() == "true"
    }
    guard !always, let position = entries.firstIndex(where: { keys.contains($0.key) }) else { return [] }
    let next = position + 1 < entries.count ? entries[position + 1].keyRange.lowerBound : end
    let text = document.bytes[entries[position].keyRange.upperBound..<max(next, entries[position].keyRange.upperBound)]
    let patterns = parts(Array(text)).map { pattern in
      let isName = !pattern.utf8.contains(.of("/"))
      return isName && pattern != "**" ? "**/" + pattern : pattern
    }
    // Every page of a kind that documents are written in: the whole project, for a bundle about documents.
    if patterns.contains(where: everywhere.contains) { return [] }
    return patterns.map { folder + $0 }
  }

  private static let everywhere: Set<String> = ["**", "**/*", "**/*.md"]

  /// The patterns of a value: separated by commas or lines, quoted or not, with braces written out.
  private static func parts(_ bytes: [UInt8]) -> [String] {
    var parts: [[UInt8]] = [[]]
    var depth = 0
    for byte in bytes {
      switch byte {
      case .of("{"): depth += 1
      case .of("}"): depth -= 1
      case .of(",") where depth <= 0, .lineFeed, .of("["), .of("]"):
        parts.append([])
        continue
      case .of("\""), .of("'"), .space,
        .of(":") where parts.count == 1 && parts[0].isEmpty:
        continue
      default: break
      }
      parts[parts.count - 1].append(byte)
    }
    return parts.map { $0.first == .of("-") ? Array($0.dropFirst()) : $0 }.filter {
      $0.contains { !"-#".utf8.contains($0) }
    }
    .flatMap(spelledOut)
  }

  /// `*.{ts,tsx}` is two patterns.
  private static func spelledOut(_ pattern: [UInt8]) -> [String] {
    guard let open = pattern.firstIndex(of: .of("{")), let close = pattern[open...].firstIndex(of: .of("}")) else {
      return [String(decoding: pattern, as: UTF8.self)]
    }
    return pattern[(open + 1)..<close].split(separator: .of(",")).prefix(8).flatMap { choice in
      spelledOut(Array(pattern[..<open]) + choice + Array(pattern[(close + 1)...]))
    }
  }

  // MARK: - Exemptions

  /// Folders of which the page says that its rules do not hold there: “Do not apply the rules below to `docs/adr/`.”
  private static func exempted(_ reading: PrescriptivePage, below folder: String) -> [String] {
    var found: [String] = []
    for (position, unit) in reading.units.enumerated() where exempts(unit) {
      var named = paths(unit)
      if named.isEmpty, position > 0, unit.words.contains("them"),
        reading.units[position - 1].blockIndex == unit.blockIndex
      {
        named = paths(reading.units[position - 1])
      }
      found += named.map { $0.hasPrefix(folder) ? $0 : folder + $0 }
    }
    return found.map { $0.hasSuffix("/") ? $0 + "**" : $0 }
  }

  /// Whether a sentence takes something out of the rules of the page.
  static func exempts(_ unit: Unit) -> Bool {
    let words = unit.words
    let isNegated = words.contains { ["not", "don't", "doesn't", "exempt", "exempted"].contains($0) }
    let isApplied = words.contains { ["apply", "applies", "exempt", "exempted"].contains($0) }
    return isNegated && isApplied
      && words.contains { ["rules", "guidelines", "exempt", "exempted"].contains($0) }
  }

  /// Paths of folders and files the sentence names in code.
  private static func paths(_ unit: Unit) -> [String] {
    unit.terms.filter { $0.markup == .code && $0.text.utf8.contains(.of("/")) && !$0.text.utf8.contains(.space) }
      .map { $0.text.hasPrefix("./") ? String($0.text.dropFirst(2)) : $0.text }
  }
}
