@testable import Inference

/// Vocabularies of a few hundred tokens that tests write themselves.
enum SmallVocabularies {
  /// A SentencePiece vocabulary: three special tokens, 256 byte tokens, printable ASCII, and `words`, the later ones preferred when merging.
  static func sentencePiece(_ words: [String] = []) throws -> Tokenizer {
    var tokens = ["<unk>", "<s>", "</s>"]
    var kinds: [Int32] = [2, 3, 3]
    for byte in 0..<256 {
      let digits = String(byte, radix: 16, uppercase: true)
      tokens.append("<0x\(digits.count == 1 ? "0" : "")\(digits)>")
      kinds.append(6)
    }
    for byte in UInt8(0x20)..<0x7F { tokens.append(byte == 0x20 ? "▁" : String(UnicodeScalar(byte))) }
    tokens += words.map { $0.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "▁") }
    while kinds.count < tokens.count { kinds.append(1) }
    var writer = GGUFWriter()
    writer.add("tokenizer.ggml.model", .string(Array("llama".utf8)))
    writer.add("tokenizer.ggml.tokens", .array(GGUFArray(tokens.map { Array($0.utf8) })))
    writer.add("tokenizer.ggml.token_type", .array(GGUFArray(kinds)))
    writer.add("tokenizer.ggml.scores", .array(GGUFArray(tokens.indices.map { Float($0) })))
    return try tokenizer(writer)
  }

  /// A byte-level vocabulary: `<|end|>`, every byte, and a token for each merge of two of them.
  static func bytePairs(pre: String, merges: [(String, String)] = [], added: [String] = []) throws -> Tokenizer {
    var tokens = (0..<256).map { letter(UInt8($0)) }
    tokens += merges.map { $0.0 + $0.1 } + ["<|end|>"] + added
    var kinds = [Int32](repeating: 1, count: 256 + merges.count)
    kinds.append(3)
    kinds += [Int32](repeating: 4, count: added.count)
    var writer = GGUFWriter()
    writer.add("tokenizer.ggml.model", .string(Array("gpt2".utf8)))
    writer.add("tokenizer.ggml.pre", .string(Array(pre.utf8)))
    writer.add("tokenizer.ggml.tokens", .array(GGUFArray(tokens.map { Array($0.utf8) })))
    writer.add("tokenizer.ggml.token_type", .array(GGUFArray(kinds)))
    writer.add("tokenizer.ggml.merges", .array(GGUFArray(merges.map { Array("\($0.0) \($0.1)".utf8) })))
    writer.add("tokenizer.ggml.eos_token_id", .uint32(UInt32(256 + merges.count)))
    return try tokenizer(writer)
  }

  /// How GPT-2's alphabet writes a byte.
  static func letter(_ byte: UInt8) -> String {
    var next: UInt32 = 0x100
    for other in UInt8.min...UInt8.max {
      let isPrintable = (0x21...0x7E).contains(other) || (0xA1...0xAC).contains(other) || other >= 0xAE
      if other == byte { return String(UnicodeScalar(isPrintable ? UInt32(byte) : next) ?? "?") }
      if !isPrintable { next += 1 }
    }
    return ""
  }

  private static func tokenizer(_ writer: GGUFWriter) throws -> Tokenizer {
    try GGUFFile(FileBytes(writer.encoded(), path: "small.gguf")).tokenizer()
  }
}
