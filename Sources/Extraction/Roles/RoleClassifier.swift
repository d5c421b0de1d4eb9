import Documents
import Prose
import TextScanning

/// Decides what a page is for, from its path, its title and what its sentences are like. A page's role is judged before any rule is read.
///
/// A name alone makes no source: a product has pages on writing plugins, formatting output and production guidelines, and they advise its users.
/// A page prescribes writing when its prescriptive sentences speak of sentences, headings, words.
enum RoleClassifier {
  static func role(of page: Page, context: ReadingContext) -> PageRole {
    let path = PathCues(page.path)
    let title = titleCues(page)
    // A style guide stays one, even where it is handed over as a brief.
    if context.isBrief, !title.isStyleGuide { return .brief }
    if let role = path.role { return role }
    // A guide that answers questions asks them too; it weighs words where a brief asks for a text.
    if BriefCues.isBrief(page, path, context), path.isBrief || !weighsWords(SentenceCues(page)) { return .brief }
    if path.isTemplate || hasPlaceholders(page) { return .template }
    if title.isDecision { return .decisionRecord }
    let counts = SentenceCues(page)
    if let role = writingRole(page, path, title, counts, context) { return role }
    if path.isContributing, counts.prescriptiveShare >= 0.12 { return .contributing }
    if path.speaksOfProcess || title.speaksOfProcess, counts.process >= 2,
      counts.processShare >= (context.isSmallSet ? 0.05 : 0.15)
    {
      return .policy
    }
    if counts.process >= 4, counts.processShare >= (context.isSmallSet ? 0.1 : 0.35) { return .policy }
    if context.isSmallSet, counts.strictShare >= 0.15, counts.prescriptive >= 4 { return .policy }
    if counts.stepShare >= 0.25 { return .procedure }
    return counts.tableShare >= 0.4 ? .reference : .exemplar
  }

  private static func weighsWords(_ counts: SentenceCues) -> Bool { counts.wordy >= 4 && counts.wordyShare >= 0.2 }

  /// A guide or a list of words, or nil.
  private static func writingRole(
    _ page: Page, _ path: PathCues, _ title: Title, _ counts: SentenceCues, _ context: ReadingContext
  ) -> PageRole? {
    let isNamed = path.speaksOfStyle || title.speaksOfStyle
    if counts.writing >= 4, isNamed, counts.writingShare >= 0.06 {
      return counts.entryShare > 0.5 ? .wordList : .rulebook
    }
    // Terse lists and answers order nothing in so many words: they weigh words. So do books on a programming language; only a handful of pages,
    // or a page that calls itself a style guide, is taken at its word.
    let isStyle = path.isStyleGuide || title.isStyleGuide
    if isStyle || context.isSmallSet, counts.wordy >= 4, counts.wordyShare >= (isStyle ? 0.1 : 0.2) { return .rulebook }
    if counts.writing >= 6, counts.writingShare >= (context.isSmallSet ? 0.12 : 0.2) { return .rulebook }
    // Its title or folder says “style guide”: such a guide may also be one of code.
    if path.isStyleGuide || title.isStyleGuide, counts.prescriptiveShare >= 0.12 || counts.tables > 0 {
      return .rulebook
    }
    guard isNamed else { return nil }
    let speaksOfWriting = counts.writing >= 2 && counts.writing * 12 >= counts.prescriptive
    let isSmall = context.isSmallSet && counts.writing >= 1 && counts.prescriptiveShare >= 0.12
    if speaksOfWriting || isSmall || path.isContributing && counts.writing >= 1 && counts.prescriptiveShare >= 0.12 {
      return .rulebook
    }
    return hasUsageTable(page) ? .rulebook : nil
  }

  private struct Title {
    var speaksOfStyle: Bool
    var speaksOfProcess: Bool
    var isStyleGuide: Bool
    var isDecision: Bool
  }

  /// What the title and first heading say.
  private static func titleCues(_ page: Page) -> Title {
    var titles: [NameWords] = []
    if let heading = page.text.blocks.prefix(30).first(where: { $0.level == 1 }) {
      titles.append(NameWords(page.string(heading.range)))
    }
    if let entry = page.document.frontMatter?.entries.first(where: { $0.key == "title" }) {
      titles.append(NameWords(page.document.bytes.string(entry.valueRange)))
    }
    return Title(
      speaksOfStyle: titles.contains { $0.contain(PathCues.style) },
      speaksOfProcess: titles.contains { $0.contain(PathCues.process) },
      isStyleGuide: titles.contains(where: \.nameStyleGuide),
      isDecision: decisionHeadings.allSatisfy { hasSection($0, page) })
  }

  private static let decisionHeadings: [StaticString] = ["context", "decision", "consequences"]

  /// Whether a heading of the second level begins with a word, in any case.
  private static func hasSection(_ name: StaticString, _ page: Page) -> Bool {
    page.text.blocks.contains { block in block.level == 2 && begins(block, with: name, page) }
  }

  /// Whether a table says in its header which words to use and which not.
  private static func hasUsageTable(_ page: Page) -> Bool {
    page.text.blocks.contains { block in
      block.place.contains(.tableHeader) && usage.contains { begins(block, with: $0, page) }
    }
  }

  private static let usage: [StaticString] = [
    "don't", "do not", "don’t", "avoid", "instead of", "not this", "incorrect", "use this", "preferred", "write",
  ]

  private static func begins(_ block: PlainText.Block, with name: StaticString, _ page: Page) -> Bool {
    block.range.count >= name.utf8CodeUnitCount
      && name.withUTF8Buffer { name in
        name.indices.allSatisfy { ASCII.lower(page.text.bytes[block.range.lowerBound + $0]) == name[$0] }
      }
  }

  /// A short page full of comments that tell what to fill in.
  private static func hasPlaceholders(_ page: Page) -> Bool {
    guard page.words.count < 200 else { return false }
    let comments = page.document.nodes.count { node in
      (node.kind == .htmlInline || node.kind == .htmlBlock) && page.document.bytes.hasBytes("<!--", at: Int(node.start))
    }
    return comments >= 4
  }
}
