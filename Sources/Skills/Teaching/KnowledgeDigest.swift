import TextScanning

/// The part of the documents' knowledge that is worth a place in `SKILL.md`: the terms of the project and its main pages.
struct KnowledgeDigest {
  private let terms: [String]
  private let pages: [(heading: String, line: String)]
  private static let more = "- Every page, with what it answers: [references/topics.md](references/topics.md)"
  /// More pages than this are told by folder.
  private static let longestList = 40

  init(_ knowledge: Knowledge) {
    terms = knowledge.glossary.prefix(60).filter { Hostile.reason($0.definition) == nil }.map { entry in
      "- **\(MarkdownText.inline(entry.term, limit: 60))**: \(MarkdownText.inline(entry.definition, limit: 160))"
    }
    let topics = knowledge.topics.filter { Hostile.reason($0.title) == nil }
    guard topics.count <= Self.longestList else {
      pages = PageFolders(topics).lines.map { ("Where pages are", $0) }
      return
    }
    pages = Topic.Purpose.allCases.flatMap { purpose in
      topics.filter { $0.purpose == purpose }.map { topic in
        let title = MarkdownText.inline(topic.title, limit: 80)
        return (purpose.heading, "- \(title): \(MarkdownText.code(topic.place.path, limit: 200))")
      }
    }
  }

  /// Entries there are to choose from.
  var count: Int { terms.count + pages.count }

  /// The first `count` entries, a term and a page in turn.
  func lines(_ count: Int) -> [String] {
    let (shownTerms, shownPages) = shares(count)
    var lines: [String] = []
    if shownTerms > 0 { lines += ["", "## Terms", ""] + terms.prefix(shownTerms) }
    var heading = ""
    for page in pages.prefix(shownPages) {
      if page.heading != heading { lines += ["", "## \(page.heading)", ""] }
      heading = page.heading
      lines.append(page.line)
    }
    if shownPages > 0, shownPages < pages.count || pages[0].heading == "Where pages are" { lines.append(Self.more) }
    return lines
  }

  private func shares(_ count: Int) -> (terms: Int, pages: Int) {
    let half = (count + 1) / 2
    let shownTerms = min(terms.count, max(half, count - pages.count))
    return (shownTerms, min(pages.count, count - shownTerms))
  }
}

extension Topic.Purpose {
  /// The heading of its pages.
  var heading: String {
    switch self {
    case .howTo: "How-to pages"
    case .reference: "Reference pages"
    case .concept: "Concepts"
    case .troubleshooting: "Troubleshooting pages"
    case .decision: "Decisions"
    case .rules: "Rules and guides"
    case .other: "Other pages"
    }
  }
}
