import TextScanning

/// The way from `SKILL.md` to every other file of the bundle: what you need, where it stands.
struct Routes {
  private let bundle: SkillBundle
  private let links: [String]

  init(_ bundle: SkillBundle, links: [String]) {
    self.bundle = bundle
    self.links = links.sorted(by: JSON.bytewise)
  }

  private static let purposes: [(path: String, need: String)] = [
    ("references/rules.md", "Every rule with example and source"),
    ("references/rules-reasoning.md", "Every rule on work and reasoning"),
    ("references/rules-format.md", "Every rule on format"),
    ("references/rules-tone.md", "Every rule on words and tone"),
    ("references/templates.md", "Skeleton for a new page"),
    ("references/facts.md", "A command, flag, setting, endpoint or error code: never guess one"),
    ("references/procedures.md", "The steps of a procedure"),
    ("references/glossary.md", "What a term means and how it is spelt"),
    ("references/topics.md", "Which page answers a question"),
  ]

  var lines: [String] {
    var lines = ["", "## Where to look", ""]
    var named: Set<String> = []
    for (path, need) in Self.purposes where links.contains(path) {
      lines.append("- \(need): [\(path)](\(path))")
      named.insert(path)
    }
    let data = links.filter { !named.contains($0) }
    if !data.isEmpty { lines.append("- Data for tools: " + data.map { "[\($0)](\($0))" }.joined(separator: ", ")) }
    return lines
  }
}
