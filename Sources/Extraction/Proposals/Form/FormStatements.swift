import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads statements about form that a kind can check: heading case, person, tense, lengths, marks, lists, links, code (P10, P11, P22, P23,
/// P31–P35). Each template names the words it needs and builds the typed slots.
enum FormStatements: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting || reading.role == .agentInstructions || reading.role == .contributing else {
      return
    }
    let stance = FormStance(reading)
    for unit in reading.units where !proposals.used.contains(unit.ordinal) && isCandidate(unit) {
      if let sentence = FormSentence(unit, in: stance) { add(sentence, reading, into: &proposals) }
    }
    guard reading.role.isAboutWriting else { return }
    for question in AskedQuestion.all(in: reading.units) where !proposals.used.contains(question.unit.ordinal) {
      if let sentence = FormSentence(question) { add(sentence, reading, into: &proposals) }
    }
  }

  /// A sentence may speak of several things (“the present tense and the active voice”), of each once.
  private static func add(_ sentence: FormSentence, _ reading: PrescriptivePage, into proposals: inout Proposals) {
    var kinds: Set<String> = []
    for template in sentence.candidates {
      guard let built = FormTemplate.all[template].read(sentence), kinds.insert(built.kind).inserted else { continue }
      proposals.add(proposal(built, sentence, reading), units: [sentence.unit.ordinal])
    }
  }

  private static func isCandidate(_ unit: Unit) -> Bool {
    !unit.block.place.contains(.tableCell) && !unit.block.place.contains(.title) && unit.tokens.count >= 2
      && unit.tokens.count <= 60
      && (unit.block.level == 0 || unit.block.level >= 2)
  }

  private static func proposal(
    _ built: FormTemplate.Built, _ sentence: FormSentence, _ reading: PrescriptivePage
  ) -> Proposal {
    let facet = RuleKinds.kind(named: built.kind).map { $0.facet } ?? .format
    return Proposal(
      kind: built.kind, facet: facet, modality: sentence.positiveModality,
      scope: Scope(
        when: condition(sentence, of: built.kind) ?? FormContext(sentence, in: reading).condition(of: built)),
      slots: built.slots,
      sources: ([sentence.unit] + sentence.answer).map { Citation.source($0.page, text: $0.range) },
      pattern: built.pattern)
  }
}

extension FormStatements {
  /// The condition of a statement. Where a kind is about what stands around something, “before” and “after” are no conditions.
  fileprivate static func condition(_ sentence: FormSentence, of kind: String) -> String? {
    guard let condition = sentence.condition, spatial.contains(kind) else { return sentence.condition }
    let rest = condition.split(separator: "; ").filter { part in
      !places.contains(part.prefix { $0 != " " }.lowercased())
    }
    return rest.isEmpty ? nil : rest.joined(separator: "; ")
  }

  private static let spatial: Set<String> = ["blank.around", "blank.lines", "line.whitespace", "punctuation.mark"]
  private static let places: Set<String> = ["before", "after", "between", "around", "without", "at"]
}

/// A sentence as the templates see it: its words as a set, its polarity, the numbers it names.
struct FormSentence {
  let unit: Unit
  let words: [String]
  /// Positions of the templates that a word of the sentence calls up, in order.
  let candidates: [Int]
  let set: Set<String>
  /// Words of the nearest headings: what a fragment is about.
  let about: Set<String>
  let modality: Modality
  let condition: String?
  /// What answers the sentence, when it is a question.
  let answer: [Unit]

  /// - Parameter stance: what stands around the sentence: it may turn it around (“Don't: …”, “✅ …”), and say whether a phrase without a verb rules
  ///   there (“Sentence case for headings”).
  init?(_ unit: Unit, in stance: FormStance) {
    self.unit = unit
    answer = []
    let said = Self.words(unit.tokens)
    candidates = FormTemplate.candidates(said)
    guard !candidates.isEmpty else { return nil }
    let statement = Statement(unit)
    let turns = statement?.modality.isNegative != true && said.first != "no" && stance.sign(of: unit) == .avoid
    words = turns ? ["no"] + said : said
    set = Set(words)
    about = Set(unit.headings.prefix(1).flatMap { PathCues.words($0) })
    if unit.block.level > 0 {
      // A heading that is an order is the rule's title (S1): “Use active voice”.
      guard let statement, statement.isImperative else { return nil }
      modality = statement.modality
      condition = nil
    } else if let statement {
      modality = turns ? .mustNot : Self.onlyLooks(said) && statement.modality == .must ? .should : statement.modality
      condition = Self.realCondition(statement.condition)
    } else if Self.isFragment(unit), stance.mayBeFragment(unit) {
      modality = words.contains(where: Self.negations.contains) ? .mustNot : .must
      condition = StatementReader.trailingCondition(unit.tokens, from: 1).map { WordSentences.text(of: $0, in: unit) }
        .flatMap(Self.realCondition)
    } else {
      return nil
    }
    guard modality != .may, set.isDisjoint(with: Self.exclusions) else { return nil }
  }

  /// “Check long sentences to see if you can split them”: whoever looks may leave it.
  private static func onlyLooks(_ words: [String]) -> Bool {
    ["check", "review", "look", "consider"].contains(words.first)
      && (StatementWords.contain(["see", "if"], words) || StatementWords.contain(["see", "whether"], words))
  }

