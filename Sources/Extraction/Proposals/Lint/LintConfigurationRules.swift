import Documents
import Rules
import Skills
import TextScanning

/// Reads rules out of the linter configurations that lie beside the documents: what a project lets a machine check, it means.
enum LintConfigurationRules {
  /// Proposals of one file, and a diagnostic for each entry that no kind of ours stands for.
  static func read(_ file: LintConfiguration) -> (proposals: [Proposal], diagnostics: [Diagnostic]) {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    if name.hasPrefix(".markdownlint") { return MarkdownlintRules.read(file) }
    if name == ".editorconfig" { return EditorConfigRules.read(file) }
    if name.hasSuffix(".yml") { return ValeRules.read(file) }
    return ([], [])
  }

  /// The source of the first line that holds `key`, or of the whole file.
  static func source(_ file: LintConfiguration, key: String) -> Source {
    let lines = LineIndex(file.bytes)
    let wanted = Array(key.utf8)
    for line in 1...lines.lineCount {
      let range = lines.range(ofLine: line)
      guard let start = firstIndex(of: wanted, in: file.bytes, range) else { continue }
      var end = range.upperBound
      while end > start, ASCII.isSpace(file.bytes[end - 1]) { end -= 1 }
      return Citation.source(path: file.path, file.bytes, start..<end, lines)
    }
    return Citation.source(path: file.path, file.bytes, 0..<file.bytes.count, lines)
  }

  private static func firstIndex(of wanted: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard !wanted.isEmpty, range.count >= wanted.count else { return nil }
    return (range.lowerBound...range.upperBound - wanted.count).first { start in
      wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
    }
  }

  static func unreadable(_ file: LintConfiguration, _ reason: String) -> Diagnostic {
    Diagnostic(.warning, code: "lint-configuration", message: reason, path: file.path, line: 1, column: 1)
  }
}
