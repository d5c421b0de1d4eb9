import Documents
import Prose
import TextScanning

/// Decides what a page is for, from its path, its title and what its sentences are like. A page's role is judged before any rule is read.
enum RoleClassifier {
  static func role(of page: Page, context: ReadingContext) -> PageRole {
    let path = PathCues(page.path)
    if let role = path.role { return role }
    if path.isTemplate || hasPlaceholders(page) { return .template }
    let title = titleCues(page)
    if title.isDecision { return .decisionRecord }
    let counts = SentenceCues(page)
    let evidence = (path.speaksOfStyle ? 2 : 0) + (title.speaksOfStyle ? 2 : 0)
    if counts.writing >= 4, evidence > 0, counts.writingShare >= 0.06 { return counts.entryShare > 0.5 ? .wordList : .rulebook }
    if counts.writing >= 6, counts.writingShare >= (context.isSmallSet ? 0.12 : 0.2) { return .rulebook }
    if evidence >= 2, counts.prescriptiveShare >= 0.12 || counts.tables > 0 { return .rulebook }
    if path.isContributing, counts.prescriptiveShare >= 0.12 { return .contributing }
    if path.speaksOfProcess || title.speaksOfProcess, counts.process >= 2, counts.processShare >= (context.isSmallSet ? 0.05 : 0.15) { return .policy }
    if counts.process >= 4, counts.processShare >= (context.isSmallSet ? 0.1 : 0.35) { return .policy }
    if context.isSmallSet, counts.strictShare >= 0.15, counts.prescriptive >= 4 { return .policy }
    if counts.stepShare >= 0.25 { return .procedure }
    return counts.tableShare >= 0.4 ? .reference : .exemplar
  }

  /// What the title and first heading say.
  private static func titleCues(_ page: Page) -> (speaksOfStyle: Bool, speaksOfProcess: Bool, isDecision: Bool) {
    var titles = page.text.blocks.prefix(30).filter { $0.level == 1 }.prefix(1).map { page.string($0.range) }
    if let entry = page.document.frontMatter?.entries.first(where: { $0.key == "title" }) {
      titles.append(page.document.bytes.string(entry.valueRange))
    }
    let words = Set(titles.flatMap { PathCues.words($0) })
    let headings = page.text.blocks.filter { $0.level == 2 }.map { page.string($0.range).lowercased() }
    let isDecision = ["context", "decision", "consequences"].allSatisfy { name in headings.contains { $0.hasPrefix(name) } }
    return (!words.isDisjoint(with: PathCues.style), !words.isDisjoint(with: PathCues.process), isDecision)
  }

  private static func hasPlaceholders(_ page: Page) -> Bool {
    var marks = 0
    for (index, node) in page.document.nodes.enumerated() where node.kind == .htmlInline || node.kind == .htmlBlock {
      _ = index
      if page.document.bytes.hasBytes("<!--", at: Int(node.start)) { marks += 1 }
    }
    return marks >= 4 && page.words.count < 200
  }
}

/// What a path says about its page.
struct PathCues: Sendable {
  let role: PageRole?
  let isTemplate: Bool
  let isContributing: Bool
  let speaksOfStyle: Bool
  let speaksOfProcess: Bool

  static let style: Set<String> = [
    "style", "styleguide", "styleguides", "writing", "guidelines", "guideline", "terminology", "voice", "tone", "wordlist", "glossary", "editorial",
    "language", "wording", "words", "grammar", "punctuation", "formatting", "capitalization", "inclusive", "terms", "conventions", "typography",
  ]
  /// Of the file's own name and title: folders such as `operations/` or `security/` hold product pages too.
  static let process: Set<String> = [
    "policy", "policies", "rules", "merge", "merging", "conduct", "governance", "standards", "responsibilities", "guidelines", "guideline", "approval",
    "approvals", "oncall", "on-call", "reviewing", "code-review", "rulebook", "etiquette", "onboarding",
  ]

  init(_ path: String) {
    let lower = path.lowercased()
    let parts = lower.split(separator: "/").map(String.init)
    let name = parts.last ?? lower
    let folders = parts.dropLast()
    let words = Set(Self.words(lower))
    var role: PageRole?
    if ["agents.md", "claude.md", "gemini.md", "copilot-instructions.md"].contains(name) || name.hasSuffix(".mdc") || name.hasSuffix(".instructions.md") {
      role = .agentInstructions
    } else if name.hasPrefix("contributing.") {
      role = .contributing
    } else if folders.contains(where: { ["adr", "adrs", "decisions", "architecture-decisions"].contains($0) }) || name.hasPrefix("adr-") || name.hasPrefix("adr.") {
      role = name.contains("template") ? .template : .decisionRecord
    } else if folders.contains("runbooks") || folders.contains("runbook") || folders.contains("playbooks") {
      role = .runbook
    } else if name.contains("word-list") || name.contains("wordlist") {
      role = .wordList
    }
    self.role = role
    isTemplate = name.contains("template") || folders.contains("templates") || folders.contains("template")
    isContributing = words.contains("contributing") || words.contains("contribute") || words.contains("contribution")
    speaksOfStyle = !words.isDisjoint(with: Self.style) || isContributing && words.contains("docs")
    speaksOfProcess = !Set(Self.words(name)).isDisjoint(with: Self.process)
  }

  /// Lower-case words of a path or title.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "-" && !$0.isNumber }.flatMap { part in
      part.contains("-") ? [String(part)] + part.split(separator: "-").map(String.init) : [String(part)]
    }
  }
}
