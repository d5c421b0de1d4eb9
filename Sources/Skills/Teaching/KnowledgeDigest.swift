import TextScanning

/// The part of the documents' knowledge that is worth a place in `SKILL.md`: the terms of the project and its main pages.
struct KnowledgeDigest {
  private let terms: [String]
  private let pages: [(purpose: Topic.Purpose, line: String)]

  init(_ knowledge: Knowledge) {
    terms = knowledge.glossary.prefix(60).filter { Hostile.reason($0.definition) == nil }.map { entry in
      "- **\(MarkdownText.inline(entry.term, limit: 60))**: \(MarkdownText.inline(entry.definition, limit: 160))"
    }
    pages = knowledge.topics.prefix(120).filter { Hostile.reason($0.title) == nil }.map { topic in
      (
        topic.purpose,
        "- \(MarkdownText.inline(topic.title, limit: 80)): \(MarkdownText.code(topic.place.path, limit: 200))"
      )
    }
  }

  /// Entries there are to choose from.
  var count: Int { terms.count + pages.count }

  /// The first `count` entries, a term and a page in turn.
  func lines(_ count: Int) -> [String] {
    let (shownTerms, shownPages) = shares(count)
    var lines: [String] = []
    if shownTerms > 0 { lines += ["", "## Terms", ""] + terms.prefix(shownTerms) }
    for purpose in Topic.Purpose.allCases {
      let members = pages.prefix(shownPages).filter { $0.purpose == purpose }
      if !members.isEmpty { lines += ["", "## \(purpose.heading)", ""] + members.map(\.line) }
    }
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
