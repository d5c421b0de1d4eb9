/// Unicode scalars read from bytes, with the two classes that patterns over every script ask for.
public enum Scalars {
  /// The scalar that starts at `index` and its length in bytes; ill-formed bytes are U+FFFD, one byte each. O(1).
  public static func scalar(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = Words.scalarLength(lead)
    guard lead >= 0xC2, lead < 0xF5, index + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      guard bytes[index + offset] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) } ?? ("\u{FFFD}", 1)
  }

  /// The scalar that ends just before `index`; nil at the start. O(1).
  public static func scalar(_ bytes: [UInt8], before index: Int) -> Unicode.Scalar? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let found = scalar(bytes, at: start)
    return start + found.length == index ? found.scalar : "\u{FFFD}"
  }

  /// Whether the scalar is a letter or a number of any script, or an underscore: what `\w` means. Combining marks are not.
  public static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ASCII.isWord(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// Whether the scalar is white space of any kind, the separators of ASCII included.
  public static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ASCII.isSpace(UInt8(scalar.value)) || (0x1C...0x1F).contains(scalar.value) }
    return scalar.value >= 0x80 && scalar.properties.isWhitespace
  }
}
