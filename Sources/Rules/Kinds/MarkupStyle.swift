import Prose
import TextScanning

/// Which markup things of one sort get: file names in code style, labels in bold.
///
/// Whether a word names a file or a button is a question of meaning, so the rule is taught and left to a judge.
package struct MarkupStyle: RuleKind {
  package static let name = "markup.style"
  package static let facet = Facet.format
  package static let check = CheckMode.judge
  package static let summary = "Give things of one sort one markup."
  package static let slots = [
    SlotDescription("things", "strings", "what is marked up: “file names”, “UI labels”"),
    SlotDescription("markup", "string", "code, bold, italic or quotes", part: .demand),
  ]

  private enum Markup: String, CaseIterable { case code, bold, italic, quotes }
  private let things: [String]
  private let markup: Markup

  package init(slots: [String: JSON]) throws(SlotError) {
    things = try slots.strings("things")
    markup = try slots.choice("markup", Markup.self)
  }

  package func instruction(for rule: Rule) -> String {
    let list = Clause.list(things, joinedBy: "and")
    let way =
      switch markup {
      case .code: "in code style"
      case .bold: "in bold"
      case .italic: "in italics"
      case .quotes: "in quotation marks"
      }
    switch (rule.modality.isNegative, rule.modality.isStrict) {
    case (false, true): return "Put \(list) \(way)."
    case (false, false): return Clause.opened(list) + " should be \(way)."
    case (true, true): return "Don’t put \(list) \(way)."
    case (true, false): return Clause.opened(list) + " should not be \(way)."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}
}
