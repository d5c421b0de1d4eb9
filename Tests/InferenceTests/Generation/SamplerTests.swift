import InferenceKernels
import TestSupport
import Testing

@testable import Inference

@Suite struct SamplerTests {
  private static func choose(
    _ logits: [Float], _ options: SamplingOptions, history: [TokenID] = [], mask: [UInt64]? = nil,
    alternatives: Int? = nil
  ) -> Sampler.Choice? {
    var sampler = Sampler(options, level: IK_LEVEL_SCALAR)
    var logits = logits
    return logits.withUnsafeMutableBufferPointer {
      sampler.choose($0, history: history, mask: mask, alternatives: alternatives)
    }
  }

  /// How often each token is drawn.
  private static func shares(_ logits: [Float], _ options: SamplingOptions, draws: Int = 4_000) -> [Double] {
    var options = options
    options.seed = 5
    var sampler = Sampler(options, level: IK_LEVEL_SCALAR)
    var counts = [Int](repeating: 0, count: logits.count)
    for _ in 0..<draws {
      var copy = logits
      let choice = copy.withUnsafeMutableBufferPointer { sampler.choose($0, history: [], mask: nil, alternatives: nil) }
      if let choice { counts[Int(choice.token)] += 1 }
    }
    return counts.map { Double($0) / Double(draws) }
  }

  private static func options(_ change: (inout SamplingOptions) -> Void) -> SamplingOptions {
    var options = SamplingOptions()
    change(&options)
    return options
  }

  @Test("temperature 0 takes the largest, of equals the first")
  func greedy() {
    #expect(Self.choose([1, 3, 3, 2], .greedy)?.token == 1)
    #expect(Self.choose([-.infinity, .nan, -5], .greedy)?.token == 2)
  }

  @Test("tokens come as often as the softmax of their logits says", arguments: [Float(1), 2, 0.5])
  func distribution(temperature: Float) {
    let logits: [Float] = [0, 1, 2, -1]
    let shares = Self.shares(logits, Self.options { $0.temperature = temperature })
    let weights = logits.map { Double($0 / temperature) }.map { exp($0) }
    for (share, weight) in zip(shares, weights) { #expect(abs(share - weight / weights.reduce(0, +)) < 0.03) }
  }

  @Test("top-k, top-p and min-p leave the tokens they should")
  func cuts() {
    let logits: [Float] = [log(0.5), log(0.3), log(0.15), log(0.05)]
    func support(_ options: SamplingOptions) -> [Int] {
      Self.shares(logits, options, draws: 500).enumerated().filter { $0.element > 0 }.map(\.offset)
    }
    #expect(support(Self.options { $0.topK = 2 }) == [0, 1])
    #expect(support(Self.options { $0.topP = 0.79 }) == [0, 1])
    #expect(support(Self.options { $0.topP = 0.81 }) == [0, 1, 2])
    #expect(support(Self.options { $0.topP = 0 }) == [0])
    #expect(support(Self.options { $0.minP = 0.25 }) == [0, 1, 2])
    #expect(support(Self.options { $0.minP = 1 }) == [0])
    #expect(
      support(
        Self.options {
          $0.topK = 3; $0.topP = 0.8
        }) == [0, 1])
  }

  @Test("top-p of a flat distribution over many tokens keeps its share of them")
  func wideNucleus() {
    let shares = Self.shares([Float](repeating: 1, count: 3_000), Self.options { $0.topP = 0.5 }, draws: 1_500)
    #expect(shares[1_500...].allSatisfy { $0 == 0 })
    #expect(shares[..<1_500].count { $0 > 0 } > 800)
  }

  @Test("the same seed draws the same, another one something else")
  func seeds() {
    let logits = [Float](repeating: 0, count: 1_000)
    func draw(_ seed: UInt64) -> TokenID? { Self.choose(logits, Self.options { $0.seed = seed })?.token }
    #expect(draw(1) == draw(1) && draw(1) != draw(2))
  }

  @Test("penalties and biases move logits as they say")
  func penalties() {
    func token(_ change: (inout SamplingOptions) -> Void) -> TokenID? {
      var options = SamplingOptions.greedy
      change(&options)
      return Self.choose([2, 1.5, -1], options, history: [2, 0, 0])?.token
    }
    #expect(token { _ in } == 0)
    #expect(token { $0.repetitionPenalty = 1.5 } == 1)
    #expect(token { $0.presencePenalty = 0.6 } == 1)
    #expect(token { $0.frequencyPenalty = 0.2 } == 0)
    #expect(token { $0.frequencyPenalty = 0.3 } == 1)
    #expect(
      token {
        $0.frequencyPenalty = 0.3; $0.penaltyWindow = 1
      } == 0)
    #expect(
      token {
        $0.presencePenalty = 0.6; $0.penaltyWindow = 0
      } == 0)
    #expect(token { $0.logitBias = [2: 5] } == 2)
    #expect(token { $0.logitBias = [0: -100] } == 1)
    #expect(token { $0.logitBias = [99: 5, -1: 5] } == 0)
  }

  @Test("only tokens of the mask are chosen, and none when it is empty")
  func masks() {
    #expect(Self.choose([3, 2, 1], .greedy, mask: [0b100])?.token == 2)
    #expect(Self.choose([3, 2, 1], .greedy, mask: [0]) == nil)
    #expect(Self.choose([3, 2, 1], Self.options { $0.seed = 1 }, mask: [0b010])?.token == 1)
  }

  @Test("log-probabilities are those of the model's own distribution")
  func logProbabilities() throws {
    var options = SamplingOptions.greedy
    options.logitBias = [2: 50]
    let logits: [Float] = [log(0.5), log(0.3), log(0.2)]
    let choice = try #require(Self.choose(logits, options, mask: [0b111], alternatives: 2))
    #expect(choice.token == 2 && abs((choice.logProbability ?? 0) - log(0.2)) < 1e-5)
    #expect(choice.alternatives.map(\.id) == [0, 1])
    #expect(abs(choice.alternatives[1].logProbability - log(0.3)) < 1e-5)
  }

  @Test("numbers out of their range are refused by name")
  func ranges() {
    for change: (inout SamplingOptions) -> Void in [
      { $0.temperature = -1 }, { $0.temperature = .nan }, { $0.topK = -1 }, { $0.topP = 2 }, { $0.minP = -0.1 },
      { $0.repetitionPenalty = 0 }, { $0.presencePenalty = .infinity }, { $0.penaltyWindow = -2 },
      { $0.logitBias = [1: .nan] },
    ] {
      #expect(throws: InferenceError.self) { try Self.options(change).check() }
    }
    #expect(throws: Never.self) { try SamplingOptions().check() }
  }
}

#if canImport(Glibc)
  import Glibc
#endif
