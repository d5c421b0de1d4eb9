import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads questions about words with their answers: “May I write ‘e.g.’?” “No. Write ‘for example’.”; “Is it ‘e-book’ or ‘ebook’?” “‘Ebook’.”;
/// “What do I write instead of ‘the elderly’?” “‘Older people’.”
enum AskedWords: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting else { return }
    for question in AskedQuestion.all(in: reading.units) where !question.terms.isEmpty {
      read(question, into: &proposals)
    }
  }

  private static func read(_ question: AskedQuestion, into proposals: inout Proposals) {
    if let (avoid, prefer) = exchange(question) {
      add(avoid, prefer, question, into: &proposals)
    } else if asksInstead(question), let wanted = named(question.answer[0]) {
      add(question.terms, wanted, question, into: &proposals)
    } else if let (chosen, others) = choice(question) {
      add(others, chosen, question, into: &proposals)
    } else if question.terms.count == 1, isRefused(question) {
      let (wanted, unit) = replacement(question)
      add(question.terms, wanted, question, into: &proposals)
      if let unit { proposals.consume(unit.ordinal) }
      same(question, into: &proposals)
    }
  }

  private static func add(
    _ avoid: [Token], _ prefer: [Token], _ question: AskedQuestion, into proposals: inout Proposals
  ) {
    let terms = avoid.map { lowered($0, in: question) }
    let proposal = WordRule.proposal(
      avoid: terms, prefer: prefer.map { wanted($0, terms) }, modality: .mustNot, condition: condition(question),
      source: sources(question), pattern: "Q1")
    // The first sentence of the answer is read; what follows may rule on more.
    proposals.add(proposal, units: [question.unit.ordinal, question.answer[0].ordinal])
  }

  private static func sources(_ question: AskedQuestion) -> [Source] {
    ([question.unit] + question.answer.prefix(2).filter { $0.blockIndex == question.answer[0].blockIndex })
      .map { Citation.source($0.page, text: $0.range) }
  }

  // MARK: What is asked

  /// “Why do you change ‘prior to’ into ‘before’?”
  private static func exchange(_ question: AskedQuestion) -> ([Token], [Token])? {
    let tokens = question.tokens
    guard question.terms.count == 2, let first = tokens.firstIndex(where: { $0.kind == .term }),
      first + 2 < tokens.count,
      ["into", "to", "with", "by", "for"].contains(tokens[first + 1].text), tokens[first + 2].kind == .term,
      tokens[..<first].contains(where: {
        ["change", "replace", "turn", "rewrite", "swap", "changed"].contains($0.text)
      })
    else { return nil }
    return ([tokens[first]], [tokens[first + 2]])
  }

  /// “What do I write instead of ‘the elderly’?”
  private static func asksInstead(_ question: AskedQuestion) -> Bool {
    StatementWords.contain(["instead", "of"], question.words) && question.words.first == "what"
  }

  /// “Is it ‘e-book’ or ‘ebook’?”: the answer opens with what to write.
  private static func choice(_ question: AskedQuestion) -> (chosen: [Token], others: [Token])? {
    guard question.terms.count >= 2, question.words.contains("or"), let chosen = named(question.answer[0]),
      let choice = chosen.first, chosen.count == 1
    else { return nil }
    let folded = choice.text.lowercased()
    let said = question.answer.dropFirst().flatMap(\.terms).map { $0.text.lowercased() }
    let written = question.answer.dropFirst().flatMap(\.words)
    let others = question.terms.filter { term in
      let text = term.text.lowercased()
      // What the answer comes back to has a place of its own.
      return text != folded && !said.contains(text) && !written.contains(text)
    }
    guard question.terms.contains(where: { $0.text.lowercased() == folded }), !others.isEmpty else { return nil }
    return ([choice], others)
  }

  /// “Can I write *x*?” with a no; “Is it wrong to say *x*?” with a yes.
  private static func isRefused(_ question: AskedQuestion) -> Bool {
    let words = question.words
    guard let first = words.first, asking.contains(first) else { return false }
    let isAboutWrong = !Set(words).isDisjoint(with: ["wrong", "mistake", "incorrect", "banned", "forbidden", "avoid"])
    return question.reply == (isAboutWrong ? .yes : .no)
  }

  private static let asking: Set<String> = Set(
    words: "can may should could shall must do does is are would what how am isn't aren't can't shouldn't")

  /// “The same goes for ‘i.e.’: write ‘that is’.”
  private static func same(_ question: AskedQuestion, into proposals: inout Proposals) {
    for unit in question.answer.prefix(4) where unit.words.prefix(4).contains("same") {
      guard let first = unit.tokens.firstIndex(where: { $0.kind == .term }),
        let verb = unit.tokens[first...].firstIndex(where: { writing.contains($0.text) })
      else { continue }
      let avoid = unit.tokens[first..<verb].filter { $0.kind == .term }
      let prefer = unit.tokens[verb...].filter { $0.kind == .term }
      guard !prefer.isEmpty else { continue }
      proposals.add(
        WordRule.proposal(
          avoid: avoid.map(\.text), prefer: prefer.map(\.text), modality: .must,
          source: [Citation.source(unit.page, text: unit.range)], pattern: "Q1"), units: [unit.ordinal])
    }
  }

  // MARK: What is answered

  /// The term with which an answer opens: “‘Patron’.”, “It's ‘patron’.”, “We say ‘patron’.”
  private static func named(_ unit: Unit) -> [Token]? {
    let tokens = unit.tokens.drop { $0.kind == .mark || $0.kind == .word && naming.contains($0.text) }
    guard let first = tokens.first, first.kind == .term, first.markup != .code else { return nil }
    let rest = tokens.dropFirst().filter { $0.kind == .word }.map(\.text)
    // “‘Ebook’, one word”, “‘Loans’ instead”; more than that is another matter.
    return rest.allSatisfy(closing.contains) ? [first] : nil
  }

  private static let naming: Set<String> = Set(
    words: "it's it is we say write use always the word a prefer they're they are say please")
  private static let closing: Set<String> = Set(
    words: "one two word words instead always please lower case with without a hyphen hyphenated only works everywhere")

  /// What the answer says to write, and the sentence that does: “Write ‘for example’.”, “‘Everyone’ works.”
  private static func replacement(_ question: AskedQuestion) -> (terms: [Token], unit: Unit?) {
    for unit in question.answer.prefix(3) {
      let polarity = Polarity(unit.tokens, from: StatementReader.start(of: unit.tokens))
      guard polarity.avoid.isEmpty else { return ([], nil) }
      if !polarity.prefer.isEmpty, polarity.narrowing == nil { return (polarity.prefer, unit) }
      if let first = unit.tokens.first, first.kind == .term, unit.tokens.count >= 2,
        ["works", "will", "does"].contains(unit.tokens[1].text)
      {
        return ([first], unit)
      }
    }
    return ([], nil)
  }

  private static let writing: Set<String> = Set(words: "write use say")

  /// “… as a verb?”, “No, except in quotations.”: when the answer holds.
  private static func condition(_ question: AskedQuestion) -> String {
    let tokens = question.tokens
    var parts: [String] = []
    if let last = tokens.lastIndex(where: { $0.kind == .term }), last + 2 < tokens.count,
      tokens[last + 1].kind == .word,
      ["as", "for", "in", "when", "to", "if", "on", "at", "before", "after"].contains(tokens[last + 1].text)
    {
      let end = tokens.lastIndex { $0.kind != .mark } ?? last
      parts.append(question.unit.page.string(tokens[last + 1].range.lowerBound..<tokens[end].range.upperBound))
    }
    if question.reply != .open, !question.reservation.isEmpty { parts.append(question.reservation) }
    return parts.filter { !Condition.isEmphasis($0) }.joined(separator: "; ")
  }

  // MARK: Spelling

  /// A capital that only the start of the question asks for is none of the term.
  private static func lowered(_ token: Token, in question: AskedQuestion) -> String {
    let opens = question.tokens.first(where: { $0.kind != .mark })?.range == token.range
    return opens && !token.text.dropFirst().contains(where: \.isUppercase) ? token.text.lowercased() : token.text
  }

  /// An answer begins with a capital, whatever it names.
  private static func wanted(_ token: Token, _ avoid: [String]) -> String {
    let text = WordRule.clean(token.text)
    let isPlain = !text.dropFirst().contains(where: \.isUppercase)
    return isPlain && avoid.contains { $0.first?.isLowercase ?? false }
      ? text.prefix(1).lowercased() + text.dropFirst() : text
  }
}
