import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads which sections pages of a sort have, and in which order: “Every how-to page must have the sections *A*, *B* and *C*, in this order”,
/// “An ADR consists of: Context, Decision, Consequences” (P31–P33). Presence and order are two rules: a page may keep one and break the other.
enum SectionSchemas: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    for (position, unit) in reading.units.enumerated()
    where !proposals.used.contains(unit.ordinal) && unit.block.level == 0 && !unit.block.place.contains(.tableCell) {
      guard let demand = Demand(unit), let sort = PageSort(of: unit, after: before(position, reading)),
        let naming = SectionNaming(unit, from: demand.start, in: reading),
        naming.names.count >= (demand.isAboutSections ? 1 : 2)
      else { continue }
      let found = rules(
        unit, demand, sort, naming, isOrdered: demand.isOrdered || saysOrder(after: unit, naming, reading))
      for proposal in found { proposals.add(proposal, units: [unit.ordinal] + naming.items.map(\.ordinal)) }
    }
  }

  private static func rules(_ unit: Unit, _ demand: Demand, _ sort: PageSort, _ naming: SectionNaming, isOrdered: Bool)
    -> [Proposal]
  {
    let sources = ([unit] + naming.items).map { Citation.source(unit.page, text: $0.range) }
    let scope = Scope(when: sort.condition)
    var slots: [(kind: String, slots: [String: JSON])] = []
    if demand.isComplete {
      slots.append(("structure.sections", ["sections": .array(naming.names.map { ["name": .string($0)] })]))
    }
    if isOrdered, naming.names.count > 1 { slots.append(("structure.order", ["sections": JSON(naming.names)])) }
    return slots.map {
      Proposal(
        kind: $0.kind, facet: .format, modality: demand.modality, scope: scope, slots: $0.slots, sources: sources,
        pattern: "P32")
    }
  }

  private static func before(_ position: Int, _ reading: PrescriptivePage) -> Unit? {
    position > 0 ? reading.units[position - 1] : nil
  }

  /// Whether one of the next two sentences says that the order counts: “Use this order.”, “the order is fixed”.
  private static func saysOrder(after unit: Unit, _ naming: SectionNaming, _ reading: PrescriptivePage) -> Bool {
    let last = naming.items.last?.ordinal ?? unit.ordinal
    return reading.units[(last + 1)...].prefix(2).contains { next in
      next.block.heading == unit.block.heading && next.words.count <= 12 && Demand.saysOrder(next.words)
    }
  }
}

/// What a sentence demands of the sections of a page.
struct Demand: Sendable {
  let modality: Modality
  /// Names before this token are no sections.
  let start: Int
  /// It speaks of sections by that word, so a single name is one.
  let isAboutSections: Bool
  /// It says which sections there are, and not only which comes first.
  let isComplete: Bool
  let isOrdered: Bool

  init?(_ unit: Unit) {
    let words = unit.words
    let said = Set(words)
    guard said.isDisjoint(with: Self.exceptions), words.count <= 40, unit.tokens.last?.text != "?" else { return nil }
    modality = Statement(unit)?.modality ?? .must
    guard modality == .must || modality == .should else { return nil }
    isAboutSections = !said.isDisjoint(with: ["section", "sections"])
    let cue: Int?
    if isAboutSections {
      cue = unit.tokens.firstIndex { $0.kind == .word && Self.verbs.contains($0.text) }
      isComplete = true
      isOrdered = Self.saysOrder(words)
    } else if let parts = Self.index(of: Self.composition, unit) {
      cue = parts
      isComplete = true
      isOrdered = Self.saysOrder(words)
    } else if let opening = Self.index(of: Self.openings, unit), words.contains("then") || words.contains("followed") {
      cue = opening
      isComplete = false
      isOrdered = true
    } else {
      return nil
    }
    guard let cue else { return nil }
    start = cue
  }

  static func saysOrder(_ words: [String]) -> Bool {
    guard let index = words.firstIndex(of: "order"), Set(words).isDisjoint(with: ["any", "particular", "not", "no"])
    else {
      return false
    }
    let before = index > 0 ? words[index - 1] : ""
    return ["this", "that", "following", "same", "given", "the", "fixed", "exact"].contains(before)
  }

  private static func index(of phrases: [[String]], _ unit: Unit) -> Int? {
    unit.tokens.indices.first { index in phrases.contains { StatementReader.matches($0, unit.tokens, index) } }
  }

  private static let verbs: Set<String> = Set(
    words: """
      have has contain contains include includes consist consists comprise comprises use need needs require requires end
      ends add provide
      """)
  private static let composition = [
    ["consists", "of"], ["consist", "of"], ["made", "up", "of"], ["is", "structured", "as"],
  ]
  private static let openings = [
    ["starts", "with"], ["start", "with"], ["begins", "with"], ["begin", "with"], ["opens", "with"], ["open", "with"],
  ]
  /// A sentence with one of these forbids, allows or speaks of something else than the sections of a page.
  private static let exceptions: Set<String> = Set(
    words: """
      not don't never no without avoid may can optional optionally isn't doesn't unless between under link links
      see refer
      """)
}
