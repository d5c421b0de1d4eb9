/// Why a text is no JSON, YAML or TOML, and where reading stopped.
package struct DataFault: Error, Sendable, Equatable {
  /// For people, without a full stop: `“:” missing`.
  package var reason: String
  /// Bytes of the text that was read; never empty in a text that is not.
  package var range: Range<Int>

  package init(_ reason: String, _ range: Range<Int>) {
    self.reason = reason
    self.range = range
  }

  /// A fault at a byte: it covers the rest of the word there, or the last byte of a text that ended too early.
  init(_ reason: String, at offset: Int, in bytes: [UInt8]) {
    self.reason = reason
    guard offset < bytes.count else {
      range = max(0, bytes.count - 1)..<bytes.count
      return
    }
    var end = offset + 1
    if DataFault.isWord(bytes[offset]) { while end < bytes.count, DataFault.isWord(bytes[end]) { end += 1 } }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    range = offset..<end
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
