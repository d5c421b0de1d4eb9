/// One text to be continued.
package struct GenerationRequest: Sendable {
  /// The tokens to continue, BOS included where the model wants one; at least one.
  package var prompt: [TokenID]
  package var sampling = SamplingOptions()
  /// At most this many tokens are generated; the context may end sooner.
  package var maximumTokens: Int
  /// Ends the text before the first of these byte strings; none of them comes out.
  package var stopStrings: [[UInt8]] = []
  /// End tokens beyond those of the vocabulary.
  package var stopTokens: Set<TokenID> = []
  /// Whether end tokens of the vocabulary are not to be generated at all (`ignore_eos`): for measuring.
  package var ignoresEndTokens = false
  /// Log-probabilities of each token and of so many alternatives; nil for none.
  package var alternatives: Int?
  /// What may be generated; nil for everything.
  package var constraint: (any TokenConstraint)?

  package init(prompt: [TokenID], maximumTokens: Int) {
    self.prompt = prompt
    self.maximumTokens = maximumTokens
  }
}
