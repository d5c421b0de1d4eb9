import TextScanning

/// How many syllables an English word has, by its vowels: an estimate, as readability formulas want it.
public enum Syllables {
  /// At least 1. O(word).
  public static func count(_ bytes: [UInt8], _ word: Range<Int>) -> Int {
    var count = 0
    var wasVowel = false
    for index in word {
      let isVowel = isVowel(bytes[index])
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    return max(1, count - silentEndings(bytes, word))
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch ASCII.lower(byte) {
    case .of("a"), .of("e"), .of("i"), .of("o"), .of("u"), .of("y"): true
    default: false
    }
  }

  /// `make`, `used`, `takes`: the last e is not spoken; in `table`, `wanted` and `boxes` it is.
  private static func silentEndings(_ bytes: [UInt8], _ word: Range<Int>) -> Int {
    let lower = word.map { ASCII.lower(bytes[$0]) }
    guard lower.count > 2, let last = lower.last else { return 0 }
    let before = lower[lower.count - 2]
    if last == .of("e"), !isVowel(before) {
      return before == .of("l") && !isVowel(lower[lower.count - 3]) ? 0 : 1
    }
    guard before == .of("e"), lower.count > 3, !isVowel(lower[lower.count - 3]) else { return 0 }
    let consonant = lower[lower.count - 3]
    if last == .of("d") { return consonant == .of("t") || consonant == .of("d") ? 0 : 1 }
    return last == .of("s") && !"sxzhcg".utf8.contains(consonant) ? 1 : 0
  }
}
