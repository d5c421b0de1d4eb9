import TextScanning

/// What a `.vale.ini` says of rules: which styles, which rules of them, at which level, on which pages.
struct ValeConfiguration {
  /// One `[pattern]` part of the file.
  private struct Section {
    var pages: String
    var styles: [String] = []
    /// By rule name: nil when it is off, else its level or an empty text.
    var rules: [String: String?] = [:]
  }

  /// As the file writes it; styles lie in folders below.
  private(set) var stylesPath = "styles"
  /// Names of vocabularies.
  private(set) var vocabularies: [String] = []
  private(set) var packages: (names: String, line: Int)?
  private var sections: [Section] = []

  init(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() { read(Self.trimmed(line), line: index + 1) }
  }

  private mutating func read(_ line: String, line number: Int) {
    guard let first = line.utf8.first, first != .of("#"), first != .of(";") else { return }
    if first == .of("["), line.hasSuffix("]") {
      return sections.append(Section(pages: String(line.dropFirst().dropLast())))
    }
    let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
    guard parts.count == 2 else { return }
    let value = Self.withoutComment(parts[1])
    switch parts[0] {
    case "StylesPath": stylesPath = value
    case "Vocab": vocabularies = Self.names(value)
    case "Packages": packages = (value, number)
    case "BasedOnStyles": if !sections.isEmpty { sections[sections.count - 1].styles = Self.names(value) }
    default: if parts[0].utf8.contains(.of(".")), !sections.isEmpty { set(parts[0], value) }
    }
  }

  private mutating func set(_ rule: String, _ value: String) {
    let isOff = value == "NO" || value == "false"
    let level = ["error", "warning", "suggestion"].contains(value) ? value : ""
    sections[sections.count - 1].rules[rule] = .some(isOff ? nil : level)
  }

  private static func trimmed(_ text: Substring) -> String { trimmed(String(text)) }

  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8.drop(while: ASCII.isSpace))
    return bytes.string(0..<(bytes.lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? 0))
  }

  private static func withoutComment(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let end = bytes.indices.first { $0 > 0 && bytes[$0] == .of("#") && ASCII.isSpace(bytes[$0 - 1]) }
    return trimmed(bytes.string(0..<(end ?? bytes.count)))
  }

  private static func names(_ text: String) -> [String] {
    text.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
  }
}

extension ValeConfiguration {
  /// What holds for a rule of a style; nil when no part of the file turns it on.
  func setting(style: String, rule: String) -> ValeRuleReader.Setting? {
    var setting = ValeRuleReader.Setting()
    var isOn = false
    var isEverywhere = false
    for section in sections {
      let said = section.rules[rule]
      guard let value = said ?? (section.styles.contains(style) ? "" : nil) else { continue }
      isOn = true
      if setting.level == nil, !value.isEmpty { setting.level = value }
      if Self.coversAll(section.pages) { isEverywhere = true } else { setting.pages.append(Self.glob(section.pages)) }
    }
    guard isOn else { return nil }
    if isEverywhere { setting.pages = [] }
    return setting
  }

  /// Whether the configuration turns on anything of a style.
  func names(_ style: String) -> Bool {
    sections.contains { section in
      section.styles.contains(style) || section.rules.keys.contains { $0.hasPrefix(style + ".") }
    }
  }

  private static func coversAll(_ pages: String) -> Bool {
    pages == "*" || pages == "**" || pages == "*.md"
      || (pages.hasPrefix("*.{")
        && pages.utf8.split(whereSeparator: { ",{}".utf8.contains($0) }).contains { $0.elementsEqual("md".utf8) })
  }

  /// Vale's `*` crosses folders; ours does not.
  private static func glob(_ pages: String) -> String {
    pages.hasPrefix("*") && !pages.hasPrefix("**") ? "**/" + pages : pages
  }
}
