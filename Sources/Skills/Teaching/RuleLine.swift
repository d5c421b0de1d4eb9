import Rules
import TextScanning

/// How one rule is told in a skill's text.
enum RuleLine {
  /// `- When …: instruction (in docs/**) [3f9a1c]`.
  static func item(_ compiled: CompiledRule) -> String { item(compiled, as: compiled.rule) }

  /// The item of a rule with a part of its words said elsewhere.
  static func item(_ compiled: CompiledRule, as rule: Rule) -> String {
    "- \(sentence(compiled, as: rule)) [\(shortID(rule.id))]"
  }

  /// The rules as list items; those that hold for the same pages or in the same matter stand together under one line that says so.
  static func items(_ rules: [TaughtRule]) -> [String] {
    var members: [RuleFrame: [TaughtRule]] = [:]
    for rule in rules where !rule.frame.isEmpty { members[rule.frame, default: []].append(rule) }
    func isFramed(_ rule: TaughtRule) -> Bool { (members[rule.frame]?.count ?? 0) > 1 }
    var framed: [String] = []
    for rule in rules where isFramed(rule) && members[rule.frame]?.first === rule {
      framed.append(rule.frame.line)
      framed += (members[rule.frame] ?? []).map { "  " + $0.framedItem }
    }
    return rules.filter { !isFramed($0) }.map(\.item) + framed
  }

  /// “in `docs/**`”, “not in `docs/adr/**`”.
  static func places(_ pages: [String]) -> [String] {
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
  static func unsaid(_ condition: String, in text: String) -> String? {
    let parts = MarkdownText.oneLine(condition).split(separator: "; ").filter { !says(text, String($0)) }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// Whether the text says the words already, code marks aside.
  static func says(_ text: String, _ words: String) -> Bool {
    let text = text.utf8.filter { $0 != .of("`") }.map(ASCII.lower)
    let words = words.utf8.filter { $0 != .of("`") }.map(ASCII.lower)
    guard let first = words.first, text.count >= words.count else { return words.isEmpty }
    return (0...(text.count - words.count)).contains { start in
      text[start] == first && text[start..<(start + words.count)].elementsEqual(words)
    }
  }
}
