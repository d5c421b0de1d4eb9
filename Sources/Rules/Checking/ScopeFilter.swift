import Documents
import Prose
import TextScanning

/// A rule's scope made ready: which places of a page it speaks about.
package struct ScopeFilter: Sendable {
  private let places: PlainText.Place?
  private let under: [UInt8]?
  private let included: [String]
  private let excluded: [String]
  /// What the rule looks at in one go, where it says so.
  package let selector: PlaceSelector?

  package init(_ scope: Scope) {
    places = scope.element.flatMap { Self.places[$0] }
    under = scope.under.map { Array($0.utf8).lowercasedASCII() }
    included = scope.included
    excluded = scope.excluded
    selector = scope.places.isEmpty ? nil : PlaceSelector(scope.places)
  }

  /// Whether the rule looks at the file as it stands.
  var readsSource: Bool { selector?.alternatives.contains { $0.unit == .source } ?? false }

  private static let places: [String: PlainText.Place] = [
    "heading": .heading, "paragraph": .paragraph, "listItem": .listItem, "step": .step, "tableCell": .tableCell,
    "tableHeader": .tableHeader, "quote": .quote, "admonition": .admonition, "title": .title, "definition": .definition,
  ]

  /// Whether the rule speaks about this page at all.
  package func admits(path: String) -> Bool {
    (included.isEmpty || included.contains { Glob.matches($0, path) })
      && !excluded.contains { Glob.matches($0, path) }
  }

  /// Whether a range of the reading text lies in scope.
  package func admits(_ range: Range<Int>, in page: Page) -> Bool {
    if places == nil, under == nil, selector == nil { return true }
    guard let position = page.text.block(at: range.lowerBound) else { return false }
    if let selector, !selector.admits(page.text.blocks[position]) { return false }
    return admits(block: position, in: page)
  }

  /// Whether a block lies in scope and fits one alternative of the selector.
  func admits(block position: Int, in page: Page, _ alternative: PlaceSelector.Alternative) -> Bool {
    (selector ?? .everything).admits(page.text.blocks[position], alternative) && admits(block: position, in: page)
  }

  private func admits(block position: Int, in page: Page) -> Bool {
    if let places, page.text.blocks[position].place.isDisjoint(with: places) { return false }
    guard let under else { return true }
    return page.headings(above: position).contains {
      Array(page.text.bytes[$0.range]).lowercasedASCII() == under
    }
  }
}
