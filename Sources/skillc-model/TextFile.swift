import Inference
import TextScanning

/// Files of texts that verbs read.
enum TextFile {
  /// All bytes of a file; “-” is standard input. Errors: `unreadable`.
  static func bytes(_ path: String) throws(InferenceError) -> [UInt8] {
    try WholeFile.read(path == "-" ? "/dev/stdin" : path)
  }

  /// The texts of a file: one JSON string a line, or the whole file as one text.
  static func texts(_ path: String, isJSONLines: Bool) throws(InferenceError) -> [[UInt8]] {
    let bytes = try bytes(path)
    guard isJSONLines else { return [bytes] }
    var texts: [[UInt8]] = []
    for (index, line) in bytes.split(separator: .of("\n")).enumerated() {
      guard let value = try? JSON(parsing: Array(line)), let text = value.string else {
        throw InferenceError(.malformed, path: path, "line \(index + 1): expected a JSON string")
      }
      texts.append(Array(text.utf8))
    }
    return texts
  }
}
