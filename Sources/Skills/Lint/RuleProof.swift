import Documents
import Prose
import Rules
import TextScanning

/// Whether a rule does what its own examples say: it fires on the bad one and not on the good one.
package enum RuleProof {
  /// What an example proves against the rule; empty when all is well or nothing can be proved.
  package static func problems(of rule: Rule) -> [String] {
    guard rule.check == .exact, !rule.examples.isEmpty else { return [] }
    var freed = rule
    // An example is no whole page: where on which page it stands is not part of the proof.
    freed.scope.pages = []
    freed.scope.under = nil
    let checker = Checker([freed])
    guard checker.unknown.isEmpty else { return [] }
    var problems: [String] = []
    for (index, example) in rule.examples.enumerated() {
      let name = rule.examples.count > 1 ? "example \(index + 1)" : "its example"
      if let bad = example.bad, !fires(checker, on: bad, in: rule.scope.element) {
        problems.append("does not fire on the bad half of \(name)")
      }
      if let good = example.good, fires(checker, on: good, in: rule.scope.element) {
        problems.append("fires on the good half of \(name)")
      }
    }
    return problems
  }

  private static func fires(_ checker: Checker, on text: String, in element: String?) -> Bool {
    let page = Page(DocumentReader.read(path: "example.md", bytes: Array(dressed(text, as: element).utf8)))
    return checker.check(page).contains { !$0.findings.isEmpty }
  }

  /// The example in the place that the rule speaks about, unless it brings its own markup.
  private static func dressed(_ text: String, as element: String?) -> String {
    let prefix: String
    switch element {
    case "heading": prefix = "# "
    case "listItem": prefix = "- "
    case "step": prefix = "1. "
    case "quote": prefix = "> "
    default: return text
    }
    guard let first = text.utf8.first, !"#-*+>0123456789".utf8.contains(first) else { return text }
    return prefix + text
  }
}
