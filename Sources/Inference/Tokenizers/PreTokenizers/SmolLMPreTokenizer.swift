/// SmolLM and StarCoder: every number `\p{N}` stands alone, what is between is cut as GPT-2 does.
struct SmolLMPreTokenizer: PreTokenizer {
  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let stop = text.end(outside: .numbers, from: index, to: range.upperBound)
      if stop > index { GPT2PreTokenizer().split(text, index..<stop, into: &ends) }
      index = stop
      while index < range.upperBound, text.has(.numbers, at: index) {
        index += 1
        ends.append(index)
      }
    }
  }
}
