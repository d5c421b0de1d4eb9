/// Where the lines of a text begin, to turn byte offsets into lines and columns.
///
/// Offsets are UTF-8 bytes everywhere; lines and columns exist only when something is printed. A line ends after
/// `\n`, `\r\n` or a lone `\r`.
public struct LineIndex: Sendable {
  /// Byte offset of the first byte of each line; the first is 0.
  public let starts: [Int]
  private let count: Int

  /// The lines of a text that were found before.
  ///
  /// - Parameter starts: the first is 0, and a line end at the end of the text begins one more line.
  public init(starts: [Int], count: Int) {
    self.starts = starts
    self.count = count
  }

  /// Complexity: O(bytes).
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    starts.reserveCapacity(bytes.count / 40 + 1)
    if bytes.firstIndex(of: .carriageReturn, from: 0) == nil {
      var index = 0
      while let feed = bytes.firstIndex(of: .lineFeed, from: index) {
        index = feed + 1
        starts.append(index)
      }
    } else {
      Self.splitAtBothEnds(bytes, into: &starts)
    }
    self.starts = starts
    count = bytes.count
  }

  private static func splitAtBothEnds(_ bytes: [UInt8], into starts: inout [Int]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == .carriageReturn, index < bytes.count, bytes[index] == .lineFeed { index += 1 }
      if byte == .carriageReturn || byte == .lineFeed { starts.append(index) }
    }
  }

  /// The line, from 1, that holds the byte at `offset`. O(log lines).
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The column, from 1, in Unicode scalars. A byte-order mark at the start of the file takes no column.
  public func column(at offset: Int, in bytes: [UInt8]) -> Int {
    var start = starts[line(at: offset) - 1]
    if start == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = min(3, offset) }
    var column = 1
    var index = start
    while index < min(offset, bytes.count) {
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
      index += 1
    }
    return column
  }

  /// The bytes of a line (from 1) with its line end.
  public func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return count..<count }
    return starts[line - 1]..<(line < starts.count ? starts[line] : count)
  }

  /// How many lines there are; an empty text has one.
  public var lineCount: Int { starts.count }
}
