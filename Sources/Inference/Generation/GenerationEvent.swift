/// What a generation tells while it runs: tokens in order, then exactly one end.
package enum GenerationEvent: Sendable {
  case token(GeneratedToken)
  case finished(GenerationEnd)
}

/// A token that was generated.
package struct GeneratedToken: Sendable {
  package var id: TokenID
  /// Text that is certain now, whole UTF-8 characters only: it may be that of earlier tokens that had to wait for the rest of a
  /// character or for a stop string that did not come, and it may be empty. All pieces together are the text.
  package var text: [UInt8]
  /// Natural logarithm of its probability before temperature and cuts; nil unless asked for.
  package var logProbability: Float?
  /// The most probable tokens in its place, best first; empty unless asked for.
  package var alternatives: [TokenProbability]
}

/// A token and the natural logarithm of its probability.
package struct TokenProbability: Sendable, Equatable {
  package var id: TokenID
  package var logProbability: Float
}

/// How and with which numbers a generation ended.
package struct GenerationEnd: Sendable {
  package enum Reason: String, Sendable {
    /// An end token, a stop string, or a constraint that allows nothing more.
    case stop
    /// The largest number of tokens, or the end of the context.
    case length
    case cancelled
  }

  package var reason: Reason
  /// The stop string that ended it, if one did.
  package var stopString: [UInt8]?
  /// Text that was held back and belongs to the output.
  package var text: [UInt8]
  package var usage: TokenUsage
}

/// What a generation took.
package struct TokenUsage: Sendable, Equatable {
  package var promptTokens = 0
  /// Of these, how many were found in the cache.
  package var cachedTokens = 0
  package var generatedTokens = 0
  /// From the request to its turn.
  package var waiting = Duration.zero
  /// From its turn to the first token.
  package var promptTime = Duration.zero
  /// From the first token to the last.
  package var generationTime = Duration.zero
}
