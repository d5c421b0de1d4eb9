/// Qwen 2 and 3: words are `\p{L}+`, every digit stands alone (the `pre_tokenizer` of Qwen/Qwen2 `tokenizer.json`).
struct Qwen2PreTokenizer: PreTokenizer {
  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    CaselessWordSplitter(letters: .letters, digits: 1).split(text, range, into: &ends)
  }
}
