import Documents
import Prose
import TextScanning

/// The moves of an argument, in order: claim, reason, evidence, caveat.
///
/// A move is found by one of its cues at the start of a sentence (“Because”, “For example”), or by its name as a
/// heading or before a colon. A page with at least two moves is one that argues: there, a move that comes too early is
/// reported where it stands, and a required move that is missing at the last move found.
package struct Schema: RuleKind {
  package static let name = "schema"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.statistical
  package static let summary = "Argue in certain moves, in order."
  package static let slots = [
    SlotDescription(
      "moves", "sections", "a list of {name, cues: strings, required: bool}, in order; required when left out")
  ]

  private struct Move: Sendable {
    var name: String
    var isRequired: Bool
  }
  private let moves: [Move]
  /// For each literal, the move it is a cue of.
  private let owners: [(move: Int, isName: Bool)]
  package let literals: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    var moves: [Move] = []
    var owners: [(Int, Bool)] = []
    var literals: [String] = []
    for value in slots["moves"]?.array ?? [] {
      guard let name = value["name"]?.string else { throw SlotError("every move needs a “name”") }
      for cue in value["cues"]?.strings ?? [] {
        owners.append((moves.count, false))
        literals.append(cue)
      }
      owners.append((moves.count, true))
      literals.append(name)
      moves.append(Move(name: name, isRequired: value["required"]?.bool ?? true))
    }
    guard moves.count > 1 else { throw SlotError("slot “moves” must be a list of two moves or more") }
    self.moves = moves
    self.owners = owners
    self.literals = literals
  }

  package func instruction(for rule: Rule) -> String {
    let list = moves.map { Clause.bare($0.name) + ($0.isRequired ? "" : " (where there is one)") }.joined(
      separator: ", ")
    return rule.modality.isStrict
      ? "Argue in this order: \(list)." : "An argument should take these steps, in order: \(list)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let starts = Set(page.sentences.map(\.range.lowerBound))
    var places: [Int: Range<Int>] = [:]
    for hit in hits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where starts.contains(hit.range.lowerBound) {
      let owner = owners[hit.literal]
      guard places[owner.move] == nil, !owner.isName || Self.isLabel(hit.range, in: page) else { continue }
      places[owner.move] = hit.range
    }
    guard places.count > 1 else { return }
    report.apply()
    let found = places.sorted { $0.value.lowerBound < $1.value.lowerBound }
    var furthest = found[0].key
    for (move, place) in found {
      if move < furthest { report.find(.tooLate(moves[move].name, after: moves[furthest].name), at: place) }
      furthest = max(furthest, move)
    }
    for index in moves.indices where moves[index].isRequired && places[index] == nil {
      report.find(.missing(moves[index].name), at: found[found.count - 1].value)
    }
  }

  /// Whether a move's name labels it: a heading, or a word before a colon or a full stop.
  private static func isLabel(_ range: Range<Int>, in page: Page) -> Bool {
    guard let position = page.text.block(at: range.lowerBound) else { return false }
    let block = page.text.blocks[position]
    if range.upperBound == block.range.upperBound { return true }
    return page.text.bytes[range.upperBound] == .of(":") || page.text.bytes[range.upperBound] == .of(".")
  }
}

extension String {
  fileprivate static func tooLate(_ name: String, after later: String) -> String {
    "Bring “\(name)” before “\(later)” in the argument."
  }
  fileprivate static func missing(_ name: String) -> String { "The argument lacks “\(name)”." }
}
