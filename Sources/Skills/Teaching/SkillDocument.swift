import Rules
import TextScanning

/// `SKILL.md`: what an agent reads first. A hard budget, the best rules within it, and the way to everything else.
struct SkillDocument {
  /// Limits of the specification, with room for the front matter and for tokenizers that count higher.
  private static let tokenLimit = 4_800
  private static let lineLimit = 490
  /// What the documents' knowledge may take at most when there are rules enough to fill the rest.
  private static let knowledgeShare = 1_100
  /// No text of this length has more rules in it; the search for the largest number need not look further.
  private static let ruleLimit = 600

  private let bundle: SkillBundle
  private let links: [String]

  init(_ bundle: SkillBundle, linking links: [String]) {
    self.bundle = bundle
    self.links = links
  }

  var file: BundleFile {
    BundleFile(path: "SKILL.md", text: (FrontMatterText(bundle).lines + body()).joined(separator: "\n") + "\n")
  }

  private func body() -> [String] {
    let head = ["", "# \(MarkdownText.inline(bundle.harmlessSubject, limit: 120))", ""] + opening
    let routes = Routes(bundle, links: links)
    let fixed = head + routes.lines
    let candidates = TaughtRule.all(Selection.ranked(bundle.rules).prefix(Self.ruleLimit))
    let digest = KnowledgeDigest(bundle.knowledge)
    let knowledge = TokenEstimate.tokens(digest.lines(digest.count).joined(separator: "\n"))
    let limit = Self.tokenLimit - min(knowledge, Self.knowledgeShare)
    let count = Self.largest(candidates.count) { count in
      Self.fits(fixed + RuleText.groups(candidates.prefix(count)), tokens: limit, lines: Self.lineLimit - 40)
    }
    let rules = RuleText.groups(candidates.prefix(count))
    let entries = Self.largest(digest.count) { count in
      Self.fits(fixed + rules + digest.lines(count), tokens: Self.tokenLimit, lines: Self.lineLimit)
    }
    return head + rules + digest.lines(entries) + routes.lines
  }

  private var opening: [String] {
    guard !bundle.rules.isEmpty else {
      return ["The documents state no rules; look up names and steps below instead of guessing them."]
    }
    return [
      "Follow these rules in everything you write or do for this project. They come from its own documents; the code in brackets leads to "
        + "the rule’s source in `references/`. Where `skillc` is installed, check a draft with "
        + "`skillc check FILE --skill DIR`, DIR being this folder."
    ]
  }

  /// The largest count that fits; fitting must not come back once it is lost.
  private static func largest(_ count: Int, fits: (Int) -> Bool) -> Int {
    if fits(count) { return count }
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if fits(middle) { low = middle } else { high = middle }
    }
    return low
  }

  private static func fits(_ lines: [String], tokens: Int, lines lineLimit: Int) -> Bool {
    lines.count <= lineLimit && TokenEstimate.tokens(lines.joined(separator: "\n")) <= tokens
  }
}

extension Knowledge {
  /// Whether the documents gave nothing to look up.
  package var isEmpty: Bool { topics.isEmpty && glossary.isEmpty && facts.isEmpty && procedures.isEmpty }
}
