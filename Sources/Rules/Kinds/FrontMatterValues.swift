import Documents
import Prose
import TextScanning

/// Which values a key of the front matter may have: some of a list, a type, an expression that it matches.
///
/// Pages without the key, and formats without front matter, are not looked at: that the key is there is `frontMatter.keys`. Of a list in
/// the front matter every item is looked at when `values` or `pattern` are given. The value is reported where it stands.
package struct FrontMatterValues: RuleKind {
  package static let name = "frontMatter.values"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give a key of the front matter one of certain values."
  package static let slots = [
    SlotDescription("key", "string", "the key; dots go into maps: `author.name`"),
    SlotDescription("values", "strings", "the values there are", isRequired: false, part: .demand),
    SlotDescription(
      "type", "string", "\(ValueType.allCases.map(\.rawValue).joined(separator: ", "))", isRequired: false,
      part: .demand),
    SlotDescription("pattern", "string", "an expression that the value matches", isRequired: false, part: .demand),
  ]

  private enum ValueType: String, CaseIterable, Sendable { case string, number, integer, boolean, date, list, map }
  private let key: String
  private let values: [String]
  private let type: ValueType?
  private let pattern: String?
  private let compiled: JSONSchema?

  package init(slots: [String: JSON]) throws(SlotError) {
    key = try slots.string("key")
    values = slots.optionalStrings("values")
    type = try slots.optionalChoice("type", ValueType.self)
    pattern = slots["pattern"]?.string
    compiled = try pattern.map { (text) throws(SlotError) in try JSONSchema(["pattern": .string(text)]) }
    guard !key.isEmpty, !values.isEmpty || type != nil || pattern != nil else {
      throw SlotError("slot “values”, “type” or “pattern” is needed")
    }
  }

  package func instruction(for rule: Rule) -> String {
    var demands: [String] = []
    let choice = Quoted.list(values, joinedBy: "or")
    if let type {
      demands.append(Self.words(type) + (type == .list && !values.isEmpty ? " whose items are \(choice)" : ""))
    }
    if !values.isEmpty, type != .list { demands.append(choice) }
    if let pattern { demands.append("what matches `\(pattern)`") }
    let demand = SchemaWords.list(demands, "and")
    return rule.modality.isStrict
      ? "Set “\(key)” in front matter to \(demand)." : "“\(key)” in front matter should be \(demand)."
  }

  private static func words(_ type: ValueType) -> String {
    switch type {
    case .string: "a text"
    case .number: "a number"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .date: "a date like 2026-01-31"
    case .list: "a list"
    case .map: "a map"
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let top = key.split(separator: ".").first.map(String.init) ?? key
    guard let matter = page.document.frontMatter,
      matter.entries.contains(where: { $0.key == key || $0.key == top })
    else { return }
    let text = EmbeddedText(page.document, matter.inner(of: page.document))
    // Front matter that is none is another rule's.
    guard let root = try? matter.format.values(text.bytes).first, let value = Self.value(key, in: root) else { return }
    report.apply()
    if let type, !Self.fits(value, type) {
      report.find(.wrongType(key, Self.words(type)), source: text.source(of: place(value, in: text)))
      return
    }
    var scalars = [value]
    if case .array(let items) = value.content { scalars = items }
    for scalar in scalars {
      let shown = scalar.json.string ?? scalar.json.text
      if !values.isEmpty, !values.contains(shown) {
        report.find(.notListed(key, values), source: text.source(of: place(scalar, in: text)))
      } else if let pattern, let compiled, !SchemaCheck(compiled).matches(pattern, shown) {
        report.find(.noMatch(key, pattern), source: text.source(of: place(scalar, in: text)))
      }
    }
  }

  /// An empty value stands behind its key's colon.
  private func place(_ value: LocatedValue, in text: EmbeddedText) -> Range<Int> {
    guard value.range.isEmpty, value.range.lowerBound > 0 else { return value.range }
    return value.range.lowerBound - 1..<value.range.lowerBound
  }

  private static func value(_ key: String, in root: LocatedValue) -> LocatedValue? {
    guard case .object(let members) = root.content else { return nil }
    if let member = members.first(where: { $0.key == key }) { return member.value }
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let member = members.first(where: { $0.key == parts[0] }) else { return nil }
    return value(parts[1], in: member.value)
  }

  private static func fits(_ value: LocatedValue, _ type: ValueType) -> Bool {
    switch (type, value.content) {
    case (.string, .string), (.number, .int), (.number, .number), (.integer, .int), (.boolean, .bool), (.list, .array),
      (.map, .object):
      true
    case (.date, .string(let text)): CalendarText.isDate(text) || CalendarText.isDateTime(text, zoned: false)
    default: false
    }
  }
}

extension String {
  fileprivate static func wrongType(_ key: String, _ type: String) -> String { "Set “\(key)” to \(type)." }
  fileprivate static func notListed(_ key: String, _ values: [String]) -> String {
    "Set “\(key)” to \(Quoted.list(values, joinedBy: "or"))."
  }
  fileprivate static func noMatch(_ key: String, _ pattern: String) -> String {
    "“\(key)” must match `\(pattern)`."
  }
}
