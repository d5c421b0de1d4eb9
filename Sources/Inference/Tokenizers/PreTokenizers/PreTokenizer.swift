/// Cuts a text into the pieces that byte-pair encoding works in. Models publish the cuts as regular expressions; each is matched by hand here.
protocol PreTokenizer: Sendable {
  /// Appends the end of every piece of `range`, in scalars; the last one is the end of the range. O(range).
  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int])
}

/// A pre-tokenizer and what models that name it expect besides.
enum PreTokenizerName {
  struct Rules {
    let splitter: any PreTokenizer
    /// Whether a piece that is a token as it stands is taken as that token, whatever the merges say.
    var takesWholePieces = false
    /// Whether texts start with the beginning-of-sequence token unless the file says otherwise.
    var addsBOS = false
  }

  /// Values of `tokenizer.ggml.pre`, in groups that cut alike.
  private static let names: [(names: [String], rules: Rules)] = [
    (
      ["gpt-2", "phi-2", "roberta-bpe", "jina-es", "jina-de", "jina-v2-es", "jina-v2-de"],
      Rules(splitter: GPT2PreTokenizer())
    ),
    (["mpt", "olmo"], Rules(splitter: MPTPreTokenizer())),
    (["smollm", "starcoder", "refact", "command-r", "codeshell"], Rules(splitter: SmolLMPreTokenizer())),
    (
      ["llama3", "llama-v3", "llama-bpe", "falcon3", "falcon-h1", "pixtral", "lfm2"],
      Rules(splitter: Llama3PreTokenizer(), takesWholePieces: true, addsBOS: true)
    ),
    (["qwen2", "deepseek-r1-qwen"], Rules(splitter: Qwen2PreTokenizer())),
    (["qwen35"], Rules(splitter: Qwen35PreTokenizer())),
    (["falcon"], Rules(splitter: FalconPreTokenizer())),
    (["tekken"], Rules(splitter: TekkenPreTokenizer(), takesWholePieces: true, addsBOS: true)),
  ]

  /// Every name that is known.
  static var allNames: [String] { names.flatMap(\.names) }

  /// The rules behind a name.
  static func rules(for name: String) throws(TokenizerError) -> Rules {
    guard let entry = names.first(where: { $0.names.contains(name) }) else { throw .unknownPreTokenizer(name) }
    return entry.rules
  }
}

extension ScalarText {
  /// `'s|'t|'re|'ve|'m|'ll|'d`: the end of the contraction at `index`; nil where there is none.
  func endOfContraction(from index: Int, to end: Int, ignoringCase: Bool) -> Int? {
    guard scalars[index] == 0x27, index + 1 < end else { return nil }
    func letter(_ index: Int) -> UInt32 {
      let scalar = scalars[index]
      return ignoringCase && scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar
    }
    switch letter(index + 1) {
    case 0x73, 0x74, 0x6D, 0x64: return index + 2  // s t m d
    case 0x72, 0x76: return index + 2 < end && letter(index + 2) == 0x65 ? index + 3 : nil  // re ve
    case 0x6C: return index + 2 < end && letter(index + 2) == 0x6C ? index + 3 : nil  // ll
    default: return nil
    }
  }

  /// `\s+(?!\S)|\s+`: white space up to the end, else all of it but the last scalar, else that scalar. `index` is white space.
  func endOfSpaces(from index: Int, to end: Int) -> Int {
    let stop = self.end(of: .spaces, from: index, to: end)
    return stop < end && stop - index > 1 ? stop - 1 : stop
  }

  /// `\s*[\r\n]+`: the end behind the last line break of the white space at `index`; nil where it has none.
  func endOfLastLineBreak(from index: Int, to end: Int) -> Int? {
    var last: Int?
    var index = index
    while index < end, has(.spaces, at: index) {
      if isLineBreak(at: index) { last = index + 1 }
      index += 1
    }
    return last
  }
}
