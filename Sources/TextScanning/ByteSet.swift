/// A set of bytes, asked of every byte of a text.
public struct ByteSet: Sendable {
  /// One entry a byte.
  private let members: [Bool]

  /// - Parameter ascii: the members below 0x80.
  public init(_ ascii: StaticString, and others: [UInt8] = []) {
    var members = [Bool](repeating: false, count: 256)
    ascii.withUTF8Buffer { for byte in $0 { members[Int(byte)] = true } }
    for byte in others { members[Int(byte)] = true }
    self.members = members
  }

  @inline(__always)
  public func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

  /// The offset of the first member from `start` on, or `end`. O(end − start); the loop checks no bounds.
  public func next(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    precondition(start >= 0 && end <= bytes.count, "the range lies outside of the text")
    return bytes.withUnsafeBufferPointer { text in
      members.withUnsafeBufferPointer { members in
        var index = start
        while index < end, !members[Int(text[index])] { index += 1 }
        return index
      }
    }
  }
}
