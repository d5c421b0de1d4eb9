import Documents
import Prose
import TextScanning

/// Which keys the front matter of a page must have, and which it must not.
///
/// A missing key is reported at the opening fence, missing front matter at the start of the page; a forbidden key where
/// it stands. Pages in other formats than Markdown have no front matter and are not looked at.
package struct FrontMatterKeys: RuleKind {
  package static let name = "frontMatter.keys"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Start a page with front matter that has certain keys."
  package static let slots = [
    SlotDescription("keys", "strings", "keys that must be there", isRequired: false),
    SlotDescription("forbidden", "strings", "keys that must not be there", isRequired: false),
  ]

  private let keys: [String]
  private let forbidden: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    keys = slots.optionalStrings("keys")
    forbidden = slots.optionalStrings("forbidden")
    guard !keys.isEmpty || !forbidden.isEmpty else {
      throw SlotError("slot “keys” or “forbidden” must be a list of strings")
    }
  }

  package func instruction(for rule: Rule) -> String {
    let strict = rule.modality.isStrict
    var sentences: [String] = []
    if !keys.isEmpty {
      let list = Quoted.list(keys, joinedBy: "and")
      sentences.append(
        strict
          ? "Start every page with front matter that sets \(list)." : "The front matter of a page should set \(list).")
    }
    if !forbidden.isEmpty {
      let list = Quoted.list(forbidden, joinedBy: "or")
      sentences.append(strict ? "Don’t set \(list) in front matter." : "Front matter should not set \(list).")
    }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    guard let matter = page.document.frontMatter else {
      if !keys.isEmpty { report.find(.noFrontMatter(keys), source: 0..<0) }
      return
    }
    report.apply()
    let start = matter.range.lowerBound
    let written = Set(matter.entries.map(\.key))
    for key in keys where !written.contains(key) {
      report.find(.missing(key), source: start..<min(start + 3, matter.range.upperBound))
    }
    for entry in matter.entries where forbidden.contains(entry.key) {
      report.find(.forbidden(entry.key), source: entry.keyRange)
    }
  }
}

extension String {
  fileprivate static func noFrontMatter(_ keys: [String]) -> String {
    "Start the page with front matter that sets \(Quoted.list(keys, joinedBy: "and"))."
  }
  fileprivate static func missing(_ key: String) -> String { "Add “\(key)” to the front matter." }
  fileprivate static func forbidden(_ key: String) -> String { "Remove “\(key)” from the front matter." }
}
