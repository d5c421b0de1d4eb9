import Drift
import Extraction
import TextScanning

/// The committed baseline of accepted runs.
enum RunBaselineFile {
  static let defaultName = "drift-baseline.json"

  static func read(_ path: String) throws(Failure) -> RunBaseline {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.read(path) } catch {
      throw Failure(.unreadable, path: path, error.reason)
    }
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
      throw Failure(.usage, path: path, line: LineIndex(bytes).line(at: error.offset), error.message)
    }
    do throws(BaselineReader.Fault) { return try RunBaseline(json) } catch {
      throw Failure(.usage, path: path, error.reason, wayOut: "skillc baseline update makes one from accepted runs.")
    }
  }
}
