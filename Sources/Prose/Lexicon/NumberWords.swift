extension Lexicon {
  /// In order: zero to twenty.
  public static let smallNumbers = Lexicon(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """)

  /// In order: twenty to ninety.
  public static let tens = Lexicon("twenty thirty forty fifty sixty seventy eighty ninety")

  public static let largeNumbers = Lexicon("hundred thousand million billion trillion dozen")
}

/// Whole numbers in words and back, from 0 to 99: what guides ask to be spelled out.
public enum NumberWords {
  /// `21` as `twenty-one`; nil beyond 99.
  public static func spelled(_ number: Int) -> String? {
    switch number {
    case 0...20: Lexicon.smallNumbers.words[number]
    case 21...99:
      Lexicon.tens.words[number / 10 - 2] + (number % 10 == 0 ? "" : "-" + Lexicon.smallNumbers.words[number % 10])
    default: nil
    }
  }

  /// `twenty-one` as `21`; nil for other words.
  public static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    if let small = Lexicon.smallNumbers.position(bytes, range) { return small }
    if let tens = Lexicon.tens.position(bytes, range) { return (tens + 2) * 10 }
    guard let hyphen = bytes[range].firstIndex(of: 0x2D),
      let tens = Lexicon.tens.position(bytes, range.lowerBound..<hyphen),
      let ones = Lexicon.smallNumbers.position(bytes, hyphen + 1..<range.upperBound), ones > 0, ones < 10
    else { return nil }
    return (tens + 2) * 10 + ones
  }
}
