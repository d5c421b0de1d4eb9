/// What constraints need of a vocabulary: its tokens as a tree, and those that are plain characters of a JSON string counted out beforehand.
/// Made once for a model.
package final class ConstraintVocabulary: Sendable {
  let vocabulary: Vocabulary
  /// All tokens that write text.
  let all: TokenTrie
  /// The tokens that `slices` leaves out.
  let rest: TokenTrie
  /// Masks of the tokens that are at most 1, 2, … plain characters of a JSON string and nothing else.
  private let slices: [[UInt64]]

  /// More characters than tokens have that are worth a mask of their own.
  private static let longestSlice = 32

  /// Words of a mask.
  package var maskWords: Int { (vocabulary.count + 63) / 64 }

  package init(_ tokenizer: Tokenizer) {
    vocabulary = tokenizer.vocabulary
    let pieces = tokenizer.vocabulary.pieces
    let tokens = (0..<TokenID(pieces.count)).filter { token in
      let kind = tokenizer.vocabulary.kinds[Int(token)]
      return kind == .normal || kind == .userDefined || kind == .byte
    }.filter { !tokenizer.endTokens.contains($0) }
    all = TokenTrie(tokens, tokenizer.vocabulary)
    let words = (pieces.count + 63) / 64
    var slices = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: Self.longestSlice)
    var others: [TokenID] = []
    for token in tokens {
      let count = Self.plainCharacters(pieces.bytes.span.extracting(pieces.range(Int(token))))
      if let count, count > 0, count <= Self.longestSlice {
        slices[count - 1][Int(token) / 64] |= 1 << UInt64(token % 64)
      } else {
        others.append(token)
      }
    }
    for length in 1..<Self.longestSlice { for word in 0..<words { slices[length][word] |= slices[length - 1][word] } }
    self.slices = slices
    rest = TokenTrie(others, tokenizer.vocabulary)
  }

  /// The tokens of at most so many plain characters; nil for 0.
  func slice(_ characters: Int32) -> [UInt64]? {
    characters > 0 ? slices[Int(min(characters, Int32(Self.longestSlice))) - 1] : nil
  }

  /// How many characters the bytes are, if all stand for themselves in a JSON string; nil otherwise.
  static func plainCharacters(_ bytes: Span<UInt8>) -> Int? {
    var (index, count) = (0, 0)
    while index < bytes.count {
      let (scalar, length) = ScalarText.scalar(in: bytes, at: index)
      guard scalar >= 0x20, scalar != 0x22, scalar != 0x5C, !(scalar == 0xFFFD && length == 1) else { return nil }
      index += length
      count += 1
    }
    return count
  }
}
