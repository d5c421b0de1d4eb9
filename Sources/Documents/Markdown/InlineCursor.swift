internal import CMarkGFM
import TextScanning

/// A place in the text that cmark parsed for the inlines of one block, and the way from there to the file.
///
/// cmark strips the marks of containers and the indentation from every line, drops reference definitions, and removes
/// the backslash of `\|` in table cells. What remains of a line is byte for byte a piece of the file: a segment with
/// one distance to it.
struct InlineCursor {
  private struct Segment {
    /// First byte of the segment in the block's text.
    var start: Int
    /// What to add to come to the file's offset.
    var delta: Int
  }

  /// The block's text; stays cmark's.
  private(set) var content: UnsafePointer<UInt8>
  /// Bytes of text, without white space at the end.
  private(set) var count = 0
  /// The first byte of text that no node has been added for.
  var position = 0
  /// Markers of other syntax that stand in the text because they are indented too deep to begin a block, by their
  /// place in it.
  private(set) var markers: [(place: Int, marker: BlockMarker)] = []
  /// cmark's line of the first line of text, and how many lines there are.
  private(set) var firstLine = 0
  private(set) var lineCount = 0

  private var segments: [Segment] = []
  private var segment = 0
  private var segmentStart = 0
  private var delta = 0
  /// Just past the current segment in the block's text.
  private(set) var segmentEnd = Int.max

  /// A cursor over nothing; `base` is any memory that outlives it.
  init(_ base: UnsafePointer<UInt8>) { content = base }

  /// The file's offset of a byte of the block's text. O(1) in rising order.
  @inline(__always)
  mutating func source(_ index: Int) -> Int {
    if index >= segmentEnd || index < segmentStart { seek(index) }
    return index + delta
  }

  private mutating func seek(_ index: Int) {
    while segment > 0, segments[segment].start > index { segment -= 1 }
    while segment + 1 < segments.count, segments[segment + 1].start <= index { segment += 1 }
    select()
  }

  private mutating func select() {
    delta = segments[segment].delta
    segmentStart = segment == 0 ? 0 : segments[segment].start
    segmentEnd = segment + 1 < segments.count ? segments[segment + 1].start : Int.max
  }

  /// Takes the text of a block; false when there is none.
  private mutating func take(_ node: CMarkNode) -> Bool {
    segments.removeAll(keepingCapacity: true)
    if !markers.isEmpty { markers.removeAll() }
    segment = 0
    position = 0
    count = Int(node.pointee.content.size)
    guard count > 0, let text = node.pointee.content.ptr else {
      count = 0
      segments.append(Segment(start: 0, delta: 0))
      select()
      return false
    }
    content = UnsafePointer(text)
    while count > 0, ASCII.isSpace(content[count - 1]) { count -= 1 }
    return count > 0
  }

  /// Text of one line that begins at `offset` of the file.
  mutating func place(_ node: CMarkNode, at offset: Int, line: Int) {
    _ = take(node)
    firstLine = line
    lineCount = 1
    segments.removeAll(keepingCapacity: true)
    segments.append(Segment(start: 0, delta: offset))
    select()
  }

  /// Text of whole lines, the first of them cmark's line `line`; every line ends where the file's line ends. False
  /// when empty.
  mutating func place(
    _ node: CMarkNode, line: Int, lines: SourceLines, feed: Feed, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard take(node) else { return false }
    let size = Int(node.pointee.content.size)
    firstLine = line
    lineCount = 0
    var start = 0
    while start < count {
      let end = Bytes.first(.lineFeed, in: content, from: start, to: size) ?? size
      let delta = lines.content(feed.sourceLine(line + lineCount), in: bytes).upperBound - end
      if let marker = feed.markers[line + lineCount] {
        // A comment in place of other syntax: its first byte stands for where that begins, its last for where the line
        // ends.
        let comment = max(start, end - Feed.commentLength)
        segments.append(Segment(start: start, delta: marker.range.lowerBound - comment))
        segments.append(Segment(start: comment + 1, delta: delta))
        markers.append((comment, marker))
      } else {
        segments.append(Segment(start: start, delta: delta))
      }
      lineCount += 1
      start = end + 1
    }
    select()
    return true
  }

  /// Text of a table cell: `range` of the file, trimmed, with the backslash of every `\|` left out.
  mutating func place(cell node: CMarkNode, in range: Range<Int>, bytes: UnsafeBufferPointer<UInt8>) {
    _ = take(node)
    lineCount = 1
    segments.removeAll(keepingCapacity: true)
    segments.append(Segment(start: 0, delta: range.lowerBound))
    addPipes(range)
    select()

    func addPipes(_ range: Range<Int>) {
      var index = range.lowerBound
      var removed = 0
      while let pipe = Bytes.first(.of("|"), in: bytes, from: index, to: range.upperBound) {
        index = pipe + 1
        guard pipe > range.lowerBound, bytes[pipe - 1] == .of("\\") else { continue }
        removed += 1
        segments.append(
          Segment(start: pipe - range.lowerBound - removed, delta: range.lowerBound + removed))
      }
    }
  }

  /// Text of the lines of a paragraph that cmark cut off before a table, without the backslash of every `\|`. `ends`
  /// says where each line ends in the file; what stands before its text there does not matter.
  mutating func place(
    _ node: CMarkNode, lineEnds ends: [Int], line: Int, bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard take(node) else { return false }
    firstLine = line
    lineCount = ends.count
    var start = 0
    for lineEnd in ends where start <= count {
      let end = Bytes.first(.lineFeed, in: content, from: start, to: count) ?? count
      // From the end of the line back to its beginning, over the backslashes that are not in the text.
      var pieces: [Segment] = []
      var source = lineEnd
      var index = end
      while index > start, source > 0 {
        index -= 1
        source -= 1
        if bytes[source] == .of("|"), source > 0, bytes[source - 1] == .of("\\") {
          pieces.append(Segment(start: index, delta: source - index))
          source -= 1
        }
      }
      if pieces.last?.start != start { pieces.append(Segment(start: start, delta: source - start)) }
      segments.append(contentsOf: pieces.reversed())
      start = end + 1
    }
    select()
    return true
  }
}
