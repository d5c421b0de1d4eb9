/// Finds the tokens that are taken out of a text before it is encoded: what people added to a vocabulary, and, where the text comes from
/// a chat template, control tokens.
struct SpecialTokenSplitter: Sendable {
  private struct Entry: Sendable {
    let bytes: [UInt8]
    let token: Int32
    let isControl: Bool
  }

  /// Entries by their first byte, longest first.
  private var entries = [[Entry]](repeating: [], count: 256)

  init(_ vocabulary: Vocabulary) {
    for token in 0..<vocabulary.count {
      let kind = vocabulary.kinds[token]
      guard kind == .control || kind == .userDefined || kind == .unknown else { continue }
      let bytes = vocabulary.pieces[token]
      guard let first = bytes.first else { continue }
      entries[Int(first)].append(Entry(bytes: bytes, token: Int32(token), isControl: kind != .userDefined))
    }
    for first in entries.indices { entries[first].sort { $0.bytes.count > $1.bytes.count } }
  }

  /// The longest token that stands at a byte. O(entries with its first byte).
  func match(_ text: Span<UInt8>, at index: Int, controls: Bool) -> (token: Int32, length: Int, isControl: Bool)? {
    for entry in entries[Int(text[index])] where controls || !entry.isControl {
      guard index + entry.bytes.count <= text.count else { continue }
      let isEqual = entry.bytes.indices.allSatisfy { text[index + $0] == entry.bytes[$0] }
      if isEqual { return (entry.token, entry.bytes.count, entry.isControl) }
    }
    return nil
  }
}
