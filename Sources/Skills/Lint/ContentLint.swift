import Documents
import TextScanning

/// What a text file says to a model that its reader would not expect: invisible characters, orders, commands that loaders run.
enum ContentLint {
  private static let textEndings = [".md", ".json", ".txt", ".yaml", ".yml", ".mdc", ".html"]

  static func check(_ bundle: LintedFolder, _ profile: LoaderProfile, _ report: inout LintReport) {
    for file in bundle.files where textEndings.contains(where: file.path.hasSuffix) {
      let bytes = file.bytes
      if String(validating: bytes, as: UTF8.self) == nil {
        report.add(.error, "invalid-utf8", "is no valid UTF-8", path: file.path)
      }
      let lines = LineIndex(bytes)
      for line in 1...lines.lineCount {
        check(bytes.string(lines.range(ofLine: line)), in: file.path, line: line, profile, &report)
      }
    }
  }

  private static func check(
    _ text: String, in path: String, line: Int, _ profile: LoaderProfile, _ report: inout LintReport
  ) {
    if let scalar = text.unicodeScalars.first(where: Invisible.contains) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      report.add(
        .error, "invisible-characters",
        "holds U+\(String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code), which no reader sees",
        path: path, line: line)
    }
    if let reason = Hostile.reason(text) { report.add(.error, "model-directed", reason, path: path, line: line) }
    if path.hasSuffix(".md"), text.contains("!`") {
      report.add(.error, "inline-shell", "“!`” makes some loaders run what follows", path: path, line: line)
    }
    let lower = profile.tripwires.isEmpty ? "" : text.lowercased()
    for tripwire in profile.tripwires where lower.contains(tripwire.text.lowercased()) {
      report.add(
        tripwire.isFatal ? .error : .warning, "scanner",
        "\(profile.name)’s install scanner \(tripwire.isFatal ? "refuses" : "warns of") “\(tripwire.text)”", path: path,
        line: line)
    }
  }
}
