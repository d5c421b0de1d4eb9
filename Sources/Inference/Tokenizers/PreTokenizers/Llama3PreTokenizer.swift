/// Llama 3: words are `\p{L}+`, numbers `\p{N}{1,3}` (meta-llama/llama3, `llama/tokenizer.py`).
struct Llama3PreTokenizer: PreTokenizer {
  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    CaselessWordSplitter(letters: .letters, digits: 3).split(text, range, into: &ends)
  }
}
