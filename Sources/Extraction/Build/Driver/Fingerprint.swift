import Skills
import TextScanning

/// One hash over everything that decides how a bundle comes out: as long as it is the same, nothing needs to be compiled.
struct Fingerprint {
  private var lines: [String]

  /// `tool` names version and executable.
  init(tool: String) { lines = [tool] }

  mutating func add(_ key: String, _ value: String) { lines.append(JSON.array([.string(key), .string(value)]).text) }

  /// A file that is not opened when nothing has changed counts by its stamp.
  mutating func add(_ file: SourceTree.File) { add(file.path, file.status.stamp) }

  var text: String { Digest.sha256(Array(lines.joined(separator: "\n").utf8)) }
}

/// A hash over all files of a folder: whether a bundle on disk is still the one that was written.
enum FolderDigest {
  static func of(_ folder: String) -> String? {
    var entries: [JSON] = []
    guard collect(folder, "", into: &entries) else { return nil }
    var bytes: [UInt8] = []
    JSON.array(entries).write(to: &bytes)
    return Digest.sha256(bytes)
  }

  private static func collect(_ folder: String, _ prefix: String, into entries: inout [JSON]) -> Bool {
    guard let names = try? FileSystem.names(in: folder) else { return false }
    for entry in names {
      let path = FilePath.join(folder, entry.name)
      if entry.kind == .folder {
        guard collect(path, prefix + entry.name + "/", into: &entries) else { return false }
      } else {
        guard let bytes = try? FileSystem.read(path, limit: 16 << 20) else { return false }
        entries.append([.string(prefix + entry.name), .string(Digest.sha256(bytes))])
      }
    }
    return true
  }
}
