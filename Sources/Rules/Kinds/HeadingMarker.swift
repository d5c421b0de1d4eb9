import Documents
import Prose
import TextScanning

/// Marks headings with `#` (ATX) or by underlining (Setext), or all of them as the first.
///
/// Markdown only. A heading of level 3 or more has no underlined form, so “setext” asks for it at levels 1 and 2 alone, and
/// “setextWithATX” says what the deeper ones look like. With “atx”, “closed” says whether `#` signs end the line too. The fix
/// changes the marks, where the text stands on one line.
package struct HeadingMarker: RuleKind {
  package static let name = "heading.marker"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Mark headings with # or by underlining."
  package static let slots = [
    SlotDescription(
      "style", "string", "atx (#), setext (underlined), setextWithATX (# from level 3 on) or consistent (as the first)",
      part: .demand),
    SlotDescription(
      "closed", "bool", "whether # signs end the line too; either when left out", isRequired: false, part: .demand),
  ]

  private enum Style: String, CaseIterable { case atx, setext, setextWithATX, consistent }
  private let style: Style
  private let closed: Bool?

  package init(slots: [String: JSON]) throws(SlotError) {
    style = try slots.choice("style", Style.self)
    closed = slots["closed"] == nil ? nil : try slots.flag("closed", otherwise: false)
  }

  package func instruction(for rule: Rule) -> String {
    let ending = closed.map { $0 ? ", before and behind the text" : ", before the text only" } ?? ""
    let way =
      switch style {
      case .atx: "with “#” signs\(ending)"
      case .setext: "by underlining with “=” or “-”"
      case .setextWithATX: "by underlining, and with “#” signs from level 3 on\(ending)"
      case .consistent: "all in the same way"
      }
    return rule.modality.isStrict ? "Mark headings \(way)." : "Headings should be marked \(way)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let headings = page.writtenHeadings(PageLines(page.document), in: report.rule.scope)
    for heading in headings {
      guard let wanted = wanted(for: heading, first: headings[0]) else { continue }
      report.apply()
      let isRight = wanted == heading.style || (wanted != .setext && heading.style != .setext && isOpenToBoth)
      if isRight { continue }
      report.find(
        .wrong(heading.style, wanted), source: page.document.nodes[heading.node].range,
        replacement: Self.rewritten(heading, as: wanted, page.document))
    }
  }

  private var isOpenToBoth: Bool { closed == nil && style != .consistent }

  private func wanted(for heading: WrittenHeading, first: WrittenHeading) -> WrittenHeading.Style? {
    let marked = closed ?? false ? WrittenHeading.Style.atxClosed : .atx
    return switch style {
    case .atx: marked
    case .setext: heading.level <= 2 ? .setext : nil
    case .setextWithATX: heading.level <= 2 ? .setext : marked
    case .consistent: first.style
    }
  }

  /// The heading in another style; nil where its text stands on several lines.
  private static func rewritten(_ heading: WrittenHeading, as style: WrittenHeading.Style, _ document: Document)
    -> String?
  {
    let text = document.bytes.string(heading.text)
    guard style != .setext, !text.isEmpty, !text.contains("\n"), !text.contains("\r") else { return nil }
    let marks = String(repeating: "#", count: heading.level)
    return style == .atxClosed ? "\(marks) \(text) \(marks)" : "\(marks) \(text)"
  }
}

extension String {
  fileprivate static func wrong(_ written: WrittenHeading.Style, _ style: WrittenHeading.Style) -> String {
    switch style {
    case .atx where written == .setext: "Mark this heading with “#” signs instead of underlining it."
    case .atx: "Mark this heading with “#” signs before its text only."
    case .atxClosed: "Mark this heading with “#” signs before and behind its text."
    case .setext: "Underline this heading instead of marking it with “#” signs."
    }
  }
}

// MARK: - Slots with few values, for all kinds about form

extension [String: JSON] {
  /// One of the values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) throws(SlotError) -> Choice
  where Choice.RawValue == String {
    guard let name = self[key]?.string, let value = Choice(rawValue: name) else {
      let names = Choice.allCases.map(\.rawValue)
      throw SlotError("slot “\(key)” must be \(Quoted.list(names, joinedBy: "or"))")
    }
    return value
  }

  /// One of the values of an enumeration, or nil when the slot is left out or empty.
  func optionalChoice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) throws(SlotError)
    -> Choice?
  where Choice.RawValue == String {
    guard let value = self[key], value != .null, value != "" else { return nil }
    return try choice(key, type)
  }

  /// A whole number from 0, or nil when the slot is left out.
  func count(_ key: String) throws(SlotError) -> Int? {
    guard let value = self[key], value != .null else { return nil }
    guard let number = value.int, number >= 0 else { throw SlotError("slot “\(key)” must be a whole number") }
    return number
  }

  /// Yes or no, with what holds when the slot is left out.
  func flag(_ key: String, otherwise: Bool) throws(SlotError) -> Bool {
    guard let value = self[key], value != .null else { return otherwise }
    guard let flag = value.bool else { throw SlotError("slot “\(key)” must be true or false") }
    return flag
  }

  /// Text that may be left out; nil when it is empty.
  func optionalString(_ key: String) throws(SlotError) -> String? {
    guard let value = self[key], value != .null else { return nil }
    guard let text = value.string else { throw SlotError("slot “\(key)” must be a string") }
    return text.isEmpty ? nil : text
  }
}
