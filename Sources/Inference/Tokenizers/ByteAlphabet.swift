/// GPT-2's way of writing any bytes as printable text, in which byte-level vocabularies and merges are published: 188 bytes stand for the
/// scalar of their own number, the other 68 for U+0100 and on, in order (openai/gpt-2, `src/encoder.py`, `bytes_to_unicode`).
enum ByteAlphabet {
  /// The byte that a scalar below U+0144 stands for; -1 for none.
  private static let bytes: [Int16] = {
    var bytes = [Int16](repeating: -1, count: 0x144)
    var next = 0x100
    for byte in 0..<256 {
      let isPrintable = (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || (0xAE...0xFF).contains(byte)
      bytes[isPrintable ? byte : next] = Int16(byte)
      if !isPrintable { next += 1 }
    }
    return bytes
  }()

  /// Appends the bytes that a text stands for; what is not of the alphabet stands for itself.
  static func decode(_ text: Span<UInt8>, into output: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let (scalar, length) = ScalarText.scalar(in: text, at: index)
      if scalar < 0x144, bytes[Int(scalar)] >= 0 {
        output.append(UInt8(truncatingIfNeeded: bytes[Int(scalar)]))
      } else {
        for offset in index..<index + length { output.append(text[offset]) }
      }
      index += length
    }
  }
}
