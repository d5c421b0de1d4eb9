/// The expression that Llama 3 and Qwen share up to two choices:
/// `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?LETTERS+|\p{N}{1,DIGITS}| ?[^\s LETTERS \p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
struct CaselessWordSplitter {
  /// What words are made of: `\p{L}`, or `[\p{L}\p{M}]`.
  let letters: CategorySet
  /// How many digits stand together at most.
  let digits: Int

  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    var index = range.lowerBound
    while index < range.upperBound {
      index = endOfPiece(text, from: index, to: range.upperBound)
      ends.append(index)
    }
  }

  private func endOfPiece(_ text: ScalarText, from start: Int, to end: Int) -> Int {
    if let contraction = text.endOfContraction(from: start, to: end, ignoringCase: true) { return contraction }
    if let word = endOfWord(text, from: start, to: end) { return word }
    if text.has(.numbers, at: start) { return text.end(of: .numbers, from: start, to: min(start + digits, end)) }
    let first = text.scalars[start] == 0x20 && start + 1 < end ? start + 1 : start
    let symbols = text.end(outside: [letters, .numbers, .spaces], from: first, to: end)
    if symbols > first { return text.endOfLineBreaks(from: symbols, to: end) }
    return text.endOfLastLineBreak(from: start, to: end) ?? text.endOfSpaces(from: start, to: end)
  }

  /// `[^\r\n\p{L}\p{N}]?LETTERS+`
  private func endOfWord(_ text: ScalarText, from start: Int, to end: Int) -> Int? {
    let mayLead = !text.isLineBreak(at: start) && !text.has([.letters, .numbers], at: start)
    if mayLead, start + 1 < end, text.has(letters, at: start + 1) {
      return text.end(of: letters, from: start + 1, to: end)
    }
    return text.has(letters, at: start) ? text.end(of: letters, from: start, to: end) : nil
  }
}
