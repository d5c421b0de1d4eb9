/// Turns text without special tokens into token ids: one algorithm with a model's tables.
protocol TextEncoder: Sendable {
  var vocabulary: Vocabulary { get }
  /// Tokens before and after a whole text.
  var frame: (before: [Int32], after: [Int32]) { get }
  /// Whether a text's first token writes a space that the text does not have.
  var writesLeadingSpace: Bool { get }

  /// Appends the tokens of `text`. `startsText` is true where nothing, or a control token, stands before it.
  func encode(_ text: Span<UInt8>, startsText: Bool, into tokens: inout [Int32])
}
