/// The merges of a byte-pair encoding: which two neighbouring tokens become which token, and which pair goes first.
struct MergeTable: Sendable {
  /// `left << 32 | right`; all ones where a slot is free.
  private var keys: [UInt64]
  /// `rank << 32 | merged`.
  private var values: [UInt64]
  private let mask: Int
  private static let free = UInt64.max

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: Self.free, count: size)
    values = [UInt64](repeating: 0, count: size)
    mask = size - 1
  }

  /// Adds a merge; the first of equal pairs stays. Expected O(1).
  mutating func insert(_ left: Int32, _ right: Int32, rank: Int, merged: Int32) {
    let key = Self.key(left, right)
    let slot = slot(of: key)
    guard keys[slot] == Self.free else { return }
    keys[slot] = key
    values[slot] = UInt64(rank) << 32 | UInt64(UInt32(bitPattern: merged))
  }

  /// Rank and result of merging two tokens. Expected O(1).
  @inline(__always) func find(_ left: Int32, _ right: Int32) -> (rank: UInt32, merged: Int32)? {
    let slot = slot(of: Self.key(left, right))
    guard keys[slot] != Self.free else { return nil }
    let value = values[slot]
    return (UInt32(value >> 32), Int32(bitPattern: UInt32(truncatingIfNeeded: value)))
  }

  @inline(__always) private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  @inline(__always) private func slot(of key: UInt64) -> Int {
    let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
    while keys[slot] != key, keys[slot] != Self.free { slot = (slot + 1) & mask }
    return slot
  }
}
