/// How the next token is chosen. The defaults choose from the model's own distribution.
///
/// Order: bias, penalties, constraint, temperature, top-k, top-p, min-p, draw. At temperature 0 the largest is taken.
package struct SamplingOptions: Sendable, Equatable {
  /// 0 takes the most probable token; 1 leaves the distribution as it is. 0 or more.
  package var temperature: Float = 1
  /// Only the k most probable tokens; 0 for all.
  package var topK: Int = 0
  /// Only the most probable tokens that together have this probability; 0 to 1.
  package var topP: Float = 1
  /// Only tokens with at least this share of the most probable one's probability; 0 to 1.
  package var minP: Float = 0
  /// Divides positive and multiplies negative logits of tokens among the last `penaltyWindow`; 1 for none. Above 0.
  package var repetitionPenalty: Float = 1
  /// Subtracted once from the logit of a token among the last `penaltyWindow`.
  package var presencePenalty: Float = 0
  /// Subtracted for every time a token stands among the last `penaltyWindow`.
  package var frequencyPenalty: Float = 0
  /// How many tokens back the penalties look, the prompt among them; 0 for none, -1 for all.
  package var penaltyWindow: Int = 64
  /// Added to logits; −100 and less forbids a token, 100 and more makes it sure unless others are too.
  package var logitBias: [TokenID: Float] = [:]
  /// Same seed, same prompt, same options: same text, whatever else is in the batch. nil draws a seed.
  package var seed: UInt64?

  package init() {}

  /// Takes the most probable token each time.
  package static let greedy: SamplingOptions = {
    var options = SamplingOptions()
    options.temperature = 0
    return options
  }()

  /// Says which number is out of its range. Errors: `input`.
  package func check() throws(InferenceError) {
    func require(_ holds: Bool, _ message: String) throws(InferenceError) {
      if !holds { throw InferenceError(.input, message) }
    }
    try require(temperature >= 0 && temperature.isFinite, "expected a temperature of 0 or more, found \(temperature)")
    try require(topK >= 0, "expected top-k of 0 or more, found \(topK)")
    try require((0...1).contains(topP), "expected top-p from 0 to 1, found \(topP)")
    try require((0...1).contains(minP), "expected min-p from 0 to 1, found \(minP)")
    try require(
      repetitionPenalty > 0 && repetitionPenalty.isFinite,
      "expected a repetition penalty above 0, found \(repetitionPenalty)")
    try require(
      presencePenalty.isFinite && frequencyPenalty.isFinite, "expected presence and frequency penalties to be numbers")
    try require(penaltyWindow >= -1, "expected a penalty window of -1 or more, found \(penaltyWindow)")
    try require(logitBias.values.allSatisfy { !$0.isNaN }, "expected every logit bias to be a number")
  }
}
