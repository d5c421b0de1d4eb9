import Documents
import Prose
import Rules
import Skills
import TextScanning

/// What a page says around its pairs: whether the words in which two examples differ are what the page rules on.
struct PairContext {
  private let reading: PrescriptivePage
  private let proposals: [Proposal]
  /// Units that belong to examples.
  private let examples: Set<Int>

  init(_ reading: PrescriptivePage, pairs: [ExamplePair], proposals: [Proposal]) {
    self.reading = reading
    self.proposals = proposals
    examples = Set(pairs.flatMap(\.units))
  }

  func supports(_ edit: PairEdit, of pair: ExamplePair, count: Int) -> Bool {
    guard PairWords.canBeRuled(edit), !isRuled(edit) else { return false }
    let section = Section(of: pair, self)
    if section.names(edit) { return true }
    if isCovered(pair) || section.isAboutGrammar { return false }
    return PairWords.isKnown(edit) || section.isAboutWords || count > 1
  }

  /// What the sentences between the heading and the pair say of when its words are meant.
  func condition(of pair: ExamplePair) -> String? {
    Section(of: pair, self).before.lazy.filter { !$0.block.place.contains(.tableCell) }
      .map { Condition($0, narrowing: nil).text }.first { !$0.isEmpty }
  }

  /// Whether the page rules on one of the words already.
  private func isRuled(_ edit: PairEdit) -> Bool {
    let words = [edit.bad.lowercased(), edit.good.lowercased()]
    return proposals.contains { proposal in
      let avoid = (proposal.slots["avoid"]?.strings ?? []).map { $0.lowercased() }
      let prefer = (proposal.slots["prefer"]?.strings ?? []).map { $0.lowercased() }
      return avoid.contains { words.contains($0) } || prefer.contains(words[0])
    }
  }

  /// Whether a rule of another kind stands in the section of the pair: then the pair shows that one.
  private func isCovered(_ pair: ExamplePair) -> Bool {
    let page = reading.page
    let start = pair.section >= 0 ? page.text.sourceRange(of: page.text.blocks[pair.section].range).lowerBound : 0
    let end = page.text.sourceRange(of: pair.bad.range).lowerBound
    return proposals.contains { proposal in
      guard let place = proposal.sources.first?.byteStart, place >= start, place <= end else { return false }
      return proposal.slots["avoid"] == nil && RuleKinds.kind(named: proposal.kind)?.check != .judge
    }
  }

  /// The heading of a pair, what stands under it before the pair, and the sentence right before it.
  private struct Section {
    let heading: String
    let before: [Unit]

    init(of pair: ExamplePair, _ context: PairContext) {
      let page = context.reading.page
      heading = pair.section >= 0 ? page.string(page.text.blocks[pair.section].range) : ""
      before = context.reading.units.filter {
        $0.block.heading == pair.section && $0.block.level == 0 && $0.ordinal < pair.firstUnit
          && !context.examples.contains($0.ordinal)
      }
    }

    /// Whether the heading says one of the words, or a sentence sets one off as a term.
    func names(_ edit: PairEdit) -> Bool {
      let words = [edit.bad, edit.good].filter { !$0.isEmpty }.map { $0.lowercased() }
      let title =
        " " + heading.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" }.joined(separator: " ") + " "
      if words.contains(where: { $0.utf8.count > 2 && title.contains(" \($0) ") }) { return true }
      return before.contains { unit in unit.terms.contains { words.contains(WordRule.clean($0.text).lowercased()) } }
    }

    private var said: Set<String> { Set(PathCues.words(heading) + (before.last?.words ?? [])) }

    var isAboutWords: Bool { !said.isDisjoint(with: PairWords.lexical) && !isAboutGrammar }
    var isAboutGrammar: Bool { !said.isDisjoint(with: PairWords.grammatical) }
  }
}

/// What can be said of the words in which two examples differ, whatever stands around them.
enum PairWords {
  /// Whether the words can stand for a rule at all: no numbers, no names, no other form of the same word, no bare grammar.
  static func canBeRuled(_ edit: PairEdit) -> Bool {
    let (bad, good) = (words(edit.bad), words(edit.good))
    guard !(edit.bad + edit.good).utf8.contains(where: ASCII.isDigit) else { return false }
    if !good.isEmpty, WordRule.joined(edit.bad) == WordRule.joined(edit.good) { return isSpelling(edit) }
    guard !(edit.bad + edit.good).contains(where: \.isUppercase) else { return false }
    guard bad.contains(where: isContent), !bad.contains(where: isPerson), !good.contains(where: isPerson) else {
      return false
    }
    if bad.count == 1, good.count == 1, areForms(bad[0], good[0]) { return false }
    return good.isEmpty || good.contains(where: isContent) || bad.count > 1
  }

