import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads items that demand without a verb: what a label fixes (“**File naming** — `UPPER_CASE.md`”), what stands in a list of conventions
/// (“`set -e` at the top”), what a checklist wants to be true.
enum ListedDemands: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    switch reading.role {
    case .agentInstructions, .contributing, .policy: break
    default: return
    }
    let lists = ListShape(reading)
    for unit in reading.units
    where unit.isFirst && unit.isItem && unit.block.level == 0 && !proposals.used.contains(unit.ordinal)
      && !reading.samples.contains(unit.source)
    {
      guard unit.tokens.count >= 3, unit.tokens.count <= 40, unit.tokens.last?.text != ":",
        unit.tokens.last?.text != "?", Statement(unit) == nil, !unit.isLink
      else { continue }
      if isTask(unit) {
        proposals.add(proposal(unit, from: 0, matter: nil, reading), units: [unit.ordinal])
      } else if let value = labelledValue(unit) {
        proposals.add(proposal(unit, from: 0, matter: .form, reading, value: value), units: [unit.ordinal])
      } else if isConvention(unit), !lists.names(unit) {
        proposals.add(proposal(unit, from: 0, matter: nil, reading), units: [unit.ordinal])
      }
    }
  }

  // MARK: - Checklists

  private static func isTask(_ unit: Unit) -> Bool {
    let nodes = unit.page.document.nodes
    let item = Int(nodes[unit.block.node].parent)
    guard item >= 0, nodes[item].kind == .listItem, nodes[item].detail == 1 || nodes[item].detail == 2 else {
      return false
    }
    let list = Int(nodes[item].parent)
    // An ordered list keeps its numbers in the same place.
    return list >= 0 && nodes[list].detail == 0
  }

  // MARK: - Labels

  /// Where the value behind a label begins that names how something looks: “Branch names: `kiln/<ticket>`”.
  private static func labelledValue(_ unit: Unit) -> Int? {
    let start = StatementReader.start(of: unit.tokens)
    guard start > 0, start < unit.tokens.count else { return nil }
    let label = unit.page.string(unit.range.lowerBound..<unit.tokens[start].range.lowerBound)
    let words = PathCues.words(label).filter { $0.utf8.contains(where: ASCII.isLetter) }
    guard let last = words.last, words.count <= 5, formed.contains(last) else { return nil }
    let rest = unit.tokens[start...]
    let isValue =
      rest.contains { $0.kind == .term && $0.markup == .code }
      || rest.contains { $0.text.utf8.allSatisfy(ASCII.isDigit) }
    // “Format: `uv run ruff format`” shows a command, no form.
    let isCommand = rest.contains {
      $0.markup == .code && MatterWords.tools.contains(String($0.text.split(separator: " ").first ?? ""))
    }
    return isValue && !isCommand && !hasVerb(rest) ? start : nil
  }

  private static let formed: Set<String> = Set(
    words: """
      naming name names format style indentation branches extension extensions encoding quotes casing case prefix suffix
      length width separator headings titles timestamps dates identifiers
      """)

  // MARK: - Conventions

  /// Whether an item stands in a list of conventions and is no sentence that describes.
  private static func isConvention(_ unit: Unit) -> Bool {
    guard let heading = unit.headings.first, unit.leadIn == nil else { return false }
    let words = PathCues.words(heading)
    guard words.count <= 4, let last = words.last, demanded.contains(last) else { return false }
    let start = StatementReader.start(of: unit.tokens)
    return start < unit.tokens.count && unit.tokens[start...].count >= 3 && !hasVerb(unit.tokens[start...])
  }

  private static let demanded: Set<String> = Set(
    words: "rules conventions requirements constraints guardrails standards invariants non-negotiables musts")

  private static func hasVerb(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.contains { $0.kind == .word && verbs.contains($0.text) }
  }

  private static let verbs: Set<String> = Set(
    words: "is are was were has have will can does do uses runs lives contains includes supports holds means works")

  // MARK: - Building

  private static func proposal(
    _ unit: Unit, from start: Int, matter: Matter?, _ reading: PrescriptivePage, value: Int? = nil
  ) -> Proposal {
    let matter = matter ?? Matter(unit, nil, page: reading)
    let told = Sentence.clean(unit.told)
    var slots = StatementRules.objects(unit)
    if matter == .conduct {
      slots["action"] = .string(Sentence.trimmed(unit.text))
    } else {
      slots = ["principle": .string(told)].merging(slots) { first, _ in first }
    }
    let facet: Facet = matter == .conduct ? .reasoning : matter == .form ? .format : .tone
    return Proposal(
      kind: matter == .conduct ? "obligation.must" : "rubric", facet: facet, modality: .must, slots: slots,
      instruction: told, sources: [Citation.sentence(unit)], pattern: "S7")
  }
}
