import Rules
import TextScanning

/// How one rule is told in a skill's text.
enum RuleLine {
  /// `- When …: instruction (in docs/**) [3f9a1c]`.
  static func item(_ candidate: Selection.Candidate) -> String {
    "- \(sentence(candidate.rule, as: candidate.rule.rule)) [\(shortID(candidate.rule.rule.id))]"
  }

  /// What several rules share and one line can say for all: their pages, the first part of their condition.
  private struct Frame: Hashable {
    var pages: [String] = []
    var lead = ""
    /// The lead-in its words begin with: “A pull request must”.
    var opening = ""
    var isEmpty: Bool { pages.isEmpty && lead.isEmpty && opening.isEmpty }

    init(_ rule: Rule) {
      pages = rule.scope.pages
      lead = rule.scope.when?.split(separator: "; ").first.map(String.init) ?? ""
      if says(rule.instruction, lead) { lead = "" }
      guard pages.isEmpty, lead.isEmpty, let end = rule.instruction.firstRange(of: ": ") else { return }
      opening = String(rule.instruction[..<end.lowerBound])
    }
  }

  /// The rules as list items; those that hold for the same pages or in the same matter stand together under one line that says so.
  static func items(_ candidates: [Selection.Candidate]) -> [String] {
    let frames = candidates.map { Frame($0.rule.rule) }
    let members = Dictionary(grouping: candidates.indices) { frames[$0] }.filter {
      !$0.key.isEmpty && $0.value.count > 1
    }
    var framed: [String] = []
    var told: Set<Frame> = []
    for frame in frames where members[frame] != nil && told.insert(frame).inserted {
      let openings = [frame.lead, frame.opening].filter { !$0.isEmpty }.map { MarkdownText.inline($0, limit: 200) }
      let opening = (openings + places(frame.pages)).joined(separator: ", ")
      framed.append("- \(opening.prefix(1).uppercased())\(opening.dropFirst()):")
      for index in members[frame] ?? [] {
        let rule = candidates[index].rule.rule
        var inner = rule
        inner.scope.pages = []
        if !frame.opening.isEmpty {
          inner.instruction = String(rule.instruction.dropFirst(frame.opening.count + 2))
        }
        if !frame.lead.isEmpty {
          inner.scope.when = rule.scope.when?.split(separator: "; ").dropFirst().joined(separator: "; ")
        }
        framed.append("  - \(sentence(candidates[index].rule, as: inner)) [\(shortID(rule.id))]")
      }
    }
    return candidates.indices.filter { members[frames[$0]] == nil }.map { item(candidates[$0]) } + framed
  }

  /// “in `docs/**`”, “not in `docs/adr/**`”.
  private static func places(_ pages: [String]) -> [String] {
    let scope = Scope(pages: pages)
    return [("in", scope.included), ("not in", scope.excluded)].filter { !$0.1.isEmpty }.map { lead, patterns in
      "\(lead) " + patterns.prefix(3).map { MarkdownText.code($0) }.joined(separator: ", ")
    }
  }

  /// The sentence of a rule, with a word of warning where the documents contradict it.
  private static func sentence(_ compiled: CompiledRule, as rule: Rule) -> String {
    let isContradicted = compiled.provenance.verdict == .contested && compiled.provenance.evidence.n == 0
    return sentence(rule) + (isContradicted ? " (contested: another document says otherwise; ask)" : "")
  }

  /// The instruction with its condition and its scope, unless its words say them already.
  static func sentence(_ rule: Rule) -> String {
    var text = MarkdownText.inline(rule.instruction)
    if let condition = rule.scope.when.flatMap({ unsaid($0, in: rule.instruction) }) {
      let lead =
        beginsWithConjunction(condition)
        ? condition.prefix(1).uppercased() + condition.dropFirst() : "When \(condition)"
      text = "\(MarkdownText.inline(lead, limit: 200)): \(text)"
    }
    var places = Self.places(rule.scope.pages)
    if let under = rule.scope.under, !says(rule.instruction, under) {
      places.append("under “\(MarkdownText.inline(under, limit: 80))”")
    }
    return places.isEmpty ? text : "\(text) (\(places.joined(separator: ", ")))"
  }

  /// The first six digits of an id's hash: enough to find the rule in `references/`.
  static func shortID(_ id: String) -> String {
    let hash = id.utf8.lastIndex(of: .of("/")).map { id[id.utf8.index(after: $0)...] } ?? id[...]
    return String(hash.prefix(6))
  }

  private static let conjunctions = [
    "when", "whenever", "if", "before", "after", "while", "unless", "for", "in", "on", "during", "until", "once",
    "where",
    "wherever", "as", "at", "to", "with", "without", "within", "by", "from", "under", "since", "because", "though",
    "although", "except", "given", "upon", "inside", "outside", "between", "depending", "regardless",
  ]

  private static func beginsWithConjunction(_ text: String) -> Bool {
    let first = text.utf8.split(separator: .space, maxSplits: 1).first.map {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
    return first.map(conjunctions.contains) ?? false
  }

  /// The parts of a condition that the text does not say yet, or nil.
  private static func unsaid(_ condition: String, in text: String) -> String? {
    let parts = MarkdownText.oneLine(condition).split(separator: "; ").filter { !says(text, String($0)) }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// Whether the text says the words already, code marks aside.
  private static func says(_ text: String, _ words: String) -> Bool {
    let text = text.utf8.filter { $0 != .of("`") }.map(ASCII.lower)
    let words = words.utf8.filter { $0 != .of("`") }.map(ASCII.lower)
    guard let first = words.first, text.count >= words.count else { return words.isEmpty }
    return (0...(text.count - words.count)).contains { start in
      text[start] == first && text[start..<(start + words.count)].elementsEqual(words)
    }
  }
}
