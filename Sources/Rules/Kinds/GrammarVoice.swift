import Documents
import Prose
import TextScanning

/// Prefers the active voice: at most a share of a page’s sentences is passive.
///
/// A passive verb is a form of be, up to two adverbs and a past participle; adjectives such as `is based on` are none. One
/// passive sentence is no fault, many are: the page fails above the share, and then each passive verb is shown. Pages of fewer than
/// five sentences are too short to say.
package struct GrammarVoice: RuleKind {
  package static let name = "grammar.voice"
  package static let facet = Facet.tone
  package static let check = CheckMode.statistical
  package static let summary = "Write in the active voice, up to a share of passive sentences."
  package static let slots = [
    SlotDescription("voice", "string", "active", part: .demand),
    SlotDescription(
      "maxShare", "number", "passive sentences of all, 0 to 1; 0.15 if left out", isRequired: false, part: .demand),
  ]

  private static let fewestSentences = 5
  private let maxShare: Double

  package init(slots: [String: JSON]) throws(SlotError) {
    guard try slots.string("voice") == "active" else { throw SlotError("slot “voice” must be active") }
    maxShare = slots["maxShare"] == nil ? 0.15 : try slots.number("maxShare")
    guard (0...1).contains(maxShare) else { throw SlotError("slot “maxShare” must be between 0 and 1") }
  }

  package func instruction(for rule: Rule) -> String {
    "\(rule.modality.isStrict ? "Write" : "Prefer to write") in the active voice: name who or what acts."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    var sentences = 0
    var passives: [Range<Int>] = []
    for sentence in page.sentences where sentence.words.count >= 3 {
      guard RunningText.isProse(page.text.blocks[sentence.block]), report.admits(sentence.range) else { continue }
      sentences += 1
      if let verb = passive(in: sentence, of: page) { passives.append(verb) }
    }
    guard sentences >= Self.fewestSentences else { return }
    report.apply()
    guard Double(passives.count) > maxShare * Double(sentences) else { return }
    for verb in passives { report.find(.passive(page.string(verb)), at: verb) }
  }

  /// The first passive verb of a sentence, from the form of be to the participle.
  private func passive(in sentence: Page.Sentence, of page: Page) -> Range<Int>? {
    for index in sentence.words where page.classes[index].contains(.beForm) {
      guard let end = PassiveVoice.participle(page, after: index, end: sentence.words.upperBound) else {
        continue
      }
      let verb = page.words[index].lowerBound..<page.words[end].upperBound
      if !RunningText.isMentioned(verb, in: page) { return verb }
    }
    return nil
  }
}

extension String {
  fileprivate static func passive(_ verb: String) -> String { "Say who or what acts: “\(verb)” is passive." }
}
