/// Byte-level byte-pair encoding: every byte is a token, and neighbours merge in the order of the model's list.
///
/// Source: Sennrich, Haddow, Birch, “Neural Machine Translation of Rare Words with Subword Units”, 2016; byte level as in GPT-2.
struct BytePairEncoder: TextEncoder {
  let vocabulary: Vocabulary
  private let merges: MergeTable
  private let rules: PreTokenizerName.Rules

  var frame: (before: [Int32], after: [Int32]) {
    let special = vocabulary.special
    return (
      special.addsBOS ? special.bos.map { [$0] } ?? [] : [], special.addsEOS ? special.eos.map { [$0] } ?? [] : []
    )
  }
  var writesLeadingSpace: Bool { false }

  static func read(_ metadata: TokenizerMetadata) throws(TokenizerError) -> BytePairEncoder {
    guard let name = metadata.string("pre") else { throw .unknownPreTokenizer("") }
    let rules = try PreTokenizerName.rules(for: name)
    let special = metadata.special(addsBOS: rules.addsBOS, addsEOS: false)
    let vocabulary = try metadata.vocabulary(special: special) { text, kind, bytes in
      // What people added stands there as it is.
      if kind == .normal || kind == .unused {
        ByteAlphabet.decode(text.bindMemory(to: UInt8.self).span, into: &bytes)
      } else {
        bytes.append(contentsOf: text)
      }
    }
    guard let lines = try metadata.strings("merges") else { throw .malformed("tokenizer.ggml.merges is missing") }
    return BytePairEncoder(vocabulary: vocabulary, merges: try table(lines, vocabulary), rules: rules)
  }

  /// Lines of two tokens with a space between them, most important first.
  private static func table(_ lines: GGUFStrings, _ vocabulary: Vocabulary) throws(TokenizerError) -> MergeTable {
    var table = MergeTable(capacity: lines.count)
    var pair: [UInt8] = []
    for rank in 0..<lines.count {
      pair.removeAll(keepingCapacity: true)
      let middle: Int? = lines.withBytes(of: rank) { line in
        let text = line.bindMemory(to: UInt8.self).span
        // The alphabet has no space; the first byte belongs to the left token in any case.
        guard let space = line.dropFirst().firstIndex(of: 0x20) else { return nil }
        ByteAlphabet.decode(text.extracting(0..<space), into: &pair)
        let middle = pair.count
        ByteAlphabet.decode(text.extracting(space + 1..<text.count), into: &pair)
        return middle
      }
      guard let middle else { throw .malformed("merge \(rank) has no space in it") }
      let bytes = pair.span
      // A merge of or into what is no token can never be used.
      if let left = vocabulary.token(bytes.extracting(0..<middle)),
        let right = vocabulary.token(bytes.extracting(middle..<bytes.count)), let merged = vocabulary.token(bytes)
      {
        table.insert(left, right, rank: rank, merged: merged)
      }
    }
    return table
  }

  func encode(_ text: Span<UInt8>, startsText: Bool, into tokens: inout [Int32]) {
    let scalars = ScalarText(text)
    var ends: [Int] = []
    rules.splitter.split(scalars, 0..<scalars.count, into: &ends)
    var word = BytePairWord()
    var start = 0
    for end in ends {
      let piece = text.extracting(scalars.offsets[start]..<scalars.offsets[end])
      if rules.takesWholePieces, let token = vocabulary.token(piece) {
        tokens.append(token)
      } else {
        word.merge(piece, vocabulary, merges, into: &tokens)
      }
      start = end
    }
  }
}
