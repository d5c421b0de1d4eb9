import Documents
import Prose
import TextScanning

/// Marks headings with `#` (ATX) or by underlining (Setext).
///
/// Markdown only. A heading of level 3 or more has no underlined form, so “setext” asks for it at levels 1 and 2 alone.
/// Changing an underlined heading of one line to `#` is the one fix.
package struct HeadingMarker: RuleKind {
  package static let name = "heading.marker"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Mark headings with # or by underlining."
  package static let slots = [SlotDescription("style", "string", "atx (#) or setext (underlined)", part: .demand)]

  private enum Style: String, CaseIterable { case atx, setext }
  private let style: Style

  package init(slots: [String: JSON]) throws(SlotError) { style = try slots.choice("style", Style.self) }

  package func instruction(for rule: Rule) -> String {
    let mark = style == .atx ? "with “#” signs" : "by underlining with “=” or “-”"
    return rule.modality.isStrict ? "Mark headings \(mark)." : "Headings should be marked \(mark)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    for node in page.nodes(.heading, in: report.rule.scope) {
      let heading = page.document.nodes[node]
      let bytes = page.document.bytes
      guard let first = bytes[heading.range].first(where: { $0 != .space }), first != .of("<") else { continue }
      let isATX = first == .of("#")
      switch style {
      case .atx:
        report.apply()
        if !isATX { report.find(.underlined, source: heading.range, replacement: marked(heading, in: bytes)) }
      case .setext where heading.detail <= 2:
        report.apply()
        if isATX { report.find(.marked, source: heading.range) }
      case .setext: continue
      }
    }
  }

  /// The heading with `#` signs, when its text stands on one line above the underline.
  private func marked(_ heading: Node, in bytes: [UInt8]) -> String? {
    let lines = bytes[heading.range].split { $0 == .lineFeed || $0 == .carriageReturn }
    guard lines.count == 2, lines[1].allSatisfy({ $0 == .of("=") || $0 == .of("-") || ASCII.isSpace($0) }) else {
      return nil
    }
    let text = String(decoding: lines[0].drop { $0 == .space }, as: UTF8.self)
    return String(repeating: "#", count: Int(heading.detail)) + " " + text
  }
}

extension String {
  fileprivate static let underlined = "Mark this heading with “#” signs instead of underlining it."
  fileprivate static let marked = "Underline this heading instead of marking it with “#” signs."
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
