/// MPT and other models with the GPT-NeoX tokenizer: they cut as GPT-2 does; runs of spaces are tokens that people defined,
/// and are taken out of the text before it is cut.
struct MPTPreTokenizer: PreTokenizer {
  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    GPT2PreTokenizer().split(text, range, into: &ends)
  }
}
