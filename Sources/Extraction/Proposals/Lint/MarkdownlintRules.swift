import Documents
import Rules
import Skills
import TextScanning

/// The rules of a markdownlint configuration beside the documents. Only what the file names is read: its defaults are nobody's word.
enum MarkdownlintRules {
  static func read(_ file: LintConfiguration) -> (proposals: [Proposal], diagnostics: [Diagnostic]) {
    let configuration: MarkdownlintConfiguration
    do throws(MarkdownlintConfiguration.Problem) {
      configuration = try MarkdownlintConfiguration(ImportedFile(path: file.path, bytes: file.bytes))
    } catch {
      return ([], [diagnostic(file, line: error.line, "\(error.message); its rules are left out")])
    }
    let reading = MarkdownlintReading(configuration, defaults: false)
    let lines = LineIndex(file.bytes)
    let proposals = reading.settings.map { setting in
      Proposal(
        kind: setting.kind, facet: .format, modality: setting.isWarning ? .should : .must, slots: setting.slots,
        origin: .imported, sources: [source(file, setting.line, lines)], pattern: setting.alias)
    }
    return (proposals, reading.gaps.map { diagnostic(file, line: $0.line, $0.reason) })
  }

  /// A line without the white space at its end.
  private static func source(_ file: LintConfiguration, _ line: Int, _ lines: LineIndex) -> Source {
    let range = lines.range(ofLine: line)
    let end = file.bytes[range].lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? range.lowerBound
    return Citation.source(path: file.path, file.bytes, range.lowerBound..<end, lines)
  }

  private static func diagnostic(_ file: LintConfiguration, line: Int, _ message: String) -> Diagnostic {
    Diagnostic(.warning, code: "lint-configuration", message: message, path: file.path, line: line, column: 1)
  }
}
