import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Turns answers into outcomes: one a rule and step, however often a step breaks it.
package struct StepScorer: Sendable {
  /// Rules that a machine can decide, as they are checked.
  package let rules: [Rule]
  /// The rules, then the streams of style.
  package let streams: [WatchedRule]
  package let watchesStyle: Bool
  private let checker: Checker
  private static let longestExcerpt = 72

  package init(_ rules: [Rule], data: RuleData = RuleData(), watchesStyle: Bool = true) {
    var seen: Set<String> = []
    let decidable = rules.filter { $0.check != .judge && seen.insert($0.id).inserted }
    let unknown = Set(Checker(decidable, data: data).unknown.map(\.rule.id))
    self.rules = decidable.filter { !unknown.contains($0.id) }
    checker = Checker(self.rules, data: data)
    self.watchesStyle = watchesStyle
    streams = Self.streams(self.rules, watchesStyle: watchesStyle)
  }

  /// Rules by their severity; all of style together weighs as much as all rules.
  private static func streams(_ rules: [Rule], watchesStyle: Bool) -> [WatchedRule] {
    let own = rules.map { WatchedRule($0.id, weight: Double($0.severity.weight)) }
    guard watchesStyle else { return own }
    let total = max(1, own.reduce(0) { $0 + $1.weight })
    let parts = StyleStreams.names.reduce(0) { $0 + StyleStreams.weight($1) }
    return own
      + StyleStreams.names.map {
        WatchedRule($0, weight: StyleStreams.weight($0) * total / parts, isScore: StyleStreams.isScore($0))
      }
  }

  /// The place of the tone among the streams.
  package var tonePlace: Int? { watchesStyle ? rules.count : nil }

  /// What a stream that is no rule means; nil for a rule.
  package static func label(ofStyle name: String) -> String? { StyleStreams.label(name) }

  /// The name of an answer that is no page: rules for some pages only do not apply to it.
  private static let unnamed = "#step.md"

  /// Reads an answer as a page, whatever its bytes are. O(bytes).
  package func score(_ text: String, path: String? = nil) -> ScoredStep {
    let bytes = Array(text.utf8)
    let document = DocumentReader.read(path: path ?? Self.unnamed, bytes: bytes)
    let page = Page(document)
    let isEmpty = bytes.allSatisfy(ASCII.isSpace)
    var outcomes = [Double](repeating: .nan, count: rules.count)
    var misses: [ScoredStep.Miss] = []
    for (place, outcome) in checker.check(page).enumerated() {
      if let first = outcome.findings.min(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        outcomes[place] = 0
        misses.append(miss(place, first, document))
      } else if isEmpty, rules[place].modality == .must {
        outcomes[place] = 0
        misses.append(ScoredStep.Miss(rule: place, line: 1, excerpt: ""))
      } else if outcome.applies {
        outcomes[place] = 1
      }
    }
    if watchesStyle { outcomes += StyleStreams.outcomes(bytes) }
    let hasTone = page.words.count >= ToneReference.fewestWords
    return ScoredStep(outcomes: outcomes, misses: misses, style: hasTone ? StyleMetrics(page) : nil)
  }

  /// How a text sounds, for several short answers put together.
  package func style(_ text: String) -> StyleMetrics {
    StyleMetrics(Page(DocumentReader.read(path: Self.unnamed, bytes: Array(text.utf8))))
  }

  private func miss(_ place: Int, _ finding: Finding, _ document: Document) -> ScoredStep.Miss {
    let bytes = document.bytes
    let start = min(finding.range.lowerBound, bytes.count)
    let line = document.lines.line(at: start)
    var range = document.lines.range(ofLine: line)
    if range.count > Self.longestExcerpt {
      let from = max(range.lowerBound, min(start - Self.longestExcerpt / 3, range.upperBound - Self.longestExcerpt))
      range = Self.wholeWords(bytes, from..<min(range.upperBound, from + Self.longestExcerpt), of: range)
    }
    return ScoredStep.Miss(rule: place, line: line, excerpt: Self.shown(bytes, range))
  }

  /// A part of a line without the pieces of words at its ends; as it is where that would leave nothing.
  private static func wholeWords(_ bytes: [UInt8], _ part: Range<Int>, of line: Range<Int>) -> Range<Int> {
    var (start, end) = (part.lowerBound, part.upperBound)
    if start > line.lowerBound { while start < end, bytes[start - 1] != .space { start += 1 } }
    if end < line.upperBound { while end > start, bytes[end] != .space { end -= 1 } }
    return start < end ? start..<end : part
  }

  /// The bytes as one line of whole characters.
  private static func shown(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let line = bytes[start..<end].map { $0 < 0x20 || $0 == 0x7F ? .space : $0 }
    return String(decoding: line, as: UTF8.self).split(separator: " ").joined(separator: " ")
  }
}
