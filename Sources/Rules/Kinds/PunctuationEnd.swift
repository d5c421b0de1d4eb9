import Documents
import Prose
import TextScanning

/// Ends headings, list items, paragraphs or cells with one mark, or with none.
///
/// `none` forbids a full stop, comma, colon, semicolon or exclamation mark; a question keeps its mark. A list item of several
/// sentences is no fragment and is left alone then, and so is an item that introduces a nested list with a colon.
package struct PunctuationEnd: RuleKind {
  package static let name = "punctuation.end"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "End headings, items, sentences or cells with one mark, or none."
  package static let slots = [
    SlotDescription("place", "string", "heading, listItem, sentence or tableCell"),
    SlotDescription("mark", "string", "none, period or colon", part: .demand),
    SlotDescription(
      "marks", "string", "the characters no heading ends with, where “mark” is none; the usual ones when left out",
      isRequired: false, part: .demand),
  ]

  private enum Mark: String { case none, period, colon }

  private let place: String
  private let mark: Mark
  private let marks: Set<Unicode.Scalar>

  package init(slots: [String: JSON]) throws(SlotError) {
    place = try slots.string("place")
    guard ["heading", "listItem", "sentence", "tableCell"].contains(place) else {
      throw SlotError("slot “place” must be heading, listItem, sentence or tableCell")
    }
    guard let mark = Mark(rawValue: try slots.string("mark")) else {
      throw SlotError("slot “mark” must be none, period or colon")
    }
    self.mark = mark
    marks = Set((try slots.optionalString("marks") ?? "").unicodeScalars)
    guard marks.isEmpty || (place == "heading" && mark == .none) else {
      throw SlotError("slot “marks” is for headings that end with none")
    }
  }

  package func instruction(for rule: Rule) -> String {
    guard !marks.isEmpty else { return .rule(places, mark.rawValue) }
    let quoted = marks.sorted().map { String($0) }
    return "End no heading with \(Quoted.list(quoted, joinedBy: "or"))."
  }

  private var places: String {
    switch place {
    case "heading": "headings"
    case "listItem": "list items"
    case "tableCell": "table cells"
    default: "sentences"
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    if !marks.isEmpty { return inspect(headingsOf: page, &report) }
    for (position, block) in page.text.blocks.enumerated() where isConcerned(block) && report.admits(block.range) {
      let end = Self.trimmed(page.text.bytes, block.range)
      guard !end.isEmpty else { continue }
      if mark == .none {
        inspect(unmarked: position, end, page, &report)
      } else {
        inspect(marked: end, page, &report)
      }
    }
  }

  /// Headings as they are typed. The semicolon of a character reference and the colon of `:smile:` are no punctuation.
  private func inspect(headingsOf page: Page, _ report: inout Inspection) {
    let bytes = page.document.bytes
    for heading in page.writtenHeadings(PageLines(page.document), in: report.rule.scope) {
      report.apply()
      var end = heading.text.upperBound
      var start = end
      while start > heading.text.lowerBound, let scalar = Self.scalar(bytes, before: start),
        marks.contains(scalar.value)
      {
        start -= scalar.length
      }
      guard start < end, !Self.isNamed(bytes, heading.text) else { continue }
      while start > heading.text.lowerBound, ASCII.isSpace(bytes[start - 1]) { start -= 1 }
      end = max(start, end)
      report.find(.drop(bytes.string(start..<end), from: places), source: start..<end, replacement: "")
    }
  }

  private static func scalar(_ bytes: [UInt8], before end: Int) -> (value: Unicode.Scalar, length: Int)? {
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return bytes.string(start..<end).unicodeScalars.first.map { ($0, end - start) }
  }

  /// Whether a text ends with a character reference (`&copy;`) or a named picture (`:smile:`).
  private static func isNamed(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    let last = bytes[text.upperBound - 1]
    guard last == .of(";") || last == .of(":") else { return false }
    var start = text.upperBound - 1
    while start > text.lowerBound, ASCII.isWord(bytes[start - 1]) || "#+-".utf8.contains(bytes[start - 1]) {
      start -= 1
    }
    guard start > text.lowerBound, start < text.upperBound - 1 else { return false }
    return bytes[start - 1] == (last == .of(";") ? .of("&") : .of(":"))
  }

  private func isConcerned(_ block: PlainText.Block) -> Bool {
    switch place {
    case "heading": block.place.contains(.heading)
    case "listItem": block.place.contains(.listItem) && block.place.contains(.paragraph)
    case "tableCell": block.place.contains(.tableCell) && !block.place.contains(.tableHeader)
    default: block.place == .paragraph
    }
  }

  private func inspect(unmarked position: Int, _ range: Range<Int>, _ page: Page, _ report: inout Inspection) {
    let bytes = page.text.bytes
    let last = range.upperBound - 1
    let isColon = bytes[last] == .of(":")
    if place != "heading" {
      let sentences = page.sentences.reduce(into: 0) { if $1.block == position { $0 += 1 } }
      guard sentences < 2, !isColon else { return }
    }
    report.apply()
    guard [.of("."), .of(","), .of(":"), .of(";"), .of("!")].contains(bytes[last]), !isAbbreviation(bytes, range) else {
      return
    }
    report.find(.drop(bytes.string(last..<last + 1), from: places), at: last..<last + 1, replacement: "")
  }

  /// `etc.` and `U.S.` keep their dot; an ellipsis is another matter.
  private func isAbbreviation(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let last = range.upperBound - 1
    guard bytes[last] == .of("."), range.count > 3 else { return false }
    return bytes.hasBytes("etc", at: last - 3) || bytes[last - 1] == .of(".") || bytes[last - 2] == .of(".")
  }

  private func inspect(marked range: Range<Int>, _ page: Page, _ report: inout Inspection) {
    let bytes = page.text.bytes
    report.apply()
    let end = Self.withoutClosers(bytes, range)
    guard end > range.lowerBound, !isEnded(bytes, end) else { return }
    let sign = mark == .period ? "." : ":"
    let (finding, text) = Self.ending(of: range, page)
    report.find(.end(places, with: mark.rawValue), source: finding, replacement: text + sign)
  }

  private func isEnded(_ bytes: [UInt8], _ end: Int) -> Bool {
    let byte = bytes[end - 1]
    if mark == .colon { return byte == .of(":") }
    return [.of("."), .of("!"), .of("?"), .of(":")].contains(byte) || bytes.hasBytes("…", at: end - 3)
  }

  /// The last word of a block as it stands in the source, with the markup around it: `**Running**` gets its dot after the stars.
  private static func ending(of range: Range<Int>, _ page: Page) -> (Range<Int>, String) {
    let last = range.upperBound - 1
    let outer = page.text.spans(in: last..<range.upperBound).first {
      $0.range.upperBound == range.upperBound && $0.range.contains(last)
    }
    var source = page.text.sourceRange(of: last..<range.upperBound)
    if let outer {
      source = page.document.nodes[outer.node].range
    } else if let word = page.word(at: last) {
      source = page.text.sourceRange(of: page.words[word])
    }
    return (source, page.document.bytes.string(source))
  }

  private static func withoutClosers(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      if [.of("\""), .of(")"), .of("'"), .of("]")].contains(bytes[end - 1]) {
        end -= 1
      } else if bytes.hasBytes("”", at: end - 3) || bytes.hasBytes("’", at: end - 3) {
        end -= 3
      } else {
        break
      }
    }
    return end
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}

extension String {
  fileprivate static func rule(_ places: String, _ mark: String) -> String {
    mark == "none" ? "End \(places) without punctuation." : "End \(places) with a \(mark)."
  }

  fileprivate static func drop(_ mark: String, from places: String) -> String { "End \(places) without “\(mark)”." }

  fileprivate static func end(_ places: String, with mark: String) -> String { "End \(places) with a \(mark)." }
}
