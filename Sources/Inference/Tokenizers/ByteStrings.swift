/// Many byte strings in one buffer, numbered from 0.
package struct ByteStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  package init() {}

  package init(_ strings: [[UInt8]]) {
    for string in strings { append(string.span) }
  }

  /// Room for so many strings of so many bytes in all.
  package mutating func reserve(count: Int, bytes: Int) {
    ends.reserveCapacity(count)
    self.bytes.reserveCapacity(bytes)
  }

  package var count: Int { ends.count }

  /// Where a string stands in the buffer. O(1).
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  /// The bytes of a string. O(its length).
  package subscript(index: Int) -> [UInt8] { Array(bytes[range(index)]) }

  /// Appends a string. Amortised O(its length).
  package mutating func append(_ string: Span<UInt8>) {
    for index in string.indices { bytes.append(string[index]) }
    ends.append(UInt32(bytes.count))
  }

  /// Appends a string that `write` adds to the end of the buffer.
  mutating func append(_ write: (inout [UInt8]) -> Void) {
    write(&bytes)
    ends.append(UInt32(bytes.count))
  }
}
