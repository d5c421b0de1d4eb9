import Foundation
import Testing

/// Compares text with a snapshot file beside the tests; `RECORD_SNAPSHOTS=1` writes it instead. Never edit a snapshot by hand.
package enum Snapshot {
  package static func expect(
    _ text: String, named name: String, in folder: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("no snapshot \(name): record it with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
      return
    }
    if recorded != text {
      Issue.record("\(name) differs:\n\(firstDifference(recorded, text))", sourceLocation: sourceLocation)
    }
  }

  private static func firstDifference(_ old: String, _ new: String) -> String {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(before.count, after.count) {
      let left = index < before.count ? String(before[index]) : "(end)"
      let right = index < after.count ? String(after[index]) : "(end)"
      if left != right { return "line \(index + 1)\n- \(left)\n+ \(right)" }
    }
    return "line ends differ"
  }
}
