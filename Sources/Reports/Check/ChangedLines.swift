import TextScanning

/// The lines that changed since a revision, read from a unified diff without context: `check --since` judges no others.
package struct ChangedLines: Sendable {
  /// Lines from 1, by path; nil where the whole file is new.
  private var ranges: [String: [Range<Int>]?] = [:]

  /// - Parameters:
  ///   - diff: what `git diff --unified=0 --no-prefix` prints; a file without lines in it (renamed, a mode changed) has none.
  ///   - untracked: paths of files that are new as a whole.
  package init(diff: [UInt8], untracked: [String] = []) {
    var path: String?
    var offset = 0
    while offset < diff.count {
      let end = diff.firstIndex(of: .lineFeed, from: offset) ?? diff.count
      let line = offset..<end
      offset = end + 1
      if diff.hasBytes("+++ ", at: line.lowerBound) {
        path = Self.path(diff.string(line.dropFirst(4)))
        if let path { ranges[path] = .some([]) }
      } else if diff.hasBytes("@@ -", at: line.lowerBound), let path, let range = Self.added(diff, line) {
        ranges[path]??.append(range)
      }
    }
    for path in untracked { ranges[path] = .some(nil) }
  }

  /// Paths of the files with a change.
  package var paths: Set<String> { Set(ranges.keys) }

  /// Whether a finding lies outside of what changed.
  func excludes(_ placed: PlacedFinding, in path: String) -> Bool {
    guard let lines = ranges[path] else { return true }
    guard let lines else { return false }
    let found = placed.line..<max(placed.line + 1, placed.endLine)
    return !lines.contains { $0.overlaps(found) }
  }

  /// A path of the diff; nil for `/dev/null`. Git quotes unusual names like a C string.
  private static func path(_ text: String) -> String? {
    let text = text.hasSuffix("\t") ? String(text.dropLast()) : text
    if text == "/dev/null" { return nil }
    guard text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count > 1 else { return text }
    var bytes: [UInt8] = []
    let quoted = Array(text.utf8.dropFirst().dropLast())
    var index = 0
    while index < quoted.count {
      guard quoted[index] == .of("\\"), index + 1 < quoted.count else {
        bytes.append(quoted[index])
        index += 1
        continue
      }
      let octal = quoted[(index + 1)...].prefix(3)
      if octal.count == 3, octal.allSatisfy({ (0x30...0x37).contains($0) }) {
        bytes.append(octal.reduce(0) { $0 &* 8 &+ ($1 - 0x30) })
        index += 4
      } else {
        bytes.append(escapes[quoted[index + 1]] ?? quoted[index + 1])
        index += 2
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let escapes: [UInt8: UInt8] = [.of("n"): .lineFeed, .of("t"): .tab, .of("r"): .carriageReturn]

  /// The lines of the new file in `@@ -a,b +c,d @@`; nil when none were added.
  private static func added(_ diff: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    guard let plus = diff.firstIndex(of: .of("+"), from: line.lowerBound), plus < line.upperBound else { return nil }
    var numbers = [0, 1]
    var index = plus + 1
    var part = 0
    while index < line.upperBound, ASCII.isDigit(diff[index]) || diff[index] == .of(",") {
      if diff[index] == .of(",") {
        part = 1
        numbers[1] = 0
      } else {
        numbers[part] = min(numbers[part] * 10 + Int(diff[index] - 0x30), 1 << 40)
      }
      index += 1
    }
    return numbers[1] > 0 ? numbers[0]..<numbers[0] + numbers[1] : nil
  }
}