  /// Of two spellings of one word: a compound joined or hyphenated, a name with its capitals inside. What a verb and its noun share, or a
  /// capital at the start, is no matter of spelling.
  private static func isSpelling(_ edit: PairEdit) -> Bool {
    if edit.bad.lowercased() == edit.good.lowercased() {
      return edit.good.dropFirst().contains(where: \.isUppercase)
    }
    let parts = (edit.bad + " " + edit.good).lowercased().split { $0 == " " || $0 == "-" }.map(String.init)
    let isPhrasal = parts.contains { ["up", "in", "out", "off", "on", "down", "back", "over", "be"].contains($0) }
    let isLoose = parts.contains { ["every", "any", "some", "all", "no", "may", "a"].contains($0) }
    let isModifier =
      edit.bad.contains(" ") && edit.good.contains("-") || edit.bad.contains("-") && edit.good.contains(" ")
    return !isPhrasal && !isLoose && !isModifier
  }

  /// Words that guides of all projects rule out, and spellings: a pair about one needs no further word.
  static func isKnown(_ edit: PairEdit) -> Bool {
    if WordRule.joined(edit.bad) == WordRule.joined(edit.good) { return true }
    return words(edit.bad).contains { empty.contains($0) } && edit.good.isEmpty
      || weighty.contains(edit.bad.lowercased()) && !edit.good.isEmpty
  }

  private static func words(_ phrase: String) -> [String] { phrase.lowercased().split(separator: " ").map(String.init) }

  private static func isContent(_ word: String) -> Bool {
    !Lexicon.functionWords.contains(word) || empty.contains(word)
  }

  private static func isPerson(_ word: String) -> Bool {
    [Lexicon.firstPersonSingular, .firstPersonPlural, .secondPerson, .thirdPerson].contains { $0.contains(word) }
      || word == "we"
  }

  /// Whether two words are forms of one: “return” and “returns”, “creating” and “created”.
  private static func areForms(_ one: String, _ other: String) -> Bool {
    let (first, second) = (Array(one.utf8), Array(other.utf8))
    var shared = 0
    while shared < min(first.count, second.count), first[shared] == second[shared] { shared += 1 }
    let rest = max(first.count, second.count) - shared
    return shared >= 3 && rest <= 4 && shared * 2 >= min(first.count, second.count)
  }

  /// Words that add nothing, so that the good example leaves them out.
  private static let empty: Set<String> = Set(
    words: """
      simply just easily easy obviously actually basically really very quite please kindly merely literally simple
      clearly totally completely absolutely essentially
      """)

  /// Weighty or harmful words with a plain counterpart, as plain-language and inclusive lists name them.
  private static let weighty: Set<String> = [
    "utilize", "utilise", "utilizes", "leverage", "leverages", "facilitate", "commence", "terminate", "purchase",
    "numerous", "subsequently", "in order to", "prior to", "e.g.", "i.e.", "etc.", "via", "whitelist", "blacklist",
    "endeavor", "ascertain", "obtain", "whilst", "upon", "in the event", "as well as", "a number of", "at this time",
    "ensure that you", "is able to", "are able to", "has the ability to",
  ]

  /// Words of headings and sentences that announce a choice of words.
  static let lexical: Set<String> = Set(
    words: """
      word words wording term terms terminology phrase phrases jargon vocabulary idiom idioms slang buzzword buzzwords
      latin latinisms filler spelling inclusive word-choice
      """)

  /// Words of headings and sentences that announce something else than a choice of words.
  static let grammatical: Set<String> = Set(
    words: """
      voice passive active tense tenses person mood imperative gerund gerunds parallel capitalization capitalize case
      casing punctuation comma commas hyphen hyphens plural plurals possessive possessives number numbers numeral
      numerals article articles pronoun pronouns contraction contractions ambiguity ambiguous specific specifics vague
      concrete heading headings title titles link links list lists bold italic italics length paragraph paragraphs
      accurate accuracy name names placeholder placeholders
      """)
}
