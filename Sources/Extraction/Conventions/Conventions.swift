import Skills
import TextScanning

/// What a project's pages do without having been told: conventions, templates of sections, and bands of tone.
package enum Conventions {
  /// Everything that can be learnt from the pages. The order of `pages` does not matter; only exemplary pages, records
  /// of decisions and forms count. O(observations × depth of folders).
  package static func compile(
    _ pages: [(path: String, role: PageRole, conventions: PageConventions)]
  ) -> (rules: [ConventionRule], baseline: JSON) {
    let pages = pages.sorted { JSON.bytewise($0.path, $1.path) }
    let templates = SectionTemplateMiner(pages)
    let all = pages.map { (path: $0.path, conventions: $0.conventions) }
    let rules = ConventionRules(pages: all)
    let exemplary = templates.shown
    let shown = exemplary.map { all[$0] }
    var found: [ConventionRule] = []
    let conventions = ConventionMiner.mine(shown)
    for var mined in conventions {
      mined.exemplars = mined.exemplars.map { exemplary[$0] }
      if let rule = rules.rule(mined) { found.append(rule) }
    }
    found += FrontMatterMiner(rules, among: exemplary).mine()
    found += FrontMatterValueMiner(rules, among: exemplary).mine()
    found += templates.mine().flatMap(rules.rules)
    found += ToneBands(rules, among: exemplary).mine(known: Set(conventions.filter(\.scope.isEmpty).map(\.habit)))
    return (found, Baseline.json(shown))
  }
}
