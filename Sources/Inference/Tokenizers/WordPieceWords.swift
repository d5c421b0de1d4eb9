/// How BERT cuts a text into words before WordPiece: at white space, around punctuation and around every Chinese character.
struct WordPieceWords {
  let isLowerCased: Bool

  /// The words in order, each in scalars. O(bytes).
  func words(of text: Span<UInt8>) -> [[UInt32]] {
    var words: [[UInt32]] = []
    var word: [UInt32] = []
    var form: [UInt32] = []
    func finish() {
      if !word.isEmpty { words.append(word) }
      word.removeAll()
    }
    var index = 0
    while index < text.count {
      let (scalar, length) = ScalarText.scalar(in: text, at: index)
      index += length
      let code = GeneralCategory.code(of: scalar)
      if Self.isSpace(scalar, code) {
        finish()
      } else if scalar == 0 || scalar == 0xFFFD || CategorySet.others.contains(code: code) {
        continue
      } else if code == GeneralCategory.controlSpace.rawValue {
        continue
      } else if Self.isChinese(scalar) {
        finish()
        words.append([scalar])
      } else {
        form.removeAll(keepingCapacity: true)
        if isLowerCased { AccentFolding.append(scalar, to: &form) } else { form.append(scalar) }
        for scalar in form {
          guard Self.isPunctuation(scalar) else {
            word.append(scalar)
            continue
          }
          finish()
          words.append([scalar])
        }
      }
    }
    finish()
    return words
  }

  /// BERT's white space: tab, line feed, carriage return and the separators; other control characters vanish.
  private static func isSpace(_ scalar: UInt32, _ code: UInt8) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D: true
    default: CategorySet.spaces.contains(code: code) && code != GeneralCategory.controlSpace.rawValue
    }
  }

  /// `P*`, and every ASCII symbol.
  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: CategorySet.punctuation.contains(code: GeneralCategory.code(of: scalar))
    }
  }

  /// The blocks of CJK ideographs that BERT lists; kana and Hangul are not among them.
  private static func isChinese(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
      0x2B820...0x2CEAF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
