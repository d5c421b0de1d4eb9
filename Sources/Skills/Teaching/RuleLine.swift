import Rules
import TextScanning

/// How one rule is told in a skill's text.
enum RuleLine {
  /// `- When …: instruction (in docs/**) [3f9a1c]`.
  static func item(_ candidate: Selection.Candidate) -> String {
    "- \(sentence(candidate.rule.rule)) [\(shortID(candidate.rule.rule.id))]"
  }

  /// The instruction with its condition and its scope, unless its words say them already.
  static func sentence(_ rule: Rule) -> String {
    var text = MarkdownText.inline(rule.instruction)
    if let condition = rule.scope.when.map(MarkdownText.oneLine), !condition.isEmpty, !says(rule.instruction, condition)
    {
      let lead =
        beginsWithConjunction(condition)
        ? condition.prefix(1).uppercased() + condition.dropFirst() : "When \(condition)"
      text = "\(MarkdownText.inline(lead, limit: 200)): \(text)"
    }
    var places: [String] = []
    if !rule.scope.pages.isEmpty {
      places.append("in " + rule.scope.pages.prefix(3).map { MarkdownText.code($0) }.joined(separator: ", "))
    }
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
    "when", "if", "before", "after", "while", "unless", "for", "in", "on", "during", "until", "once", "where",
  ]

  private static func beginsWithConjunction(_ text: String) -> Bool {
    let first = text.utf8.split(separator: .space, maxSplits: 1).first.map {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
    return first.map(conjunctions.contains) ?? false
  }

  /// Whether the text says the words already, code marks aside; of a condition in two parts, both.
  private static func says(_ text: String, _ words: String) -> Bool {
    let text = text.utf8.filter { $0 != .of("`") }.map(ASCII.lower)
    return words.split(separator: "; ").allSatisfy { part in
      let part = part.utf8.filter { $0 != .of("`") }.map(ASCII.lower)
      guard let first = part.first, text.count >= part.count else { return part.isEmpty }
      return (0...(text.count - part.count)).contains { start in
        text[start] == first && text[start..<(start + part.count)].elementsEqual(part)
      }
    }
  }
}
