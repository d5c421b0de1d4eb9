internal import CMarkGFM
import TextScanning

/// Resolves character references: `&amp;`, `&copy` (old names need no semicolon), `&#8211;`, `&#x2013;`.
///
/// The names are cmark's table, which is the whole one of HTML 5. An unknown name stays text.
struct HTMLReferences {
  /// Answers by the hash of the name.
  private var cache: [UInt64: String?] = [:]
  private static let longestName = 31

  /// The reference at `index` (a `&`): where it ends and what it stands for; nil when it is just an ampersand.
  mutating func reference(
    _ bytes: [UInt8], at index: Int, end: Int, inAttribute: Bool = false
  ) -> (end: Int, string: String)? {
    guard index + 2 < end else { return nil }
    if bytes[index + 1] == .of("#") { return numeric(bytes, at: index + 2, end: end) }
    var nameEnd = index + 1
    while nameEnd < end, nameEnd - index <= Self.longestName,
      ASCII.isLetter(bytes[nameEnd]) || ASCII.isDigit(bytes[nameEnd])
    {
      nameEnd += 1
    }
    if nameEnd < end, bytes[nameEnd] == .of(";"), let string = lookUp(bytes, index + 1..<nameEnd) {
      return (nameEnd + 1, string)
    }
    return legacy(bytes, index + 1..<nameEnd, end: end, inAttribute: inAttribute)
  }

  /// The longest old name at the start of `name`: `&copy2024` is © and 2024, but an attribute's `?a=1&copy=2` is no reference.
  private mutating func legacy(
    _ bytes: [UInt8], _ name: Range<Int>, end: Int, inAttribute: Bool
  ) -> (end: Int, string: String)? {
    var length = min(name.count, 6)
    while length >= 2 {
      let stop = name.lowerBound + length
      let short = name.lowerBound..<stop
      if let string = lookUp(bytes, short), Self.needsNoSemicolon(string),
        !Self.youngNames.contains(bytes.string(short))
      {
        if inAttribute, stop < end {
          let next = bytes[stop]
          if next == .of("=") || ASCII.isLetter(next) || ASCII.isDigit(next) { return nil }
        }
        return (stop, string)
      }
      length -= 1
    }
    return nil
  }

  /// The names that HTML 2 had: marks of the syntax and Latin 1.
  private static func needsNoSemicolon(_ string: String) -> Bool {
    guard let scalar = string.unicodeScalars.first else { return false }
    return (160...255).contains(scalar.value) || scalar == "&" || scalar == "<" || scalar == ">" || scalar == "\""
  }

  /// Names that came later for signs of Latin 1.
  private static let youngNames: Set<String> = ["pm", "div", "half", "die", "Dot", "angst", "strns"]

  private mutating func lookUp(_ bytes: [UInt8], _ name: Range<Int>) -> String? {
    guard !name.isEmpty else { return nil }
    var key = HTMLTag.emptyHash
    for byte in bytes[name] { key = HTMLTag.hash(key, byte) }
    if let known = cache[key] { return known }
    let string = Self.value(of: bytes[name])
    cache[key] = string
    return string
  }

  private static func value(of name: ArraySlice<UInt8>) -> String? {
    var buffer = cmark_strbuf()
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0)
    defer { cmark_strbuf_free(&buffer) }
    let ended = name + [.of(";")]
    let used = ended.withUnsafeBufferPointer {
      houdini_unescape_ent(&buffer, $0.baseAddress, Int32(clamping: $0.count))
    }
    guard Int(used) == ended.count else { return nil }
    return String(decoding: UnsafeBufferPointer(start: buffer.ptr, count: Int(buffer.size)), as: UTF8.self)
  }

  /// `&#` has been read; digits follow, or `x` and hexadecimal digits.
  private func numeric(_ bytes: [UInt8], at start: Int, end: Int) -> (end: Int, string: String)? {
    let isHexadecimal = bytes[start] | 0x20 == .of("x")
    let first = isHexadecimal ? start + 1 : start
    var index = first
    var value: UInt32 = 0
    while index < end, let digit = Self.digit(bytes[index], hexadecimal: isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < end, bytes[index] == .of(";") { index += 1 }
    return (index, Self.string(ofCode: value))
  }

  private static func digit(_ byte: UInt8, hexadecimal: Bool) -> UInt32? {
    if ASCII.isDigit(byte) { return UInt32(byte - 0x30) }
    let lower = byte | 0x20
    return hexadecimal && lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x61) + 10 : nil
  }

  private static func string(ofCode code: UInt32) -> String {
    var code = code
    if (0x80...0x9F).contains(code) { code = windows1252[Int(code - 0x80)] }
    guard code > 0, let scalar = Unicode.Scalar(code) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }

  /// What codes 128 to 159 mean on the web.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178,
  ]
}
