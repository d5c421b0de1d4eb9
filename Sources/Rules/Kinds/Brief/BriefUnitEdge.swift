import Prose
import TextScanning

/// With what every sentence, paragraph, line or bullet point of an answer, or the answer itself, begins or ends.
///
/// What is wanted is a text, in whatever case, or one of a class: an emoji, a verb, a number. Marks of markup and quotation at the edge do
/// not matter, nor do end marks after a wanted word.
package struct BriefUnitEdge: RuleKind {
  package static let name = "brief.unitEdge"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Begin or end every sentence, paragraph or line of an answer in a certain way."
  package static let slots = [
    SlotDescription("unit", "string", "what begins or ends: answer, paragraph, sentence, line or bullet"),
    SlotDescription("edge", "string", "start or end"),
    SlotDescription("text", "string", "the text that stands there", isRequired: false),
    SlotDescription("class", "string", "or what stands there: emoji, verb, number or letter", isRequired: false),
    SlotDescription("nth", "number", "only in this one, from 1; -1 is the last", isRequired: false),
  ]

  private enum Edge: String, CaseIterable { case start, end }
  private enum Class: String, CaseIterable { case emoji, verb, number }

  private let unit: AnswerUnit
  private let edge: Edge
  private let text: String?
  private let kind: Class?
  private let nth: Int?

  package init(slots: [String: JSON]) throws(SlotError) {
    unit = try slots.choice("unit", AnswerUnit.self)
    edge = try slots.choice("edge", Edge.self)
    text = slots["text"] == nil ? nil : try slots.word("text")
    kind = try slots.optionalChoice("class", Class.self)
    nth = try slots.place("nth")
    guard (text == nil) != (kind == nil) else { throw SlotError("one of the slots “text” and “class” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    let verb = edge == .start ? "Begin" : "End"
    let place =
      nth.map { Ordinal.phrase($0, unit.rawValue) } ?? (unit == .answer ? "the answer" : "every \(unit.rawValue)")
    return "\(verb) \(place) with \(wanted)."
  }

  private var wanted: String {
    if let text { return "“\(text)”" }
    return kind == .emoji ? "an emoji" : "a \(kind?.rawValue ?? "")"
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let units = answer.units(unit)
    guard let nth else {
      for range in units where !keeps(range, answer) { report.find(message, source: range) }
      return
    }
    guard let range = Ordinal.element(nth, of: units) else {
      return report.find("There is no such \(unit.rawValue).", source: 0..<0)
    }
    if !keeps(range, answer) { report.find(message, source: range) }
  }

  private var message: String { "This \(unit.rawValue) must \(edge == .start ? "begin" : "end") with \(wanted)." }

  private func keeps(_ range: Range<Int>, _ answer: Answer) -> Bool {
    switch kind {
    case .emoji: hasEmoji(range, answer)
    case .verb: answer.words(in: range).first.map { Lexicon.imperatives.contains(answer.bytes, $0) } ?? false
    case .number: answer.words(in: range).first.map { ASCII.isDigit(answer.bytes[$0.lowerBound]) } ?? false
    case nil: hasText(range, answer)
    }
  }

  private func hasText(_ range: Range<Int>, _ answer: Answer) -> Bool {
    let wanted = Answer.folded(text ?? "")
    let bytes = answer.lowercased
    var inner = range
    let isWord = wanted.last.map { ASCII.isWord($0) } ?? false
    if edge == .start {
      while inner.count > wanted.count, let first = bytes[inner].first, "\"*_#> ".utf8.contains(first) {
        inner = inner.dropFirst()
      }
      guard bytes[inner].starts(with: wanted) else { return false }
      return !isWord || answer.isWordEdge(inner.lowerBound + wanted.count)
    }
    while inner.count > wanted.count, let last = bytes[inner].last,
      (isWord ? "\"*_) .!?" : "\"*_) ").utf8.contains(last)
    { inner = inner.dropLast() }
    return bytes[inner].suffix(wanted.count).elementsEqual(wanted)
  }

  /// An emoji may stand before the end mark or right behind it.
  private func hasEmoji(_ range: Range<Int>, _ answer: Answer) -> Bool {
    if edge == .start { return Emoji.isEmoji(Scalars.scalar(answer.bytes, at: range.lowerBound).scalar) }
    var end = range.upperBound
    while end > range.lowerBound, let last = Scalars.scalar(answer.bytes, before: end) {
      if Emoji.isEmoji(last) { return true }
      guard ".!?\"*) ".unicodeScalars.contains(last) else { break }
      end -= 1
    }
    var next = range.upperBound
    while next < answer.bytes.count, answer.bytes[next] == .space { next += 1 }
    return next < answer.bytes.count && Emoji.isEmoji(Scalars.scalar(answer.bytes, at: next).scalar)
  }
}
