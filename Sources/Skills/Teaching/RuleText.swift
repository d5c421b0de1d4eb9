import Rules
import TextScanning

/// Rules as the text an agent reads.
package enum RuleText {
  /// The groups of the chosen rules with their headings, each group in its own order: the way a careful colleague would put them.
  static func groups(_ chosen: some Sequence<Selection.Candidate>) -> [String] {
    var byGroup: [RuleGroup: [Selection.Candidate]] = [:]
    for candidate in chosen { byGroup[RuleGroup(candidate.rule.rule), default: []].append(candidate) }
    return RuleGroup.allCases.flatMap { group -> [String] in
      guard let members = byGroup[group] else { return [] }
      return ["", "## \(group.heading)", ""] + lines(members.sorted(by: inReadingOrder), of: group)
    }
  }

  /// The best rules for a reminder, as plain list lines that cost at most `maximumTokens`.
  package static func reminder(for rules: [CompiledRule], maximumTokens: Int) -> String {
    var text = ""
    for candidate in Selection.ranked(rules) {
      let longer = text + RuleLine.item(candidate) + "\n"
      if TokenEstimate.tokens(longer) > maximumTokens { continue }
      text = longer
    }
    return text
  }

  private static func lines(_ members: [Selection.Candidate], of group: RuleGroup) -> [String] {
    switch group {
    case .words: TermTable.lines(members)
    case .templates: members.flatMap { PageTemplate($0.rule.rule)?.lines ?? [] }
    case .tone: toneLines(members)
    default: RuleLine.items(members)
    }
  }

  /// Measured bands in one line, the rest as sentences.
  private static func toneLines(_ members: [Selection.Candidate]) -> [String] {
    let measured = members.filter { $0.rule.rule.check == .statistical && $0.rule.rule.scope.isEmpty }
    guard measured.count > 1 else { return RuleLine.items(members) }
    let bands = measured.map { MarkdownText.inline($0.rule.rule.instruction, limit: 160) }
    return RuleLine.items(members.filter { !measured.contains($0) }) + ["- " + bands.joined(separator: " ")]
  }

  /// What the text states strictly first, then in the order of the documents.
  private static func inReadingOrder(_ left: Selection.Candidate, _ right: Selection.Candidate) -> Bool {
    let (a, b) = (left.rule, right.rule)
    if a.rule.modality.isStrict != b.rule.modality.isStrict { return a.rule.modality.isStrict }
    guard let first = a.provenance.sources.first, let second = b.provenance.sources.first else {
      return JSON.bytewise(a.rule.id, b.rule.id)
    }
    if first.path != second.path { return JSON.bytewise(first.path, second.path) }
    if first.byteStart != second.byteStart { return first.byteStart < second.byteStart }
    return JSON.bytewise(a.rule.id, b.rule.id)
  }
}
