import Rules
import TextScanning

/// A rule that may be told, with its lines worked out once, however many counts of rules are tried against a budget.
final class TaughtRule: Sendable {
  let compiled: CompiledRule
  /// Whether the sections of this template stand in the order in which it names them.
  let isOrdered: Bool
  let group: RuleGroup
  let frame: RuleFrame
  /// The list item by itself, and below a line that says what the frame says.
  let item: String
  let framedItem: String
  /// Position in the order in which rules are read.
  let place: Int

  private init(_ candidate: Selection.Candidate, place: Int) {
    compiled = candidate.rule
    isOrdered = candidate.isOrdered
    self.place = place
    let rule = compiled.rule
    group = RuleGroup(rule)
    frame = RuleFrame(rule)
    item = RuleLine.item(compiled, as: rule)
    framedItem = frame.isEmpty ? "" : RuleLine.item(compiled, as: frame.rest(of: rule))
  }

  var rule: Rule { compiled.rule }

  /// The rules of candidates, in the order given.
  static func all(_ candidates: some Collection<Selection.Candidate>) -> [TaughtRule] {
    let candidates = Array(candidates)
    var places = [Int](repeating: 0, count: candidates.count)
    let order = candidates.indices.sorted { isReadBefore(candidates[$0].rule, candidates[$1].rule) }
    for (place, index) in order.enumerated() { places[index] = place }
    return candidates.indices.map { TaughtRule(candidates[$0], place: places[$0]) }
  }

  /// What the text states strictly first, then in the order of the documents.
  private static func isReadBefore(_ a: CompiledRule, _ b: CompiledRule) -> Bool {
    if a.rule.modality.isStrict != b.rule.modality.isStrict { return a.rule.modality.isStrict }
    guard let first = a.provenance.sources.first, let second = b.provenance.sources.first else {
      return JSON.bytewise(a.rule.id, b.rule.id)
    }
    if first.path != second.path { return JSON.bytewise(first.path, second.path) }
    if first.byteStart != second.byteStart { return first.byteStart < second.byteStart }
    return JSON.bytewise(a.rule.id, b.rule.id)
  }
}

/// What several rules share and one line can say for all: their pages, the first part of their condition.
struct RuleFrame: Hashable {
  private(set) var pages: [String] = []
  private(set) var lead = ""
  /// The lead-in its words begin with: “A pull request must”.
  private(set) var opening = ""

  init(_ rule: Rule) {
    pages = rule.scope.pages
    if let condition = rule.scope.when { lead = String(Self.cut(condition, at: "; ").first) }
    if RuleLine.says(rule.instruction, lead) { lead = "" }
    guard pages.isEmpty, lead.isEmpty else { return }
    let (first, rest) = Self.cut(rule.instruction, at: ": ")
    if rest != nil { opening = String(first) }
  }

  var isEmpty: Bool { pages.isEmpty && lead.isEmpty && opening.isEmpty }

  /// The rule without what the frame says.
  func rest(of rule: Rule) -> Rule {
    var inner = rule
    inner.scope.pages = []
    if !opening.isEmpty {
      inner.instruction = String(Self.cut(rule.instruction, at: ": ").rest ?? "")
      inner.scope.when = rule.scope.when.flatMap { RuleLine.unsaid($0, in: opening) }
    }
    if !lead.isEmpty { inner.scope.when = rule.scope.when?.split(separator: "; ").dropFirst().joined(separator: "; ") }
    return inner
  }

  /// The line above its rules.
  var line: String {
    let openings = [lead, opening].filter { !$0.isEmpty }.map { MarkdownText.inline($0, limit: 200) }
    let text = (openings + RuleLine.places(pages)).joined(separator: ", ")
    return "- \(text.prefix(1).uppercased())\(text.dropFirst()):"
  }

  /// A text before and behind the first mark of two bytes.
  private static func cut(_ text: String, at mark: StaticString) -> (first: Substring, rest: Substring?) {
    let bytes = Array(text.utf8)
    guard let place = bytes.indices.first(where: { bytes.hasBytes(mark, at: $0) }) else { return (text[...], nil) }
    let start = text.utf8.index(text.startIndex, offsetBy: place)
    return (text[..<start], text[text.utf8.index(start, offsetBy: mark.utf8CodeUnitCount)...])
  }
}
