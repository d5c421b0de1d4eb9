import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Narrows a rule about words by what stands around its sentence: the sentence before it in the paragraph, its label, the heading of the
/// section. A ban of an ordinary word in a section about something specific holds there, and says so.
struct WordContext {
  private let unit: Unit
  private let reading: PrescriptivePage

  init(_ unit: Unit, in reading: PrescriptivePage) {
    self.unit = unit
    self.reading = reading
  }

  func narrowed(_ proposal: Proposal) -> Proposal {
    guard proposal.scope.when == nil, proposal.scope.element == nil, let avoid = proposal.slots["avoid"]?.strings else {
      return proposal
    }
    let isBan = proposal.kind == "term.ban"
    var narrowed = proposal
    if isBan, namesHeadings {
      narrowed.scope.element = "heading"
      return narrowed
    }
    if proposal.kind == "term.substitute", let medium {
      narrowed.scope.when = "in the section “\(medium)”"
      return narrowed
    }
    if isBan, let linked = linkRule(proposal, avoid) { return linked }
    let isGrammar = avoid.allSatisfy(Lexicon.functionWords.contains)
    guard isBan || proposal.kind == "term.substitute", isGrammar || avoid.contains(where: OrdinaryWord.isOne),
      !areSpellings(avoid)
    else { return proposal }
    let terms = (avoid + (proposal.slots["prefer"]?.strings ?? [])).map { $0.lowercased() }
    if let label, !terms.contains(label.lowercased()) {
      narrowed.scope.when = label
    } else if isBan, let element = subjectBefore {
      narrowed.scope.element = element
    } else if isBan, let condition = conditionBefore {
      narrowed.scope.when = condition
    } else if isBan || isGrammar || !reading.role.isAboutWriting, !callsThemWords {
      if let element = sectionElement {
        narrowed.scope.element = element
      } else if let heading = section {
        narrowed.scope.when = "in the section “\(heading)”"
      }
    }
    return narrowed
  }

  // MARK: The sentence and its label

  /// “Avoid titles such as *Overview*”.
  private var namesHeadings: Bool {
    ["titles", "headings"].contains { noun in
      ["such", "like"].contains { StatementWords.contain([noun, $0], unit.words) }
    }
  }

  /// “the words *x* and *y*”: they are meant wherever they stand.
  private var callsThemWords: Bool { !Set(unit.words).isDisjoint(with: Self.nouns) }
  private static let nouns: Set<String> = Set(words: "word words term terms phrase phrases expression expressions")

  /// “**Text field**: use *field*, not *box*”: what the sentence is about.
  private var label: String? {
    let start = StatementReader.start(of: unit.tokens)
    guard unit.isFirst, start > 0, let first = unit.tokens.first(where: { $0.kind != .mark }) else { return nil }
    let end = unit.tokens[..<start].last { $0.kind != .mark } ?? first
    let label = WordRule.clean(unit.page.string(first.range.lowerBound..<end.range.upperBound))
    return WordTopic.isSpecific(label) ? label : nil
  }

  // MARK: The paragraph

  /// Whether the paragraph spells the words otherwise (“drop-down”): how a word is joined is ruled everywhere.
  private func areSpellings(_ words: [String]) -> Bool {
    let terms = before.flatMap(\.terms).map { $0.text.lowercased() }
    return words.allSatisfy { word in
      terms.contains { $0 != word.lowercased() && WordRule.joined($0) == WordRule.joined(word) }
    }
  }

  private var before: [Unit] {
    reading.units[..<unit.ordinal].reversed().prefix { $0.blockIndex == unit.blockIndex }
  }

