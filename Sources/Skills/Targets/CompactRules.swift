import Rules
import TextScanning

/// The few lines of a skill that go into files which every agent reads on every turn.
enum CompactRules {
  /// What such a block may cost.
  static let tokenLimit = 900

  /// Strict rules first, the best of them, and the way to the rest.
  static func text(_ skill: InstallableSkill, skillPath: String) -> String {
    let strict = skill.rules.filter { $0.rule.modality.isStrict && $0.provenance.verdict != .conditional }
    let candidates = TaughtRule.all(Selection.ranked(strict))
    var count = candidates.count
    while count > 0, TokenEstimate.tokens(body(candidates.prefix(count))) > tokenLimit { count -= max(1, count / 10) }
    let shown = body(candidates.prefix(count))
    return shown + (shown.isEmpty ? "" : "\n")
      + "All \(skill.rules.count) rules, templates and facts: `\(skillPath)`. Read it before you write or "
      + "change documents.\n"
  }

  private static func body(_ candidates: ArraySlice<TaughtRule>) -> String {
    var lines = RuleText.groups(candidates)
    if lines.first == "" { lines.removeFirst() }
    // These files have headings of their own: ours stand below them.
    return lines.map { $0.hasPrefix("## ") ? "#" + $0 : $0 }.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }
}
