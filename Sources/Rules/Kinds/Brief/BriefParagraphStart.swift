import Prose
import TextScanning

/// How many paragraphs an answer has, and with which word one of them begins.
///
/// Paragraphs stand between empty lines. The first word ends at white space or at one of . , ? ! ' and "; quotation marks before it and
/// case do not matter.
package struct BriefParagraphStart: RuleKind {
  package static let name = "brief.paragraphStart"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Begin a certain paragraph with a certain word."
  package static let slots = [
    SlotDescription("paragraphs", "number", "how many paragraphs the answer has"),
    SlotDescription("nth", "number", "which of them begins with the word, from 1"),
    SlotDescription("word", "string", "the word"),
  ]

  private let paragraphs: Int
  private let nth: Int
  private let word: String

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let paragraphs = try slots.count("paragraphs"), let nth = try slots.count("nth"), nth > 0, nth <= paragraphs
    else { throw SlotError("slots “paragraphs” and “nth” must be whole numbers, “nth” from 1 to “paragraphs”") }
    self.paragraphs = paragraphs
    self.nth = nth
    word = try slots.word("word")
  }

  package func instruction(for rule: Rule) -> String {
    "Write exactly \(paragraphs) \(paragraphs == 1 ? "paragraph" : "paragraphs") with an empty line between them, "
      + "and begin paragraph \(nth) with the word “\(word)”."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let pieces = answer.pieces(separatedBy: "\n\n")
    let count = pieces.count { !answer.isBlank($0) }
    if count != paragraphs { report.find(.count(count, paragraphs), source: 0..<0) }
    guard nth <= count else { return }
    let first = Self.firstWord(of: answer, in: pieces[nth - 1])
    if !Answer.lowercased(Array(answer.bytes[first])).elementsEqual(Answer.folded(word)) {
      report.find(.start(nth, word), source: first)
    }
  }

  private static func firstWord(of answer: Answer, in piece: Range<Int>) -> Range<Int> {
    var word = answer.trimmed(piece)
    while let byte = answer.bytes[word].first, byte == .of("'") { word = word.dropFirst() }
    while let byte = answer.bytes[word].first, byte == .of("\"") { word = word.dropFirst() }
    var end = word.lowerBound
    while end < word.upperBound {
      let (scalar, length) = Scalars.scalar(answer.bytes, at: end)
      if Scalars.isSpace(scalar) || ".,?!'\"".unicodeScalars.contains(scalar) { break }
      end += length
    }
    return word.lowerBound..<end
  }
}

extension String {
  fileprivate static func count(_ count: Int, _ wanted: Int) -> String {
    "The answer has \(count) \(count == 1 ? "paragraph" : "paragraphs"); exactly \(wanted) wanted."
  }
  fileprivate static func start(_ nth: Int, _ word: String) -> String { "Begin paragraph \(nth) with “\(word)”." }
}
