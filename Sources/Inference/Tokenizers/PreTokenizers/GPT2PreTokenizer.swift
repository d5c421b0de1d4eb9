/// GPT-2: `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
/// (openai/gpt-2, `src/encoder.py`).
struct GPT2PreTokenizer: PreTokenizer {
  private static let words: CategorySet = [.letters, .numbers, .spaces]

  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    var index = range.lowerBound
    while index < range.upperBound {
      index = endOfPiece(text, from: index, to: range.upperBound)
      ends.append(index)
    }
  }

  private func endOfPiece(_ text: ScalarText, from start: Int, to end: Int) -> Int {
    if let contraction = text.endOfContraction(from: start, to: end, ignoringCase: false) { return contraction }
    let first = text.scalars[start] == 0x20 && start + 1 < end ? start + 1 : start
    if text.has(.letters, at: first) { return text.end(of: .letters, from: first, to: end) }
    if text.has(.numbers, at: first) { return text.end(of: .numbers, from: first, to: end) }
    if !text.has(.spaces, at: first) { return text.end(outside: Self.words, from: first, to: end) }
    return text.endOfSpaces(from: start, to: end)
  }
}
