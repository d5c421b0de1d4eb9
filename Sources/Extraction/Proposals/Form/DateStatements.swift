import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads how dates are written from the date that a sentence shows (P29): “Write dates as 4 March 2025”, “We use this date format:” before
/// “January 1, 2013”, “How do I write dates?” “As 12 May 2025.”
enum DateStatements: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting || reading.role == .agentInstructions || reading.role == .contributing else {
      return
    }
    guard !proposals.all.contains(where: { $0.kind == DateFormat.name }) else { return }
    let asked = Dictionary(
      AskedQuestion.all(in: reading.units).filter { speaksOfDates($0.words) }
        .compactMap { question in question.answer.first.map { ($0.ordinal, question) } },
      uniquingKeysWith: { first, _ in first })
    for unit in reading.units
    where !proposals.used.contains(unit.ordinal) && unit.block.level == 0 && !unit.block.place.contains(.tableCell) {
      guard let format = shown(unit), says(unit, reading, answers: asked[unit.ordinal] != nil) else { continue }
      let sources = [asked[unit.ordinal]?.unit, unit].compactMap { $0 }
      proposals.add(
        Proposal(
          kind: DateFormat.name, facet: .format, modality: .must, scope: Scope(when: condition(unit)),
          slots: ["format": .string(format)], sources: sources.map { Citation.source($0.page, text: $0.range) },
          pattern: "P29"), units: sources.map(\.ordinal))
      return
    }
  }

  private static func speaksOfDates(_ words: [String]) -> Bool { words.contains("date") || words.contains("dates") }

  /// Whether the sentence, its lead-in or its question is about how dates are written.
  private static func says(_ unit: Unit, _ reading: PrescriptivePage, answers: Bool) -> Bool {
    guard unit.tokens.last?.text != "?",
      Set(unit.words).isDisjoint(with: ["range", "ranges", "time", "last", "updated"])
    else { return false }
    if answers { return true }
    if speaksOfDates(unit.words) {
      let isOrder = Statement(unit).map { $0.modality != .may } ?? reading.role.isAboutWriting
      return isOrder && !Set(unit.words).isDisjoint(with: writing)
    }
    guard let range = unit.leadIn, unit.isItem else { return false }
    let leadIn = Tokenizer.tokens(of: range, in: unit.page).filter { $0.kind == .word }.map(\.text)
    return speaksOfDates(leadIn) && !Set(leadIn).isDisjoint(with: writing)
      && Set(leadIn).isDisjoint(with: ["not", "don't", "avoid", "never", "example", "examples"])
  }

  private static let writing: Set<String> = Set(
    words: "write written use format formats formatted form style spell as like follow dates")

  private static func condition(_ unit: Unit) -> String? {
    let condition = Condition(unit, narrowing: StatementReader.trailingCondition(unit.tokens, from: 1))
    return condition.text.isEmpty ? nil : condition.text
  }

  /// The form of the first date of a sentence, where nothing before it refuses it.
  private static func shown(_ unit: Unit) -> String? {
    let bytes = unit.page.text.bytes
    let words = Words.ranges(bytes, in: unit.range)
    for index in words.indices {
      guard let (date, _) = Dates.date(bytes, words, at: index, end: words.count) else { continue }
      let before = words[..<index].map { Tokenizer.folded(bytes, $0) }
      guard !date.isAmbiguous, Set(before).isDisjoint(with: ["not", "don't", "never", "avoid", "instead", "than"])
      else {
        return nil
      }
      return form(bytes, date.range)
    }
    return nil
  }

  /// “4 March 2025” is `D Month YYYY`; nil for numbers that day and month could exchange, and for ordinals.
  private static func form(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
    let text = bytes.string(range)
    if text.utf8.count == 10, text.utf8.filter({ $0 == .of("-") }).count == 2 { return "YYYY-MM-DD" }
    var form = ""
    var place = range.lowerBound
    for word in Words.ranges(bytes, in: range) {
      form += bytes.string(place..<word.lowerBound)
      place = word.upperBound
      let text = bytes.string(word)
      if Lexicon.months.contains(bytes, word) {
        form += "Month"
      } else if Lexicon.shortMonths.contains(bytes, word) {
        form += "Mon"
      } else if text.utf8.allSatisfy(ASCII.isDigit) {
        form += text.utf8.count == 4 ? "YYYY" : text.hasPrefix("0") ? "DD" : "D"
      } else {
        return nil
      }
    }
    return form.contains("Mon") ? form : nil
  }
}
