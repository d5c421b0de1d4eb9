import TextScanning

/// A set of lower-case ASCII words, looked up by the bytes of a text without making a string.
struct WordList: Sendable {
  /// Open addressing over word hashes; 0 is an empty slot.
  private let slots: [UInt64]
  private let mask: Int

  /// - Parameter words: separated by white space.
  init(_ words: String) {
    let bytes = Array(words.utf8)
    self.init(hashes: Words.ranges(bytes, in: 0..<bytes.count).map { WordHash.of(bytes, $0) })
  }

  init(hashes: [UInt64]) {
    var size = 8
    while size < hashes.count * 3 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for hash in hashes {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash
    }
    self.slots = slots
    mask = size - 1
  }

  /// Whether the word at `range`, in any ASCII case, is in the list.
  func contains(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    contains(WordHash.of(bytes, range))
  }

  func contains(_ hash: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}

/// Words with a set of meanings each, found with one look-up.
struct WordMeanings: Sendable {
  private let words: [UInt64]
  private let meanings: [UInt16]
  private let mask: Int

  /// Hashes that occur twice have both meanings.
  init(_ entries: [(hashes: [UInt64], meaning: UInt16)]) {
    var size = 8
    while size < entries.reduce(0, { $0 + $1.hashes.count }) * 3 { size *= 2 }
    var words = [UInt64](repeating: 0, count: size)
    var meanings = [UInt16](repeating: 0, count: size)
    for (hashes, meaning) in entries {
      for hash in hashes {
        var slot = Int(truncatingIfNeeded: hash) & (size - 1)
        while words[slot] != 0, words[slot] != hash { slot = (slot + 1) & (size - 1) }
        words[slot] = hash
        meanings[slot] |= meaning
      }
    }
    self.words = words
    self.meanings = meanings
    mask = size - 1
  }

  subscript(hash: UInt64) -> UInt16 {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while words[slot] != 0 {
      if words[slot] == hash { return meanings[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }
}

/// Lists of words compared without their plural ending.
enum Singular {
  static func list(_ words: String) -> WordList { WordList(hashes: hashes(words)) }

  static func hashes(_ words: String) -> [UInt64] {
    let bytes = Array(words.utf8)
    return Words.ranges(bytes, in: 0..<bytes.count).map { WordHash.singular(bytes, $0) }
  }
}

/// Hashes of words, the same on every run and machine.
enum WordHash {
  /// The hash of a word in any ASCII case.
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 { FoldedHash.of(bytes, range) }

  /// Where a key made byte by byte begins (FNV-1a).
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func add(_ byte: UInt8, to hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Where the singular of a word ends: `vaults` → `vault`; `ies` keeps `i`, which stands for `y` on both sides.
  @inline(__always)
  static func singularEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    range.count > 3 && bytes[range.upperBound - 1] | 0x20 == .of("s")
      ? pluralStemEnd(bytes, range) : range.upperBound
  }

  /// The same for a word that ends in `s`.
  private static func pluralStemEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let end = range.upperBound
    let before = bytes[end - 2] | 0x20
    if before == .of("s") || before == .of("u") || before == .of("i") { return end }
    if before == .of("'") { return end - 2 }
    if bytes[end - 2] == 0x99, range.count > 4 { return end - 4 }
    if before == .of("e"), range.count > 4 {
      let third = bytes[end - 3] | 0x20
      if third == .of("i") || third == .of("x") || third == .of("h") { return end - 2 }
      if third == .of("s"), bytes[end - 4] | 0x20 == .of("s") { return end - 2 }
    }
    return end - 1
  }

  /// The hash of a word without its plural ending, so that `Vaults` and `vault` agree.
  static func singular(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    let (stem, last) = stem(bytes, range)
    return FoldedHash.of(bytes, stem, then: last)
  }

  /// What is hashed of a word: its singular, and the byte that takes the place of a final `y` (else 0): `policy` and `policies` meet in
  /// `polici`.
  @inline(__always)
  static func stem(_ bytes: [UInt8], _ range: Range<Int>) -> (range: Range<Int>, last: UInt8) {
    let end = singularEnd(bytes, range)
    guard end == range.upperBound, range.count > 3, bytes[end - 1] | 0x20 == .of("y") else {
      return (range.lowerBound..<end, 0)
    }
    return (range.lowerBound..<end - 1, .of("i"))
  }

  /// The hash of two neighbours.
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var hash = first &* 0x9E37_79B9_7F4A_7C15
    hash ^= second &+ (hash >> 29)
    return hash &* 0xBF58_476D_1CE4_E5B9
  }
}
