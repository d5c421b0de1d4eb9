/// SentencePiece's byte-pair encoding as Llama 2, Mistral and Gemma use it: characters merge into the token of the best score, and what has no
/// token falls back to bytes.
///
/// Source: Kudo, Richardson, “SentencePiece”, 2018; google/sentencepiece `src/bpe_model.cc`.
struct SentencePieceEncoder: TextEncoder {
  let vocabulary: Vocabulary
  private let addsSpace: Bool

  var frame: (before: [Int32], after: [Int32]) {
    let special = vocabulary.special
    return (
      special.addsBOS ? special.bos.map { [$0] } ?? [] : [], special.addsEOS ? special.eos.map { [$0] } ?? [] : []
    )
  }
  var writesLeadingSpace: Bool { addsSpace }

  /// `▁`, which stands for a space in the vocabulary.
  private static let spaceMark: [UInt8] = [0xE2, 0x96, 0x81]

  static func read(_ metadata: TokenizerMetadata) throws(TokenizerError) -> SentencePieceEncoder {
    var special = metadata.special(addsBOS: true, addsEOS: false)
    special.bos = special.bos ?? 1
    special.eos = special.eos ?? 2
    special.unknown = special.unknown ?? 0
    let vocabulary = try metadata.vocabulary(special: special) { text, kind, bytes in
      if kind == .byte, let byte = byte(named: text) {
        bytes.append(byte)
      } else {
        appendSpaced(text.bindMemory(to: UInt8.self).span, to: &bytes)
      }
    }
    guard !vocabulary.scores.isEmpty else { throw .malformed("tokenizer.ggml.scores is missing") }
    return SentencePieceEncoder(vocabulary: vocabulary, addsSpace: metadata.bool("add_space_prefix") ?? true)
  }

  /// The byte of `<0x0A>`.
  private static func byte(named text: UnsafeRawBufferPointer) -> UInt8? {
    guard text.count == 6, text.starts(with: "<0x".utf8) else { return nil }
    return UInt8(String(decoding: text[3..<5], as: UTF8.self), radix: 16)
  }

  /// Appends a text with a space for every `▁`.
  private static func appendSpaced(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
    var index = 0
    while index < text.count {
      if index + 3 <= text.count, text[index] == spaceMark[0], text[index + 1] == spaceMark[1],
        text[index + 2] == spaceMark[2]
      {
        bytes.append(0x20)
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
  }

  func encode(_ text: Span<UInt8>, startsText: Bool, into tokens: inout [Int32]) {
    guard text.count > 0 else { return }
    var bytes: [UInt8] = addsSpace && startsText ? [0x20] : []
    Self.appendSpaced(text, to: &bytes)
    var symbols = SentencePieceSymbols(bytes.span)
    symbols.merge(bytes.span, vocabulary)
    symbols.append(bytes.span, vocabulary, to: &tokens)
  }
}
