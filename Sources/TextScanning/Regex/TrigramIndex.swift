/// Which one, two and three characters stand side by side in a text: tells at next to no cost of most expressions that they match nowhere in
/// it (after Cox, "Regular Expression Matching with a Trigram Index", 2012).
///
/// Characters are told apart roughly: cases are one, and so are digits, marks, and all that is not ASCII. What it says is true of any
/// expression; it only says it less often of some.
public struct TrigramIndex: Sendable {
  /// Letters, the space, the digits, every other ASCII character, and the rest.
  private static let classCount = 32
  /// The class of bytes beyond ASCII, of which nothing is asked.
  private static let beyond = 31

  private var singles: [Bool]
  private var pairs: [Bool]
  private var triples: [Bool]
  /// Scalars beyond ASCII that are a letter of ASCII in another case stand in the text: nothing is ruled out.
  private var holdsAnything = false

  /// O(bytes).
  public init(_ bytes: [UInt8]) {
    singles = Array(repeating: false, count: Self.classCount)
    pairs = Array(repeating: false, count: Self.classCount * Self.classCount)
    triples = Array(repeating: false, count: Self.classCount * Self.classCount * Self.classCount)
    var last = 0
    for (index, byte) in bytes.enumerated() {
      last = (last << 5 | Self.classes[Int(byte)]) & 0x7FFF
      singles[last & 0x1F] = true
      if index > 0 { pairs[last & 0x3FF] = true }
      if index > 1 { triples[last] = true }
      if byte >= 0x80, Self.letters.contains(where: { bytes.hasBytes($0, at: index) }) { holdsAnything = true }
    }
  }

  /// Whether an expression could match somewhere in the text. O(nodes).
  public func mayHold(_ node: RegexNode) -> Bool { holdsAnything || admits(node) }

  private func admits(_ node: RegexNode) -> Bool {
    switch node {
    case .scalar(let scalar): admits(scalar)
    case .sequence(let parts): admits(parts)
    case .choice(let parts): parts.contains(where: admits)
    case .group(let opening, let inner): RegexNode.isLookAhead(opening) || admits(inner)
    case .repeated(let inner, let least, _, _): least == 0 || admits(inner)
    case .empty, .set, .lookBehind, .assertion, .reference: true
    }
  }

  private func admits(_ scalar: Unicode.Scalar) -> Bool { !scalar.isASCII || singles[Self.classes[Int(scalar.value)]] }

  /// Scalars side by side are asked for together, and what stands between runs of them alone.
  private func admits(_ parts: [RegexNode]) -> Bool {
    var (last, length) = (0, 0)
    for part in parts {
      switch part {
      case .scalar(let scalar) where scalar.isASCII:
        last = (last << 5 | Self.classes[Int(scalar.value)]) & 0x7FFF
        length += 1
        guard singles[last & 0x1F], length < 2 || pairs[last & 0x3FF], length < 3 || triples[last] else { return false }
      case .assertion, .empty: break
      default:
        guard admits(part) else { return false }
        length = 0
      }
    }
    return true
  }

  /// A long s and the sign of kelvin.
  private static let letters: [StaticString] = ["\u{17F}", "\u{212A}"]

  private static let classes: [Int] = (0..<256).map { value in
    guard value < 128 else { return beyond }
    let byte = UInt8(value)
    if ASCII.isLetter(byte) { return Int(byte & 0x1F) - 1 }
    if ASCII.isDigit(byte) { return 26 }
    return byte == .of(" ") ? 27 : ASCII.isSpace(byte) ? 28 : byte < .of("0") ? 29 : 30
  }
}
