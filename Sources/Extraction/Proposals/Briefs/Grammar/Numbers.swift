import Prose

/// Reads numbers: digits, words, dozens and pairs.
enum Numbers {
  struct Found: Equatable {
    var value: Int
    /// The position after it.
    var end: Int
  }

  /// The number that begins at a token, or nil.
  static func read(_ tokens: [BriefToken], at index: Int) -> Found? {
    guard tokens.indices.contains(index) else { return nil }
    if tokens[index].kind == .number {
      let found = Found(value: tokens[index].value, end: index + 1)
      return scaled(found, tokens)
    }
    guard tokens[index].kind == .word else { return nil }
    if let counted = phrases(tokens, at: index) { return counted }
    guard let found = spelled(tokens, at: index) else { return nil }
    // “one of the following”, “one another”, “no one” count nothing.
    if found.value == 1, found.end == index + 1, tokens[index].text == "one" {
      let next = word(tokens, found.end)
      if ["of", "another", "who", "can", "should", "must", "is"].contains(next) { return nil }
      if ["no", "this", "that", "the", "any", "every", "each", "second", "third", "first"].contains(
        word(tokens, index - 1))
      {
        return nil
      }
    }
    return found
  }

  private static func word(_ tokens: [BriefToken], _ index: Int) -> String {
    tokens.indices.contains(index) && tokens[index].kind == .word ? tokens[index].text : ""
  }

  /// `2 dozen`, `5 hundred`, `3 k`.
  private static func scaled(_ found: Found, _ tokens: [BriefToken]) -> Found {
    guard let scale = scales[word(tokens, found.end)] else { return found }
    return Found(value: found.value * scale, end: found.end + 1)
  }

  private static let scales = ["dozen": 12, "hundred": 100, "thousand": 1000]

  /// “a dozen”, “half a dozen”, “a couple of”, “a pair of”, “a single”, “a hundred”.
  private static func phrases(_ tokens: [BriefToken], at index: Int) -> Found? {
    let (first, second, third) = (word(tokens, index), word(tokens, index + 1), word(tokens, index + 2))
    if first == "half", second == "a", third == "dozen" { return Found(value: 6, end: skipOf(tokens, index + 3)) }
    if first == "dozen" { return Found(value: 12, end: skipOf(tokens, index + 1)) }
    if ["couple", "pair"].contains(first), second == "of" { return Found(value: 2, end: index + 2) }
    guard first == "a" || first == "an" else { return nil }
    switch second {
    case "dozen": return Found(value: 12, end: skipOf(tokens, index + 2))
    case "couple", "pair": return third == "of" ? Found(value: 2, end: index + 3) : nil
    case "single": return Found(value: 1, end: index + 2)
    case "hundred", "thousand": return spelled(tokens, at: index + 1)
    default: return nil
    }
  }

  private static func skipOf(_ tokens: [BriefToken], _ index: Int) -> Int {
    word(tokens, index) == "of" ? index + 1 : index
  }

  /// “two hundred and fifty”, “twenty five”, “a thousand”.
  private static func spelled(_ tokens: [BriefToken], at start: Int) -> Found? {
    var (total, group, index) = (0, 0, start)
    var last = 0
    while index < tokens.count, tokens[index].kind == .word {
      let text = tokens[index].text
      if let ones = small[text] {
        // “five six” are two numbers.
        if last > 0, last < 20 { break }
        group += ones
        last = ones
      } else if let scale = scales[text], scale > 12 {
        group = max(group, 1) * scale
        last = scale
        if scale == 1000 { (total, group) = (total + group, 0) }
      } else if text == "and", index > start, last >= 100, small[word(tokens, index + 1)] != nil {
        // “one hundred and fifty”
      } else {
        break
      }
      index += 1
    }
    return index > start ? Found(value: total + group, end: index) : nil
  }

  private static let small: [String: Int] = {
    var small: [String: Int] = [:]
    for value in 0...99 {
      guard let word = NumberWords.spelled(value) else { continue }
      if !word.utf8.contains(0x2D) { small[word] = value }
      if value > 20 { small[word] = value }
    }
    return small
  }()

  /// `first`, `2nd`, `third`, `last` (-1), `second to last` is not one.
  static func ordinal(_ word: String) -> Int? {
    if let known = ordinals[word] { return known }
    guard word.utf8.count > 2, ["st", "nd", "rd", "th"].contains(word.suffix(2)) else { return nil }
    return Int(word.dropLast(2))
  }

  private static let ordinals = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
    "eleventh": 11, "twelfth": 12, "opening": 1, "last": -1, "final": -1, "closing": -1,
  ]
}
