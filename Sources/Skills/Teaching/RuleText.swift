import Rules
import TextScanning

/// Rules as the text an agent reads.
package enum RuleText {
  /// The groups of the chosen rules with their headings, each group in its own order: the way a careful colleague would put them.
  static func groups(_ chosen: some Sequence<TaughtRule>) -> [String] {
    var byGroup: [RuleGroup: [TaughtRule]] = [:]
    for rule in chosen { byGroup[rule.group, default: []].append(rule) }
    return RuleGroup.allCases.flatMap { group -> [String] in
      guard let members = byGroup[group] else { return [] }
      return ["", "## \(group.heading)", ""] + lines(members.sorted { $0.place < $1.place }, of: group)
    }
  }

  /// The best rules for a reminder, as plain list lines that cost at most `maximumTokens`.
  package static func reminder(for rules: [CompiledRule], maximumTokens: Int) -> String {
    var text = ""
    for candidate in Selection.ranked(rules) {
      let longer = text + RuleLine.item(candidate.rule) + "\n"
      if TokenEstimate.tokens(longer) > maximumTokens { continue }
      text = longer
    }
    return text
  }

  private static func lines(_ members: [TaughtRule], of group: RuleGroup) -> [String] {
    switch group {
    case .words: TermTable.lines(members)
    case .templates: members.flatMap { PageTemplate($0.rule)?.lines(isOrdered: $0.isOrdered) ?? [] }
    case .tone: toneLines(members)
    default: RuleLine.items(members)
    }
  }

  /// Measured bands in one line, the rest as sentences.
  private static func toneLines(_ members: [TaughtRule]) -> [String] {
    let measured = members.filter(isMeasured)
    guard measured.count > 1 else { return RuleLine.items(members) }
    let bands = measured.map { MarkdownText.inline($0.rule.instruction, limit: 160) }
    return RuleLine.items(members.filter { !isMeasured($0) }) + ["- " + bands.joined(separator: " ")]
  }

  private static func isMeasured(_ taught: TaughtRule) -> Bool {
    taught.rule.check == .statistical && taught.rule.scope.isEmpty
  }
}
