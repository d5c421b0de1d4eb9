import Documents
import Prose
import TextScanning

/// Sets code blocks off by fences, or by indenting them.
///
/// Markdown only. A finding covers the first line of the block.
package struct CodeStyle: RuleKind {
  package static let name = "code.style"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Fence all code blocks, or indent all of them."
  package static let slots = [
    SlotDescription("style", "string", "fenced, indented or consistent (as the first of the page)", part: .demand)
  ]

  private enum Style: String, CaseIterable { case fenced, indented, consistent }
  private let style: Style

  package init(slots: [String: JSON]) throws(SlotError) { style = try slots.choice("style", Style.self) }

  package func instruction(for rule: Rule) -> String {
    switch style {
    case .fenced: "Fence code blocks instead of indenting them."
    case .indented: "Indent code blocks instead of fencing them."
    case .consistent: "Either fence all code blocks of a page, or indent all of them."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    var wanted = style == .consistent ? nil : style
    for block in page.written(.codeBlock, in: report.rule.scope) {
      report.apply()
      let written = page.document.nodes[block].detail == 1 ? Style.fenced : .indented
      let right = wanted ?? written
      wanted = right
      guard written != right else { continue }
      report.find(right == .fenced ? .fence : .indent, source: page.document.firstLine(of: block))
    }
  }
}

extension String {
  fileprivate static let fence = "Fence this code block instead of indenting it."
  fileprivate static let indent = "Indent this code block instead of fencing it."
}
