import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads in which order an argument takes its moves: “Open with the recommendation, then the reasons and the evidence, and end with caveats”
/// (P32). A rule of three moves or more; each move brings the cues by which a page shows it.
enum ArgumentMoves: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    for unit in reading.units
    where !proposals.used.contains(unit.ordinal) && unit.block.level == 0 && !unit.block.place.contains(.tableCell)
      && !reading.samples.contains(unit.source)
    {
      guard let sequence = sequence(unit, reading), let statement = Statement(unit) ?? Statement(norm: unit),
        !statement.modality.isNegative, statement.modality != .may
      else { continue }
      let moves = sequence.moves.map { move in
        JSON.object(["name": .string(move.name), "cues": JSON(move.cues), "required": .bool(!move.isOptional)])
      }
      proposals.add(
        Proposal(
          kind: "schema", facet: .reasoning, modality: statement.modality == .must ? .must : .should,
          scope: Scope(when: statement.condition.isEmpty ? nil : statement.condition), slots: ["moves": .array(moves)],
          instruction: sequence.items.isEmpty ? Sentence.clean(unit.told) : "",
          sources: ([unit] + sequence.items).map { Citation.sentence($0) }, pattern: "P32"),
        units: [unit.ordinal] + sequence.items.map(\.ordinal))
    }
  }

  private struct Move {
    var name: String
    var cues: [String]
    var isOptional: Bool
  }

  /// Moves named in the sentence, or at the starts of the items of its list.
  private static func sequence(_ unit: Unit, _ reading: PrescriptivePage) -> (moves: [Move], items: [Unit])? {
    let words = unit.words
    guard words.count <= 50, isAboutArguing(words) else { return nil }
    let inside = moves(unit.tokens)
    if inside.count >= 3, saysOrder(words) || unit.tokens.contains(where: { $0.text == "→" }) { return (inside, []) }
    guard unit.tokens.last?.text == ":", saysOrder(words) else { return nil }
    let items = reading.units.filter { $0.leadIn == unit.range && $0.isFirst }
    let first = items.compactMap { moves(Array($0.tokens.prefix(4))).first }
    return first.count >= 3 && first.count == items.count ? (first, items) : nil
  }

  /// The moves in the order in which they are first named.
  private static func moves(_ tokens: [Token]) -> [Move] {
    var found: [Move] = []
    for (place, token) in tokens.enumerated() {
      let text = token.kind == .word ? token.text : token.kind == .term ? token.text.lowercased() : ""
      guard let name = names[text], !found.contains(where: { $0.name == name }) else { continue }
      let behind = tokens[(place + 1)...].prefix(3).map(\.text)
      let isOptional = behind.starts(with: ["if", "any"]) || behind.starts(with: ["where", "there"])
      found.append(Move(name: name, cues: cues[name] ?? [], isOptional: isOptional))
    }
    return found
  }

  private static func isAboutArguing(_ words: [String]) -> Bool {
    words.contains { arguing.contains($0) }
  }

  private static func saysOrder(_ words: [String]) -> Bool {
    words.contains { ["then", "first", "finally", "last", "followed", "lead", "open", "begin", "start"].contains($0) }
      || Demand.saysOrder(words)
  }

  private static let arguing: Set<String> = Set(
    words: """
      argue argument arguments state give open lead begin start end close answer explain write structure present justify
      order reply report recommend proposal
      """)

  private static let names = [
    "claim": "Claim", "claims": "Claim", "conclusion": "Conclusion", "recommendation": "Recommendation",
    "recommendations": "Recommendation", "reason": "Reason", "reasons": "Reason", "rationale": "Reason",
    "justification": "Reason", "evidence": "Evidence", "proof": "Evidence", "example": "Example", "examples": "Example",
    "caveat": "Caveat", "caveats": "Caveat", "limitation": "Caveat", "limitations": "Caveat", "risk": "Risk",
    "risks": "Risk", "alternative": "Alternatives", "alternatives": "Alternatives",
    "counterargument": "Counterargument",
    "counterarguments": "Counterargument", "assumption": "Assumptions", "assumptions": "Assumptions",
  ]

  private static let cues = [
    "Claim": ["we claim", "our claim", "we hold"], "Conclusion": ["therefore", "in conclusion", "we conclude"],
    "Recommendation": ["we recommend", "i recommend", "our recommendation"],
    "Reason": ["because", "this is because", "the reason"],
    "Evidence": ["in our test", "we measured", "the logs show", "according to"],
    "Example": ["for example", "for instance"], "Caveat": ["however", "one caveat", "this does not hold"],
    "Risk": ["the risk"], "Alternatives": ["alternatively", "another option"], "Assumptions": ["we assume"],
  ]
}
