/// Tekken, the tokenizer of Mistral NeMo and later models (`pattern` in their `tekken.json`):
/// `[^\r\n\p{L}\p{N}]?UPPER*LOWER+|[^\r\n\p{L}\p{N}]?UPPER+LOWER*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
/// with UPPER = `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]` and LOWER = `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`: words break where capitals start.
struct TekkenPreTokenizer: PreTokenizer {
  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    var index = range.lowerBound
    while index < range.upperBound {
      index = endOfPiece(text, from: index, to: range.upperBound)
      ends.append(index)
    }
  }

  private func endOfPiece(_ text: ScalarText, from start: Int, to end: Int) -> Int {
    if let word = endOfWord(text, from: start, to: end) { return word }
    if text.has(.numbers, at: start) { return start + 1 }
    let first = text.scalars[start] == 0x20 && start + 1 < end ? start + 1 : start
    var symbols = text.end(outside: [.letters, .numbers, .spaces], from: first, to: end)
    if symbols > first {
      while symbols < end, text.isLineBreak(at: symbols) || text.scalars[symbols] == 0x2F { symbols += 1 }
      return symbols
    }
    return text.endOfLastLineBreak(from: start, to: end) ?? text.endOfSpaces(from: start, to: end)
  }

  /// Both word expressions, each first with the leading scalar, then without, as a backtracking matcher tries them.
  private func endOfWord(_ text: ScalarText, from start: Int, to end: Int) -> Int? {
    let mayLead = !text.isLineBreak(at: start) && !text.has([.letters, .numbers], at: start) && start + 1 < end
    if mayLead, let stop = endInLower(text, from: start + 1, to: end) { return stop }
    if let stop = endInLower(text, from: start, to: end) { return stop }
    if mayLead, let stop = endOfUpper(text, from: start + 1, to: end) { return stop }
    return endOfUpper(text, from: start, to: end)
  }

  /// `UPPER*LOWER+`
  private func endInLower(_ text: ScalarText, from start: Int, to end: Int) -> Int? {
    let upper = text.end(of: .upperLike, from: start, to: end)
    let lower = text.end(of: .lowerLike, from: upper, to: end)
    if lower > upper { return lower }
    // Nothing is left for LOWER: UPPER gives back to the last scalar that is both.
    var index = upper
    while index > start {
      if text.has(.lowerLike, at: index - 1) { return index }
      index -= 1
    }
    return nil
  }

  /// `UPPER+LOWER*`
  private func endOfUpper(_ text: ScalarText, from start: Int, to end: Int) -> Int? {
    let upper = text.end(of: .upperLike, from: start, to: end)
    return upper > start ? text.end(of: .lowerLike, from: upper, to: end) : nil
  }
}
