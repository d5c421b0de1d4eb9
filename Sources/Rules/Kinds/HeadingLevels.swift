import Documents
import Prose
import TextScanning

/// How deep headings go, whether a level may be skipped on the way down, and how many titles a page has.
///
/// A level is skipped when a heading lies more than `step` below the heading before it; with `frontMatterTitle`, the front
/// matter can be the heading before the first. A `title` in the front matter counts as a title when the page has no heading
/// of level 1.
package struct HeadingLevels: RuleKind {
  package static let name = "heading.levels"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep headings within certain levels, without gaps, under one title."
  package static let slots = [
    SlotDescription("max", "number", "the deepest level allowed, 1 to 6", isRequired: false, part: .demand),
    SlotDescription(
      "step", "number", "how many levels a heading may go down at once; 1: no level skipped", isRequired: false,
      part: .demand),
    SlotDescription("titles", "number", "how many headings of level 1 a page has", isRequired: false, part: .demand),
    SlotDescription(
      "frontMatterTitle", "string",
      "pattern of the line in the front matter that counts as a heading of level 1 for “step”; empty: none",
      isRequired: false, part: .demand),
  ]

  private let max: Int?
  private let step: Int?
  private let titles: Int?
  /// Nil: the front matter has no part in what is skipped.
  private let title: TitleLine?

  package init(slots: [String: JSON]) throws(SlotError) {
    max = try slots.count("max")
    step = try slots.count("step")
    titles = try slots.count("titles")
    title = slots["frontMatterTitle"] == nil ? nil : try TitleLine(slots, "frontMatterTitle")
    guard max != nil || step != nil || titles != nil else {
      throw SlotError("one of “max”, “step” and “titles” is needed")
    }
  }

  package func instruction(for rule: Rule) -> String {
    let strict = rule.modality.isStrict
    var sentences: [String] = []
    if let titles {
      let headings = titles == 1 ? "one heading" : "\(titles) headings"
      sentences.append(
        strict ? "Use exactly \(headings) of level 1 per page." : "A page should have \(headings) of level 1.")
    }
    if let max {
      sentences.append(
        strict ? "Don’t go deeper than heading level \(max)." : "Headings should not go deeper than level \(max).")
    }
    if let step {
      let jump = step == 1 ? "skip a heading level" : "go down more than \(step) heading levels at once"
      sentences.append(strict ? "Don’t \(jump)." : "You should not \(jump).")
    }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let headings = page.text.blocks.filter { $0.level > 0 && report.admits($0.range) }
    var above = title?.isIn(page.document) ?? false ? 1 : 0
    for heading in headings {
      if max != nil || (step != nil && above > 0) { report.apply() }
      if let max, heading.level > max { report.find(.tooDeep(heading.level, max), at: heading.range) }
      if let step, above > 0, heading.level > above + step {
        report.find(.skipped(from: above, to: heading.level), at: heading.range)
      }
      above = heading.level
    }
    if let titles { count(titles, among: headings, page, report: &report) }
  }

  private func count(_ titles: Int, among headings: [PlainText.Block], _ page: Page, report: inout Inspection) {
    guard !page.text.blocks.isEmpty else { return }
    report.apply()
    let found = headings.filter { $0.level == 1 }
    for title in found.dropFirst(titles) { report.find(.tooManyTitles(titles), at: title.range) }
    let named = page.document.frontMatter?.entries.contains { $0.key == "title" } ?? false
    if Swift.max(found.count, named ? 1 : 0) < titles { report.find(.tooFewTitles(titles), source: 0..<0) }
  }
}

extension String {
  fileprivate static func tooDeep(_ level: Int, _ max: Int) -> String {
    "This heading has level \(level); the deepest allowed is \(max)."
  }
  fileprivate static func skipped(from above: Int, to level: Int) -> String {
    "This heading has level \(level) right under one of level \(above); don’t skip a level."
  }
  fileprivate static func tooManyTitles(_ titles: Int) -> String {
    titles == 1
      ? "The page has a title already; use a lower level." : "The page has \(titles) titles already; use a lower level."
  }
  fileprivate static func tooFewTitles(_ titles: Int) -> String {
    titles == 1 ? "Give the page a title: a heading of level 1." : "Give the page \(titles) headings of level 1."
  }
}

// MARK: - Asking for nodes of the tree, for all kinds about form

extension Page {
  /// The nodes of a kind that lie in a rule's scope, in order. O(nodes).
  func nodes(_ kind: Node.Kind, in scope: Scope) -> [Int] {
    let nodes = document.nodes
    guard scope.element != nil || scope.under != nil else { return nodes.indices.filter { nodes[$0].kind == kind } }
    let filter = ScopeFilter(scope)
    return nodes.indices.filter { nodes[$0].kind == kind && admits($0, filter, under: scope.under) }
  }

  /// Whether a node lies in scope: where its first text lies, or the text it is part of. What has no text (a code
  /// block) stands under the headings above it.
  private func admits(_ node: Int, _ filter: ScopeFilter, under: String?) -> Bool {
    let next = firstBlock(from: node)
    if next < text.blocks.count, text.blocks[next].node < Int(document.nodes[node].subtreeEnd) {
      return filter.admits(text.blocks[next].range, in: self)
    }
    var above = next - 1
    while above >= 0, text.blocks[above].place == .title { above -= 1 }
    guard above >= 0 else { return under == nil }
    let block = text.blocks[above]
    if Int(document.nodes[block.node].subtreeEnd) > node { return filter.admits(block.range, in: self) }
    guard let under else { return true }
    let own = block.level > 0 ? [block] : []
    let wanted = Array(under.utf8).lowercasedASCII()
    return (own + headings(above: above)).contains { Array(text.bytes[$0.range]).lowercasedASCII() == wanted }
  }

  /// The position of the first block whose node is `node` or comes after it. O(log blocks).
  func firstBlock(from node: Int) -> Int {
    var low = 0
    var high = text.blocks.count
    while low < high {
      let middle = (low + high) / 2
      if text.blocks[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first block of text inside a node, or nil.
  func firstText(in node: Int) -> PlainText.Block? {
    let position = firstBlock(from: node)
    guard position < text.blocks.count, text.blocks[position].node < Int(document.nodes[node].subtreeEnd) else {
      return nil
    }
    return text.blocks[position]
  }

  /// Where the first text inside a node stands in the source: a paragraph with its markup, else the text, else the
  /// first line.
  func place(of node: Int) -> Range<Int> {
    guard let block = firstText(in: node) else { return document.firstLine(of: node) }
    let holder = document.nodes[block.node]
    return holder.kind == .paragraph ? holder.range : text.sourceRange(of: block.range)
  }
}
