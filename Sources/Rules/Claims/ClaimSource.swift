import Documents
import Prose
import TextScanning

/// Looks for what backs a claim: a link, a footnote, a bare address, a citation in brackets, or a named source.
enum ClaimSource {
  /// Whether a range of the reading text holds a source.
  static func stands(in range: Range<Int>, of page: Page) -> Bool {
    if page.text.spans(in: range).contains(where: { $0.kind == .link && $0.range.overlaps(range) }) { return true }
    let source = page.text.sourceRange(of: range)
    let nodes = page.document.nodes
    if nodes.contains(where: { $0.kind == .footnoteReference && isNear($0.range, source) }) { return true }
    let bytes = page.text.bytes
    return bytes.hasAny(["http://", "https://", "doi:", "RFC ", "[@"], in: range) || hasBrackets(bytes, range)
      || namesSource(page, range)
  }

  /// A footnote's mark stands within the text or right behind it.
  private static func isNear(_ mark: Range<Int>, _ source: Range<Int>) -> Bool {
    mark.lowerBound >= source.lowerBound && mark.lowerBound <= source.upperBound + 2
  }

  /// `[12]`, `(Smith 2020)`, `(Smith et al., 2020)`.
  private static func hasBrackets(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    for open in range where bytes[open] == .of("[") || bytes[open] == .of("(") {
      let end = bytes[open] == .of("[") ? UInt8.of("]") : UInt8.of(")")
      guard let close = bytes.firstIndex(of: end, from: open + 1), close < range.upperBound, close - open < 80 else {
        continue
      }
      let inner = bytes[open + 1..<close]
      if end == .of("]") {
        if !inner.isEmpty, inner.allSatisfy({ ASCII.isDigit($0) || $0 == .of(",") || $0 == .space || $0 == .of("-") }) {
          return true
        }
        continue
      }
      let tail = inner.suffix(4)
      let hasYear =
        tail.count == 4 && tail.allSatisfy(ASCII.isDigit) && (tail.first == .of("1") || tail.first == .of("2"))
      if hasYear, let first = inner.first, ASCII.isUpper(first) { return true }
    }
    return false
  }

  /// “according to the Harbour Office”, “Source: Harbour Office”: a source with a name of its own.
  private static func namesSource(_ page: Page, _ range: Range<Int>) -> Bool {
    let bytes = page.text.bytes
    for mark: StaticString in ["according to ", "According to ", "Source: ", "source: "] {
      for start in range where bytes.hasBytes(mark, at: start) {
        var place = start + mark.utf8CodeUnitCount
        if bytes.hasBytes("the ", at: place) { place += 4 }
        if place < range.upperBound, ASCII.isUpper(bytes[place]) { return true }
      }
    }
    return false
  }
}

extension [UInt8] {
  /// Whether one of the texts stands in a range.
  fileprivate func hasAny(_ texts: [StaticString], in range: Range<Int>) -> Bool {
    range.contains { index in
      texts.contains { hasBytes($0, at: index) && index + $0.utf8CodeUnitCount <= range.upperBound }
    }
  }
}
