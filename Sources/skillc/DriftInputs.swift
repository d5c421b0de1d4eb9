import Drift
import Extraction
import Reports
import TextScanning

/// Reads what `drift` and `baseline update` look at: logs, and folders or pages whose files are steps.
struct DriftInputs {
  private(set) var grouping = RunGrouping()
  private(set) var unreadable: [CheckSummary.Unreadable] = []

  init(_ paths: [String], rules: DriftRules) throws(Failure) {
    for path in paths where path == "-" || Self.isLog(path) {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try path == "-" ? FileSystem.readStandardInput() : FileSystem.read(path)
      } catch {
        unreadable.append(.init(path: path, reason: error.reason))
        continue
      }
      let reader = StepReader(bytes)
      unreadable += reader.faults.map { .init(path: "\(path):\($0.line)", reason: $0.reason) }
      try rules.refuse(reader.steps, of: path)
      grouping.add(reader.steps, unnamed: paths.count > 1 ? path : nil)
    }
    addPages(paths.filter { $0 != "-" && !Self.isLog($0) })
    grouping.sort()
  }

  /// The commits of a range, oldest first: the pages each of them wrote are one step.
  init(git range: String) throws(Failure) {
    var number = 0
    for commit in try GitHistory.commits(in: range, below: FileSystem.workingFolder) {
      number += 1
      grouping.add(
        commit.pages.map { page in
          var step = RunStep(run: range, number: number, text: String(decoding: page.bytes, as: UTF8.self))
          (step.agent, step.task, step.path) = (commit.author, commit.hash, page.path)
          return step
        })
    }
    grouping.sort()
  }

  private static func isLog(_ path: String) -> Bool {
    [".jsonl", ".json", ".ndjson"].contains { path.lowercased().hasSuffix($0) } && !FileSystem.isFolder(path)
  }

  /// Every page of a folder, in the order of their paths, is a step; so is a page that is named itself.
  private mutating func addPages(_ paths: [String]) {
    let files = OutputFiles(paths)
    unreadable += files.refusals.map { .init(path: $0.path, reason: $0.reason) }
    var steps: [RunStep] = []
    for file in files.files {
      do throws(FileError) {
        var step = RunStep(text: String(decoding: try FileSystem.read(file.location), as: UTF8.self))
        step.path = file.path
        steps.append(step)
      } catch {
        unreadable.append(.init(path: file.path, reason: error.reason))
      }
    }
    grouping.add(steps, unnamed: paths.count == 1 ? paths.first : "files")
  }
}
