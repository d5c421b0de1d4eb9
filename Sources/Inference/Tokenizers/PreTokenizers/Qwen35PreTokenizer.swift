/// Qwen 3.5: as Qwen 2, but marks are part of words: `[\p{L}\p{M}]+`.
struct Qwen35PreTokenizer: PreTokenizer {
  func split(_ text: ScalarText, _ range: Range<Int>, into ends: inout [Int]) {
    CaselessWordSplitter(letters: [.letters, .marks], digits: 1).split(text, range, into: &ends)
  }
}
