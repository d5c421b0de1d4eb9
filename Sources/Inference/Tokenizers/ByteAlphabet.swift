/// GPT-2's way of writing any bytes as printable text, in which byte-level vocabularies and merges are published: 188 bytes stand for the
/// scalar of their own number, the other 68 for U+0100 and on, in order (openai/gpt-2, `src/encoder.py`, `bytes_to_unicode`).
enum ByteAlphabet {
  /// The byte that a scalar below U+0180 stands for; -1 for none.
  private static let bytes: [Int16] = {
    var bytes = [Int16](repeating: -1, count: 0x180)
    var next = 0x100
    for byte in 0..<256 {
      let isPrintable = (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || (0xAE...0xFF).contains(byte)
      bytes[isPrintable ? byte : next] = Int16(byte)
      if !isPrintable { next += 1 }
    }
    return bytes
  }()

  /// Appends the bytes that a text stands for; what is not of the alphabet stands for itself. O(bytes).
  static func decode(_ text: Span<UInt8>, into output: inout [UInt8]) {
    let bytes = bytes.span
    // It never gets longer: one scratch buffer, one append.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { scratch in
      var (index, count) = (0, 0)
      while index < text.count {
        var byte = text[index]
        index += 1
        // Beyond ASCII the alphabet's scalars have two bytes, the first of them C2 to C5.
        if byte &- 0xC2 < 4, index < text.count, text[index] & 0xC0 == 0x80 {
          let scalar = Int(byte & 0x1F) << 6 | Int(text[index] & 0x3F)
          if bytes[scalar] >= 0 {
            byte = UInt8(truncatingIfNeeded: bytes[scalar])
            index += 1
          }
        }
        scratch[count] = byte
        count += 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: scratch[..<count]))
    }
  }
}
