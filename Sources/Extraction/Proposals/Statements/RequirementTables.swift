import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads tables that say what to do for what: “Changed area | Required command”. Each row is one obligation with its condition.
enum RequirementTables: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role == .agentInstructions || reading.role == .contributing || reading.role == .policy else { return }
    let document = reading.page.document
    for (index, node) in document.nodes.enumerated() where node.kind == .table {
      guard let header = document.children(of: index).first(where: { document.nodes[$0].detail == 1 }) else { continue }
      let names = document.children(of: header).map { PathCues.words(document.text(of: $0)) }
      // In the first column a rule is a name, with its description beside it.
      guard
        let action = names.indices.first(where: { column in
          !Set(names[column]).isDisjoint(with: demands)
            || column > 0 && !Set(names[column]).isDisjoint(with: laterDemands)
        })
      else { continue }
      for row in document.children(of: index) where document.nodes[row].detail == 0 {
        read(row, action: action, reading, into: &proposals)
      }
    }
  }

  private static let demands: Set<String> = Set(
    words: """
      required must run action requirement requirements do command commands update check checks validation demand demands
      expectation expectations
      """)
  private static let laterDemands: Set<String> = ["rule", "rules", "convention", "conventions", "policy", "permission"]

  private static func read(_ row: Int, action: Int, _ reading: PrescriptivePage, into proposals: inout Proposals) {
    let document = reading.page.document
    let cells = Array(document.children(of: row))
    guard action < cells.count, cells.count >= 2 else { return }
    let what = document.text(of: cells[action])
    let when = cells.enumerated().filter { $0.offset != action }.map { document.text(of: $0.element) }.joined(
      separator: "; ")
    guard !what.isEmpty, !when.isEmpty else { return }
    let units = reading.units.filter { cells.contains($0.block.node) }
    let code = units.flatMap(\.tokens).filter { $0.kind == .term && $0.markup == .code }.map(\.text)
    var slots: [String: JSON] = ["action": .string(what), "condition": .string(when)]
    if !code.isEmpty { slots["objects"] = JSON(code) }
    let demand = units.first { $0.block.node == cells[action] }
    let statement = demand.flatMap { Statement($0) }
    let modality =
      statement?.modality ?? demand.flatMap { StatementReader.modality($0.tokens, from: 0)?.modality } ?? .must
    let matter = demand.map { Matter($0, statement, page: reading) } ?? .conduct
    let kind = modality.isNegative ? "obligation.never" : "obligation.must"
    proposals.add(
      Proposal(
        kind: kind, facet: matter == .conduct ? .reasoning : matter == .form ? .format : .tone, modality: modality,
        scope: Scope(when: when), slots: slots,
        instruction: Sentence.clean("For \(when): \(what)"),
        sources: [Citation.source(reading.page, bytes: document.nodes[row].range)],
        pattern: "S5"), units: units.map(\.ordinal))
  }
}
