/// How a model sees one token of a text, given the tokens before it.
package struct TokenScore: Sendable, Equatable {
  package var id: TokenID
  /// Natural logarithm of its probability.
  package var logProbability: Double
  /// 1 for the most probable token.
  package var rank: Int
  /// Of the distribution it was taken from, in nats: how unsure the model was.
  package var entropy: Double
}

extension [TokenScore] {
  /// exp(−mean log-probability); 1 for no tokens.
  package var perplexity: Double {
    isEmpty ? 1 : exp(-reduce(0) { $0 + $1.logProbability } / Double(count))
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
