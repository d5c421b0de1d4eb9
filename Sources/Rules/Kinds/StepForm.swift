import Documents
import Prose
import TextScanning

/// Begins each step with a verb in the imperative, and holds a step to a number of actions.
///
/// A step is the first paragraph of an item of a numbered list. A condition or a place before the verb (“If the queue
/// is paused, …”, “In the console, …”) and “Optional:” are passed over. Reported are steps that surely begin with
/// something else: a pronoun, an article, a verb in -ing, a verb in the third person. An action too many is reported at
/// its verb.
package struct StepForm: RuleKind {
  package static let name = "step.form"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Begin steps with an imperative, one action each."
  package static let slots = [
    SlotDescription(
      "imperative", "bool", "whether steps begin with a verb in the imperative; true when left out", isRequired: false,
      part: .demand),
    SlotDescription("maxActions", "number", "how many actions a step may hold", isRequired: false, part: .demand),
  ]

  private let imperative: Bool
  private let maxActions: Int?

  package init(slots: [String: JSON]) throws(SlotError) {
    maxActions = try slots.count("maxActions")
    imperative = try slots.flag("imperative", otherwise: maxActions == nil)
    guard imperative || maxActions != nil else { throw SlotError("slot “imperative” or “maxActions” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    let strict = rule.modality.isStrict
    var sentences: [String] = []
    if imperative {
      sentences.append(
        strict ? "Begin each step with an imperative verb." : "A step should begin with an imperative verb.")
    }
    if let maxActions {
      let amount = maxActions == 1 ? "one action" : "at most \(maxActions) actions"
      sentences.append(strict ? "Put \(amount) in each step." : "A step should hold \(amount).")
    }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for (position, block) in page.text.blocks.enumerated()
    where block.place.contains(.step) && report.admits(block.range) {
      let sentences = page.sentences(ofBlock: position)
      guard let first = sentences.first else { continue }
      report.apply()
      if imperative, let word = StepText.wrongStart(of: first, in: page) {
        report.find(.notImperative(page.string(word)), at: word)
      }
      if let maxActions {
        // A first sentence of one word (“Claim.”) is a label.
        let told = sentences.count > 1 && first.words.count == 1 ? sentences.dropFirst() : sentences
        let actions = told.flatMap { StepText.actions(in: $0, page, isFirst: $0.range == first.range) }
        if actions.count > maxActions { report.find(.tooMany(actions.count, maxActions), at: actions[maxActions]) }
      }
    }
  }
}

extension String {
  fileprivate static func notImperative(_ word: String) -> String {
    "Begin this step with an imperative verb, not with “\(word)”."
  }
  fileprivate static func tooMany(_ count: Int, _ max: Int) -> String {
    max == 1
      ? "This step holds \(count) actions; give each its own step."
      : "This step holds \(count) actions; at most \(max) are allowed."
  }
}

extension Page {
  /// The sentences of a block, by its position in `text.blocks`. O(log sentences + found).
  func sentences(ofBlock block: Int) -> ArraySlice<Sentence> {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].block < block { low = middle + 1 } else { high = middle }
    }
    return sentences[low...].prefix { $0.block == block }
  }
}

/// Finds the verbs that tell a reader what to do.
private enum StepText {
  private static let conditions = Lexicon(
    """
    after as at before by during for from if in inside on once optionally to under unless until using when whenever where
    while with within
    """)
  private static let connectors = Lexicon(
    """
    again also always carefully finally first immediately last next now optional please quickly repeatedly second simply
    then third
    """)
  /// What a joined verb may stand in without being an action: `that you create and name the queue`.
  private static let subordinators = Lexicon(
    "because before after how if so that to until what when where which while who whose you it they we")
  /// Sentences that point or remind are none of the step's actions.
  private static let asides = Lexicon("consider note refer remember see")

  /// The words of a sentence from its main verb on; empty when a condition before it does not end.
  private static func main(_ sentence: Page.Sentence, _ page: Page) -> ArraySlice<Range<Int>> {
    let bytes = page.text.bytes
    var words = page.words[sentence.words]
    while let first = words.first {
      if conditions.contains(bytes, first) {
        words = afterComma(words, bytes, to: sentence.range.upperBound)
      } else if connectors.contains(bytes, first) {
        words = words.dropFirst()
      } else {
        break
      }
    }
    return words
  }

  private static func afterComma(_ words: ArraySlice<Range<Int>>, _ bytes: [UInt8], to end: Int) -> ArraySlice<
    Range<Int>
  > {
    let start = words.first?.lowerBound ?? end
    guard let comma = bytes[start..<end].firstIndex(where: { $0 == .of(",") || $0 == .of(":") }) else { return [] }
    return words.drop { $0.lowerBound < comma }
  }

  /// The first word of a step that surely is no imperative.
  static func wrongStart(of sentence: Page.Sentence, in page: Page) -> Range<Int>? {
    let bytes = page.text.bytes
    let words = main(sentence, page)
    guard let first = words.first, !page.text.isCode(first), !Lexicon.imperatives.contains(bytes, first) else {
      return nil
    }
    let classes = WordClass.of(bytes, first)
    if !classes.isDisjoint(with: [
      .article, .firstPersonSingular, .firstPersonPlural, .secondPerson, .thirdPerson, .modal,
    ]),
      classes.isDisjoint(with: .negation)
    {
      return first
    }
    if VerbForm.opensWithGerund(bytes, words) { return first }
    return VerbForm.isThirdPerson(bytes, first) && VerbForm.hasObject(bytes, words) ? first : nil
  }

  /// The verbs of the actions a sentence asks for.
  static func actions(in sentence: Page.Sentence, _ page: Page, isFirst: Bool) -> [Range<Int>] {
    let bytes = page.text.bytes
    let words = main(sentence, page)
    guard let first = words.first, !page.text.isCode(first),
      isFirst ? VerbForm.mayBeImperative(bytes, words) : VerbForm.isSurelyImperative(bytes, words),
      !VerbForm.isRefusal(bytes, words), isFirst || !asides.contains(bytes, first)
    else { return [] }
    var found = [first]
    var isSubordinate = false
    for position in words.indices.dropFirst() {
      let gap = bytes[words[position - 1].upperBound..<words[position].lowerBound]
      if gap.contains(.of(",")) || gap.contains(.of(";")) { isSubordinate = false }
      if subordinators.contains(bytes, words[position]) { isSubordinate = true }
      if !isSubordinate, isJoined(position, words, page) { found.append(words[position]) }
    }
    return found
  }

  /// Whether a word is a verb joined to the one before by “and”, “then” or a comma, with an object after it.
  private static func isJoined(_ position: Int, _ words: ArraySlice<Range<Int>>, _ page: Page) -> Bool {
    let bytes = page.text.bytes
    let before = words[position - 1]
    let isListed = bytes[before.upperBound] == .of(",") && VerbForm.hasObject(bytes, words[position...])
    guard isListed || page.string(before) == "and" || page.string(before) == "then",
      ASCII.isLower(bytes[words[position].lowerBound]),
      Lexicon.imperatives.contains(bytes, words[position]), !page.text.isCode(words[position])
    else { return false }
    if VerbForm.hasObject(bytes, words[position...]) { return true }
    guard position + 1 < words.endIndex else { return false }
    let next = words[position + 1]
    return page.text.spans(in: next).contains { $0.kind != .emphasis && $0.range.contains(next.lowerBound) }
      && !page.text.spans(in: words[position]).contains { $0.range.contains(words[position].lowerBound) }
  }
}
