import Drift
import Extraction
import Skills
import TextScanning

/// `--state`: where runs that go on are kept between two looks. Without a path nothing is kept.
struct DriftStateFile {
  private let path: String?
  private let digest: String
  private let settings: DriftSettings
  private var saved: [String: JSON] = [:]

  static let schema = "skillc.drift-state/1"

  init(_ path: String?, rules: DriftRules, settings: DriftSettings) throws(Failure) {
    self.path = path
    self.settings = settings
    digest = rules.digest
    guard let path, FileSystem.exists(path) else { return }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.read(path) } catch {
      throw Failure(.unreadable, path: path, error.reason)
    }
    guard let json = try? JSON(parsing: bytes), json["schema"]?.string == Self.schema else {
      throw Failure(.usage, path: path, "is no \(Self.schema)", wayOut: "Remove it to begin afresh.")
    }
    guard json["digest"]?.string == digest else {
      throw Failure(
        .usage, path: path, "the state belongs to the bundle \(json["digest"]?.string ?? ""), not to \(digest)",
        wayOut: "Remove it to begin afresh.")
    }
    guard json["settings"] == settings.json else {
      throw Failure(
        .usage, path: path, "the state was made with other values of --horizon, --alpha or --warm-up",
        wayOut: "Give the same values, or remove the file to begin afresh.")
    }
    saved = json["runs"]?.object ?? [:]
  }

  private static func key(_ name: String?) -> String { name.map { "=" + $0 } ?? "" }

  /// Takes up a run where the last look ended; false when it was never looked at.
  func restore(_ name: String?, into watcher: inout RunWatcher) throws(Failure) -> Bool {
    guard let json = saved[Self.key(name)] else { return false }
    guard watcher.restore(json) else {
      throw Failure(.usage, path: path ?? "", "holds a run that cannot be read", wayOut: "Remove it to begin afresh.")
    }
    return true
  }

  mutating func keep(_ name: String?, _ watcher: RunWatcher) {
    if path != nil { saved[Self.key(name)] = watcher.json }
  }

  func write() throws(Failure) {
    guard let path else { return }
    var bytes: [UInt8] = []
    JSON.object([
      "schema": .string(Self.schema), "digest": .string(digest), "settings": settings.json, "runs": .object(saved),
    ]).write(to: &bytes)
    bytes.append(.lineFeed)
    do throws(FileError) {
      try FileSystem.replace(FilePath.absolute(path, in: FileSystem.workingFolder), bytes)
    } catch {
      throw Failure(.output, path: path, "cannot be written: \(error.reason)")
    }
  }
}
