#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Byte classes and small byte predicates. All scanning works on UTF-8 bytes: a byte of 0x80 and above is part of
/// a letter unless `Unicode` punctuation says otherwise.
public enum ASCII {
  /// Whether the byte is an ASCII letter.
  @inlinable @inline(__always) public static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26
  }

  /// Whether the byte is an ASCII upper-case letter.
  @inlinable @inline(__always) public static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  /// Whether the byte is an ASCII lower-case letter.
  @inlinable @inline(__always) public static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  /// Whether the byte is an ASCII digit.
  @inlinable @inline(__always) public static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether the byte is a space, tab, line feed, carriage return, vertical tab or form feed.
  @inlinable @inline(__always) public static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// Whether the byte is ASCII punctuation (CommonMark's definition: any printable that is no letter, digit or space).
  @inlinable @inline(__always) public static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isLetter(byte) && !isDigit(byte)
  }

  /// Whether the byte can stand inside a word: letters, digits, underscore and every byte of a non-ASCII scalar.
  @inlinable @inline(__always) public static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte < 0x40 ? wordBits.low : wordBits.high) & (1 &<< UInt64(byte & 0x3F)) != 0
  }

  /// The digits, and the letters with the underscore: one bit for each byte below 0x40, and from there on.
  public static var wordBits: (low: UInt64, high: UInt64) {
    @inlinable @inline(__always) get { (0x03FF_0000_0000_0000, 0x07FF_FFFE_87FF_FFFE) }
  }

  /// The byte with ASCII upper case folded to lower case; other bytes as they are.
  @inlinable @inline(__always) public static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
}

extension UInt8 {
  public static var lineFeed: UInt8 { 0x0A }
  public static var carriageReturn: UInt8 { 0x0D }
  public static var space: UInt8 { 0x20 }
  public static var tab: UInt8 { 0x09 }

  /// The byte of an ASCII scalar written as a literal: `UInt8.of("#")`.
  @inlinable @inline(__always) public static func of(_ scalar: Unicode.Scalar) -> UInt8 {
    UInt8(truncatingIfNeeded: scalar.value)
  }
}

extension [UInt8] {
  /// The bytes of `range` as a string; ill-formed UTF-8 becomes U+FFFD.
  public func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// Appends the bytes of a literal.
  @inlinable @inline(__always) public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Whether the bytes at `index` start with `prefix`. O(prefix); most answers are found at the first byte.
  @inlinable @inline(__always)
  public func hasBytes(_ prefix: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + prefix.utf8CodeUnitCount <= count else { return false }
    return prefix.utf8CodeUnitCount == 0 || self[index] == prefix.utf8Start.pointee && matches(prefix, at: index)
  }

  @usableFromInline
  func matches(_ prefix: StaticString, at index: Int) -> Bool {
    prefix.withUTF8Buffer { buffer in
      for offset in buffer.indices where buffer[offset] != self[index + offset] { return false }
      return true
    }
  }

  /// Whether the bytes of `text` stand anywhere. O(bytes × text).
  public func holds(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && (0...(count - text.utf8CodeUnitCount)).contains { hasBytes(text, at: $0) }
  }

  /// The offset of the first `byte` at `start` or after it. O(bytes), at memory speed.
  public func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base + start, Int32(byte), count - start) else {
        return nil
      }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The offset of the first `byte` in `range`, or nil. O(range), at memory speed.
  public func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the range lies outside of the text")
    guard !range.isEmpty else { return nil }
    return withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The ASCII-lower-cased copy of the bytes.
  public func lowercasedASCII() -> [UInt8] {
    var copy = self
    for index in copy.indices { copy[index] = ASCII.lower(copy[index]) }
    return copy
  }
}
