import Documents
import Prose
import TextScanning

/// Forbids a punctuation mark, or requires it: “no exclamation marks”, “use the serial comma”.
///
/// `PunctuationMarks` lists the marks and finds them. Marks inside code, addresses and quotations of one word are not looked at. Requiring
/// a mark means using it where its rival stands: curly quotes for straight ones, a serial comma where it is missing. A mark that has no
/// rival cannot be required.
package struct PunctuationMark: RuleKind {
  package static let name = "punctuation.mark"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Leave a punctuation mark out, or use it."
  package static let slots = [
    SlotDescription("mark", "string", PunctuationMarks.allNames),
    SlotDescription("use", "bool", "true to require the mark, false to forbid it", part: .demand),
    SlotDescription(
      "place", "string", "anywhere, heading, listItem, sentence, title or tableCell; anywhere if left out",
      isRequired: false),
  ]

  private let mark: PunctuationMarks
  private let use: Bool
  private let place: String

  private static let places = ["anywhere", "heading", "listItem", "sentence", "title", "tableCell"]

  package init(slots: [String: JSON]) throws(SlotError) {
    let name = try slots.string("mark")
    guard let mark = PunctuationMarks(named: name) else { throw SlotError("“\(name)” is no mark this version knows") }
    guard let use = slots["use"]?.bool else { throw SlotError("slot “use” must be true or false") }
    place = slots["place"] == nil ? "anywhere" : try slots.string("place")
    guard Self.places.contains(place) else { throw SlotError("slot “place” names no place") }
    guard !use || mark.rival != nil else { throw SlotError("“\(name)” can be forbidden, not required") }
    self.mark = mark
    self.use = use
  }

  package func instruction(for rule: Rule) -> String { .rule(mark.plural, use, place) }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let wanted = use ? mark.rival : mark else { return }
    let title = page.text.blocks.firstIndex { $0.level == 1 }
    for (position, block) in page.text.blocks.enumerated() where report.admits(block.range) {
      guard place == "title" ? position == title : isConcerned(block) else { continue }
      inspect(block, position, wanted, page, &report)
    }
  }

  private func isConcerned(_ block: PlainText.Block) -> Bool {
    switch place {
    case "heading": block.place.contains(.heading)
    case "listItem": block.place.contains(.listItem)
    case "tableCell": block.place.contains(.tableCell)
    case "sentence": RunningText.isProse(block)
    default: true
    }
  }

  private func inspect(
    _ block: PlainText.Block, _ position: Int, _ wanted: PunctuationMarks, _ page: Page, _ report: inout Inspection
  ) {
    let isList = wanted == .serialComma || wanted == .missingSerialComma
    let found =
      isList ? SerialCommas.sites(wanted, in: position, of: page) : wanted.sites(page.text.bytes, in: block.range)
    // Lists of three are rare enough that a block without one says nothing; every other mark could stand anywhere.
    if !isList
      || (found.isEmpty
        && !SerialCommas.sites(wanted == .serialComma ? .missingSerialComma : .serialComma, in: position, of: page)
          .isEmpty)
    {
      report.apply()
    }
    for site in found where !page.text.isCode(site.range) && !Surroundings.isAddress(page.text.bytes, site.range) {
      guard !isShown(site.range, in: page) else { continue }
      let message = use ? String.require(mark, wanted) : .forbid(mark.plural)
      report.find(message, at: site.range, replacement: site.replacement)
    }
  }

  /// A mark that is set in italics or stands alone between quotation marks is talked about, not used.
  private func isShown(_ range: Range<Int>, in page: Page) -> Bool {
    let bytes = page.text.bytes
    if page.text.spans(in: range).contains(where: { $0.kind == .emphasis && $0.range == range }) { return true }
    guard range.lowerBound > 0, range.upperBound < bytes.count else { return false }
    let straight = bytes[range.lowerBound - 1] == .of("\"") && bytes[range.upperBound] == .of("\"")
    return straight || (bytes.hasBytes("“", at: range.lowerBound - 3) && bytes.hasBytes("”", at: range.upperBound))
  }
}

extension String {
  fileprivate static func rule(_ marks: String, _ use: Bool, _ place: String) -> String {
    let places = [
      "heading": " in headings", "listItem": " in list items", "title": " in titles", "tableCell": " in tables",
    ]
    return "\(use ? "Use" : "Don’t use") \(marks)\(places[place] ?? "")."
  }

  fileprivate static func forbid(_ marks: String) -> String { "Don’t use \(marks)." }

  fileprivate static func require(_ mark: PunctuationMarks, _ rival: PunctuationMarks) -> String {
    rival == .missingSerialComma ? "Use \(mark.singular) here." : "Use \(mark.singular), not \(rival.singular)."
  }
}
