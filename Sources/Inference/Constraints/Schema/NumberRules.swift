/// JSON numbers within bounds, as expressions over bytes. Unbounded ones have at most 18 digits before and 17 behind the point and an
/// exponent of two digits: every such number is a finite double, and a model cannot write digits for ever.
enum NumberRules {
  private static let zero = RangeExpression.text("0")
  private static let digit = RangeExpression.one(0x30...0x39)
  private static let nonzero = RangeExpression.one(0x31...0x39)
  private static let wholeDigits = 18
  private static let fractionDigits = 17

  static let integer = RangeExpression.sequence([.optional(.text("-")), whole])
  static let number = RangeExpression.sequence([
    .optional(.text("-")), whole, .optional(fraction),
    .optional(
      .sequence([
        .set([0x45...0x45, 0x65...0x65]), .optional(.set([0x2B...0x2B, 0x2D...0x2D])),
        .repeated(digit, least: 1, most: 2),
      ])),
  ])

  private static let whole = RangeExpression.choice([
    zero, .sequence([nonzero, .repeated(digit, least: 0, most: wholeDigits - 1)]),
  ])
  private static let fraction = RangeExpression.sequence([
    .text("."), .repeated(digit, least: 1, most: fractionDigits),
  ])

  /// A bound in digits: `12.5` is `12` and `5`.
  struct Bound: Equatable {
    var isNegative: Bool
    /// Without leading zeros; empty for 0.
    var whole: [UInt8]
    /// Without trailing zeros.
    var fraction: [UInt8]
    var isExclusive: Bool

    var isZero: Bool { whole.isEmpty && fraction.isEmpty }

    /// Nil for a number of more digits than bounded numbers may have.
    init?(_ value: JSONValue, isExclusive: Bool) {
      guard case .number(let text) = value, let plain = Self.plainDigits(text) else { return nil }
      isNegative = plain.first == UInt8(ascii: "-")
      let parts = plain.drop { $0 == UInt8(ascii: "-") }.split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      whole = parts.first.map { Array($0.drop { $0 == 0x30 }) } ?? []
      fraction = parts.count > 1 ? Array(parts[1]) : []
      while fraction.last == 0x30 { fraction.removeLast() }
      self.isExclusive = isExclusive
      guard whole.count <= NumberRules.wholeDigits, fraction.count <= NumberRules.fractionDigits else { return nil }
    }

