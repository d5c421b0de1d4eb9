import TestSupport
import Testing

@testable import Inference

/// Logits are equal bit for bit, however the work is cut.
@Suite struct BatchInvarianceTests {
  static let architectures = ["llama", "mistral3", "qwen2", "qwen3", "gemma", "gemma2", "gemma3", "phi3"]

  /// Logits of every position of `texts`, whose tokens come to the decoder in passes of `rows`, all texts side by side.
  private static func logits(_ model: Model, _ texts: [[TokenID]], rows: Int, threads: Int) throws -> [[[Float]]] {
    let context = texts.map(\.count).max() ?? 1
    let decoder = try Decoder(
      model, Decoder.Options(context: context, rows: rows, outputs: rows, pages: 4 * texts.count, threads: threads))
    let pages = texts.map { _ in PageTable(decoder.arena, context: context) }
    var found = texts.map { _ in [[Float]]() }
    var pass: [(text: Int, position: Int)] = []
    func compute() {
      for (text, position) in pass { #expect(pages[text].reserve(position, position + 1)) }
      decoder.forward(
        pass.map {
          Decoder.Row(
            token: texts[$0.text][$0.position], position: $0.position, text: pages[$0.text], givesLogits: true)
        })
      for (index, row) in pass.enumerated() {
        found[row.text].append(Array(UnsafeBufferPointer(start: decoder.logits(index), count: model.config.vocabulary)))
      }
      pass = []
    }
    for position in 0..<context {
      for text in texts.indices where position < texts[text].count {
        pass.append((text, position))
        if pass.count == rows { compute() }
      }
    }
    if !pass.isEmpty { compute() }
    return found
  }

  private static func text(_ count: Int, _ seed: UInt64) -> [TokenID] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in TokenID(random.below(RandomModel.vocabulary)) }
  }

  @Test("a text alone, token by token, in any batch and on any number of threads", arguments: architectures)
  func architecture(name: String) throws {
    try check(RandomModel(name))
  }

  @Test("the same for rounded weights", arguments: [TensorType.q8_0, .q4_0, .q5_0, .f16, .bf16])
  func type(type: TensorType) throws {
    try check(RandomModel("llama", type: type))
  }

  private func check(_ random: RandomModel) throws {
    let model = try Model(random.file(), threads: 1)
    let texts = [Self.text(70, 1), Self.text(9, 2), Self.text(40, 3)]
    let alone = try texts.map { try Self.logits(model, [$0], rows: 1, threads: 1)[0] }
    #expect(try texts.map { try Self.logits(model, [$0], rows: 80, threads: 2)[0] } == alone)
    #expect(try Self.logits(model, texts, rows: 3, threads: 2) == alone)
    #expect(try Self.logits(model, texts, rows: 33, threads: 3) == alone)
  }
}
