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
    slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(number + 1)
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

  /// Eight bytes a step through a 64 × 64 → 128-bit multiplication whose halves are folded; the last step overlaps the one before.
  private static func hash(_ key: Span<UInt8>) -> UInt64 {
    let (bytes, count) = (key.bytes, key.count)
    var hash = UInt64(truncatingIfNeeded: count) &+ 0x9E37_79B9_7F4A_7C15
    if count >= 8 {
      var index = 0
      while index + 8 < count {
        hash = fold(hash, bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      return fold(hash, bytes.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }
    if count >= 4 {
      let first = bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let last = bytes.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return fold(hash, UInt64(first) << 32 | UInt64(last))
    }
    guard count > 0 else { return fold(hash, 0) }
    return fold(hash, UInt64(key[0]) << 16 | UInt64(key[count / 2]) << 8 | UInt64(key[count - 1]))
  }

  @inline(__always) private static func fold(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low &+ word
  }
}
