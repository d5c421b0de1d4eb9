import Foundation
import Inference
import Testing

@Suite(.enabled(if: SharedModels.isPresent, "no shared models beside the checkout"))
struct TokenizerConformanceTests {
  static let names = ["qwen2", "qwen35", "gpt-2", "falcon", "mpt", "phi-3", "bert-bge"]

  @Test("every text of the vectors gives the published ids", arguments: names)
  func conformance(name: String) throws {
    let path = SharedModels.path("tokenizers/ggml-vocab-\(name).gguf")
    let tokenizer = try GGUFFile(path: path).tokenizer()
    let texts = try String(contentsOfFile: path + ".inp", encoding: .utf8).components(
      separatedBy: "\n__ggml_vocab_test__\n")
    let lines = try String(contentsOfFile: path + ".out", encoding: .utf8).components(separatedBy: "\n")
    let cases = zip(texts, lines).dropLast()
    #expect(cases.count >= 45)
    for (text, line) in cases {
      let expected = line.split(separator: " ").compactMap { Int32($0) }
      #expect(tokenizer.encode(text) == expected, "\(text.debugDescription)")
    }
  }
}
