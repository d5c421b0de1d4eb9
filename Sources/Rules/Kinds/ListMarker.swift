import Documents
import Prose
import TextScanning

/// Marks the items of bulleted lists with one character.
///
/// Markdown only. Every item with another marker is reported at its marker; the fix is the marker.
package struct ListMarker: RuleKind {
  package static let name = "list.marker"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Mark the items of bulleted lists with one character."
  package static let slots = [SlotDescription("marker", "string", "-, * or +", part: .demand)]

  private enum Marker: String, CaseIterable {
    case dash = "-"
    case star = "*"
    case plus = "+"
  }
  private let marker: Marker

  package init(slots: [String: JSON]) throws(SlotError) { marker = try slots.choice("marker", Marker.self) }

  package func instruction(for rule: Rule) -> String {
    let verb = rule.modality.isStrict ? "Mark list items" : "List items should be marked"
    return "\(verb) with “\(marker.rawValue)”."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    for list in page.nodes(.list, in: report.rule.scope) where !page.document.isOrdered(list) {
      for item in page.document.children(of: list) {
        guard let place = page.document.marker(of: item) else { continue }
        let written = page.document.bytes.string(place)
        guard Marker(rawValue: written) != nil else { continue }
        report.apply()
        if written != marker.rawValue {
          report.find(.wrongMarker(written, marker.rawValue), source: place, replacement: marker.rawValue)
        }
      }
    }
  }
}

extension String {
  fileprivate static func wrongMarker(_ written: String, _ wanted: String) -> String {
    "Mark this item with “\(wanted)”, not “\(written)”."
  }
}

// MARK: - Lists in the source, for all kinds about lists

extension Document {
  /// Whether a list is numbered; one that counts from zero is known by its delimiter.
  func isOrdered(_ list: Int) -> Bool { nodes[list].detail > 0 || nodes[list].string >= 0 }

  /// The bytes of an item's bullet, or of the digits of its number.
  func marker(of item: Int) -> Range<Int>? {
    guard nodes[item].kind == .listItem else { return nil }
    var start = Int(nodes[item].start)
    let end = Int(nodes[item].end)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    guard start < end else { return nil }
    var next = start
    while next < end, ASCII.isDigit(bytes[next]) { next += 1 }
    return start..<max(next, start + 1)
  }

  /// The first line of a node, without its line end.
  func firstLine(of node: Int) -> Range<Int> {
    let range = nodes[node].range
    let end = bytes[range].firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? range.upperBound
    return range.lowerBound..<end
  }
}
