import Documents
import Prose
import TextScanning

/// Which characters mark italics and bold.
///
/// Markdown only. Inside a word only `*` works, so `in*cred*ible` is left alone where `_` is asked for. The fix changes
/// the marks at both ends.
package struct EmphasisMarker: RuleKind {
  package static let name = "emphasis.marker"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Mark italics and bold with one character."
  package static let slots = [
    SlotDescription(
      "emphasis", "string", "* or _ for italics; consistent: as the first", isRequired: false, part: .demand),
    SlotDescription(
      "strong", "string", "** or __ for bold; consistent: as the first", isRequired: false, part: .demand),
  ]

  private enum Italic: String, CaseIterable {
    case star = "*"
    case line = "_"
    case consistent
  }
  private enum Bold: String, CaseIterable {
    case star = "**"
    case line = "__"
    case consistent
  }
  private let italic: Italic?
  private let bold: Bold?

  package init(slots: [String: JSON]) throws(SlotError) {
    italic = try slots.optionalChoice("emphasis", Italic.self)
    bold = try slots.optionalChoice("strong", Bold.self)
    guard italic != nil || bold != nil else { throw SlotError("slot “emphasis” or “strong” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    let parts = [italic.map { Self.way("italics", $0.rawValue) }, bold.map { Self.way("bold", $0.rawValue) }]
      .compactMap(
        \.self)
    let list = parts.joined(separator: " and ")
    return rule.modality.isStrict ? "Mark \(list)." : "You should mark \(list)."
  }

  private static func way(_ thing: String, _ marker: String) -> String {
    marker == "consistent" ? "\(thing) in one way on the whole page" : "\(thing) with “\(marker)”"
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    if let italic { inspect(.emphasis, italic.rawValue, page, report: &report) }
    if let bold { inspect(.strong, bold.rawValue, page, report: &report) }
  }

  private func inspect(_ kind: Node.Kind, _ marker: String, _ page: Page, report: inout Inspection) {
    let bytes = page.document.bytes
    let width = kind == .strong ? 2 : 1
    var wanted = marker == "consistent" ? nil : marker
    for node in page.nodes(kind, in: report.rule.scope) {
      let range = page.document.nodes[node].range
      let written = bytes[range].first
      guard written == .of("*") || written == .of("_"), range.count > 2 * width else { continue }
      report.apply()
      let first = bytes.string(range.lowerBound..<range.lowerBound + width)
      guard let marker = wanted else {
        wanted = first
        continue
      }
      guard written != marker.utf8.first, marker.utf8.first == .of("*") || !Self.isInsideWord(range, bytes) else {
        continue
      }
      let inner = range.lowerBound + width..<range.upperBound - width
      let isNested = bytes[inner].contains { $0 == .of("*") || $0 == .of("_") }
      report.find(
        .wrongMarker(marker), source: range, replacement: isNested ? nil : marker + bytes.string(inner) + marker)
    }
  }

  private static func isInsideWord(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    (range.lowerBound > 0 && ASCII.isWord(bytes[range.lowerBound - 1]))
      || (range.upperBound < bytes.count && ASCII.isWord(bytes[range.upperBound]))
  }
}

extension String {
  fileprivate static func wrongMarker(_ marker: String) -> String { "Mark this with “\(marker)”." }
}
