import Rules
import TextScanning

/// Cursor: one rule file, attached where the skill's rules hold. It has no folder for skills, so the file carries the whole text.
package enum CursorTarget: InstallTarget {
  package static let name = "cursor"
  package static let summary = "a rule file in .cursor/rules"

  package static func changes(
    for skill: InstallableSkill, existing: (String) throws(BundleError) -> String?
  ) throws(BundleError) -> [TargetChange] {
    [.text(path: ".cursor/rules/\(skill.name).mdc", text(skill))]
  }

  private static func text(_ skill: InstallableSkill) -> String {
    let candidates = TaughtRule.all(Selection.ranked(skill.rules))
    var count = candidates.count
    while count > 0, TokenEstimate.tokens(RuleText.groups(candidates.prefix(count)).joined(separator: "\n")) > 4_000 {
      count -= max(1, count / 20)
    }
    let head = [
      "---", "description: \(YAMLText.quoted(skill.description))", "globs: \(globs(skill.rules))", "alwaysApply: false",
      "---", "",
      "<!-- Made by \(ToolVersion.generator) from \(skill.name) \(skill.digest); changes here are lost. -->",
    ]
    return (head + RuleText.groups(candidates.prefix(count))).joined(separator: "\n") + "\n"
  }

  /// The files to attach the rules to: pages, and whatever the rules name.
  private static func globs(_ rules: [CompiledRule]) -> String {
    let named = Set(rules.flatMap(\.rule.scope.included).map(MarkdownText.oneLine)).filter {
      !$0.utf8.contains(.of(","))
    }
    let isNarrow = rules.allSatisfy { !$0.rule.scope.included.isEmpty } && !named.isEmpty && named.count <= 20
    return isNarrow ? named.sorted(by: JSON.bytewise).joined(separator: ",") : "**/*.md,**/*.mdx,**/*.html"
  }
}
