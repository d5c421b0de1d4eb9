/// Reads what matches one scalar in PCRE2's syntax (`.`, `\w`, `[a-z]`) as a set. What it does not know it takes for any scalar: a filter
/// may let too much pass, never too little.
struct ScalarSetReader {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private let dotIsAny: Bool

  /// The set that `text` stands for; with `dotIsAny` a dot matches line feeds too.
  static func set(_ text: String, dotIsAny: Bool) -> ScalarSet {
    var reader = ScalarSetReader(scalars: Array(text.unicodeScalars), dotIsAny: dotIsAny)
    guard let set = reader.read(), reader.position == reader.scalars.count else { return .any }
    return set
  }

  private init(scalars: [Unicode.Scalar], dotIsAny: Bool) {
    self.scalars = scalars
    self.dotIsAny = dotIsAny
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private enum Member {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
  }

  private mutating func read() -> ScalarSet? {
    if take(".") { return dotIsAny ? .any : .notLineFeed }
    if next == "\\" {
      switch escape() {
      case .set(let set)?: return set
      case .scalar(let scalar)?: return ScalarSet(scalar)
      case nil: return nil
      }
    }
    return take("[") ? bracketed() : nil
  }

  private mutating func bracketed() -> ScalarSet? {
    let isNegative = take("^")
    var set = ScalarSet.none
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      guard let member = member() else { return nil }
      switch member {
      case .set(let part): set = set.union(part)
      case .scalar(let start):
        guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
          set.insert(start)
          continue
        }
        position += 1
        guard case .scalar(let end)? = self.member(), start <= end else { return nil }
        set.insert(start...end)
      }
    }
    guard take("]") else { return nil }
    return isNegative ? set.inverted : set
  }

  private mutating func member() -> Member? {
    guard let scalar = next else { return nil }
    if scalar == "\\" { return escape() }
    // `[:alpha:]` and its like are rare: any scalar will do.
    if scalar == "[" { return nil }
    position += 1
    return .scalar(scalar)
  }

  private mutating func escape() -> Member? {
    guard position + 1 < scalars.count else { return nil }
    let scalar = scalars[position + 1]
    position += 2
    switch scalar {
    case "w": return .set(.word)
    case "W": return .set(.nonword)
    case "d": return .set(.digit)
    case "D": return .set(.digit.inverted)
    case "s": return .set(.space)
    case "S": return .set(.space.inverted)
    case "x": return hexadecimal().map { .scalar($0) }
    default:
      guard scalar.isASCII, !ASCII.isLetter(UInt8(truncatingIfNeeded: scalar.value)),
        !ASCII.isDigit(UInt8(truncatingIfNeeded: scalar.value))
      else { return nil }
      return .scalar(scalar)
    }
  }

  /// `{1a}` or two digits.
  private mutating func hexadecimal() -> Unicode.Scalar? {
    let isBraced = take("{")
    var value: UInt32 = 0
    var count = 0
    while let digit = next.flatMap({ UInt32(String($0), radix: 16) }), count < (isBraced ? 6 : 2) {
      value = value * 16 + digit
      count += 1
      position += 1
    }
    guard count > 0, !isBraced || take("}") else { return nil }
    return Unicode.Scalar(value)
  }
}
