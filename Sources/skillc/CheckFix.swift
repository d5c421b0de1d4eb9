import Extraction
import Reports
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
        left += mended.file.findings.count
        if !mended.file.pass { statuses.insert(.findings) }
      }
    }
    let verb = isDry ? "would apply" : "applied"
    Terminal.note(
      "\(verb) \(BuildText.count(fixes, "fix", "fixes")) in \(BuildText.count(changed, "file")); \(BuildText.count(left, "finding")) left\n"
    )
    try Ending.with(ExitStatus.first(of: statuses))
  }

  private struct Mended {
    var file: CheckedFile
    var count: Int
    var diff: [UInt8]
  }

  @Sendable private func mend(_ file: OutputFiles.File) -> Result<Mended, Failure> {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.read(file.location) } catch {
      return .failure(Failure(.unreadable, path: file.path, error.reason))
    }
    let fixed = Fixer(rules).fix(path: file.path, bytes: bytes)
    guard fixed.count > 0 else { return .success(Mended(file: fixed.file, count: 0, diff: [])) }
    if isDry {
      let diff = UnifiedDiff.text(path: file.path, old: bytes, new: fixed.bytes)
      return .success(Mended(file: fixed.file, count: fixed.count, diff: diff))
    }
    do throws(FileError) {
      // A link stays one: what it leads to is mended.
      try FileSystem.replace(FileSystem.realPath(file.location) ?? file.location, fixed.bytes)
    } catch {
      return .failure(Failure(.output, path: file.path, "cannot be written: \(error.reason)"))
    }
    return .success(Mended(file: fixed.file, count: fixed.count, diff: []))
  }
}
