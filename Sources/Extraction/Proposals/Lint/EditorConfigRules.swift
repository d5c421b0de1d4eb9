import Documents
import Rules
import Skills
import TextScanning

/// What an `.editorconfig` says of Markdown files, where a kind of ours stands for it. Later sections win, as editors read it.
enum EditorConfigRules {
  static func read(_ file: LintConfiguration) -> (proposals: [Proposal], diagnostics: [Diagnostic]) {
    let sections = sections(of: file)
    let lines = LineIndex(file.bytes)
    var proposals: [Proposal] = []
    for pages in scopes(sections) {
      let path = pages.first?.replacing("**", with: "x").replacing("*", with: "x") ?? "x.md"
      for (key, setting) in effective(sections, for: path).sorted(by: { JSON.bytewise($0.key, $1.key) }) {
        guard pages.isEmpty ? !isContested(key, setting, sections) : setting.isScoped,
          let rule = rule(key, setting)
        else { continue }
        proposals.append(
          Proposal(
            kind: rule.kind, facet: .format, modality: setting.namesMarkdown ? .must : .should,
            scope: Scope(pages: pages), slots: rule.slots, origin: .imported,
            sources: [Citation.source(path: file.path, file.bytes, setting.range, lines)], pattern: "editorconfig"))
      }
    }
    return (proposals, [])
  }

  // MARK: - Reading

  private struct Section {
    /// Patterns over paths, braces resolved.
    var patterns: [String]
    var settings: [(key: String, value: String, range: Range<Int>)] = []

    /// The section speaks of Markdown by name and not of all files.
    var namesMarkdown: Bool { patterns.contains { pattern in Self.extensions.contains { pattern.hasSuffix($0) } } }

    /// Whether it holds in some folders only.
    var isScoped: Bool { patterns.contains { $0.contains("/") && !$0.hasPrefix("**/") } }

    func matches(_ path: String) -> Bool { patterns.contains { Glob.matches($0, path) } }

    static let extensions = [".md", ".mdx", ".markdown"]
  }

  private struct Setting {
    var value: String
    var range: Range<Int>
    var namesMarkdown: Bool
    var isScoped: Bool
  }

  private static func sections(of file: LintConfiguration) -> [Section] {
    let lines = LineIndex(file.bytes)
    var sections: [Section] = []
    for line in 1...max(1, lines.lineCount) {
      var range = lines.range(ofLine: line)
      while let last = file.bytes[range].last, ASCII.isSpace(last) { range = range.lowerBound..<range.upperBound - 1 }
      let text = file.bytes.string(range).trimmingBlanks
      if text.hasPrefix("["), text.hasSuffix("]") {
        sections.append(Section(patterns: patterns(String(text.dropFirst().dropLast()))))
      } else if !text.hasPrefix("#"), !text.hasPrefix(";"), !sections.isEmpty, text.contains("=") {
        let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks.lowercased() }
        guard parts.count == 2 else { continue }
        sections[sections.count - 1].settings.append((parts[0], parts[1], range))
      }
    }
    return sections
  }

  /// The patterns of a section's head: without braces, and from any folder where it names none.
  private static func patterns(_ head: String) -> [String] {
    expanded(head).map { pattern in
      if pattern.hasPrefix("/") { return String(pattern.dropFirst()) }
      return pattern.contains("/") ? pattern : "**/" + pattern
    }
  }

  /// `{a,b}` resolved, at most sixteen patterns.
  private static func expanded(_ pattern: String) -> [String] {
    guard let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else {
      return [pattern]
    }
    let (head, tail) = (pattern[..<open], pattern[pattern.index(after: close)...])
    let choices = pattern[pattern.index(after: open)..<close].split(separator: ",")
    guard choices.count > 1 else { return [pattern] }
    return Array(choices.flatMap { expanded(head + String($0).trimmingBlanks + tail) }.prefix(16))
  }

  // MARK: - Meaning

  /// All Markdown pages, and those of each section that speaks of some folder's pages.
  private static func scopes(_ sections: [Section]) -> [[String]] {
    let scoped = sections.filter { $0.isScoped && $0.namesMarkdown }.map { section in
      section.patterns.filter { pattern in Section.extensions.contains { pattern.hasSuffix($0) } }
    }
    return [[]] + scoped
  }

  private static func effective(_ sections: [Section], for path: String) -> [String: Setting] {
    var settings: [String: Setting] = [:]
    for section in sections where section.matches(path) {
      for (key, value, range) in section.settings {
        settings[key] = Setting(
          value: value, range: range, namesMarkdown: section.namesMarkdown, isScoped: section.isScoped)
      }
    }
    return settings
  }

  /// Whether some folder's pages are set otherwise: a rule for all pages would be wrong there.
  private static func isContested(_ key: String, _ setting: Setting, _ sections: [Section]) -> Bool {
    sections.contains { section in
      section.isScoped && section.namesMarkdown
        && section.settings.contains { $0.key == key && $0.value != setting.value }
    }
  }

  /// How lines of code are indented says nothing of lists: only a section on Markdown speaks of them.
  private static func rule(_ key: String, _ setting: Setting) -> (kind: String, slots: [String: JSON])? {
    switch (key, setting.value) {
    case ("max_line_length", let value):
      guard let limit = Int(value), limit > 0 else { return nil }
      return ("line.length", ["max": .int(limit)])
    case ("trim_trailing_whitespace", "true"): return ("line.whitespace", ["trailing": false])
    case ("indent_style", "space") where setting.namesMarkdown: return ("line.whitespace", ["indent": "spaces"])
    case ("indent_style", "tab") where setting.namesMarkdown: return ("line.whitespace", ["indent": "tabs"])
    default: return nil
    }
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmingBlanks: String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !ASCII.isSpace($0) }),
      let last = bytes.lastIndex(where: { !ASCII.isSpace($0) })
    else { return "" }
    return bytes.string(first..<last + 1)
  }
}
