/// Reads the regular part of ECMA-262 regular expressions (with the `u` flag), which JSON Schema's `pattern` is written in: classes, groups,
/// alternatives, quantifiers, and anchors at the ends. What is not regular, or looks around, is an error that names it.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private static let everything: [ClosedRange<UInt32>] = [0...0x10FFFF]
  /// More repetitions are refused.
  private static let mostRepetitions = 10_000

  /// The expression over whole texts: what is not anchored may have anything around it.
  static func expression(_ pattern: String) throws(PatternError) -> RangeExpression {
    var parser = PatternParser(scalars: Array(pattern.unicodeScalars))
    let expression = try parser.alternatives()
    guard parser.index == parser.scalars.count else { throw PatternError(message: "“)” without “(”") }
    return expression
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  /// The branches of the whole pattern, each with its own anchors.
  private mutating func alternatives() throws(PatternError) -> RangeExpression {
    let anything = RangeExpression.repeated(.set(Self.everything), least: 0, most: nil)
    var branches: [RangeExpression] = []
    repeat {
      let isAnchored = take("^")
      let branch = try sequence()
      let endsAnchored = take("$")
      guard next == nil || next == "|" || next == ")" else { throw PatternError(message: "“$” inside of the pattern") }
      branches.append(.sequence((isAnchored ? [] : [anything]) + [branch] + (endsAnchored ? [] : [anything])))
    } while take("|")
    return .choice(branches)
  }

  private mutating func choice() throws(PatternError) -> RangeExpression {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> RangeExpression {
    var parts: [RangeExpression] = []
    while let scalar = next, scalar != "|", scalar != ")", scalar != "$" { parts.append(try quantified()) }
    return .sequence(parts)
  }

  private mutating func quantified() throws(PatternError) -> RangeExpression {
    let inner = try atom()
    var bounds: (least: Int, most: Int?)
    switch next {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      bounds = try braces()
      _ = take("?")
      return .repeated(inner, least: bounds.least, most: bounds.most)
    default: return inner
    }
    index += 1
    // A lazy quantifier matches the same texts.
    _ = take("?")
    return .repeated(inner, least: bounds.least, most: bounds.most)
  }

  private mutating func braces() throws(PatternError) -> (Int, Int?) {
    index += 1
    guard let least = number() else { throw PatternError(message: "“{” without a number") }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}"), most.map({ $0 >= least }) ?? true else { throw PatternError(message: "a quantifier that is none") }
    guard max(least, most ?? 0) <= Self.mostRepetitions else {
      throw PatternError(message: "more than \(Self.mostRepetitions) repetitions")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar), digits.utf8.count < 9 {
      digits.unicodeScalars.append(scalar)
      index += 1
    }
    return Int(digits)
  }

  private mutating func atom() throws(PatternError) -> RangeExpression {
    guard let scalar = next else { return .empty }
    index += 1
    switch scalar {
    case "(": return try group()
    case "[": return .set(try bracketed())
    case ".": return .set(PatternClasses.dot)
    case "\\": return .set(try escape(inClass: false))
    case "^": throw PatternError(message: "“^” inside of the pattern")
    case "*", "+", "?", "{": throw PatternError(message: "“\(scalar)” with nothing before it")
    default: return .one(scalar.value)
    }
  }

  private mutating func group() throws(PatternError) -> RangeExpression {
    if take("?") {
      let isNamed = take("<") && next != "=" && next != "!"
      if isNamed {
        while let scalar = next, scalar != ">" { index += 1 }
      }
      guard take(isNamed ? ">" : ":") else { throw PatternError(message: "a look ahead or behind") }
    }
    let inner = try choice()
    guard take(")") else {
      throw PatternError(message: next == "$" ? "“$” inside of a group" : "“(” without “)”")
    }
    return inner
  }

  private mutating func bracketed() throws(PatternError) -> [ClosedRange<UInt32>] {
    let isNegative = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while let scalar = next, scalar != "]" {
      let first = try member()
      guard first.count == 1, first[0].count == 1, next == "-", index + 1 < scalars.count, scalars[index + 1] != "]"
      else {
        ranges += first
        continue
      }
      index += 1
      let last = try member()
      guard last.count == 1, last[0].count == 1, first[0].lowerBound <= last[0].lowerBound else {
        throw PatternError(message: "a range that is none in “[…]”")
      }
      ranges.append(first[0].lowerBound...last[0].lowerBound)
    }
    guard take("]") else { throw PatternError(message: "“[” without “]”") }
    return isNegative ? PatternClasses.inverted(ranges) : ranges
  }

  private mutating func member() throws(PatternError) -> [ClosedRange<UInt32>] {
    guard let scalar = next else { throw PatternError(message: "“[” without “]”") }
    index += 1
    return scalar == "\\" ? try escape(inClass: true) : [scalar.value...scalar.value]
  }

  private mutating func escape(inClass: Bool) throws(PatternError) -> [ClosedRange<UInt32>] {
    guard let scalar = next else { throw PatternError(message: "“\\” at the end") }
    index += 1
    func one(_ value: UInt32) -> [ClosedRange<UInt32>] { [value...value] }
    switch scalar {
    case "d": return PatternClasses.digits
    case "D": return PatternClasses.inverted(PatternClasses.digits)
    case "w": return PatternClasses.words
    case "W": return PatternClasses.inverted(PatternClasses.words)
    case "s": return PatternClasses.spaces
    case "S": return PatternClasses.inverted(PatternClasses.spaces)
    case "n": return one(0x0A)
    case "r": return one(0x0D)
    case "t": return one(0x09)
    case "f": return one(0x0C)
    case "v": return one(0x0B)
    case "0": return one(0)
    case "b" where inClass: return one(0x08)
    case "x": return one(try hexadecimal(2))
    case "u": return one(try take("{") ? bracedHexadecimal() : hexadecimal(4))
    case "b", "B": throw PatternError(message: "the word boundary “\\\(scalar)”")
    case "1"..."9", "k": throw PatternError(message: "the back reference “\\\(scalar)”")
    case "p", "P": throw PatternError(message: "the property “\\\(scalar)”")
    case "a"..."z", "A"..."Z": throw PatternError(message: "the escape “\\\(scalar)”")
    default: return one(scalar.value)
    }
  }

  private mutating func hexadecimal(_ count: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let scalar = next, let digit = UInt32(String(scalar), radix: 16) else {
        throw PatternError(message: "an escape with too few hexadecimal digits")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  private mutating func bracedHexadecimal() throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    while let scalar = next, let digit = UInt32(String(scalar), radix: 16), value < 0x110000 {
      value = value << 4 | digit
      index += 1
    }
    guard take("}"), value < 0x110000 else { throw PatternError(message: "an escape that is no scalar") }
    return value
  }
}
