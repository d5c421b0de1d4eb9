import Drift
import Extraction
import Reports
import TextScanning

/// `drift --outcomes`: replays outcomes that somebody else has scored.
struct OutcomeReplay {
  let path: String
  let baseline: String?
  let settings: DriftSettings

  func report() throws -> DriftReport {
    let common = try baseline.map(Self.book) ?? BaselineBook()
    let reader = OutcomeReader(try Self.read(path))
    var unreadable = reader.faults.map { CheckSummary.Unreadable(path: "\(path):\($0.line)", reason: $0.reason) }
    var runs: [DriftReport.Run] = []
    for (run, own) in zip(reader.runs, reader.baselines) where !run.rules.isEmpty {
      var book = common
      if let own {
        do throws(BaselineReader.Fault) { book = try BaselineReader.book(own) } catch {
          unreadable.append(.init(path: path, reason: "the baseline of run “\(run.name ?? "")” \(error.reason)"))
          continue
        }
      }
      var monitor = DriftMonitor(settings, book: book)
      let order = run.replay(into: &monitor)
      runs.append(DriftReport.Run(name: run.name, summary: monitor.summary(), order: order))
    }
    return DriftReport(runs: runs, unreadable: unreadable, settings: settings)
  }

  private static func read(_ path: String) throws(Failure) -> [UInt8] {
    do throws(FileError) {
      return path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path)
    } catch {
      throw Failure(.unreadable, path: path, error.reason)
    }
  }

  private static func book(_ path: String) throws(Failure) -> BaselineBook {
    let bytes = try read(path)
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
      throw Failure(.usage, path: path, line: LineIndex(bytes).line(at: error.offset), error.message)
    }
    do throws(BaselineReader.Fault) { return try BaselineReader.book(json) } catch {
      throw Failure(
        .usage, path: path, error.reason,
        wayOut: "A baseline is {\"rules\":{\"rule-a\":{\"k\":190,\"n\":200}}} or {\"p0\":0.95}.")
    }
  }
}
