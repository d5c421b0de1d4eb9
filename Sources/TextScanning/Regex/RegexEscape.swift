/// Reads a backslash and what it escapes: one scalar, or a set of them.
struct RegexEscape {
  enum Meaning {
    case scalar(Unicode.Scalar)
    case set(String)
  }

  private let scalars: [Unicode.Scalar]
  private(set) var position: Int

  /// `position` is that of the backslash.
  init(_ scalars: [Unicode.Scalar], at position: Int) {
    self.scalars = scalars
    self.position = position
  }

  mutating func read() throws(PatternError) -> Meaning {
    guard position + 1 < scalars.count else { throw invalid("\\ at end of pattern") }
    let scalar = scalars[position + 1]
    position += 2
    switch scalar {
    case "d", "D", "w", "W", "s", "S": return .set("\\\(scalar)")
    case "p", "P": return .set("\\\(scalar)\(try property())")
    case "n": return .scalar("\n")
    case "r": return .scalar("\r")
    case "t": return .scalar("\t")
    case "f": return .scalar("\u{0C}")
    case "v": return .scalar("\u{0B}")
    case "a": return .scalar("\u{07}")
    case "e": return .scalar("\u{1B}")
    case "0": return .scalar("\0")
    case "u": return .scalar(try hexadecimal(digits: 4))
    case "x": return .scalar(try next == "{" ? bracedHexadecimal() : hexadecimal(digits: 2))
    default:
      // A letter that means nothing is a mistake; any other scalar stands for itself.
      if scalar.isASCII, ASCII.isLetter(UInt8(truncatingIfNeeded: scalar.value)) {
        throw invalid("unrecognized character follows \\")
      }
      return .scalar(scalar)
    }
  }

  /// A scalar as it may stand in an expression, inside a class or out of it.
  static func written(_ scalar: Unicode.Scalar) -> String {
    var text: [UInt8] = []
    write(scalar, to: &text)
    return text.string(0..<text.count)
  }

  /// Appends the same.
  static func write(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    if scalar.value < 0x20 || scalar.value == 0x7F {
      text += "\\x{\(String(scalar.value, radix: 16))}".utf8
    } else if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      if ASCII.isPunctuation(byte) { text.append("\\") }
      text.append(byte)
    } else {
      text += UTF8.encode(scalar) ?? .init()
    }
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func property() throws(PatternError) -> String {
    guard next == "{" else {
      guard let scalar = next else { throw invalid("malformed \\p sequence") }
      position += 1
      return "{\(scalar)}"
    }
    guard let end = scalars[position...].firstIndex(of: "}") else { throw invalid("malformed \\p sequence") }
    defer { position = end + 1 }
    return String(String.UnicodeScalarView(scalars[position...end]))
  }

  private mutating func hexadecimal(digits: Int) throws(PatternError) -> Unicode.Scalar {
    guard position + digits <= scalars.count else { throw invalid("digits are missing after \\x or \\u") }
    return try scalar(upTo: position + digits)
  }

  private mutating func bracedHexadecimal() throws(PatternError) -> Unicode.Scalar {
    position += 1
    guard let end = scalars[position...].firstIndex(of: "}") else { throw invalid("missing } after \\x{") }
    let scalar = try scalar(upTo: end)
    position = end + 1
    return scalar
  }

  private mutating func scalar(upTo end: Int) throws(PatternError) -> Unicode.Scalar {
    let text = String(String.UnicodeScalarView(scalars[position..<end]))
    guard let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw invalid("character code point value is none")
    }
    position = end
    return scalar
  }

  private func invalid(_ message: String) -> PatternError {
    .invalid(
      message: message, offset: String(String.UnicodeScalarView(scalars[..<min(position, scalars.count)])).utf8.count)
  }
}
