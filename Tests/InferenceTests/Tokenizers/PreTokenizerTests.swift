import Foundation
import TestSupport
import Testing

@testable import Inference

/// The cuts of the published expressions, made by Tests/Scripts/make_pre_tokenizer_cuts.py.
struct PreTokenizerTests {
  static let path = Repository.fixtures.appending(path: "inference/pre-tokenizer-cuts.jsonl")

  @Test(
    "every text is cut as the published expression cuts it",
    arguments: ["gpt-2", "smollm", "falcon", "llama-bpe", "qwen2", "qwen35", "tekken"])
  func cuts(pre: String) throws {
    let splitter = try PreTokenizerName.rules(for: pre).splitter
    var count = 0
    for line in try String(contentsOf: Self.path, encoding: .utf8).split(separator: "\n") {
      let record = try JSONValue(parsing: String(line))
      guard record["pre"]?.string == pre, let text = record["text"]?.string else { continue }
      count += 1
      let bytes = Array(text.utf8)
      let scalars = ScalarText(bytes.span)
      var ends: [Int] = []
      splitter.split(scalars, 0..<scalars.count, into: &ends)
      var (pieces, start): ([String], Int) = ([], 0)
      for end in ends {
        pieces.append(String(decoding: bytes[scalars.offsets[start]..<scalars.offsets[end]], as: UTF8.self))
        start = end
      }
      let expected = record["pieces"]?.array?.compactMap(\.string) ?? []
      // Bytes, not strings: for strings, composed and decomposed are equal.
      #expect(
        pieces.map { Array($0.utf8) } == expected.map { Array($0.utf8) },
        "\(text.debugDescription): \(pieces) \(expected)")
    }
    #expect(count == 68)
  }
}
