/// Falcon: runs of ``[\p{P}$+<=>^~|`]`` stand alone, what is between is cut as GPT-2 does, and in all of it `[0-9]{3}` stands alone
/// (the `pre_tokenizer` of tiiuae/falcon-7b `tokenizer.json`).
struct FalconPreTokenizer: PreTokenizer {
  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    var pieces: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let isSymbol = Self.isSymbol(text, index)
      var stop = index + 1
      while stop < range.upperBound, Self.isSymbol(text, stop) == isSymbol { stop += 1 }
      if isSymbol { pieces.append(stop) } else { GPT2PreTokenizer().split(text, index..<stop, into: &pieces) }
      index = stop
    }
    var start = range.lowerBound
    for end in pieces {
      Self.splitDigits(text, start..<end, into: &ends)
      start = end
    }
  }

  private static func isSymbol(_ text: ScalarText, _ index: Int) -> Bool {
    if text.has(.punctuation, at: index) { return true }
    switch text.scalars[index] {
    case 0x24, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x60, 0x7C, 0x7E: return true  // $ + < = > ^ ` | ~
    default: return false
    }
  }

  /// Cuts three ASCII digits at a time out of a piece.
  private static func splitDigits(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    func isDigit(_ index: Int) -> Bool { text.scalars[index] &- 0x30 < 10 }
    var (start, index) = (range.lowerBound, range.lowerBound)
    while index + 3 <= range.upperBound {
      guard isDigit(index), isDigit(index + 1), isDigit(index + 2) else {
        index += 1
        continue
      }
      if index > start { ends.append(index) }
      index += 3
      start = index
      ends.append(index)
    }
    if start < range.upperBound { ends.append(range.upperBound) }
  }
}
