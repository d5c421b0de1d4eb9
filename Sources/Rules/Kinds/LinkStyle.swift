import Documents
import Prose
import TextScanning

/// Writes links inline, by reference, or (for addresses shown as they are) in angle brackets.
///
/// Markdown only; decided by the bytes of the link. “inline” speaks about reference links, “reference” about inline
/// links, “autolink” about bare addresses; putting a bare address in angle brackets is the one fix. `forbid` names the forms
/// that links and images must not have.
package struct LinkStyle: RuleKind {
  package static let name = "link.style"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write links inline, by reference or in angle brackets."
  package static let slots = [
    SlotDescription(
      "style", "string", "inline [text](address), reference [text][name] or autolink <address>", isRequired: false,
      part: .demand),
    SlotDescription(
      "forbid", "strings",
      "forms not to use: inline, full [text][name], collapsed [name][], shortcut [name], autolink <address>, shown [address](address)",
      isRequired: false),
  ]

  private enum Style: String, CaseIterable { case inline, reference, autolink }
  private enum Form { case inline, reference, autolink, bare }
  fileprivate enum Variant: String, CaseIterable { case inline, full, collapsed, shortcut, autolink, shown }
  private let style: Style?
  private let forbidden: [Variant]

  package init(slots: [String: JSON]) throws(SlotError) {
    style = try slots.optionalChoice("style", Style.self)
    let names = slots.optionalStrings("forbid")
    forbidden = names.compactMap(Variant.init)
    guard forbidden.count == names.count else {
      throw SlotError("slot “forbid” must hold \(Quoted.list(Variant.allCases.map(\.rawValue), joinedBy: "or"))")
    }
    guard style != nil || !forbidden.isEmpty else { throw SlotError("slot “style” or “forbid” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    guard let style else {
      return "Don’t write links or images as \(Quoted.list(forbidden.map(\.shape), joinedBy: "or"))."
    }
    return switch (style, rule.modality.isStrict) {
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
    inspectVariants(page, report: &report)
    guard let style else { return }
    let elements = style == .autolink ? elements(around: page) : []
    for link in page.nodes(.link, in: report.rule.scope) {
      let range = page.document.nodes[link].range
      guard let form = Self.form(of: page.document.bytes[range]) else { continue }
      let isShown = form == .autolink || form == .bare
      guard isShown == (style == .autolink) else { continue }
      report.apply()
      switch (style, form) {
      case (.inline, .reference): report.find(.byReference, source: range)
      case (.reference, .inline): report.find(.inline, source: range)
      case (.autolink, .bare) where !elements.contains(where: { $0.contains(range.lowerBound) }):
        let address = page.document.bytes.string(range)
        report.find(.bare, source: range, replacement: address.contains("://") ? "<\(address)>" : nil)
      default: continue
      }
    }
  }

  /// The elements of HTML in running text: what their tags make of an address is not known.
  private func elements(around page: Page) -> [Range<Int>] {
    let scan = MarkupScan(page, PageLines(page.document))
    guard !scan.tags.isEmpty else { return [] }
    return page.text.blocks.flatMap { scan.elements(in: page.document.nodes[$0.node].range) }
  }

  private func inspectVariants(_ page: Page, report: inout Inspection) {
    guard !forbidden.isEmpty else { return }
    for link in (page.written(.link, in: report.rule.scope) + page.written(.image, in: report.rule.scope)).sorted() {
      let range = page.document.nodes[link].range
      guard let variant = Self.variant(of: link, page.document) else { continue }
      report.apply()
      if forbidden.contains(variant) { report.find(.variant(variant.shape), source: range) }
    }
  }

  private static func variant(of link: Int, _ document: Document) -> Variant? {
    let node = document.nodes[link]
    let source = document.bytes[node.range]
    guard let last = source.last else { return nil }
    if node.kind == .link, let form = form(of: source), form == .bare || form == .autolink {
      return form == .autolink ? .autolink : nil
    }
    if last == .of(")") {
      let isShown = node.kind == .link && document.text(of: link) == document.string(of: link)
      return isShown && document.string(of: link)?.contains("://") == true && last == .of(")") ? .shown : .inline
    }
    guard last == .of("]") else { return nil }
    if source.dropLast().last == .of("[") { return .collapsed }
    // The label of a full reference stands in brackets of its own.
    var depth = 0
    for index in source.indices.reversed() where source[index] == .of("[") || source[index] == .of("]") {
      depth += source[index] == .of("]") ? 1 : -1
      if depth == 0 { return index > source.startIndex + 1 ? .full : .shortcut }
    }
    return nil
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

extension LinkStyle.Variant {
  /// How it looks.
  fileprivate var shape: String {
    switch self {
    case .inline: "[text](address)"
    case .full: "[text][name]"
    case .collapsed: "[name][]"
    case .shortcut: "[name]"
    case .autolink: "<address>"
    case .shown: "[address](address)"
    }
  }
}

extension String {
  fileprivate static func variant(_ shape: String) -> String { "Write this in another way than \(shape)." }
  fileprivate static let byReference = "Write this link inline: [text](address)."
  fileprivate static let inline = "Write this link by reference: [text][name]."
  fileprivate static let bare = "Put this address in angle brackets."
}
