/// How positions turn queries and keys, as the file states it.
package struct RopeConfig: Sendable, Equatable {
  /// Elements of a head that turn; even.
  package var dimensions: Int
  package var base: Double
  /// The base in layers with a window; positions are not scaled there.
  package var localBase: Double
  /// Positions are divided by this: linear scaling, and YaRN for slow pairs. 1 for none.
  package var factor: Double
  /// YaRN, when that is how longer texts are reached.
  package var yarn: YarnConfig?
  /// Tokens of a text before scaling.
  package var originalContext: Int
  /// Of what was rotated, beyond what YaRN brings.
  package var magnitude: Double

  init(_ metadata: ModelMetadata, headSize: Int, context: Int) throws(InferenceError) {
    dimensions = try metadata.integer("rope.dimension_count", in: 2...headSize, default: headSize)
    base = try metadata.number("rope.freq_base", in: 1...1e12, default: 10_000)
    localBase = try metadata.number(
      "rope.freq_base_swa", in: 1...1e12, default: metadata.architecture.localRopeBase ?? base)
    let linear = try metadata.number("rope.scale_linear", in: 0...1e6, default: 1)
    factor = try metadata.number("rope.scaling.factor", in: 0...1e6, default: linear)
    if factor == 0 { factor = 1 }
    originalContext = try metadata.integer("rope.scaling.original_context_length", in: 1...1 << 26, default: context)
    magnitude = try metadata.number("rope.scaling.attn_factor", in: 0...1e3, default: 1)
    switch metadata.text("rope.scaling.type") {
    case "yarn": yarn = try YarnConfig(metadata)
    case nil, "none", "linear", "longrope": yarn = nil
    case .some(let type):
      throw InferenceError(.unsupported, path: metadata.file.path, "rope scaling of type “\(type)” is not supported")
    }
    guard dimensions.isMultiple(of: 2) else {
      throw InferenceError(
        .malformed, path: metadata.file.path, "expected an even rope.dimension_count, found \(dimensions)")
    }
  }
}

/// The settings of YaRN (Peng et al. 2023, “YaRN: Efficient Context Window Extension of Large Language Models”).
package struct YarnConfig: Sendable, Equatable {
  /// Turns over the original context above which a pair keeps its speed, and below which it is slowed by the whole factor.
  package var betaFast: Double
  package var betaSlow: Double
  /// Divides the growth of the magnitude (DeepSeek's and Mistral's `mscale_all_dim`); 0 for none.
  package var logMultiplier: Double

  init(_ metadata: ModelMetadata) throws(InferenceError) {
    betaFast = try metadata.number("rope.scaling.yarn_beta_fast", in: 0...1e6, default: 32)
    betaSlow = try metadata.number("rope.scaling.yarn_beta_slow", in: 0...1e6, default: 1)
    logMultiplier = try metadata.number("rope.scaling.yarn_log_multiplier", in: 0...1e3, default: 0)
  }

  /// What rotated elements are multiplied by (YaRN section 3.4): √(1/t) = 0.1 ln s + 1, over the same with `logMultiplier`.
  func magnitude(factor: Double) -> Double {
    guard factor > 1 else { return 1 }
    let growth = 0.1 * log(factor) + 1
    return logMultiplier == 0 ? growth : growth / (0.1 * logMultiplier * log(factor) + 1)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
