import Documents
import Prose
import TextScanning

/// How code blocks are fenced: with a language, and with backticks or tildes.
///
/// Markdown only. A missing language is reported at the opening fence, and so is one that is none of `languages`, and with
/// `languageOnly` whatever follows the language. Where backticks or tildes are asked for, an indented block is one without.
package struct CodeFence: RuleKind {
  package static let name = "code.fence"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Fence code blocks in one way, with their language."
  package static let slots = [
    SlotDescription(
      "language", "bool", "whether every fenced block names its language", isRequired: false, part: .demand),
    SlotDescription(
      "fence", "string", "``` or ~~~; consistent: as the first of the page; empty: either", isRequired: false,
      part: .demand),
    SlotDescription("languages", "strings", "the languages there are; any when left out", isRequired: false),
    SlotDescription(
      "languageOnly", "bool", "whether nothing follows the language", isRequired: false, part: .demand),
  ]

  private enum Fence: String, CaseIterable {
    case backticks = "```"
    case tildes = "~~~"
    case consistent
  }
  private let needsLanguage: Bool
  private let fence: Fence?
  private let languages: [String]
  private let isLanguageOnly: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    needsLanguage = try slots.flag("language", otherwise: false)
    fence = try slots.optionalChoice("fence", Fence.self)
    languages = slots.optionalStrings("languages")
    isLanguageOnly = try slots.flag("languageOnly", otherwise: false)
    guard needsLanguage || fence != nil else { throw SlotError("slot “language” or “fence” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    let strict = rule.modality.isStrict
    var sentences: [String] = []
    if let fence {
      let mark =
        switch fence {
        case .backticks: "three backticks"
        case .tildes: "three tildes"
        case .consistent: "the same characters on the whole page"
        }
      sentences.append(strict ? "Fence code blocks with \(mark)." : "Code blocks should be fenced with \(mark).")
    }
    if needsLanguage {
      sentences.append(
        strict
          ? "Start every fenced code block with its language." : "A fenced code block should start with its language.")
    }
    if !languages.isEmpty {
      sentences.append("Use no other language for it than \(Quoted.list(languages, joinedBy: "or")).")
    }
    if isLanguageOnly { sentences.append("Write nothing behind the language.") }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    var wanted = fence == .backticks ? UInt8.of("`") : fence == .tildes ? .of("~") : nil
    for block in page.nodes(.codeBlock, in: report.rule.scope) {
      let opening = page.document.firstLine(of: block)
      guard page.document.nodes[block].detail == 1 else {
        if let fence, fence != .consistent { report.find(.indented(fence.rawValue), source: opening) }
        continue
      }
      guard let mark = page.document.bytes[opening].first(where: { !ASCII.isSpace($0) }),
        mark == .of("`") || mark == .of("~")
      else { continue }
      report.apply()
      if fence == .consistent, wanted == nil { wanted = mark }
      if let wanted, wanted != mark { report.find(.wrongFence(wanted == .of("`") ? "```" : "~~~"), source: opening) }
      if needsLanguage { inspectLanguage(page.document.string(of: block) ?? "", opening, report: &report) }
    }
  }

  private func inspectLanguage(_ info: String, _ opening: Range<Int>, report: inout Inspection) {
    let words = info.split { $0 == " " || $0 == "\t" }
    guard let language = words.first.map(String.init) else { return report.find(.noLanguage, source: opening) }
    if !languages.isEmpty, !languages.contains(language) { report.find(.otherLanguage(language), source: opening) }
    if isLanguageOnly, words.count > 1 { report.find(.more(language), source: opening) }
  }
}

extension String {
  fileprivate static let noLanguage = "Name the language of this code block."
  fileprivate static func otherLanguage(_ language: String) -> String { "“\(language)” is none of the languages." }
  fileprivate static func more(_ language: String) -> String { "Write nothing behind “\(language)”." }
  fileprivate static func wrongFence(_ fence: String) -> String { "Fence this code block with \(fence)." }
  fileprivate static func indented(_ fence: String) -> String {
    "Fence this code block with \(fence) instead of indenting it."
  }
}
