import Documents
import Prose
import TextScanning

/// Marks the items of bulleted lists with one character, or with another one at each depth.
///
/// Markdown only. Every item with another marker is reported at its marker; the fix is the marker. “consistent” asks for the
/// first marker of the page everywhere, “nested” for one marker at each depth that differs from the marker above it.
package struct ListMarker: RuleKind {
  package static let name = "list.marker"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Mark the items of bulleted lists with one character."
  package static let slots = [
    SlotDescription(
      "marker", "string", "-, * or +; consistent: as the first; nested: another one at each depth", part: .demand)
  ]

  private enum Marker: String, CaseIterable {
    case dash = "-"
    case star = "*"
    case plus = "+"
    case consistent, nested
  }
  private let marker: Marker

  package init(slots: [String: JSON]) throws(SlotError) { marker = try slots.choice("marker", Marker.self) }

  package func instruction(for rule: Rule) -> String {
    let verb = rule.modality.isStrict ? "Mark list items" : "List items should be marked"
    return switch marker {
    case .consistent: "\(verb) with the same character on the whole page."
    case .nested: "\(verb) with one character at each depth, and with another one than the list around them."
    default: "\(verb) with “\(marker.rawValue)”."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let document = page.document
    var first: String?
    var byDepth: [Int: String] = [:]
    for list in page.written(.list, in: report.rule.scope) where !document.isOrdered(list) {
      let depth = document.listDepth(list)
      for item in document.children(of: list) {
        guard let place = document.marker(of: item) else { continue }
        let written = document.bytes.string(place)
        guard ["-", "*", "+"].contains(written) else { continue }
        report.apply()
        let wanted: String
        switch marker {
        case .consistent: wanted = first ?? written
        case .nested: wanted = byDepth[depth] ?? (byDepth[depth - 1] == written ? Self.another(written) : written)
        default: wanted = marker.rawValue
        }
        first = first ?? wanted
        byDepth[depth] = wanted
        if written != wanted { report.find(.wrongMarker(written, wanted), source: place, replacement: wanted) }
      }
    }
  }

  private static func another(_ marker: String) -> String { marker == "-" ? "+" : marker == "+" ? "*" : "-" }
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

  /// How many lists a list lies in, of either kind.
  func listDepth(_ list: Int) -> Int {
    var depth = 0
    var parent = Int(nodes[list].parent)
    while parent > 0 {
      if nodes[parent].kind == .list { depth += 1 }
      parent = Int(nodes[parent].parent)
    }
    return depth
  }

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
