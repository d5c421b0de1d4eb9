import TextScanning

/// One attribute the reader has a use for; its value is a byte range of the page, without the quotes.
struct HTMLAttribute: Sendable {
  enum Name: UInt8, CaseIterable, Sendable {
    case alt, charset, checked, `class`, colspan, content, hidden, href, id, itemprop, reversed, role, rowspan, src
    case start, style, title, type, value, ariaHidden

    /// The name with this hash (see `HTMLTag.hash`), or nil for all the others.
    static func named(_ hash: UInt64) -> Name? { table[hash] }

    private static let table: [UInt64: Name] = Dictionary(
      uniqueKeysWithValues: allCases.map {
        (HTMLTag.hash(of: $0 == .ariaHidden ? "aria-hidden" : String(describing: $0)), $0)
      })
  }

  let name: Name
  let start: UInt32
  let end: UInt32

  init(_ name: Name, _ range: Range<Int>) {
    self.name = name
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
}
