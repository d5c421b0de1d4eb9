import TextScanning

/// How many tokens a text may cost an agent: the larger of a quarter of its bytes and 1.35 a word, so that no tokenizer of the day is
/// worse.
package enum TokenEstimate {
  package static func tokens(_ text: String) -> Int {
    var words = 0
    var bytes = 0
    var wasSpace = true
    for byte in text.utf8 {
      bytes += 1
      let isSpace = ASCII.isSpace(byte)
      if wasSpace, !isSpace { words += 1 }
      wasSpace = isSpace
    }
    return max((bytes + 3) / 4, (words * 135 + 99) / 100)
  }
}
