import Extraction
import Reports
import TextScanning

/// The first check of an old repository: what is there today is accepted, so that only new findings fail.
enum CheckBaseline {
  static let defaultName = "skillc-baseline.json"

  static func write(_ report: CheckReport, to path: String) throws {
    do throws(FileError) {
      try FileSystem.replace(FilePath.absolute(path, in: FileSystem.workingFolder), CheckJSON.bytes(report))
    } catch {
      throw Failure(.output, path: path, "cannot be written: \(error.reason)")
    }
    let count = report.files.reduce(0) { $0 + $1.findings.count }
    Terminal.note("wrote \(path): \(BuildText.count(count, "finding")) accepted; check with --baseline \(path)\n")
    try Ending.with(ExitStatus.first(of: report.unreadable.isEmpty ? [] : [.unreadable]))
  }

  /// Asks a person whose check fails without a baseline whether to write one; true if they want it.
  static func offer(_ report: CheckReport) -> Bool {
    guard report.status == .findings, Terminal.inputIsTerminal, Terminal.outputIsTerminal else { return false }
    let count = report.files.reduce(0) { $0 + $1.findings.count }
    Terminal.note(
      "\nAccept these \(BuildText.count(count, "finding")) as they are, so that only new ones fail? Writes \(defaultName). [y/N] "
    )
    let key = Terminal.readKey()
    Terminal.note("\n")
    guard key == .of("y") || key == .of("Y") else { return false }
    do {
      try write(report, to: defaultName)
      Terminal.note("to use it always, put this into skillc.yml:\n\ncheck:\n  baseline: \(defaultName)\n")
      return true
    } catch {
      Terminal.note(((error as? Failure)?.description ?? "\(defaultName): error: cannot be written") + "\n")
      return false
    }
  }
}
