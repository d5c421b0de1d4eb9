/// The number of a token in its vocabulary, from 0.
package typealias TokenID = Int32

/// What the engine needs to know of a vocabulary: the bytes of its tokens and which of them end a text. Tokenizers conform.
package protocol TokenText: Sendable {
  /// Appends the bytes a token stands for inside a text (byte tokens and word-boundary marks resolved, nothing stripped).
  /// Control tokens (`<s>`, `<|im_end|>` …) append nothing. Bytes need not be whole UTF-8 characters.
  func append(_ token: TokenID, to bytes: inout [UInt8])
  /// Tokens that end a text (end of sequence, end of turn).
  var endTokens: Set<TokenID> { get }
}
