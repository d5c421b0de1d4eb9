/// What a token is, numbered as in GGUF (`tokenizer.ggml.token_type`).
package enum TokenKind: UInt8, Sendable {
  case normal = 1
  case unknown = 2
  /// Ends a turn, starts a text and the like: written by nobody's text.
  case control = 3
  /// Text that people added to the vocabulary: it is taken out of a text before anything else.
  case userDefined = 4
  case unused = 5
  /// One byte of text that has no token of its own.
  case byte = 6
}

/// The tokens of a model: the bytes each stands for, what it is, and the ones that mean something to the engine.
package struct Vocabulary: Sendable {
  /// The bytes that each token writes: spaces are spaces, byte tokens are their byte.
  package private(set) var pieces = ByteStrings()
  package private(set) var kinds: [TokenKind] = []
  /// Scores of SentencePiece tokens; empty for other models.
  package let scores: [Float]
  package let special: SpecialTokens
  /// Token that stands for each byte; -1 where there is none.
  private(set) var byteTokens = [Int32](repeating: -1, count: 256)
  private var index: ByteStringIndex

  package var count: Int { pieces.count }

  /// Reads the tokens of a model; `decode` appends what the text of a token in the file stands for.
  init(
    _ tokens: GGUFStrings, kinds rawKinds: [Int]?, scores: [Float], special: SpecialTokens,
    decode: (UnsafeRawBufferPointer, TokenKind, inout [UInt8]) -> Void
  ) throws(TokenizerError) {
    if let rawKinds, rawKinds.count != tokens.count {
      throw .malformed("\(tokens.count) tokens, but \(rawKinds.count) token types")
    }
    if !scores.isEmpty, scores.count != tokens.count {
      throw .malformed("\(tokens.count) tokens, but \(scores.count) scores")
    }
    self.scores = scores
    self.special = special
    kinds =
      rawKinds.map { $0.map { UInt8(exactly: $0).flatMap(TokenKind.init) ?? .normal } }
      ?? [TokenKind](repeating: .normal, count: tokens.count)
    index = ByteStringIndex(capacity: tokens.count)
    pieces.reserve(count: tokens.count, bytes: tokens.count * 8)
    for token in 0..<tokens.count {
      let kind = kinds[token]
      pieces.append { bytes in tokens.withBytes(of: token) { decode($0, kind, &bytes) } }
      if kind != .byte { index.insert(token, in: pieces) }
      let range = pieces.range(token)
      // A byte token stands for its byte before a normal token of one byte does.
      if range.count == 1, kind == .byte || kind == .normal {
        let byte = Int(pieces.bytes[range.lowerBound])
        if kind == .byte || byteTokens[byte] < 0 { byteTokens[byte] = Int32(token) }
      }
    }
    for token in special.all where token < 0 || token >= tokens.count {
      throw .malformed("special token \(token) is outside of the vocabulary of \(tokens.count)")
    }
  }

  /// The token that writes these bytes, byte tokens aside. Expected O(length).
  package func token(_ bytes: Span<UInt8>) -> Int32? { index.find(bytes, in: pieces) }

  /// The bytes that a token writes. O(length).
  package func bytes(of token: Int32) -> [UInt8] {
    token >= 0 && Int(token) < count ? pieces[Int(token)] : []
  }
}

/// Tokens with a meaning of their own.
package struct SpecialTokens: Sendable {
  package var bos: Int32?
  package var eos: Int32?
  package var unknown: Int32?
  package var separator: Int32?
  package var padding: Int32?
  package var classification: Int32?
  package var mask: Int32?
  /// The end of a turn of a chat.
  package var endOfTurn: Int32?
  /// Whether a text starts with `bos` and ends with `eos`.
  package var addsBOS = false
  package var addsEOS = false

  var all: [Int32] {
    [bos, eos, unknown, separator, padding, classification, mask, endOfTurn].compactMap { $0 }
  }
}