    /// A number without its exponent: the point is moved instead.
    private static func plainDigits(_ text: String) -> [UInt8]? {
      let bytes = Array(text.utf8)
      guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return bytes }
      guard let exponent = Int(String(decoding: bytes[(mark + 1)...].drop { $0 == UInt8(ascii: "+") }, as: UTF8.self)),
        abs(exponent) <= 40
      else { return nil }
      let isNegative = bytes[0] == UInt8(ascii: "-")
      let mantissa = bytes[..<mark].drop { $0 == UInt8(ascii: "-") }
      let point = mantissa.firstIndex(of: UInt8(ascii: ".")).map { $0 - mantissa.startIndex } ?? mantissa.count
      var digits = mantissa.filter { $0 != UInt8(ascii: ".") }
      var place = point + exponent
      if place < 1 {
        digits = [UInt8](repeating: 0x30, count: 1 - place) + digits
        place = 1
      }
      if place > digits.count { digits += [UInt8](repeating: 0x30, count: place - digits.count) }
      digits.insert(UInt8(ascii: "."), at: place)
      return (isNegative ? [UInt8(ascii: "-")] : []) + digits
    }
  }

  // MARK: One bound

  /// Numbers of at least (or above) a bound.
  static func atLeast(_ bound: Bound, isInteger: Bool) -> RangeExpression {
    let minus = RangeExpression.text("-")
    guard bound.isNegative, !bound.isZero else { return magnitudeAtLeast(bound, isInteger) }
    return .choice([anyMagnitude(isInteger), .sequence([minus, magnitudeAtMost(bound, isInteger)])])
  }

  /// Numbers of at most (or below) a bound.
  static func atMost(_ bound: Bound, isInteger: Bool) -> RangeExpression {
    let minus = RangeExpression.text("-")
    if bound.isNegative || bound.isZero {
      let negative = RangeExpression.sequence([minus, magnitudeAtLeast(bound, isInteger)])
      return bound.isZero && !bound.isExclusive ? .choice([zero, negative]) : negative
    }
    return .choice([.sequence([minus, anyMagnitude(isInteger)]), magnitudeAtMost(bound, isInteger)])
  }

  private static func anyMagnitude(_ isInteger: Bool) -> RangeExpression {
    isInteger ? whole : .sequence([whole, .optional(fraction)])
  }

  private static func magnitudeAtLeast(_ bound: Bound, _ isInteger: Bool) -> RangeExpression {
    let more = RangeExpression.sequence([wholeAbove(bound.whole), isInteger ? .empty : .optional(fraction)])
    let isReached = bound.fraction.isEmpty && !bound.isExclusive
    let equal = isInteger ? (isReached ? .empty : .nothing) : fractionAtLeast(bound.fraction, bound.isExclusive)
    return .choice([more, .sequence([text(bound.whole), equal])])
  }

  private static func magnitudeAtMost(_ bound: Bound, _ isInteger: Bool) -> RangeExpression {
    let less = RangeExpression.sequence([wholeBelow(bound.whole), isInteger ? .empty : .optional(fraction)])
    let isReached = !bound.fraction.isEmpty || !bound.isExclusive
    let equal = isInteger ? (isReached ? .empty : .nothing) : fractionAtMost(bound.fraction, bound.isExclusive)
    return .choice([less, .sequence([text(bound.whole), equal])])
  }

  private static func text(_ whole: [UInt8]) -> RangeExpression {
    whole.isEmpty ? zero : .sequence(whole.map { .one(UInt32($0)) })
  }

  // MARK: Digits before the point

  /// Whole numbers above one.
  private static func wholeAbove(_ bound: [UInt8]) -> RangeExpression {
    guard !bound.isEmpty else { return .sequence([nonzero, .repeated(digit, least: 0, most: wholeDigits - 1)]) }
    var choices = [above(bound[...])]
    if bound.count < wholeDigits {
      choices.append(.sequence([nonzero, .repeated(digit, least: bound.count, most: wholeDigits - 1)]))
    }
    return .choice(choices)
  }

  /// Whole numbers below one.
  private static func wholeBelow(_ bound: [UInt8]) -> RangeExpression {
    guard let first = bound.first else { return .nothing }
    var choices = [zero]
    if bound.count > 1 { choices.append(.sequence([nonzero, .repeated(digit, least: 0, most: bound.count - 2)])) }
    // As many digits, and no zero in front.
    if first > 0x31 { choices.append(.sequence([.one(0x31...UInt32(first) - 1), digits(bound.count - 1)])) }
    choices.append(.sequence([.one(UInt32(first)), below(bound.dropFirst())]))
    return .choice(choices)
  }

  /// Texts of as many digits that are above a text of digits.
  private static func above(_ text: ArraySlice<UInt8>) -> RangeExpression {
    guard let first = text.first else { return .nothing }
    var choices = [RangeExpression.sequence([.one(UInt32(first)), above(text.dropFirst())])]
    if first < 0x39 { choices.append(.sequence([.one(UInt32(first) + 1...0x39), digits(text.count - 1)])) }
    return .choice(choices)
  }

  /// Texts of as many digits that are below a text of digits.
  private static func below(_ text: ArraySlice<UInt8>) -> RangeExpression {
    guard let first = text.first else { return .nothing }
    var choices = [RangeExpression.sequence([.one(UInt32(first)), below(text.dropFirst())])]
    if first > 0x30 { choices.append(.sequence([.one(0x30...UInt32(first) - 1), digits(text.count - 1)])) }
    return .choice(choices)
  }

  private static func digits(_ count: Int) -> RangeExpression { .repeated(digit, least: count, most: count) }

  // MARK: Digits behind the point

  /// Fractions, point and all or none, of at least `0.bound`.
  private static func fractionAtLeast(_ bound: [UInt8], _ isExclusive: Bool) -> RangeExpression {
    if bound.isEmpty, !isExclusive { return .optional(fraction) }
    return .sequence([.text("."), tailAtLeast(bound[...], isExclusive, fractionDigits)])
  }

  /// Up to `room` digits that together are at least `bound`.
  private static func tailAtLeast(_ bound: ArraySlice<UInt8>, _ isExclusive: Bool, _ room: Int) -> RangeExpression {
    guard room > 0 else { return bound.isEmpty && !isExclusive ? .empty : .nothing }
    let rest = RangeExpression.repeated(digit, least: 0, most: room - 1)
    guard let first = bound.first else {
      guard isExclusive else { return .repeated(digit, least: 0, most: room) }
      // Anything that is not all zeros.
      return .choice([.sequence([nonzero, rest]), .sequence([zero, tailAtLeast(bound, true, room - 1)])])
    }
    var choices = [
      RangeExpression.sequence([.one(UInt32(first)), tailAtLeast(bound.dropFirst(), isExclusive, room - 1)])
    ]
    if first < 0x39 { choices.append(.sequence([.one(UInt32(first) + 1...0x39), rest])) }
    return .choice(choices)
  }

  /// Fractions, point and all or none, of at most `0.bound`.
  private static func fractionAtMost(_ bound: [UInt8], _ isExclusive: Bool) -> RangeExpression {
    if bound.isEmpty { return isExclusive ? .nothing : .empty }
    return .optional(.sequence([.text("."), tailAtMost(bound[...], isExclusive, fractionDigits)]))
  }

  /// One digit and up to `room - 1` more that together are at most `bound`.
  private static func tailAtMost(_ bound: ArraySlice<UInt8>, _ isExclusive: Bool, _ room: Int) -> RangeExpression {
    guard let first = bound.first, room > 0 else { return .nothing }
    let rest = bound.dropFirst()
    var choices: [RangeExpression] = []
    if first > 0x30 {
      choices.append(.sequence([.one(0x30...UInt32(first) - 1), .repeated(digit, least: 0, most: room - 1)]))
    }
    // The bound itself, or what is short of it.
    let stop: RangeExpression = rest.isEmpty && isExclusive ? .nothing : .empty
    choices.append(.sequence([.one(UInt32(first)), .choice([stop, tailAtMost(rest, isExclusive, room - 1)])]))
    return .choice(choices)
  }
}
