import Documents
import Prose
import TextScanning

/// What a rule looks at in one go: part of one of the page's texts.
struct SearchUnit: Hashable {
  /// Which text of the page the range is one of.
  enum Text { case prose, reading, source }

  var text: Text
  var range: Range<Int>
  /// The block it stands in, or -1.
  var block: Int
}

/// Finds the units of a page that a rule's scope names.
struct UnitWalk {
  private let page: Page
  private let scope: ScopeFilter

  init(_ page: Page, _ scope: ScopeFilter) {
    self.page = page
    self.scope = scope
  }

  /// The units in scope, alternative by alternative, each once. O(blocks × alternatives).
  var units: [SearchUnit] {
    var units: [SearchUnit] = []
    forEach { units.append($0) }
    guard (scope.selector?.alternatives.count ?? 1) > 1 else { return units }
    var seen: Set<SearchUnit> = []
    return units.filter { seen.insert($0).inserted }
  }

  private func forEach(_ body: (SearchUnit) -> Void) {
    let selector = scope.selector ?? .everything
    for alternative in selector.alternatives {
      switch alternative.unit {
      case .source where page.document.bytes.isEmpty, .page where page.text.bytes.isEmpty: break
      case .source: body(SearchUnit(text: .source, range: 0..<page.document.bytes.count, block: -1))
      case .page: body(SearchUnit(text: .prose, range: 0..<page.text.bytes.count, block: -1))
      case .frontMatter(let key): for value in values(of: key) { body(value) }
      default:
        for block in page.text.blocks.indices where scope.admits(block: block, in: page, alternative) {
          units(of: alternative.unit, in: block, body)
        }
      }
    }
  }

  /// The values of a key of the front matter, or of all keys.
  private func values(of key: String) -> [SearchUnit] {
    (page.document.frontMatter?.entries ?? []).filter { (key.isEmpty || $0.key == key) && !$0.valueRange.isEmpty }
      .map { SearchUnit(text: .source, range: $0.valueRange, block: -1) }
  }

  private func units(of unit: PlaceSelector.Unit, in block: Int, _ body: (SearchUnit) -> Void) {
    let range = page.text.blocks[block].range
    switch unit {
    case .sentence:
      guard var position = firstSentence(from: range.lowerBound) else { return }
      while position < page.sentences.count, page.sentences[position].block == block {
        body(SearchUnit(text: .prose, range: page.sentences[position].range, block: block))
        position += 1
      }
    case .span(let kind):
      for span in page.text.spans(in: range) where span.kind == kind && range.contains(span.range.lowerBound) {
        body(SearchUnit(text: kind == .code ? .reading : .prose, range: span.range, block: block))
      }
    default: body(SearchUnit(text: .prose, range: range, block: block))
    }
  }

  /// The first sentence that ends after `offset`. O(log sentences).
  private func firstSentence(from offset: Int) -> Int? {
    var low = 0
    var high = page.sentences.count
    while low < high {
      let middle = (low + high) / 2
      if page.sentences[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < page.sentences.count ? low : nil
  }
}
