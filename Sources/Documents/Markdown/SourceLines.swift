import TextScanning

/// The lines of a Markdown file as the parser counts them: ended by `\n`, `\r\n` or a lone `\r`, numbered from 0.
struct SourceLines {
  /// Byte offset of the first byte of each line, and the size of the file at the end.
  private(set) var starts: [Int] = [0]

  var count: Int { starts.count - 1 }

  /// Complexity: O(bytes).
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    starts.reserveCapacity(bytes.count / 32 + 2)
    if Bytes.first(.carriageReturn, in: bytes, from: 0, to: bytes.count) == nil {
      var index = 0
      while let feed = Bytes.first(.lineFeed, in: bytes, from: index, to: bytes.count) {
        index = feed + 1
        starts.append(index)
      }
    } else {
      splitAtBothEnds(bytes)
    }
    if starts[starts.count - 1] != bytes.count { starts.append(bytes.count) }
  }

  private mutating func splitAtBothEnds(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == .carriageReturn, index < bytes.count, bytes[index] == .lineFeed { index += 1 }
      if byte == .carriageReturn || byte == .lineFeed { starts.append(index) }
    }
  }

  /// The same lines as those who print places count them: there a line end at the end of the file begins one more.
  func index(over bytes: UnsafeBufferPointer<UInt8>) -> LineIndex {
    let endsInLineEnd = bytes.last.map { $0 == .lineFeed || $0 == .carriageReturn } ?? true
    return LineIndex(starts: endsInLineEnd ? starts : Array(starts.dropLast()), count: bytes.count)
  }

  /// The bytes of a line without its line end; empty past the last line.
  func content(_ line: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard line < count else { return bytes.count..<bytes.count }
    let start = starts[line]
    var end = starts[line + 1]
    if end > start, bytes[end - 1] == .lineFeed { end -= 1 }
    if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
    return start..<end
  }

  /// The line that holds the byte at `offset`. O(log lines).
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return min(low, max(count - 1, 0))
  }
}
