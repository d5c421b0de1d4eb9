import TextScanning

/// What cmark gets to read in place of the file: the file's own lines, with lines of other syntaxes replaced by a
/// marker.
///
/// cmark counts lines and columns of what it is fed; `sourceLine` and `dedent` bring them back to the file. The end of
/// a fed line is always the end of its source line, so that everything inside a block is found from the end of its
/// lines.
struct Feed {
  private enum Piece {
    case source(Range<Int>)
    /// Something that stands for a line of other syntax: the source bytes before it (indentation, `>`), then a comment
    /// or a fence.
    case marker(prefix: Range<Int>, isFence: Bool)
    /// The end of a last line that has none.
    case lineEnd
  }

  private var pieces: [Piece] = []
  /// The markers by cmark's line, from 1.
  private(set) var markers: [Int: BlockMarker] = [:]
  /// Bytes left out at the start of a fed line, by cmark's line.
  private var dedents: [Int: Int] = [:]
  /// The metadata block that is not fed.
  var frontMatter: Range<Int>?
  /// Source lines (from 0) before the first one fed.
  let firstLine: Int
  /// cmark's lines, sorted, that stand for no line of the source.
  private var inserted: [Int] = []
  private(set) var lineCount = 0

  init(firstLine: Int) { self.firstLine = firstLine }

  /// Leaves out a byte-order mark before the first line.
  mutating func skip(_ count: Int) { if count > 0 { dedents[1] = count } }

  /// Feeds whole lines as they are.
  mutating func append(source range: Range<Int>, lines count: Int) {
    lineCount += count
    if case .source(let last)? = pieces.last, last.upperBound == range.lowerBound {
      pieces[pieces.count - 1] = .source(last.lowerBound..<range.upperBound)
    } else if !range.isEmpty {
      pieces.append(.source(range))
    }
  }

  /// Feeds a line without its first `dedent` bytes.
  mutating func append(source range: Range<Int>, dedent: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    let content = min(range.lowerBound + dedent, range.upperBound)..<range.upperBound
    if let last = content.last, bytes[last] == .carriageReturn {
      // A lone carriage return would make one line end with the line feed that the next line may begin with once it
      // has lost its white space.
      append(source: content.lowerBound..<last, lines: 1)
      pieces.append(.lineEnd)
    } else {
      append(source: content, lines: 1)
    }
    if dedent > 0 { dedents[lineCount, default: 0] += dedent }
  }

  /// Feeds a marker in place of a line.
  mutating func append(_ marker: BlockMarker, prefix: Range<Int>, dedent: Int) {
    lineCount += 1
    pieces.append(.marker(prefix: prefix, isFence: marker.role == .code))
    markers[lineCount] = marker
    if dedent > 0 { dedents[lineCount, default: 0] += dedent }
  }

  /// Ends a last line that has no end in the file.
  mutating func endLine() { pieces.append(.lineEnd) }

  /// Feeds a marker between two lines.
  mutating func insert(_ marker: BlockMarker, prefix: Range<Int>) {
    lineCount += 1
    pieces.append(.marker(prefix: prefix, isFence: false))
    markers[lineCount] = marker
    inserted.append(lineCount)
  }

  /// The bytes of the comment that stands for other syntax.
  static let commentLength = 7

  /// Bytes of the source line left out at the start of one of cmark's lines.
  func dedent(ofLine line: Int) -> Int { dedents.isEmpty ? 0 : dedents[line] ?? 0 }

  /// The source line, from 0, of a line of cmark's, from 1.
  func sourceLine(_ line: Int) -> Int {
    var low = 0
    var high = inserted.count
    while low < high {
      let middle = (low + high) / 2
      if inserted[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return firstLine + line - 1 - low
  }

  func withPieces(over bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let comment: StaticString = "<!---->\n"
    let lineEnd: StaticString = "\n"
    let fence: StaticString = "~~~~~~~~~~~~\n"
    for piece in pieces {
      switch piece {
      case .source(let range): body(UnsafeBufferPointer(rebasing: bytes[range]))
      case .lineEnd: lineEnd.withUTF8Buffer(body)
      case .marker(let prefix, let isFence):
        if !prefix.isEmpty { body(UnsafeBufferPointer(rebasing: bytes[prefix])) }
        (isFence ? fence : comment).withUTF8Buffer(body)
      }
    }
  }
}
