import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads in which case a term is written (P10): “Capitalize *Internet*”, “Write ‘GitHub’ and ‘macOS’ exactly so”, “Use lowercase *internet*”.
enum CaseSentences: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting else { return }
    for unit in reading.units where !proposals.used.contains(unit.ordinal) && isCandidate(unit) {
      guard let statement = Statement(unit), statement.isImperative, statement.modality != .may,
        Condition(unit, narrowing: nil).isEmpty, statement.condition.isEmpty || !opensCondition(statement.condition),
        let style = Style(unit, isNegative: statement.modality.isNegative)
      else { continue }
      for term in unit.terms {
        proposals.add(
          proposal(term.text, style, statement.modality.isStrict ? .must : .should, unit), units: [unit.ordinal])
      }
    }
  }

  private enum Style {
    case asWritten, lower

    init?(_ unit: Unit, isNegative: Bool) {
      let said = Set(unit.words)
      if !said.isDisjoint(with: ["lowercase", "lower-case", "uncapitalized"]) {
        guard !isNegative else { return nil }
        self = .lower
      } else if !said.isDisjoint(with: ["capitalize", "capitalise"]) {
        self = isNegative ? .lower : .asWritten
      } else if !said.isDisjoint(with: ["exactly", "capital", "capitals", "capitalized", "uppercase", "caps"]),
        !isNegative
      {
        self = .asWritten
      } else {
        return nil
      }
    }
  }

  private static func isCandidate(_ unit: Unit) -> Bool {
    unit.block.level == 0 && !unit.block.place.contains(.tableCell) && unit.tokens.count <= 14 && !unit.terms.isEmpty
      && unit.terms.allSatisfy { [.quotes, .emphasis].contains($0.markup) }
      && Set(unit.words).isDisjoint(with: [
        "in", "at", "when", "if", "unless", "except", "only", "like", "such", "example", "heading", "headings", "title",
        "titles", "before", "after", "as",
      ])
  }

  private static func opensCondition(_ condition: String) -> Bool { !condition.lowercased().hasPrefix("with") }

  private static func proposal(_ term: String, _ style: Style, _ modality: Modality, _ unit: Unit) -> Proposal? {
    let lower = term.lowercased()
    guard term.utf8.count >= 3, term.split(separator: " ").count <= 3, (term == lower) == (style == .lower) else {
      return nil
    }
    let wrong = style == .lower ? term.prefix(1).uppercased() + term.dropFirst() : lower
    return WordRule.proposal(
      avoid: [wrong], prefer: [term], modality: modality, source: [Citation.source(unit.page, text: unit.range)],
      pattern: "P10")
  }
}
