import Prose
import TextScanning

/// How often an answer may use one and the same word.
///
/// Case does not matter; digits alone are no words. Every use beyond the last allowed one is reported.
package struct BriefWordRepeat: RuleKind {
  package static let name = "brief.wordRepeat"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use no word of an answer more than a certain number of times."
  package static let slots = [SlotDescription("max", "number", "the most uses of one word allowed, from 1")]

  private let most: Int

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let most = try slots.count("max"), most > 0 else {
      throw SlotError("slot “max” must be a whole number from 1")
    }
    self.most = most
  }

  package func instruction(for rule: Rule) -> String { "Use no word more than \(Bounds.times(most))." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let lower = answer.lowercased
    var counts: [[UInt8]: Int] = [:]
    for range in answer.words(in: answer.body) where !answer.bytes[range].allSatisfy(ASCII.isDigit) {
      let word = Array(lower[range])
      counts[word, default: 0] += 1
      guard let count = counts[word], count > most else { continue }
      report.find(
        "“\(word.string(0..<word.count))” is used \(Bounds.times(count)) by now; at most \(most) allowed.",
        source: range)
    }
  }
}
