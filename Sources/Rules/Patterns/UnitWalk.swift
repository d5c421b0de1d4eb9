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

  /// Calls `body` for every unit in scope, in order. With `candidates`, offsets of the reading text in rising order, units without one are
  /// left out. O(blocks in question).
  func forEach(candidates: [Int]?, _ body: (SearchUnit) -> Void) {
    let selector = scope.selector ?? .everything
    for alternative in selector.alternatives {
      switch alternative.unit {
      case .source where page.document.bytes.isEmpty, .page where page.text.bytes.isEmpty: break
      case .source: body(SearchUnit(text: .source, range: 0..<page.document.bytes.count, block: -1))
      case .page: body(SearchUnit(text: .prose, range: 0..<page.text.bytes.count, block: -1))
      case .frontMatter(let key): for value in values(of: key) { body(value) }
      default:
        for block in blocks(candidates) where scope.admits(block: block, in: page, alternative) {
          units(of: alternative.unit, in: block, candidates, body)
        }
      }
    }
  }

  /// Whether the scope holds any unit. O(blocks) at worst.
  var hasAny: Bool {
    (scope.selector ?? .everything).alternatives.contains { alternative in
      switch alternative.unit {
      case .source: !page.document.bytes.isEmpty
      case .page: !page.text.bytes.isEmpty
      case .frontMatter(let key): !values(of: key).isEmpty
      default:
        page.text.blocks.indices.contains { block in
          guard scope.admits(block: block, in: page, alternative) else { return false }
          var isAny = false
          units(of: alternative.unit, in: block, nil) { _ in isAny = true }
          return isAny
        }
      }
    }
  }

  /// The values of a key of the front matter, or of all keys.
  private func values(of key: String) -> [SearchUnit] {
    (page.document.frontMatter?.entries ?? []).filter { (key.isEmpty || $0.key == key) && !$0.valueRange.isEmpty }
      .map { SearchUnit(text: .source, range: $0.valueRange, block: -1) }
  }

  private func blocks(_ candidates: [Int]?) -> [Int] {
    guard let candidates else { return Array(page.text.blocks.indices) }
    var found: [Int] = []
    for offset in candidates {
      if let last = found.last, page.text.blocks[last].range.contains(offset) { continue }
      if let block = page.text.block(at: offset), block > found.last ?? -1 { found.append(block) }
    }
    return found
  }

  private func units(of unit: PlaceSelector.Unit, in block: Int, _ candidates: [Int]?, _ body: (SearchUnit) -> Void) {
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
