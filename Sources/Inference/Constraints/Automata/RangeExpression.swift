/// A regular expression over numbers that stand for bytes, scalars or calls.
indirect enum RangeExpression: Sendable {
  case empty
  /// One number out of any of these ranges; none at all where there are no ranges.
  case set([ClosedRange<UInt32>])
  case sequence([RangeExpression])
  case choice([RangeExpression])
  /// `most` nil: without an end.
  case repeated(RangeExpression, least: Int, most: Int?)

  /// Nothing matches it.
  static let nothing = RangeExpression.set([])

  static func one(_ value: UInt32) -> RangeExpression { .set([value...value]) }
  static func one(_ range: ClosedRange<UInt32>) -> RangeExpression { .set([range]) }
  static func text(_ text: String) -> RangeExpression { .sequence(text.utf8.map { .one(UInt32($0)) }) }
  static func optional(_ inner: RangeExpression) -> RangeExpression { .repeated(inner, least: 0, most: 1) }
}
