/// What may be generated next: a grammar, a schema, a list of choices. A value of its own for every generation.
///
/// Before each token the engine asks for the mask, samples among the allowed tokens, and hands the token back.
/// End tokens are the engine's affair: it allows them exactly where `mayEnd` holds, so the mask should leave them out.
package protocol TokenConstraint: Sendable {
  /// Whether the text so far is complete: an end token may come now.
  var mayEnd: Bool { get }
  /// Whether the text is complete and nothing may follow: the generation ends without asking for another token.
  var mustEnd: Bool { get }
  /// Sets bit `id % 64` of word `id / 64` for every token that may come next, and clears the others.
  /// `mask` has `(vocabulary + 63) / 64` words; what was in it is of no matter.
  mutating func fillMask(_ mask: inout [UInt64])
  /// The token that was taken; one of the mask.
  mutating func accept(_ token: TokenID)
}
