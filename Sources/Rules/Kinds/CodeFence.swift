import Documents
import Prose
import TextScanning

/// How code blocks are fenced: with a language, and with backticks or tildes.
///
/// Markdown only. A missing language is reported at the opening fence. Where a fence is asked for, an indented block is
/// one without.
package struct CodeFence: RuleKind {
  package static let name = "code.fence"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Fence code blocks in one way, with their language."
  package static let slots = [
    SlotDescription(
      "language", "bool", "whether every fenced block names its language", isRequired: false, part: .demand),
    SlotDescription("fence", "string", "``` or ~~~; empty: either", isRequired: false, part: .demand),
  ]

  private enum Fence: String, CaseIterable {
    case backticks = "```"
    case tildes = "~~~"
  }
  private let needsLanguage: Bool
  private let fence: Fence?

  package init(slots: [String: JSON]) throws(SlotError) {
    needsLanguage = try slots.flag("language", otherwise: false)
    fence = try slots.optionalChoice("fence", Fence.self)
    guard needsLanguage || fence != nil else { throw SlotError("slot “language” or “fence” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    let strict = rule.modality.isStrict
    var sentences: [String] = []
    if let fence {
      let mark = fence == .backticks ? "three backticks" : "three tildes"
      sentences.append(strict ? "Fence code blocks with \(mark)." : "Code blocks should be fenced with \(mark).")
    }
    if needsLanguage {
      sentences.append(
        strict
          ? "Start every fenced code block with its language." : "A fenced code block should start with its language.")
    }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    for block in page.nodes(.codeBlock, in: report.rule.scope) {
      let opening = page.document.firstLine(of: block)
      guard page.document.nodes[block].detail == 1 else {
        if let fence { report.find(.indented(fence.rawValue), source: opening) }
        continue
      }
      guard let mark = page.document.bytes[opening].first(where: { !ASCII.isSpace($0) }),
        mark == .of("`") || mark == .of("~")
      else { continue }
      report.apply()
      if let fence, (fence == .backticks) != (mark == .of("`")) {
        report.find(.wrongFence(fence.rawValue), source: opening)
      }
      if needsLanguage, (page.document.string(of: block) ?? "").utf8.allSatisfy(ASCII.isSpace) {
        report.find(.noLanguage, source: opening)
      }
    }
  }
}

extension String {
  fileprivate static let noLanguage = "Name the language of this code block."
  fileprivate static func wrongFence(_ fence: String) -> String { "Fence this code block with \(fence)." }
  fileprivate static func indented(_ fence: String) -> String {
    "Fence this code block with \(fence) instead of indenting it."
  }
}
