import Extraction
import Reports
import Rules
import TextScanning

/// The outputs of one check, judged on some threads and handed over in the order of their paths.
struct CheckInputs {
  private let run: CheckRun
  private let items: [Item]
  private let refusals: [CheckSummary.Unreadable]
  private let jobs: Int

  private enum Item: Sendable {
    case file(OutputFiles.File)
    case standardInput(path: String, bytes: [UInt8])

    var path: String {
      switch self {
      case .file(let file): file.path
      case .standardInput(let path, _): path
      }
    }
  }

  /// - Parameter standardInput: the name that standard input has, if it is to be read.
  init(_ outputs: OutputFiles, _ run: CheckRun, standardInput: String?, jobs: Int?) throws {
    self.run = run
    self.jobs = jobs ?? Workers.defaultCount
    refusals = outputs.refusals.map { CheckSummary.Unreadable(path: $0.path, reason: $0.reason) }
    var items = outputs.files.filter { run.changedLines?.paths.contains($0.path) ?? true }.map(Item.file)
    if let standardInput {
      let place = items.firstIndex { !JSON.bytewise($0.path, standardInput) } ?? items.count
      items.insert(.standardInput(path: standardInput, bytes: try FileSystem.readStandardInput()), at: place)
    }
    self.items = items
  }

  var rules: [CheckedRule] { run.rules }
  /// Rules this version cannot check, with the reason.
  var unknown: [(rule: Rule, reason: String)] { run.unknown }

  /// Writes a report of all of them, piece by piece.
  func write(_ writer: any CheckWriter, put: @escaping ([UInt8]) -> Void) -> CheckOutput {
    var output = CheckOutput(writer, rules: run.rules, put: put)
    let unreadable = forEach { output.add($0) }
    output.end(unreadable: unreadable)
    return output
  }

  /// Hands over every checked file; what could not be read comes back.
  func forEach(_ take: (CheckedFile) -> Void) -> [CheckSummary.Unreadable] {
    var unreadable = refusals
    Workers.forEach(items, jobs: jobs, { [run] in Self.look(at: $0, run) }) { looked in
      looked.files.forEach(take)
      unreadable += looked.unreadable
    }
    return unreadable
  }

  /// What one input gave: a file, or the runs of a `.jsonl` with the lines that are none.
  private struct Looked: Sendable {
    var files: [CheckedFile] = []
    var unreadable: [CheckSummary.Unreadable] = []
  }

  private static func look(at item: Item, _ run: CheckRun) -> Looked {
    switch item {
    case .standardInput(let path, let bytes): return Looked(files: [run.check(path: path, bytes: bytes)])
    case .file(let file):
      do throws(FileError) { return look(at: file.path, try FileSystem.read(file.location), run) } catch {
        return Looked(unreadable: [.init(path: file.path, reason: error.reason)])
      }
    }
  }

  private static func look(at path: String, _ bytes: [UInt8], _ run: CheckRun) -> Looked {
    guard path.hasSuffix(".jsonl") else { return Looked(files: [run.check(path: path, bytes: bytes)]) }
    let reader = RunReader(bytes)
    return Looked(
      files: reader.runs.map { run.check(path: path, run: $0) },
      unreadable: reader.faults.map { .init(path: "\(path):\($0.line)", reason: $0.reason) })
  }
}
