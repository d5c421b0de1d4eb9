import TestSupport
import Testing

@testable import Inference

/// Every architecture against a decoder in double precision that was written apart.
@Suite struct ArchitectureTests {
  static let models: [RandomModel] = {
    var llama3 = RandomModel("llama")
    llama3.settings = [("rope.scaling.type", .string("linear")), ("rope.scaling.factor", .float32(4))]
    var yarn = RandomModel("mistral3")
    yarn.ropeBase = 1_000_000
    yarn.settings = [
      ("rope.scaling.type", .string("yarn")), ("rope.scaling.factor", .float32(16)),
      ("rope.scaling.original_context_length", .uint32(32)), ("rope.scaling.yarn_log_multiplier", .float32(1)),
      ("rope.scaling.yarn_beta_fast", .float32(32)), ("rope.scaling.yarn_beta_slow", .float32(1)),
      ("attention.temperature_scale", .float32(0.1)),
    ]
    var plainYarn = yarn
    plainYarn.architecture = "qwen2"
    plainYarn.settings.removeAll { $0.key.contains("log_multiplier") || $0.key.contains("temperature") }
    var gemma2 = RandomModel("gemma2")
    gemma2.settings = [("attention.sliding_window", .uint32(16))]
    gemma2.hasOutput = false
    var gemma3 = RandomModel("gemma3")
    gemma3.layers = 7
    gemma3.ropeBase = 1_000_000
    gemma3.settings = [
      ("attention.sliding_window", .uint32(16)), ("rope.scaling.type", .string("linear")),
      ("rope.scaling.factor", .float32(8)),
    ]
    gemma3.hasOutput = false
    var phi3 = RandomModel("phi3")
    phi3.settings = [("attention.sliding_window", .uint32(16))]
    var wide = RandomModel("qwen3")
    wide.headSize = 32
    return [
      RandomModel("llama"), llama3, RandomModel("mistral"), yarn, RandomModel("qwen2"), plainYarn, wide,
      RandomModel("gemma"),
      gemma2, gemma3, phi3,
    ]
  }()

  @Test("logits are those of the reference decoder", arguments: models.indices)
  func logits(index: Int) throws {
    let file = try Self.models[index].file()
    var random = RandomSource(seed: 21)
    let tokens = (0..<70).map { _ in TokenID(random.below(RandomModel.vocabulary)) }
    let expected = ReferenceDecoder(file).logits(after: tokens)
    let found = try Scorer(Model(file, threads: 1), context: 70, threads: 2, rows: 24).logits(after: tokens)
    let difference = zip(expected, found).map { abs($0 - Double($1)) }.max() ?? .infinity
    #expect(difference < 1e-3 && (expected.max() ?? 0) > 0.5, "\(Self.models[index].architecture): \(difference)")
  }

  @Test("an unknown architecture, a missing key and a tensor out of place are told by name")
  func refusals() throws {
    func error(_ change: (inout GGUFWriter) throws -> Void) throws -> String {
      var writer = try RandomModel().writer()
      try change(&writer)
      do {
        _ = try Model(GGUFFile(FileBytes(writer.encoded(), path: "m.gguf")), threads: 1)
        return "none"
      } catch { return "\(error)" }
    }
    #expect(
      try error { $0.metadata[0].value = .string("rwkv") }.hasPrefix(
        "m.gguf: the architecture “rwkv” is not supported. Supported are llama"))
    #expect(
      try error { $0.metadata.removeAll { $0.key == "llama.block_count" } }
        == "m.gguf: the key “llama.block_count” is missing")
    #expect(
      try error { $0.tensors.removeAll { $0.name == "blk.1.attn_k.weight" } }
        == "m.gguf: the tensor “blk.1.attn_k.weight” is missing")
    #expect(
      try error { $0.add("blk.0.attn_sinks.weight", .f32, [1], bytes: [0, 0, 0, 0]) }
        == "m.gguf: the tensor “blk.0.attn_sinks.weight” has no place in a model of architecture “llama”")
    #expect(
      try error { writer in
        let index = try #require(writer.metadata.firstIndex { $0.key == "llama.attention.head_count" })
        writer.metadata[index].value = .uint32(200)
        writer.metadata.removeAll { $0.key.hasSuffix("key_length") }
      }.hasPrefix("m.gguf: expected “llama.attention.key_length” from 2 to 1024"))
    #expect(
      try error { $0.metadata.append(("llama.expert_count", .uint32(8))) }
        == "m.gguf: mixtures of experts are not supported")
  }
}
