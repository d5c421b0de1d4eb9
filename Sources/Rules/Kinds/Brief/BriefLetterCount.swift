import Prose
import TextScanning

/// How often a letter, or any other character, occurs in an answer; case does not matter.
package struct BriefLetterCount: RuleKind {
  package static let name = "brief.letterCount"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use a letter a certain number of times."
  package static let slots =
    [SlotDescription("letter", "string", "one character")] + Bounds.slots(of: "occurrences")

  private let letter: String
  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) {
    letter = try slots.string("letter")
    guard letter.unicodeScalars.count == 1 else { throw SlotError("slot “letter” must be one character") }
    bounds = try Bounds(slots: slots)
  }

  package func instruction(for rule: Rule) -> String {
    let thing = letter.unicodeScalars.allSatisfy(Scalars.isWord) ? "letter" : "character"
    return bounds.most == 0
      ? "Don’t use the \(thing) “\(letter)”." : "Use the \(thing) “\(letter)” \(bounds.phrase("time", "times"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let found = answer.occurrences(of: letter)
    let said = "The answer has “\(letter)” \(Bounds.times(found.count))"
    bounds.inspect(found.count, saying: said, units: found, report: &report)
  }
}
