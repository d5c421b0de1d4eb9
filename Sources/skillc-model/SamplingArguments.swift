import ArgumentParser
import Inference

/// How verbs that generate choose tokens.
struct SamplingArguments: ParsableArguments {
  @Option(help: ArgumentHelp("0 takes the most probable token each time.", valueName: "number"))
  var temperature: Float = 0.7
  @Option(name: .customLong("top-k"), help: ArgumentHelp("Only the k most probable tokens; 0 for all.", valueName: "k"))
  var topK = 0
  @Option(
    name: .customLong("top-p"),
    help: ArgumentHelp("Only the most probable tokens that together have this probability.", valueName: "share"))
  var topP: Float = 0.95
  @Option(
    name: .customLong("min-p"),
    help: ArgumentHelp("Only tokens with at least this share of the best one's probability.", valueName: "share"))
  var minP: Float = 0.05
  @Option(help: ArgumentHelp("Divides the logits of tokens that were there lately; 1 for none.", valueName: "factor"))
  var repetitionPenalty: Float = 1
  @Option(help: ArgumentHelp("Same seed, same text.", valueName: "number"))
  var seed: UInt64?

  var options: SamplingOptions {
    var options = SamplingOptions()
    options.temperature = temperature
    options.topK = topK
    options.topP = topP
    options.minP = minP
    options.repetitionPenalty = repetitionPenalty
    options.seed = seed
    return options
  }
}
