import TextScanning

/// “Wrap your entire response with double quotation marks”.
enum QuotationConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences {
      guard let marks = marks(sentence) else { continue }
      let clause = sentence.clause(of: marks)
      guard sentence.has(wrapping, in: clause), !BriefPolarity.isForbidden(marks..<marks + 1, in: sentence),
        isWhole(sentence, clause, marks)
      else { continue }
      rules.add("brief.quotation", [:], from: sentence)
    }
  }

  /// Where quotation marks are named.
  private static func marks(_ sentence: BriefSentence) -> Int? {
    sentence.tokens.indices.first { index in
      let token = sentence.tokens[index]
      if token.kind == .term {
        return ["double quotes", "quotes", "double quotation marks", "quotation marks"].contains(
          token.text.lowercased())
      }
      switch token.text {
      case "quotation": return ["marks", "mark"].contains(sentence.word(index + 1))
      case "quotes", "quotations": return true
      case "quote": return ["marks", "mark"].contains(sentence.word(index + 1))
      case "inverted", "speech": return ["commas", "marks"].contains(sentence.word(index + 1))
      default: return false
      }
    }
  }

  private static let wrapping: Set<String> = Set(
    words: """
      wrap wrapped wrapping put enclose enclosed enclosing surround surrounded place placed belongs inside within between in with
      around begin encase encased bracket bracketed
      """)

  /// Whether it is the whole answer that the marks go around.
  private static func isWhole(_ sentence: BriefSentence, _ clause: Range<Int>, _ marks: Int) -> Bool {
    guard !sentence.has(parts, in: clause.lowerBound..<min(marks + 6, clause.upperBound)) else { return false }
    if sentence.has(["entire", "whole", "everything", "entirely", "complete", "full"], in: clause) { return true }
    return sentence.has(BriefVocabulary.answers, in: 0..<clause.upperBound)
  }

  private static let parts: Set<String> = Set(
    words:
      "title word words phrase phrases name names keyword keywords dialogue quote term terms each every headline titles line"
  )
}
