import Foundation
import Testing

@testable import Inference

/// Logits against those of another engine, for the files beside the checkout.
@Suite(.enabled(if: SharedModels.isPresent, "no shared models beside the checkout"))
struct ParityTests {
  private static func floats(_ name: String) throws -> [Float] {
    TensorType.f32.decode(try WholeFile.read(SharedModels.path("parity/" + name)))
  }

  private static func logits(_ path: String, like name: String, isExact: Bool) throws -> [Float] {
    let ids = try WholeFile.read(SharedModels.path("parity/logits/llamacpp-\(name)-tokens.bin"))
    let tokens = ids.withUnsafeBytes { Array($0.bindMemory(to: TokenID.self)) }
    let model = try Model(path: SharedModels.path(path), threads: 2)
    return try Scorer(model, context: tokens.count, threads: 2, isExact: isExact).logits(after: tokens)
  }

  private static func largestDifference(_ one: [Float], _ other: [Float]) -> Float {
    one.count == other.count ? zip(one, other).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  @Test(
    "float models give the logits of the reference",
    arguments: ["tiny-llama", "tiny-qwen2", "tiny-qwen3", "tiny-k", "stories260K"])
  func floats(name: String) throws {
    let path = name == "stories260K" ? "stories260k/stories260K-f32.gguf" : "parity/\(name)-f32.gguf"
    let found = try Self.logits(path, like: name + "-f32", isExact: false)
    #expect(Self.largestDifference(found, try Self.floats("logits/llamacpp-\(name)-f32.bin")) < 1e-4)
  }

  @Test(
    "quantised models give the logits of their expanded weights",
    arguments: ["Q2_K", "Q4_0", "Q4_K_S", "Q5_0", "Q5_K_S", "Q6_K", "Q8_0"])
  func expanded(type: String) throws {
    let found = try Self.logits("parity/tiny-k-\(type).gguf", like: "tiny-k-f32", isExact: true)
    #expect(Self.largestDifference(found, try Self.floats("logits-dequant/tiny-k-\(type)-dequant-f32.bin")) < 1e-4)
  }

  @Test(
    "rounded activations change the distribution less than the reference's own do",
    arguments: ["Q2_K", "Q4_0", "Q4_1", "Q4_K_S", "Q5_0", "Q5_K_S", "Q6_K", "Q8_0"])
  func rounded(type: String) throws {
    let exact = Self.logProbabilities(try Self.logits("parity/tiny-k-\(type).gguf", like: "tiny-k-f32", isExact: true))
    let rounded = Self.logProbabilities(
      try Self.logits("parity/tiny-k-\(type).gguf", like: "tiny-k-f32", isExact: false))
    let divergence = zip(exact, rounded).reduce(0) { $0 + exp($1.0) * ($1.0 - $1.1) }
    #expect(divergence < 1e-3)
  }

  private static func logProbabilities(_ logits: [Float]) -> [Double] {
    let most = Double(logits.max() ?? 0)
    let sum = logits.reduce(0) { $0 + exp(Double($1) - most) }
    return logits.map { Double($0) - most - log(sum) }
  }
}
