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
      guard let action = names.firstIndex(where: { !$0.isEmpty && !Set($0).isDisjoint(with: demands) }) else {
        continue
      }
      for row in document.children(of: index) where document.nodes[row].detail == 0 {
        read(row, action: action, reading, into: &proposals)
      }
    }
  }

  private static let demands: Set<String> = Set(
    words: """
      required must run action requirement requirements do command commands update check checks validation
      """)

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
    proposals.add(
      Proposal(
        kind: "obligation.must", facet: .reasoning, modality: .must, scope: Scope(when: when), slots: slots,
        instruction: Sentence.clean("For \(when): \(what)"),
        sources: [Citation.source(reading.page, bytes: document.nodes[row].range)],
        pattern: "S5"), units: units.map(\.ordinal))
  }
}
