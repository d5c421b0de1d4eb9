import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Lets every word rule prove itself: it must fire on the term it bans and stay silent on the one it wants.
enum SelfTest {
  /// Ids of rules that fail.
  static func failures(_ rules: [Rule]) -> Set<String> {
    var failed: Set<String> = []
    for rule in rules where rule.check == .exact && rule.slots["avoid"] != nil {
      // Whether it finds its words is the question here, not on which pages.
      var freed = rule
      freed.scope.pages = []
      freed.scope.under = nil
      let checker = Checker([freed])
      let bad = rule.slots["avoid"]?.strings ?? []
      let good = rule.slots["prefer"]?.strings ?? []
      let catches = bad.allSatisfy { fires(checker, on: $0) }
      let isQuiet = !good.contains { fires(checker, on: $0) }
      if !catches || !isQuiet { failed.insert(rule.id) }
    }
    return failed
  }

  /// Whether the rule finds something in a plain sentence around the term, in the place its scope names, or in a link.
  private static func fires(_ checker: Checker, on term: String) -> Bool {
    let text = Array("- 1. \(term)\n\n# See \(term) here\n\nSee \(term) here.\n\nSee [\(term)](page.md).\n".utf8)
    let page = Page(DocumentReader.read(path: "self-test.md", bytes: text))
    return checker.check(page).contains { !$0.findings.isEmpty }
  }
}
