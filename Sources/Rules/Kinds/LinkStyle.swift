import Documents
import Prose
import TextScanning

/// Writes links inline, by reference, or (for addresses shown as they are) in angle brackets.
///
/// Markdown only; decided by the bytes of the link. “inline” speaks about reference links, “reference” about inline
/// links, “autolink” about bare addresses; putting a bare address in angle brackets is the one fix.
package struct LinkStyle: RuleKind {
  package static let name = "link.style"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write links inline, by reference or in angle brackets."
  package static let slots = [
    SlotDescription(
      "style", "string", "inline [text](address), reference [text][name] or autolink <address>", part: .demand)
  ]

  private enum Style: String, CaseIterable { case inline, reference, autolink }
  private enum Form { case inline, reference, autolink, bare }
  private let style: Style

  package init(slots: [String: JSON]) throws(SlotError) { style = try slots.choice("style", Style.self) }

  package func instruction(for rule: Rule) -> String {
    switch (style, rule.modality.isStrict) {
    case (.inline, true): "Write links inline, not by reference."
    case (.inline, false): "Links should be written inline, not by reference."
    case (.reference, true): "Write links by reference, not inline."
    case (.reference, false): "Links should be written by reference, not inline."
    case (.autolink, true): "Put addresses that are shown as they are in angle brackets."
    case (.autolink, false): "Addresses that are shown as they are should be in angle brackets."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    for link in page.nodes(.link, in: report.rule.scope) {
      let range = page.document.nodes[link].range
      guard let form = Self.form(of: page.document.bytes[range]) else { continue }
      let isShown = form == .autolink || form == .bare
      guard isShown == (style == .autolink) else { continue }
      report.apply()
      switch (style, form) {
      case (.inline, .reference): report.find(.byReference, source: range)
      case (.reference, .inline): report.find(.inline, source: range)
      case (.autolink, .bare):
        let address = page.document.bytes.string(range)
        report.find(.bare, source: range, replacement: address.contains("://") ? "<\(address)>" : nil)
      default: continue
      }
    }
  }

  /// How a link is written; nil for a tag of HTML.
  private static func form(of source: ArraySlice<UInt8>) -> Form? {
    switch source.first {
    case .of("["): return source.last == .of(")") ? .inline : .reference
    case .of("<"):
      let isTag = source.dropFirst().first.map { $0 | 0x20 == .of("a") } ?? false
      return isTag && source.dropFirst(2).first.map(ASCII.isSpace) ?? false ? nil : .autolink
    case nil: return nil
    default: return .bare
    }
  }
}

extension String {
  fileprivate static let byReference = "Write this link inline: [text](address)."
  fileprivate static let inline = "Write this link by reference: [text][name]."
  fileprivate static let bare = "Put this address in angle brackets."
}
