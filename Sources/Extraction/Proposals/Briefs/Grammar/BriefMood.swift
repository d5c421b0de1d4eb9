import TextScanning

/// Whether a sentence asks for something or tells something.
enum BriefMood {
  /// Whether a sentence only tells what was or is so: the past, with no order and no duty in it.
  static func isNarrative(_ sentence: BriefSentence) -> Bool {
    guard sentence.has(past) else { return false }
    return !isDirective(sentence)
  }

  /// Whether it orders, asks or obliges.
  static func isDirective(_ sentence: BriefSentence) -> Bool {
    if sentence.has(duties) { return true }
    return sentence.clauses.contains { clause in
      var index = clause
      while BriefVocabulary.adverbs.contains(sentence.word(index)), !orders.contains(sentence.word(index)) {
        index += 1
      }
      return orders.contains(sentence.word(index))
    }
  }

  private static let past: Set<String> = Set(
    words: """
      had was were did wrote said went got became made gave took came saw knew told held left lost found scored sold ran won
      """)

  private static let duties: Set<String> = Set(
    words: """
      must should shall please could would refrain avoid need needs ought ensure want i'd mustn't shouldn't don't cannot required requirement requirements
      have make
      """)

  static let orders: Set<String> = Set(
    words: """
      write use include make keep give create generate compose draft produce provide answer respond reply explain describe list
      summarize summarise rewrite avoid limit end finish begin start wrap put add mention repeat highlight bold italicize mark
      separate format ensure do don't never no never refrain skip leave tell suggest plan design name translate
      """)
}
