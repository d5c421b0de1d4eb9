import TextScanning

/// One line of a page as a commit found it and left it.
struct RevisedLine: Sendable, Equatable {
  /// Abbreviated id of the commit.
  var commit: String
  /// Relative to the root, with `/`.
  var path: String
  /// Number of the line after the commit, from 1.
  var line: Int
  var before: [UInt8]
  var after: [UInt8]
}

/// Reads what `git log --patch --unified=0` prints, each commit headed by a NUL and its id.
struct DiffReader {
  /// Longer lines are no sentence that somebody mended.
  private static let longest = 2_000

  private var commit = ""
  private var path = ""
  private var firstLine = 0
  private var removed: [[UInt8]] = []
  private var added: [[UInt8]] = []
  private var revised: [RevisedLine] = []

  /// The lines that were replaced one by one; hunks that add or remove lines on balance say nothing of wording. O(bytes).
  static func lines(in log: [UInt8]) -> [RevisedLine] {
    var reader = DiffReader()
    for line in log.split(separator: .of("\n"), omittingEmptySubsequences: false) { reader.read(line) }
    reader.endHunk()
    return reader.revised
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    if line.first == 0 {
      endHunk()
      commit = String(decoding: line.dropFirst(), as: UTF8.self)
    } else if line.starts(with: "diff --git ".utf8) {
      endHunk()
      firstLine = 0
    } else if firstLine == 0, line.starts(with: "+++ ".utf8) {
      path = String(decoding: line.dropFirst(4), as: UTF8.self)
    } else if line.starts(with: "@@ ".utf8) {
      endHunk()
      firstLine = Self.addedLine(line)
    } else if firstLine > 0, line.count <= Self.longest {
      if line.first == .of("-") { removed.append(Array(line.dropFirst())) }
      if line.first == .of("+") { added.append(Array(line.dropFirst())) }
    }
  }

  private mutating func endHunk() {
    if removed.count == added.count {
      for (offset, pair) in zip(removed, added).enumerated() {
        revised.append(
          RevisedLine(commit: commit, path: path, line: firstLine + offset, before: pair.0, after: pair.1))
      }
    }
    removed.removeAll()
    added.removeAll()
  }

  /// `@@ -12,2 +14,2 @@` → 14.
  private static func addedLine(_ header: ArraySlice<UInt8>) -> Int {
    guard let plus = header.firstIndex(of: .of("+")) else { return 0 }
    return Int(String(decoding: header[(plus + 1)...].prefix(while: ASCII.isDigit), as: UTF8.self)) ?? 0
  }
}
