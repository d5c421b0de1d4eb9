/// Finds a byte string's number by its bytes: open addressing with linear probing over 64-bit slots (hash and number).
struct ByteStringIndex: Sendable {
  /// `upper half of the hash << 32 | number + 1`; 0 is free. A power of two, at least twice as many as strings.
  private var slots: [UInt64]
  private let mask: Int

  /// An index for so many strings.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
  }

  /// Adds string `number`; the first of equal strings stays the one that is found. Expected O(length).
  mutating func insert(_ number: Int, in strings: ByteStrings) {
    let all = strings.bytes.span
    let key = all.extracting(strings.range(number))
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if matches(slots[slot], hash, key, strings) { return }
      slot = (slot + 1) & mask
    }
    slots[slot] = hash >> 32 << 32 | UInt64(number + 1)
  }

  /// The number of the string with these bytes. Expected O(length).
  func find(_ key: Span<UInt8>, in strings: ByteStrings) -> Int32? {
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if matches(slots[slot], hash, key, strings) { return Int32(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func matches(_ slot: UInt64, _ hash: UInt64, _ key: Span<UInt8>, _ strings: ByteStrings) -> Bool {
    guard slot >> 32 == hash >> 32 else { return false }
    let range = strings.range(Int(slot & 0xFFFF_FFFF) - 1)
    guard range.count == key.count else { return false }
    let all = strings.bytes.span
    for offset in key.indices where all[range.lowerBound + offset] != key[offset] { return false }
    return true
  }

  /// Eight bytes a step through a 64 × 64 → 128-bit multiplication whose halves are folded.
  private static func hash(_ key: Span<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: key.count) &+ 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index < key.count {
      var word: UInt64 = 0
      let end = min(index + 8, key.count)
      while index < end {
        word = word << 8 | UInt64(key[index])
        index += 1
      }
      let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = product.high ^ product.low &+ word
    }
    let product = hash.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
