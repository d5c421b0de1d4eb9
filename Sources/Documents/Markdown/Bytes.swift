import TextScanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Small scans over unsafe bytes, for the inner loops of the Markdown reader.
enum Bytes {
  /// The offset of the first `byte` in `from ..< to`. O(to − from), at memory speed.
  static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int) -> Int? {
    guard from < to, let base = bytes.baseAddress else { return nil }
    return first(byte, in: base, from: from, to: to)
  }

  /// The offset of the first `byte` in `from ..< to`. O(to − from), at memory speed.
  static func first(_ byte: UInt8, in base: UnsafePointer<UInt8>, from: Int, to: Int) -> Int? {
    guard from < to, let found = memchr(base + from, Int32(byte), to - from) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The offset of the first occurrence of `needle` in `from ..< to`.
  static func first(
    _ needle: UnsafeBufferPointer<UInt8>, in base: UnsafePointer<UInt8>, from: Int, to: Int
  ) -> Int? {
    guard let start = needle.baseAddress, let first = needle.first else { return nil }
    var index = from
    while let place = Self.first(first, in: base, from: index, to: to - needle.count + 1) {
      if memcmp(base + place, start, needle.count) == 0 { return place }
      index = place + 1
    }
    return nil
  }

  /// Whether `text` stands anywhere.
  static func holds(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return text.withUTF8Buffer { first($0, in: base, from: 0, to: bytes.count) != nil }
  }

  /// `range` without white space at its ends.
  static func trimmed(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether `text` stands at `index`.
  static func has(_ text: StaticString, at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, index + count <= bytes.count else { return false }
    return text.withUTF8Buffer { literal in
      for offset in 0..<count where literal[offset] != bytes[index + offset] { return false }
      return true
    }
  }

  /// The bytes of `range` as a string; ill-formed UTF-8 becomes U+FFFD.
  static func string(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
