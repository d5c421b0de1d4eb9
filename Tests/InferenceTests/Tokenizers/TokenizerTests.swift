import TestSupport
import Testing

@testable import Inference

struct TokenizerTests {
  @Test("an unknown tokenizer model is named")
  func unknownModel() throws {
    var writer = GGUFWriter()
    writer.add("tokenizer.ggml.model", .string(Array("rwkv".utf8)))
    let file = try GGUFFile(FileBytes(writer.encoded(), path: "odd.gguf"))
    #expect { try file.tokenizer() } throws: { error in
      "\(error)".contains("“rwkv”") && "\(error)".contains("odd.gguf")
        && (error as? InferenceError)?.code == .unsupported
    }
  }

  @Test("an unknown pre-tokenizer is named, with those that are known")
  func unknownPreTokenizer() throws {
    #expect { try SmallVocabularies.bytePairs(pre: "klingon") } throws: { error in
      "\(error)".contains("“klingon”") && "\(error)".contains("tekken")
    }
  }

  @Test("tables that do not fit the vocabulary are malformed")
  func malformedTables() throws {
    var writer = GGUFWriter()
    writer.add("tokenizer.ggml.model", .string(Array("llama".utf8)))
    writer.add("tokenizer.ggml.tokens", .array(GGUFArray([Array("a".utf8), Array("b".utf8)])))
    writer.add("tokenizer.ggml.scores", .array(GGUFArray([1.0 as Float])))
    let file = try GGUFFile(FileBytes(writer.encoded(), path: "odd.gguf"))
    #expect { try file.tokenizer() } throws: { ($0 as? InferenceError)?.code == .malformed }
  }

  @Test("merges are taken in the order of the list, the left pair first")
  func mergeOrder() throws {
    let tokenizer = try SmallVocabularies.bytePairs(
      pre: "gpt-2", merges: [("b", "c"), ("a", "b"), ("a", "bc"), ("a", "a")])
    #expect(tokenizer.encode("abc") == [258])
    #expect(tokenizer.encode("ab") == [257])
    #expect(tokenizer.encode("aaa") == [259, 0x61])
  }

  @Test("a control token is only found in text that a template wrote")
  func controlsInText() throws {
    let tokenizer = try SmallVocabularies.bytePairs(pre: "gpt-2", added: ["[user]"])
    #expect(tokenizer.encode("<|end|>").count == 7)
    #expect(tokenizer.encode("<|end|>", controls: true) == [256])
    #expect(tokenizer.encode("[user]") == [257])
    let pieces = [TextPiece("<|end|>", controls: true), TextPiece("<|end|>", controls: false)]
    #expect(tokenizer.encode(pieces).count == 8)
    // Half of it in each piece is no control token either.
    let halves = [TextPiece("<|e", controls: true), TextPiece("nd|>", controls: false)]
    #expect(tokenizer.encode(halves).count == 7)
  }

  @Test("SentencePiece adds a space in front, falls back to bytes, and gives the text back")
  func sentencePiece() throws {
    let tokenizer = try SmallVocabularies.sentencePiece(["he", "ll", "hell", " hell"])
    let tokens = tokenizer.encode("hello é")
    #expect(tokens.count == 5)
    #expect(tokenizer.vocabulary.bytes(of: tokens[0]) == Array(" hell".utf8))
    // Byte tokens come behind the three special ones.
    let bytes: [TokenID] = [198, 172]
    #expect(Array(tokens.suffix(2)) == bytes)
    #expect(String(decoding: tokenizer.decode(tokens), as: UTF8.self) == "hello é")
    #expect(tokenizer.encode("").isEmpty)
    #expect(tokenizer.encode("", framed: true) == [1])
  }

  @Test("end tokens are found by their name and by the file's word")
  func endTokens() throws {
    let tokenizer = try SmallVocabularies.bytePairs(pre: "gpt-2")
    #expect(tokenizer.endTokens == [256])
    #expect(tokenizer.decode([0x61, 256]) == Array("a".utf8))
  }
}

struct ByteLevelRoundTripTests {
  static let names = ["gpt-2", "llama-bpe", "qwen2", "qwen35", "mpt", "falcon", "tekken", "smollm"]

  @Test("any bytes come back, and every cut loses none", arguments: names)
  func roundTrip(name: String) throws {
    let tokenizer = try SmallVocabularies.bytePairs(
      pre: name, merges: [("e", "r"), ("Ġ", "t"), ("1", "2"), ("Ã", "©"), ("Ġ", "Ġ")], added: ["<x>"])
    var generator = RandomSource(seed: 7)
    let alphabet = [
      "e", "r", " ", "t", "1", "2", "é", "\n", "\r", "'s", "'LL", "中", "ß", "A", "٣", "\u{0301}", "😀", "<x>", "/", "\t",
      "ǅ",
    ]
    for _ in 0..<400 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        if Int.random(in: 0..<8, using: &generator) == 0 {
          text.append(UInt8.random(in: 0...255, using: &generator))
        } else {
          text += alphabet[Int.random(in: 0..<alphabet.count, using: &generator)].utf8
        }
      }
      #expect(tokenizer.decode(tokenizer.encode(text)) == text, "\(text)")
    }
  }
}
