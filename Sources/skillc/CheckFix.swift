import Extraction
import Reports
import Rules
import TextScanning

/// `check --fix`: mends files in place, or shows how.
struct CheckFix {
  let rules: CheckRun
  let outputs: OutputFiles
  let isDry: Bool
  let jobs: Int?

  func run() throws {
    var statuses: Set<ExitStatus> = outputs.refusals.isEmpty ? [] : [.unreadable]
    for refusal in outputs.refusals { Terminal.note("\(refusal.path): error: \(refusal.reason) [unreadable]\n") }
    var (fixes, changed, left) = (0, 0, 0)
    Workers.forEach(outputs.files, jobs: jobs ?? Workers.defaultCount, mend) { result in
      switch result {
      case .failure(let failure):
        Terminal.note(failure.description + "\n")
        statuses.insert(failure.cause == .unreadable ? .unreadable : .usage)
      case .success(let mended):
        Terminal.print(mended.diff)
        fixes += mended.count
        changed += mended.count > 0 ? 1 : 0
        left += mended.files.reduce(0) { $0 + $1.findings.count }
        if !mended.files.allSatisfy(\.pass) { statuses.insert(.findings) }
        for fault in mended.faults {
          Terminal.note("\(fault.path): error: \(fault.reason) [unreadable]\n")
          statuses.insert(.unreadable)
        }
      }
    }
    let verb = isDry ? "would apply" : "applied"
    Terminal.note(
      "\(verb) \(BuildText.count(fixes, "fix", "fixes")) in \(BuildText.count(changed, "file")); \(BuildText.count(left, "finding")) left\n"
    )
    try Ending.with(ExitStatus.first(of: statuses))
  }

  private struct Mended {
    /// What is left to find, run by run in a file of runs.
    var files: [CheckedFile]
    /// Lines of a file of runs that are none.
    var faults: [CheckSummary.Unreadable] = []
    var count: Int
    var diff: [UInt8] = []
  }

  @Sendable private func mend(_ file: OutputFiles.File) -> Result<Mended, Failure> {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.read(file.location) } catch {
      return .failure(Failure(.unreadable, path: file.path, error.reason))
    }
    let (fixed, mended) = fixed(file.path, bytes)
    guard mended.count > 0 else { return .success(mended) }
    if isDry {
      var shown = mended
      shown.diff = UnifiedDiff.text(path: file.path, old: bytes, new: fixed)
      return .success(shown)
    }
    do throws(FileError) {
      // A link stays one: what it leads to is mended.
      try FileSystem.replace(FileSystem.realPath(file.location) ?? file.location, fixed)
    } catch {
      return .failure(Failure(.output, path: file.path, "cannot be written: \(error.reason)"))
    }
    return .success(mended)
  }

  /// A page, or the texts of a file of runs, after its fixes.
  private func fixed(_ path: String, _ bytes: [UInt8]) -> ([UInt8], Mended) {
    if path.hasSuffix(".jsonl") {
      let result = RunFixer(rules).fix(path: path, bytes: bytes)
      let faults = result.faults.map { CheckSummary.Unreadable(path: "\(path):\($0.line)", reason: $0.reason) }
      return (result.bytes, Mended(files: result.files, faults: faults, count: result.count))
    }
    let result = Fixer(rules).fix(path: path, bytes: bytes)
    return (result.bytes, Mended(files: [result.file], count: result.count))
  }
}