  /// A question with a plain yes or no: “Do we use the serial comma?”
  init?(_ question: AskedQuestion) {
    guard question.reply != .open else { return nil }
    unit = question.unit
    answer = question.answer.prefix(1).map { $0 }
    let said = Self.words(question.tokens)
    // What may be done need not be.
    guard question.reply == .no || Set(said).isDisjoint(with: Self.permissions) else { return nil }
    words = question.reply == .no ? ["no"] + said : said
    candidates = FormTemplate.candidates(words)
    guard !candidates.isEmpty else { return nil }
    set = Set(words)
    about = Set(unit.headings.prefix(1).flatMap { PathCues.words($0) })
    modality = question.reply == .no ? .mustNot : .must
    condition = Self.realCondition(question.reservation)
  }

  private static let permissions: Set<String> = Set(
    words: "can may could allowed ok okay acceptable permitted fine possible might")

  private static func words(_ tokens: [Token]) -> [String] {
    tokens.filter { $0.kind != .mark }.flatMap { token in
      token.kind == .word ? [token.text] : token.text.lowercased().split(separator: " ").map(String.init)
    }
  }

  /// A short phrase without a finite verb.
  private static func isFragment(_ unit: Unit) -> Bool {
    let words = unit.words
    return (1...14).contains(words.count) && unit.tokens.last?.text != "?" && unit.tokens.last?.text != ":"
      && Set(words).isDisjoint(with: finite) && !StatementReader.isPointer(unit.tokens, at: 0)
  }

  private static let finite: Set<String> = Set(
    words: """
      is are was were be been has have had does do did can may might could would will because which who that it's
      they we i he she isn't aren't wasn't doesn't won't can't
      """)

  private static let exclusions: Set<String> = Set(
    words: "overuse overusing excessive excessively mind matter whether")

  /// Whether the clause that holds one of the phrases negates it: “should follow sentence case, and should not end in a colon”.
  func negates(_ phrases: [String]) -> Bool {
    for phrase in phrases {
      let wanted = phrase.split(separator: " ").map(String.init)
      guard words.count >= wanted.count,
        let place = (0...(words.count - wanted.count)).first(where: { Array(words[$0..<$0 + wanted.count]) == wanted })
      else { continue }
      // “Semicolons: avoid.”
      let after = place + wanted.count
      if after + 1 == words.count, ["avoid", "never", "no", "none", "banned", "out"].contains(words[after]) {
        return true
      }
      var index = place - 1
      while index >= 0, !["and", "but"].contains(words[index]) || index > 0 && ["or"].contains(words[index]) {
        if Self.negations.contains(words[index]) { return true }
        index -= 1
      }
      return false
    }
    return false
  }

  private static let negations: Set<String> = Set(
    words: """
      don't not never avoid no without shouldn't mustn't skip
      """)

  /// Slots say what is wanted, so the rule is an order even where the sentence forbids the opposite.
  var positiveModality: Modality { modality.isStrict ? .must : .should }

  private static func realCondition(_ condition: String) -> String? {
    let lower = condition.lowercased()
    let places = [
      "in heading", "in title", "for heading", "for title", "in list", "in doc", "in the doc", "in content",
      "in document", "in text", "for the", "in all",
    ]
    return condition.isEmpty || Condition.isEmphasis(condition) || places.contains { lower.hasPrefix($0) }
      ? nil : condition
  }

  func has(_ phrase: String) -> Bool {
    guard phrase.utf8.contains(.space) else { return set.contains(phrase) }
    let wanted = phrase.split(separator: " ").map(String.init)
    guard set.contains(wanted[0]), words.count >= wanted.count else { return false }
    return (0...(words.count - wanted.count)).contains { Array(words[$0..<$0 + wanted.count]) == wanted }
  }

  func hasAny(_ phrases: [String]) -> Bool { phrases.contains { has($0) } }

  /// The first number of the sentence, as digits or as a word, and what it counts.
  var limit: (value: Double, unit: String)? {
    for (index, word) in words.enumerated() {
      guard let value = Double(word) ?? Self.numbers[word], value > 0 else { continue }
      for next in words[(index + 1)...].prefix(3) {
        if let unit = Self.units[next] { return (value, unit) }
      }
    }
    return nil
  }

  private static let numbers: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "twenty-five": 25, "thirty": 30, "thirty-five": 35, "forty": 40,
    "fifty": 50, "sixty": 60, "eighty": 80, "hundred": 100,
  ]
  private static let units: [String: String] = [
    "words": "words", "word": "words", "characters": "characters", "chars": "characters", "sentences": "sentences",
    "sentence": "sentences",
    "items": "items", "item": "items", "levels": "levels", "steps": "items", "bullets": "items",
  ]

  var isUpperLimit: Bool {
    hasAny([
      "no more than", "at most", "up to", "fewer than", "less than", "under", "maximum", "limit", "not exceed",
      "exceed", "longer than", "below", "within",
      "more than", "max", "shorter than", "tops", "or fewer", "or less", "at the most",
    ]) || hasAny(["keep", "restrict", "cap", "trim"]) && words.contains("to")
  }
  var isLowerLimit: Bool { hasAny(["at least", "no fewer than", "minimum", "no less than"]) }
}
