import Documents
import Prose
import TextScanning

/// What a page begins with: its title, and after the title a paragraph or a summary.
///
/// Front matter, comments, rules and badges (paragraphs of images alone) are passed over. A summary is a paragraph of
/// at most three sentences, or a section or box named so. A page without any title has no opening after it and is not
/// looked at for one.
package struct StructureOpening: RuleKind {
  package static let name = "structure.opening"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Open a page with a title, a paragraph or a summary."
  package static let slots = [
    SlotDescription("first", "string", "title: what the page begins with; paragraph or summary: what follows the title")
  ]

  private enum Opening: String, CaseIterable { case paragraph, title, summary }
  private let first: Opening

  package init(slots: [String: JSON]) throws(SlotError) { first = try slots.choice("first", Opening.self) }

  package func instruction(for rule: Rule) -> String {
    let strict = rule.modality.isStrict
    switch first {
    case .title: return strict ? "Begin every page with its title." : "A page should begin with its title."
    case .paragraph:
      return strict ? "Follow the title with a paragraph." : "The title should be followed by a paragraph."
    case .summary:
      return strict
        ? "Follow the title with a summary of one to three sentences."
        : "The title should be followed by a summary of one to three sentences."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    var blocks = page.document.children(of: 0).filter { Self.counts($0, in: page) }
    guard let start = blocks.first else { return }
    let hasTitle = page.document.nodes[start].kind == .heading && page.document.nodes[start].detail == 1
    if first == .title {
      report.apply()
      if !hasTitle { report.find(.noTitle, source: page.place(of: start)) }
      return
    }
    let isNamed = page.document.frontMatter?.entries.contains { $0.key == "title" } ?? false
    guard hasTitle || isNamed else { return }
    if hasTitle { blocks.removeFirst() }
    guard let opening = blocks.first else { return }
    report.apply()
    if !isFit(opening, in: page) {
      report.find(.wrongStart(first == .summary), source: page.place(of: opening))
    }
  }

  /// Whether a block is something a reader reads.
  private static func counts(_ node: Int, in page: Page) -> Bool {
    switch page.document.nodes[node].kind {
    case .frontMatter, .htmlBlock, .thematicBreak: false
    case .paragraph:
      !page.document.children(of: node).allSatisfy { child in
        switch page.document.nodes[child].kind {
        case .image, .softBreak, .lineBreak, .htmlInline: true
        case .link: page.document.children(of: child).contains { page.document.nodes[$0].kind == .image }
        default: false
        }
      }
    default: true
    }
  }

  private func isFit(_ node: Int, in page: Page) -> Bool {
    let kind = page.document.nodes[node].kind
    guard first == .summary else { return kind == .paragraph }
    switch kind {
    case .paragraph: return page.sentences.count { page.text.blocks[$0.block].node == node } <= 3
    case .heading: return Self.summaries.contains(SectionName.folded(page.document.text(of: node)))
    case .admonition: return Self.summaries.contains(page.document.string(of: node) ?? "")
    default: return false
    }
  }

  private static let summaries: Set<String> = [
    "summary", "overview", "abstract", "in short", "tl;dr", "tldr", "at a glance",
  ]
}

extension String {
  fileprivate static let noTitle = "Begin the page with its title: a heading of level 1."
  fileprivate static func wrongStart(_ wantsSummary: Bool) -> String {
    wantsSummary ? "Put a summary of one to three sentences after the title." : "Put a paragraph after the title."
  }
}
