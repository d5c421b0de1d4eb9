import Documents
import Prose
import TextScanning

/// Quotation marks and dashes of the reading text.
extension ConventionWalk {
  /// One walk over the bytes of the text, code spans left out.
  mutating func readMarks() {
    var shield = 0
    var mark = -1
    while true {
      mark = Self.marks.next(in: text, from: mark + 1, to: text.count)
      guard mark < text.count else { return }
      while shield < code.count, code[shield].upperBound <= mark { shield += 1 }
      if shield < code.count, code[shield].lowerBound <= mark { continue }
      switch text[mark] {
      case .of("\""): note(.quotes, 0, in: mark..<mark + 1)
      case .of("-"): if isBetweenWords(mark..<mark + 1) { note(.dash, 3, in: mark..<mark + 1) }
      default: wide(mark)
      }
    }
  }

  private static let marks = ByteSet("\"-", and: [0xE2])

  /// A mark of three bytes that begins with 0xE2.
  private mutating func wide(_ mark: Int) {
    guard mark + 2 < text.count, text[mark + 1] == 0x80 else { return }
    let range = mark..<mark + 3
    switch text[mark + 2] {
    case 0x9C: note(.quotes, 1, in: range)
    case 0x94:
      let isSpaced = isBetweenWords(range)
      if isSpaced || isClosed(range) { note(.dash, isSpaced ? 1 : 0, in: range) }
    case 0x93: if isBetweenWords(range) { note(.dash, 2, in: range) }
    default: break
    }
  }

  /// Whether a mark stands with a space on each side, and a word beyond the one before it.
  private func isBetweenWords(_ mark: Range<Int>) -> Bool {
    guard mark.lowerBound > 1, mark.upperBound + 1 < text.count, text[mark.lowerBound - 1] == .space,
      text[mark.upperBound] == .space
    else { return false }
    return ASCII.isLower(text[mark.lowerBound - 2]) && ASCII.isLetter(text[mark.upperBound + 1])
  }

  private func isClosed(_ mark: Range<Int>) -> Bool {
    guard mark.lowerBound > 0, mark.upperBound < text.count else { return false }
    return ASCII.isWord(text[mark.lowerBound - 1]) && ASCII.isWord(text[mark.upperBound])
  }
}
