import TextScanning

/// Finds characters that a reader of the page does not see and a program reads all the same: zero-width characters,
/// bidirectional controls, tag characters, fillers, variation selectors with nothing to vary. A joiner inside an emoji
/// or a word of a script that needs it is left alone, and so are soft hyphens.
enum InvisibleCharacters {
  /// The ranges of invisible characters, neighbours joined, in order. O(bytes).
  static func ranges(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    // All of them begin with one of these bytes.
    for lead: UInt8 in [0xE1, 0xE2, 0xE3, 0xEF, 0xF3] {
      var index = start
      while let place = Bytes.first(lead, in: bytes, from: index, to: bytes.count) {
        let length = length(at: place, in: bytes)
        if length > 0, !isNeeded(place, length, in: bytes) { found.append(place..<place + length) }
        index = place + max(length, 1)
      }
    }
    guard found.count > 1 else { return found }
    found.sort { $0.lowerBound < $1.lowerBound }
    var joined = [found[0]]
    for range in found.dropFirst() {
      if joined[joined.count - 1].upperBound == range.lowerBound {
        joined[joined.count - 1] = joined[joined.count - 1].lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// The length of the invisible character at `index`, or 0.
  private static func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard index + 2 < bytes.count else { return 0 }
    let (second, third) = (bytes[index + 1], bytes[index + 2])
    switch bytes[index] {
    // U+200B–200F, U+202A–202E; U+2060–2064, U+2066–2069.
    case 0xE2 where second == 0x80: return 0x8B...0x8F ~= third || 0xAA...0xAE ~= third ? 3 : 0
    case 0xE2 where second == 0x81: return 0xA0...0xA4 ~= third || 0xA6...0xA9 ~= third ? 3 : 0
    // U+FEFF inside the text, U+FE00–FE0F, U+FFA0.
    case 0xEF where second == 0xB8: return 0x80...0x8F ~= third ? 3 : 0
    case 0xEF: return (second == 0xBB && third == 0xBF) || (second == 0xBE && third == 0xA0) ? 3 : 0
    // U+115F and U+1160, U+3164.
    case 0xE1: return second == 0x85 && 0x9F...0xA0 ~= third ? 3 : 0
    case 0xE3: return second == 0x85 && third == 0xA4 ? 3 : 0
    // U+E0000–E007F, U+E0100–E01EF.
    case 0xF3:
      return second == 0xA0 && (0x80...0x81 ~= third || 0x84...0x87 ~= third) && index + 3 < bytes.count ? 4 : 0
    default: return 0
    }
  }

  /// Whether writing needs the character where it stands.
  private static func isNeeded(_ index: Int, _ length: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch (bytes[index], bytes[index + 1]) {
    case (0xE2, 0x80): isJoined(index, in: bytes) || isDirection(index, in: bytes)
    case (0xE1, _): isJamo(index, in: bytes)
    case (0xEF, 0xB8):
      isVariation(index, length, in: bytes) { $0 >= 0x2000 || 0x23...0x39 ~= $0 || $0 == 0xA9 || $0 == 0xAE }
    case (0xF3, _) where bytes[index + 2] >= 0x84: isVariation(index, length, in: bytes) { 0x3400...0x3_FFFF ~= $0 }
    case (0xF3, _): isFlag(index, in: bytes)
    default: false
    }
  }

  /// Whether a variation selector stands alone behind a character that has variants.
  private static func isVariation(
    _ index: Int, _ length: Int, in bytes: UnsafeBufferPointer<UInt8>, _ varies: (UInt32) -> Bool
  ) -> Bool {
    guard let before = scalar(before: index, in: bytes), varies(before), !(0xFE00...0xFE0F ~= before) else {
      return false
    }
    let next = scalar(at: index + length, in: bytes) ?? 0
    return !(0xFE00...0xFE0F ~= next) && !(0xE0100...0xE01EF ~= next)
  }

  /// Whether a filler belongs to a syllable written in its parts.
  private static func isJamo(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (before, after) = (scalar(before: index, in: bytes) ?? 0, scalar(at: index + 3, in: bytes) ?? 0)
    return 0x1100...0x11FF ~= before || 0x1100...0x11FF ~= after
  }

  /// Whether a single direction mark stands near letters that are written from right to left.
  private static func isDirection(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard 0x8E...0x8F ~= bytes[index + 2] else { return false }
    let near = max(index - 24, 0)..<min(index + 27, bytes.count)
    var marks = 0
    var hasLetter = false
    for place in near {
      if 0xD6...0xDF ~= bytes[place] { hasLetter = true }
      if bytes[place] == 0xE2, length(at: place, in: bytes) > 0 { marks += 1 }
    }
    return hasLetter && marks == 1
  }

  /// Whether a joiner or non-joiner stands where writing needs one.
  private static func isJoined(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes[index] == 0xE2, bytes[index + 1] == 0x80, 0x8C...0x8D ~= bytes[index + 2] else { return false }
    guard let before = scalar(before: index, in: bytes), let after = scalar(at: index + 3, in: bytes) else {
      return false
    }
    if bytes[index + 2] == 0x8D, isPicture(before), isPicture(after) { return true }
    return isJoiningScript(before) && isJoiningScript(after)
  }

  private static func isPicture(_ scalar: UInt32) -> Bool {
    scalar == 0xFE0F || 0x2190...0x2BFF ~= scalar || 0x1F000...0x1FAFF ~= scalar
  }

  /// Arabic and the scripts of India and its neighbours.
  private static func isJoiningScript(_ scalar: UInt32) -> Bool {
    0x600...0x0DFF ~= scalar || 0xFB50...0xFDFF ~= scalar
  }

  /// Whether a tag character belongs to the flag of a region: a black flag, at most six tags, the end tag.
  private static func isFlag(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes[index] == 0xF3 else { return false }
    var start = index
    while start >= 4, bytes[start - 4] == 0xF3, bytes[start - 3] == 0xA0, index - start < 28 { start -= 4 }
    guard scalar(before: start, in: bytes) == 0x1F3F4 else { return false }
    var end = start
    while end + 3 < bytes.count, bytes[end] == 0xF3, bytes[end + 1] == 0xA0, end - start <= 28 {
      if bytes[end + 2] == 0x81, bytes[end + 3] == 0xBF { return index <= end }
      end += 4
    }
    return false
  }

  private static func scalar(before index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 ? scalar(at: start, in: bytes) : nil
  }

  private static func scalar(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return nil }
    var value = UInt32(length == 1 ? first : first & (0xFF >> UInt8(length + 1)))
    for offset in 1..<max(length, 1) { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return value
  }
}
