/// BERT's WordPiece: words in lower case without accents, each cut greedily into the longest tokens.
///
/// Source: Devlin et al., “BERT”, 2019; google-research/bert `tokenization.py`. In GGUF a token that starts a word is written with `▁` before it,
/// others bare; here a space stands for the mark.
struct WordPieceEncoder: TextEncoder {
  let vocabulary: Vocabulary
  private let words: WordPieceWords
  /// Longer words are unknown, as in BERT.
  private static let longestWord = 100

  var frame: (before: [Int32], after: [Int32]) {
    let special = vocabulary.special
    return (
      (special.classification ?? special.bos).map { [$0] } ?? [], (special.separator ?? special.eos).map { [$0] } ?? []
    )
  }
  var writesLeadingSpace: Bool { true }

  static func read(_ metadata: TokenizerMetadata) throws(TokenizerError) -> WordPieceEncoder {
    var special = metadata.special(addsBOS: true, addsEOS: true)
    special.classification = special.classification ?? special.bos ?? 101
    special.separator = special.separator ?? special.eos ?? 102
    special.unknown = special.unknown ?? 100
    let vocabulary = try metadata.vocabulary(special: special) { text, kind, bytes in
      if text.starts(with: [0xE2, 0x96, 0x81]) {
        bytes.append(0x20)
        bytes.append(contentsOf: text.dropFirst(3))
      } else {
        bytes.append(contentsOf: text)
      }
    }
    return WordPieceEncoder(
      vocabulary: vocabulary, words: WordPieceWords(isLowerCased: metadata.bool("normalizer.lowercase") ?? true))
  }

  func encode(_ text: Span<UInt8>, startsText: Bool, into tokens: inout [Int32]) {
    for word in words.words(of: text) { encode(word, into: &tokens) }
  }

  private func encode(_ word: [UInt32], into tokens: inout [Int32]) {
    let unknown = vocabulary.special.unknown ?? 0
    guard word.count <= Self.longestWord else { return tokens.append(unknown) }
    var bytes: [UInt8] = [0x20]
    var ends: [Int] = []
    for scalar in word {
      bytes.append(scalar: scalar)
      ends.append(bytes.count)
    }
    let first = tokens.count
    var start = 0
    while start < bytes.count {
      guard let (token, end) = longestToken(bytes, start, ends) else {
        tokens.removeSubrange(first...)
        return tokens.append(unknown)
      }
      tokens.append(token)
      start = end
    }
  }

  /// The longest token that starts at a byte and ends with a character.
  private func longestToken(_ bytes: [UInt8], _ start: Int, _ ends: [Int]) -> (Int32, Int)? {
    for end in ends.reversed() where end > start {
      if let token = vocabulary.token(bytes.span.extracting(start..<end)) { return (token, end) }
    }
    return nil
  }
}

extension [UInt8] {
  /// Appends a scalar in UTF-8; what is no scalar as U+FFFD.
  mutating func append(scalar: UInt32) {
    append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }
}
