import Documents
import Prose
import TextScanning

/// Bounds the length of something: a sentence in words, a paragraph in sentences, a list in items, a page in words.
///
/// Every unit out of bounds is a finding over the whole unit. Lines are those of the source outside code, tables and front
/// matter; a line whose surplus has no space (a long address) cannot be broken and is excused.
package struct LengthLimit: RuleKind {
  package static let name = "length.limit"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep sentences, paragraphs, headings, lists or pages within a length."
  package static let slots = [
    SlotDescription(
      "unit", "string", "sentence, paragraph, heading, title, description, list, item, step, line or page"),
    SlotDescription("measure", "string", "words, characters, sentences, items or levels"),
    SlotDescription("max", "number", "the greatest length allowed", isRequired: false, part: .demand),
    SlotDescription("min", "number", "the least length allowed", isRequired: false, part: .demand),
  ]

  enum Unit: String { case sentence, paragraph, heading, title, description, list, item, step, line, page }
  enum Measure: String { case words, characters, sentences, items, levels }

  let unit: Unit
  let measure: Measure
  private let bounds: ClosedRange<Int>

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let unit = Unit(rawValue: try slots.string("unit")) else {
      throw SlotError("slot “unit” names no unit of text")
    }
    guard let measure = Measure(rawValue: try slots.string("measure")) else {
      throw SlotError("slot “measure” names no measure")
    }
    guard Self.measures(of: unit).contains(measure) else {
      throw SlotError("a \(unit.rawValue) is not measured in \(measure.rawValue)")
    }
    let least = slots["min"] == nil ? 0 : Int(try slots.number("min"))
    let most = slots["max"] == nil ? Int.max : Int(try slots.number("max"))
    guard least <= most, least > 0 || most < Int.max else { throw SlotError("slots “min” and “max” bound nothing") }
    self.unit = unit
    self.measure = measure
    bounds = least...most
  }

  private static func measures(of unit: Unit) -> [Measure] {
    switch unit {
    case .sentence, .heading, .title, .description: [.words, .characters]
    case .paragraph, .item: [.words, .characters, .sentences]
    case .step: [.words, .characters, .sentences, .items]
    case .list: [.items, .levels, .words]
    case .line: [.characters]
    case .page: [.words, .characters, .sentences, .levels]
    }
  }

  /// A line of so many characters is what `line.length` asks for.
  package static func compared(_ slots: [String: JSON]) -> (kind: String, slots: [String: JSON]) {
    guard slots["unit"]?.string == "line", slots["min"] == nil, let max = slots["max"] else { return (name, slots) }
    return (LineLength.name, ["max": max])
  }

  package func instruction(for rule: Rule) -> String {
    .limit(names.unit, names.measure, least: bounds.lowerBound, most: bounds.upperBound)
  }

  /// The items of an ordered list are the steps of a procedure.
  private var names: (unit: String, measure: String) {
    unit == .step && measure == .items ? ("procedure", "steps") : (unit.rawValue, measure.rawValue)
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for length in lengths(of: page, report) {
      report.apply()
      guard !bounds.contains(length.value) else { continue }
      let message = String.length(
        names.unit, names.measure, length.value, least: bounds.lowerBound, most: bounds.upperBound)
      switch length.place {
      case .text(let range): report.find(message, at: range)
      case .source(let range): report.find(message, source: range)
      }
    }
  }

  private func lengths(of page: Page, _ report: Inspection) -> [Length] {
    let all =
      switch unit {
      case .sentence: Length.sentences(of: page, in: measure)
      case .paragraph: Length.blocks(of: page, in: measure) { $0.place == .paragraph }
      case .heading: Length.blocks(of: page, in: measure) { $0.place.contains(.heading) }
      case .item: Length.blocks(of: page, in: measure) { $0.place.contains(.listItem) && $0.place.contains(.paragraph) }
      case .step where measure == .items: Length.lists(of: page, in: measure, isOrdered: true)
      case .step: Length.blocks(of: page, in: measure) { $0.place.contains(.step) }
      case .list: Length.lists(of: page, in: measure, isOrdered: false)
      case .title, .description: Length.metadata(of: page, key: unit.rawValue, in: measure)
      case .line: Length.lines(of: page, most: bounds.upperBound)
      case .page: Length.whole(page, in: measure, report)
      }
    return all.filter { if case .text(let range) = $0.place, unit != .page { report.admits(range) } else { true } }
  }
}

extension String {
  fileprivate static func limit(_ unit: String, _ measure: String, least: Int, most: Int) -> String {
    if most == .max { return "Give every \(unit) at least \(count(least, measure))." }
    if least > 0 { return "Give every \(unit) \(least) to \(count(most, measure))." }
    return "Keep every \(unit) to at most \(count(most, measure))."
  }

  fileprivate static func length(_ unit: String, _ measure: String, _ value: Int, least: Int, most: Int) -> String {
    let bound = value > most ? "at most \(most)" : "at least \(least)"
    return "This \(unit) has \(count(value, measure)); \(bound) allowed."
      .replacing("at least \(least) allowed", with: "at least \(least) needed")
  }

  private static func count(_ value: Int, _ measure: String) -> String {
    "\(value) \(value == 1 ? String(measure.dropLast()) : measure)"
  }
}
