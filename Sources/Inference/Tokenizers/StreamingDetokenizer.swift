/// Turns tokens into text as they come: never half a character. What can never become one is written as U+FFFD.
package struct StreamingDetokenizer: Sendable {
  private let tokenizer: Tokenizer
  private var held: [UInt8] = []

  package init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// The characters that are complete with this token; it goes on a text, so that a leading space stays. O(bytes).
  package mutating func append(_ token: Int32) -> String {
    held += tokenizer.bytes(of: token)
    let complete = Self.completeLength(held)
    defer { held.removeFirst(complete) }
    return String(decoding: held[..<complete], as: UTF8.self)
  }

  /// What is left at the end.
  package mutating func finish() -> String {
    defer { held.removeAll() }
    return String(decoding: held, as: UTF8.self)
  }

  /// How many bytes at the front do not end inside of a character that could still be completed.
  static func completeLength(_ bytes: [UInt8]) -> Int {
    // A character has at most three bytes before its last one.
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length =
        byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xC2 && byte < 0xE0 ? 2 : 1
      return back < length ? bytes.count - back : bytes.count
    }
    return bytes.count
  }
}
