import TextScanning

/// A set of words, looked up by the bytes of a text without making a string: ASCII case is folded, and a curly apostrophe is a
/// straight one.
public struct Lexicon: Sendable {
  /// The words as the table lists them: lower case, straight apostrophes.
  public let words: [String]
  /// Open addressing over the fingerprints of packed words, 0 in an empty slot; the slot count is a power of two.
  private let keys: [UInt64]
  private let positions: [UInt16]

  /// Complexity: O(bytes). Words listed twice count once; a word has at most 24 bytes.
  public init(_ words: [String]) {
    let bytes = Array(words.joined(separator: "\n").utf8)
    self.init(bytes, bytes.split(separator: .lineFeed).map { $0.startIndex..<$0.endIndex })
  }

  /// Words of a table in the source: separated by white space.
  public init(_ table: String) {
    let bytes = Array(table.utf8)
    self.init(bytes, bytes.split { $0 == .space || $0 == .lineFeed }.map { $0.startIndex..<$0.endIndex })
  }

  private init(_ bytes: [UInt8], _ listed: [Range<Int>]) {
    var size = 16
    while size < listed.count * 4 { size *= 2 }
    var keys = [UInt64](repeating: 0, count: size)
    var positions = [UInt16](repeating: 0, count: size)
    var kept: [String] = []
    for word in listed {
      let key = PackedWord(bytes, word).fingerprint
      guard key != 0 else { continue }
      var slot = Int(truncatingIfNeeded: key) & (size - 1)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (size - 1) }
      guard keys[slot] == 0 else { continue }
      keys[slot] = key
      positions[slot] = UInt16(kept.count)
      kept.append(bytes.string(word))
    }
    self.words = kept
    self.keys = keys
    self.positions = positions
  }

  /// Whether the word in `range` is one of the lexicon's. O(range).
  public func contains(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { position(bytes, range) != nil }

  /// Whether the word is one of the lexicon's.
  public func contains(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return contains(bytes, 0..<bytes.count)
  }

  /// The position in `words` of the word in `range`. O(range).
  public func position(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    let key = PackedWord(text, range).fingerprint
    guard key != 0 else { return nil }
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(positions[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }
}

/// A word of up to 24 bytes in three integers, folded on the way: equal words are equal integers.
struct PackedWord: Sendable, Equatable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0

  /// The empty word, and any that is too long to be in a lexicon.
  static let none = PackedWord()

  private init() {}

  @inline(__always)
  init(_ text: [UInt8], _ range: Range<Int>) {
    // A curly apostrophe takes three bytes of the text and one of the word.
    let count = range.count
    guard count <= 26 else { return }
    let start = range.lowerBound
    guard count > 0, count <= 24, start + (count + 7) & ~7 <= text.count else {
      self = .bytewise(text, range)
      return
    }
    let bytes = text.span.bytes
    first = Self.load(bytes, start, min(count, 8))
    if count > 8 { second = Self.load(bytes, start + 8, min(count - 8, 8)) }
    if count > 16 { third = Self.load(bytes, start + 16, count - 16) }
    if (first | second | third) & Self.highBits == 0 {
      (first, second, third) = (Self.folded(first), Self.folded(second), Self.folded(third))
    } else {
      self = .bytewise(text, range)
    }
  }

  /// The first `count` of the eight bytes at `start`, at least one.
  @inline(__always)
  private static func load(_ bytes: RawSpan, _ start: Int, _ count: Int) -> UInt64 {
    let word = bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
    return UInt64(littleEndian: word) & (~0 >> UInt64(64 - 8 * count))
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Eight ASCII bytes with their capitals made small, all at once: bit 7 of a sum tells whether its byte lies beyond a bound.
  @inline(__always)
  private static func folded(_ word: UInt64) -> UInt64 {
    let fromA = word &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = word &+ 0x2525_2525_2525_2525
    return word | (fromA & ~beyondZ & highBits) >> 2
  }

  /// Byte by byte: words with other letters, or at the end of the text.
  private static func bytewise(_ text: [UInt8], _ range: Range<Int>) -> PackedWord {
    var packed = PackedWord()
    var index = range.lowerBound
    var count = 0
    while index < range.upperBound, count < 24 {
      var byte = ASCII.lower(text[index])
      index += 1
      if byte == 0xE2, index + 1 < range.upperBound, text[index] == 0x80, text[index + 1] == 0x99 {
        byte = .of("'")
        index += 2
      }
      let bits = UInt64(byte) << UInt64(8 * (count & 7))
      if count < 8 { packed.first |= bits } else if count < 16 { packed.second |= bits } else { packed.third |= bits }
      count += 1
    }
    return index < range.upperBound ? .none : packed
  }

  /// A number that stands for the word: its own for words of up to eight bytes, and for longer ones one that no two words of a language
  /// share in practice. 0 for `none` alone.
  @inline(__always)
  var fingerprint: UInt64 {
    let mixed = (first ^ second &* 0xBF58_476D_1CE4_E5B9 ^ third &* 0x94D0_49BB_1331_11EB) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 32
  }
}
