import Documents
import Prose
import TextScanning

/// Writes dates in one form: `2024-07-04`, `July 4, 2024`, `4 July 2024`.
///
/// Full dates in any common form are recognised in running text, headings and tables, not in code, addresses or names of files. The
/// finding carries the fix, unless day and month could be exchanged.
package struct DateFormat: RuleKind {
  package static let name = "date.format"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write dates in one form."
  package static let slots = [
    SlotDescription(
      "format", "string", "parts YYYY, Month, Mon, MM, M, DD and D, and what stands between: “D Month YYYY”",
      part: .demand)
  ]

  private enum Part: Sendable, Equatable {
    case year, month, shortMonth, monthDigits(padded: Bool), day(padded: Bool), text(String)
  }

  private let format: String
  private let parts: [Part]

  package init(slots: [String: JSON]) throws(SlotError) {
    format = try slots.string("format")
    parts = Self.parts(of: format)
    let texts = parts.filter { if case .text = $0 { true } else { false } }
    guard parts.contains(.year), parts.count - texts.count == 3 else {
      throw SlotError("slot “format” must name year, month and day, as in “D Month YYYY”")
    }
  }

  /// Longer names first, so that `Month` is not an `M`.
  private static let names: [(String, Part)] = [
    ("month", .month), ("year", .year), ("yyyy", .year), ("mon", .shortMonth), ("mmmm", .month), ("mmm", .shortMonth),
    ("day", .day(padded: false)), ("mm", .monthDigits(padded: true)), ("dd", .day(padded: true)),
    ("m", .monthDigits(padded: false)),
    ("d", .day(padded: false)),
  ]

  private static func parts(of format: String) -> [Part] {
    var rest = Substring(format == "ISO 8601" ? "YYYY-MM-DD" : format)
    var parts: [Part] = []
    while let first = rest.first {
      if let (name, part) = names.first(where: { rest.lowercased().hasPrefix($0.0) }) {
        parts.append(part)
        rest = rest.dropFirst(name.count)
      } else {
        if case .text(let text) = parts.last {
          parts[parts.count - 1] = .text(text + String(first))
        } else {
          parts.append(.text(String(first)))
        }
        rest = rest.dropFirst()
      }
    }
    return parts
  }

  package func instruction(for rule: Rule) -> String {
    "Write dates as \(format): “\(text(WrittenDate(range: 0..<0, year: 2024, month: 7, day: 4)))”."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let bytes = page.text.bytes
    for sentence in page.sentences where report.admits(sentence.range) {
      var index = sentence.words.lowerBound
      while index < sentence.words.upperBound {
        guard let (date, next) = Dates.date(bytes, page.words, at: index, end: sentence.words.upperBound) else {
          index += 1
          continue
        }
        index = next
        guard !Surroundings.isIdentifier(bytes, date.range), !page.text.isCode(date.range) else { continue }
        report.apply()
        let (written, right) = (page.string(date.range), text(date))
        guard written != right else { continue }
        report.find(
          .date(written, right: date.isAmbiguous ? nil : right, format), at: date.range,
          replacement: date.isAmbiguous ? nil : right)
      }
    }
  }

  private func text(_ date: WrittenDate) -> String {
    parts.map { part in
      switch part {
      case .year: String(date.year)
      case .month: Self.capitalized(Lexicon.months.words[date.month - 1])
      case .shortMonth: Self.capitalized(Lexicon.shortMonths.words[date.month - 1])
      case .monthDigits(let padded): Self.digits(date.month, padded)
      case .day(let padded): Self.digits(date.day, padded)
      case .text(let text): text
      }
    }.joined()
  }

  private static func capitalized(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

  private static func digits(_ number: Int, _ padded: Bool) -> String {
    padded && number < 10 ? "0\(number)" : String(number)
  }
}

extension String {
  fileprivate static func date(_ written: String, right: String?, _ format: String) -> String {
    guard let right else { return "Write the date “\(written)” as \(format)." }
    return "Write the date as “\(right)”, not “\(written)”."
  }
}