  /// “If you describe a map within a map, … Don't use *block*.”: the condition of the sentence before holds on.
  private var conditionBefore: String? {
    for (distance, sentence) in before.enumerated() {
      if distance == 0 {
        let condition = Condition(sentence, narrowing: nil)
        if !condition.text.isEmpty { return condition.text }
        if let bold = boldCondition(of: sentence) { return bold }
        if unit.words.contains("other"), let narrowing = Polarity(sentence.tokens).narrowing {
          return WordSentences.text(of: narrowing, in: sentence)
        }
      }
      let start = StatementReader.start(of: sentence.tokens)
      guard let trailing = StatementReader.trailingCondition(sentence.tokens, from: start + 1) else { continue }
      let condition = Condition(sentence, narrowing: trailing)
      if !condition.text.isEmpty { return condition.text }
    }
    return nil
  }

  /// The condition that opens a sentence which is bold as a whole.
  private func boldCondition(of sentence: Unit) -> String? {
    guard let first = sentence.tokens.first, first.markup == .strong, let comma = first.text.firstIndex(of: ","),
      ["if", "when", "for", "in"].contains(first.text.prefix { $0 != " " }.lowercased())
    else { return nil }
    return String(first.text[..<comma])
  }

  /// “Headings should be short. Avoid *and*.”: the element that the paragraph is about.
  private var subjectBefore: String? {
    for sentence in before {
      let opening = sentence.words.prefix(5)
      guard !Set(opening).isDisjoint(with: ["should", "must"]) else { continue }
      if !Set(opening).isDisjoint(with: ["heading", "headings", "title", "titles"]) { return "heading" }
    }
    return nil
  }

  // MARK: The section

  /// The heading, where it names a kind of text that is no page: “Commit messages”.
  private var medium: String? {
    unit.headings.first.flatMap { FormContext.names(PathCues.words($0)) ? $0 : nil }
  }

  /// The nearest heading when it is about something specific, or one above that says so: “Talking about YAML”.
  private var section: String? {
    guard let nearest = unit.headings.first else { return nil }
    if WordTopic.isSpecific(nearest) { return nearest }
    return unit.headings.dropFirst().first { heading in
      let words = PathCues.words(heading)
      return words.firstIndex(of: "about").map { $0 > 0 && words.count > $0 + 1 } ?? false
    }
  }

  /// “Headings”, “Page titles”: nothing else than an element of pages.
  private var sectionElement: String? {
    let words = unit.headings.first.map { PathCues.words($0) } ?? []
    guard !Set(words).isDisjoint(with: ["heading", "headings", "title", "titles"]) else { return nil }
    return Set(words).isSubset(of: ["heading", "headings", "title", "titles", "page", "section", "and", "the"])
      ? "heading" : nil
  }

  // MARK: Links

  /// “Avoid ambiguous link text like *click here*”: a rule about the texts of links, which are what is checked.
  private func linkRule(_ proposal: Proposal, _ avoid: [String]) -> Proposal? {
    let isSaid = Self.namesLinkText(unit.words)
    let isBefore = before.first.map { Self.namesLinkText(Array($0.words.prefix(4))) } ?? false
    let section = Set(unit.headings.first.map { PathCues.words($0) } ?? [])
    let isSection = !section.isDisjoint(with: ["link", "links", "hyperlinks"]) && avoid.allSatisfy(Self.saysNothing)
    guard isSaid || isBefore || isSection else { return nil }
    var rule = proposal
    let short = unit.terms.map { WordRule.clean($0.text) }.filter { $0.lowercased() == "here" && !avoid.contains($0) }
    rule.slots["avoid"] = JSON(short + avoid)
    rule.kind = "link.text"
    rule.facet = .format
    rule.modality = proposal.modality.isStrict ? .must : .should
    rule.pattern = "P31"
    return rule
  }

  private static func namesLinkText(_ words: [String]) -> Bool {
    ["text", "texts", "title", "titles", "labels", "descriptions"].contains { noun in
      ["link", "hyperlink", "anchor"].contains { StatementWords.contain([$0, noun], words) }
    }
  }

  /// Texts of links that do not say where they go.
  private static func saysNothing(_ term: String) -> Bool {
    !Set(PathCues.words(term)).isDisjoint(with: ["here", "click", "more", "this", "link"])
  }
}
