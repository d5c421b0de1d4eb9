import Documents
import Prose
import TextScanning

/// Introduces a list with a sentence.
///
/// A list that opens the page or follows a heading directly has no introduction; a paragraph right before a list ends
/// in a colon or a full stop. Lists inside lists, and lists after other blocks (code, a table, a box), are left alone.
package struct ListIntroduction: RuleKind {
  package static let name = "list.introduction"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Introduce every list with a sentence."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String {
    rule.modality.isStrict
      ? "Introduce every list with a sentence that ends in a colon or a full stop."
      : "A list should be introduced by a sentence that ends in a colon or a full stop."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let nodes = page.document.nodes
    for list in page.nodes(.list, in: report.rule.scope) {
      let parent = Int(nodes[list].parent)
      guard nodes[parent].kind != .listItem else { continue }
      let before = page.document.children(of: parent).filter { $0 < list && nodes[$0].kind != .frontMatter }.last
      switch before.map({ nodes[$0].kind }) {
      case nil, .heading:
        report.find(.noIntroduction, source: page.place(of: list))
      case .paragraph:
        report.apply()
        if let before, let place = Self.openEnd(of: before, in: page) {
          report.find(.noEnd, source: page.text.sourceRange(of: place))
        }
      default: continue
      }
    }
  }

  /// The last word of a paragraph that does not end like a sentence.
  private static func openEnd(of paragraph: Int, in page: Page) -> Range<Int>? {
    guard let block = page.firstText(in: paragraph) else { return nil }
    let bytes = page.text.bytes
    let end = bytes[block.range].lastIndex { !ASCII.isSpace($0) && !"\"')]*_".utf8.contains($0) && $0 < 0x80 }
    guard let end, !":.!?".utf8.contains(bytes[end]), !page.text.isCode(end..<end + 1) else { return nil }
    return page.words.last { $0.upperBound <= block.range.upperBound && $0.lowerBound >= block.range.lowerBound }
  }
}

extension String {
  fileprivate static let noIntroduction = "Introduce this list with a sentence."
  fileprivate static let noEnd = "End the sentence before a list with a colon."
}
