import Documents
import Rules
import Skills
import TextScanning

/// Gives findings of one page their lines, columns, excerpts and fingerprints. O(bytes + findings), also when all is on one line.
struct Placing {
  /// Bytes of a line that an excerpt shows, and that a fingerprint reads.
  private static let window = 160
  private static let longestLine = 4096

  private let bytes: [UInt8]
  private let lines: LineIndex
  private let path: String
  /// Where the last column was counted: byte offset, line and column there.
  private var last = (offset: 0, line: 0, column: 1)

  init(_ document: Document) {
    bytes = document.bytes
    lines = document.lines
    path = document.path
  }

  /// Findings must come in the order of their starts.
  mutating func place(_ finding: Finding) -> PlacedFinding {
    let range = finding.range.clamped(to: 0..<bytes.count)
    let start = position(range.lowerBound)
    let checkpoint = last
    let end = position(range.upperBound)
    last = checkpoint
    let excerpt = excerpt(line: start.line, around: range)
    return PlacedFinding(
      finding: finding, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
      excerpt: excerpt.text, caret: excerpt.caret, fingerprint: fingerprint(finding, line: start.line))
  }

  private mutating func position(_ offset: Int) -> (line: Int, column: Int) {
    let line = lines.line(at: offset)
    if last.line != line || last.offset > offset {
      var start = lines.range(ofLine: line).lowerBound
      if start == 0, bytes.hasBytes("\u{FEFF}", at: 0) { start = min(3, offset) }
      last = (start, line, 1)
    }
    for index in last.offset..<offset where bytes[index] & 0xC0 != 0x80 { last.column += 1 }
    last.offset = offset
    return (line, last.column)
  }

  private func excerpt(line: Int, around range: Range<Int>) -> (text: String, caret: Int) {
    let whole = lineRange(line)
    var start = whole.lowerBound
    if start == 0, bytes.hasBytes("\u{FEFF}", at: 0) { start = min(3, whole.upperBound) }
    let first = start
    var end = whole.upperBound
    if end - start > Self.window {
      start = max(start, min(range.lowerBound - Self.window / 3, end - Self.window))
      end = min(end, start + Self.window)
    }
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let caret = max(start, min(range.lowerBound, end))
    let (front, back) = (start > first ? "…" : "", end < whole.upperBound ? "…" : "")
    let isPrintable = bytes[start..<end].allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    let before = isPrintable ? caret - start : bytes.string(start..<caret).unicodeScalars.count
    let text = bytes.string(start..<end)
    return (front + (isPrintable ? text : Self.shown(text)) + back, before + front.unicodeScalars.count)
  }

  /// Tabs and control characters as one space: a caret below stands where it should.
  private static func shown(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar) }
    return String(scalars)
  }

  /// The bytes of a line without its end.
  private func lineRange(_ line: Int) -> Range<Int> {
    let range = lines.range(ofLine: line)
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
    return range.lowerBound..<end
  }

  private func fingerprint(_ finding: Finding, line: Int) -> String {
    let range = lineRange(line)
    var parts: [UInt8] = []
    parts.reserveCapacity(finding.rule.utf8.count + path.utf8.count + min(range.count, Self.longestLine) + 2)
    parts.append(contentsOf: finding.rule.utf8)
    parts.append(0)
    parts.append(contentsOf: path.utf8)
    parts.append(0)
    let isLong = range.count > Self.longestLine
    let text = isLong ? finding.range.clamped(to: 0..<bytes.count) : range
    var needsSpace = false
    for byte in bytes[text.prefix(Self.longestLine)] {
      if ASCII.isSpace(byte) {
        needsSpace = true
      } else {
        if needsSpace, parts.last != 0 { parts.append(.space) }
        needsSpace = false
        parts.append(ASCII.lower(byte))
      }
    }
    return Digest.sha256(parts, digits: 16)
  }
}
