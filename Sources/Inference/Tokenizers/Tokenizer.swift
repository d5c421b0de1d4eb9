/// Text to tokens and back, as the model's file says.
package final class Tokenizer: Sendable {
  private let encoder: any TextEncoder
  private let splitter: SpecialTokenSplitter
  private let swallowsSpaceAfterControls: Bool
  /// Tokens that end what a model writes.
  package let endTokens: Set<Int32>

  package var vocabulary: Vocabulary { encoder.vocabulary }

  init(_ encoder: some TextEncoder, swallowsSpaceAfterControls: Bool = false) {
    self.encoder = encoder
    self.swallowsSpaceAfterControls = swallowsSpaceAfterControls
    splitter = SpecialTokenSplitter(encoder.vocabulary)
    endTokens = Self.endTokens(encoder.vocabulary)
  }

  /// Tokens that end a turn by their name, whatever the file calls them.
  private static let endNames = [
    "<|im_end|>", "<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "<|end|>", "<|endoftext|>", "<end_of_turn>", "<EOT>",
    "<|eot|>", "<|return|>",
  ]

  private static func endTokens(_ vocabulary: Vocabulary) -> Set<Int32> {
    var ends = Set([vocabulary.special.eos, vocabulary.special.endOfTurn].compactMap { $0 })
    for name in endNames {
      let bytes = Array(name.utf8)
      if let token = vocabulary.token(bytes.span), vocabulary.kinds[Int(token)] == .control { ends.insert(token) }
    }
    return ends
  }

  /// The tokens of a text. O(n log n) in the longest word.
  /// - Parameters:
  ///   - framed: adds what the model expects around a whole text: BOS, or CLS and SEP.
  ///   - controls: takes the text of control tokens (`<|im_end|>`) for these tokens. Only for text that a template wrote.
  package func encode(_ text: [UInt8], framed: Bool = false, controls: Bool = false) -> [Int32] {
    encode([TextPiece(text, controls: controls)], framed: framed)
  }

  package func encode(_ text: String, framed: Bool = false, controls: Bool = false) -> [Int32] {
    encode(Array(text.utf8), framed: framed, controls: controls)
  }

  /// The tokens of a text in pieces, of which only some may hold control tokens: a template's own words and what people wrote between
  /// them are encoded as one text, but nobody can write a control token.
  package func encode(_ pieces: [TextPiece], framed: Bool = false) -> [Int32] {
    var text: [UInt8] = []
    var trusted: [Range<Int>] = []
    for piece in pieces {
      if piece.controls, !piece.bytes.isEmpty { trusted.append(text.count..<text.count + piece.bytes.count) }
      text += piece.bytes
    }
    var tokens = framed ? encoder.frame.before : []
    encode(text.span, trusted: trusted, into: &tokens)
    return framed ? tokens + encoder.frame.after : tokens
  }

  private func encode(_ text: Span<UInt8>, trusted: [Range<Int>], into tokens: inout [Int32]) {
    var (start, index, range) = (0, 0, 0)
    var startsText = true
    while index < text.count {
      while range < trusted.count, trusted[range].upperBound <= index { range += 1 }
      let isTrusted = range < trusted.count && trusted[range].contains(index)
      guard let found = splitter.match(text, at: index, controls: isTrusted),
        !found.isControl || index + found.length <= trusted[range].upperBound
      else {
        index += 1
        continue
      }
      if start < index { encoder.encode(text.extracting(start..<index), startsText: startsText, into: &tokens) }
      tokens.append(found.token)
      index += found.length
      startsText = true
      if swallowsSpaceAfterControls, found.isControl {
        while index < text.count, CategorySet.spaces.contains(code: GeneralCategory.code(of: UInt32(text[index]))) {
          index += 1
        }
      }
      start = index
    }
    if start < text.count { encoder.encode(text.extracting(start..<text.count), startsText: startsText, into: &tokens) }
  }

  /// The bytes of tokens: control tokens write nothing, unless asked for. O(bytes).
  package func decode(_ tokens: some Sequence<Int32>, controls: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens where controls || !isControl(token) { bytes += vocabulary.bytes(of: token) }
    if encoder.writesLeadingSpace, bytes.first == 0x20 { bytes.removeFirst() }
    return bytes
  }

  /// The bytes that a token writes within a text: nothing for a control token.
  package func bytes(of token: Int32) -> [UInt8] { isControl(token) ? [] : vocabulary.bytes(of: token) }

  /// Whether a token is no text but a sign to the model.
  package func isControl(_ token: Int32) -> Bool {
    guard token >= 0, Int(token) < vocabulary.count else { return true }
    let kind = vocabulary.kinds[Int(token)]
    return kind == .control || kind == .unused
  }

  /// The token of this very text, control tokens included.
  package func token(named name: String) -> Int32? {
    let bytes = Array(name.utf8)
    return vocabulary.token(bytes.span)
  }
}

/// A part of a text to encode.
package struct TextPiece: Sendable, Equatable {
  package var bytes: [UInt8]
  /// Whether the text of control tokens in it stands for these tokens.
  package var controls: Bool

  package init(_ bytes: [UInt8], controls: Bool) {
    self.bytes = bytes
    self.controls = controls
  }

  package init(_ text: String, controls: Bool) { self.init(Array(text.utf8), controls: controls) }
}

extension Tokenizer: TokenText {
  package func append(_ token: TokenID, to bytes: inout [UInt8]) {
    if !isControl(token) { bytes += vocabulary.bytes(of: token) }
  }
}
