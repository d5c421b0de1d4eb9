/// The tokenizer's keys in the metadata of a model (specification: ggml-org/ggml `docs/gguf.md`, section “Tokenizer”).
struct TokenizerMetadata {
  let file: GGUFFile

  init(_ file: GGUFFile) { self.file = file }

  func string(_ key: String) -> String? { file["tokenizer.ggml.\(key)"]?.text }
  func bool(_ key: String) -> Bool? { file["tokenizer.ggml.\(key)"]?.bool }

  /// A token's number; a negative one, or one that fits no token, is none.
  func token(_ key: String) -> Int32? {
    file["tokenizer.ggml.\(key)_token_id"]?.integer.flatMap { Int32(exactly: $0) }.flatMap { $0 < 0 ? nil : $0 }
  }

  func strings(_ key: String) throws(TokenizerError) -> GGUFStrings? {
    guard let value = file["tokenizer.ggml.\(key)"] else { return nil }
    guard let strings = value.array?.strings else { throw .malformed("tokenizer.ggml.\(key) is no array of strings") }
    return strings
  }

  /// What the file says of special tokens; `addsBOS` and `addsEOS` are what holds where it is silent.
  func special(addsBOS: Bool, addsEOS: Bool) -> SpecialTokens {
    SpecialTokens(
      bos: token("bos"), eos: token("eos"), unknown: token("unknown"), separator: token("seperator"),
      padding: token("padding"), classification: token("cls"), mask: token("mask"), endOfTurn: token("eot"),
      addsBOS: bool("add_bos_token") ?? addsBOS, addsEOS: bool("add_eos_token") ?? addsEOS)
  }

  /// The tokens with their kinds and scores.
  func vocabulary(
    special: SpecialTokens, decode: (UnsafeRawBufferPointer, TokenKind, inout [UInt8]) -> Void
  ) throws(TokenizerError) -> Vocabulary {
    guard let tokens = try strings("tokens"), tokens.count > 0 else { throw .noVocabulary }
    var kinds: [Int]?
    if let value = file["tokenizer.ggml.token_type"] {
      guard let integers = value.array?.integers else {
        throw .malformed("tokenizer.ggml.token_type is no array of integers")
      }
      kinds = integers
    }
    return try Vocabulary(
      tokens, kinds: kinds, scores: file["tokenizer.ggml.scores"]?.array?.floats ?? [], special: special, decode: decode
    )
  }
}

extension GGUFFile {
  /// The tokenizer the file names. Errors: `unsupported` for an algorithm or pre-tokenizer that is not built in, `malformed`.
  package func tokenizer() throws(InferenceError) -> Tokenizer {
    do {
      return try readTokenizer()
    } catch {
      throw InferenceError(error.code, path: path, error.description)
    }
  }

  private func readTokenizer() throws(TokenizerError) -> Tokenizer {
    let metadata = TokenizerMetadata(self)
    guard let model = metadata.string("model") else { throw .noVocabulary }
    switch model {
    case "gpt2": return try Tokenizer(BytePairEncoder.read(metadata))
    case "llama":
      // Phi-3's own tokenizer swallows white space behind its control tokens; the file cannot say so.
      let swallows = self["general.architecture"]?.text == "phi3"
      return try Tokenizer(SentencePieceEncoder.read(metadata), swallowsSpaceAfterControls: swallows)
    case "bert": return try Tokenizer(WordPieceEncoder.read(metadata))
    case "none", "no_vocab": throw .noVocabulary
    default: throw .unknownModel(model)
    }
  }
}
