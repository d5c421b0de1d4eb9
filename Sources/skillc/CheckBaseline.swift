import Extraction
import Reports
import TextScanning

/// The first check of an old repository: what is there today is accepted, so that only new findings fail.
enum CheckBaseline {
  static let defaultName = "skillc-baseline.json"

  /// Checks, and keeps the findings as a report.
  static func write(_ inputs: CheckInputs, to path: String) throws {
    let summary: CheckSummary
    do throws(FileError) {
      let file = try FileReplacement(FilePath.absolute(path, in: FileSystem.workingFolder))
      var failure: FileError?
      summary =
        inputs.write(CheckJSON(rules: inputs.rules, hasBaseline: false)) { bytes in
          do throws(FileError) { if failure == nil { try file.append(bytes) } } catch { failure = error }
        }.summary
      if let failure { throw failure }
      try file.finish()
    } catch {
      throw Failure(.output, path: path, "cannot be written: \(error.reason)")
    }
    CheckNotes.print(summary, unknown: inputs.unknown)
    Terminal.note(
      "wrote \(path): \(BuildText.count(summary.findings, "finding")) accepted; check with --baseline \(path)\n")
    try Ending.with(ExitStatus.first(of: summary.unreadable.isEmpty ? [] : [.unreadable]))
  }

  /// Asks a person whose check fails without a baseline whether to write one; true if they want it. Everything is looked at once more: a
  /// check keeps no findings.
  static func offer(_ inputs: CheckInputs, _ summary: CheckSummary) -> Bool {
    guard summary.status == .findings, Terminal.inputIsTerminal, Terminal.outputIsTerminal else { return false }
    Terminal.note(
      "\nAccept these \(BuildText.count(summary.findings, "finding")) as they are, so that only new ones fail? Writes \(defaultName). [y/N] "
    )
    let key = Terminal.readKey()
    Terminal.note("\n")
    guard key == .of("y") || key == .of("Y") else { return false }
    do {
      try write(inputs, to: defaultName)
      Terminal.note("to use it always, put this into skillc.yml:\n\ncheck:\n  baseline: \(defaultName)\n")
      return true
    } catch {
      Terminal.note(((error as? Failure)?.description ?? "\(defaultName): error: cannot be written") + "\n")
      return false
    }
  }
}
