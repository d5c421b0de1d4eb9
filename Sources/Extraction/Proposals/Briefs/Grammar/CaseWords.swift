/// Where a sentence names capital or small letters, or title case.
struct CaseWords: Sendable {
  enum Case: Sendable { case upper, lower, title }

  var letterCase: Case
  var tokens: Range<Int>

  static func all(_ sentence: BriefSentence) -> [CaseWords] {
    var found: [CaseWords] = []
    var index = 0
    while index < sentence.tokens.count {
      guard let words = at(index, sentence) else {
        index += 1
        continue
      }
      found.append(words)
      index = words.tokens.upperBound
    }
    return found
  }

  private static let phrases: [(Case, [String])] = {
    let upper =
      "all capital letters|capital letters|capital letter|all caps|all uppercase letters|uppercase letters|uppercase|upper case|capitals|block letters|block capitals|caps|allcaps|full caps|capitalized letters|capitalised letters|all capitals|capital"
    let lower =
      "all lowercase letters|lowercase letters|lowercase letter|lower case letters|lowercase|lowercases|lower case|lowercased|small letters|uncapitalized|lower letters"
    let rows =
      upper.split(separator: "|").map { (Case.upper, $0.split(separator: " ").map(String.init)) }
      + [(Case.title, ["title", "case"])]
      + lower.split(separator: "|").map { (Case.lower, $0.split(separator: " ").map(String.init)) }
    return rows.sorted { $0.1.count > $1.1.count }
  }()

  private static func at(_ index: Int, _ sentence: BriefSentence) -> CaseWords? {
    for (letterCase, words) in phrases where sentence.matches(words, at: index) && sentence.tokens[index].kind == .word
    {
      // “the capital of France”
      if words == ["capital"], !["only"].contains(sentence.word(index + 1)) { return nil }
      return CaseWords(letterCase: letterCase, tokens: index..<index + words.count)
    }
    let isCapitalized = ["capitalized", "capitalised"].contains(sentence.word(index))
    return isCapitalized ? CaseWords(letterCase: .upper, tokens: index..<index + 1) : nil
  }
}
