/// Positions under hashes: a dictionary for keys that are mixed already.
public struct HashPositions: Sendable {
  /// Open addressing; a slot without a position is empty. The slot count is a power of two.
  private var hashes: [UInt64]
  private var positions: [Int32]
  public private(set) var count = 0

  public init(minimumCapacity: Int = 0) {
    var size = 16
    while size < minimumCapacity * 2 { size *= 2 }
    hashes = [UInt64](repeating: 0, count: size)
    positions = [Int32](repeating: -1, count: size)
  }

  /// The position under a hash, or nil. O(1).
  @inline(__always)
  public subscript(hash: UInt64) -> Int? {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while positions[slot] >= 0 {
      if hashes[slot] == hash { return Int(positions[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The position under a hash; `new` where there was none, which is then kept. O(1).
  public mutating func position(of hash: UInt64, orKeep new: Int) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while positions[slot] >= 0 {
      if hashes[slot] == hash { return Int(positions[slot]) }
      slot = (slot + 1) & mask
    }
    hashes[slot] = hash
    positions[slot] = Int32(new)
    count += 1
    if count * 2 > hashes.count { grow() }
    return new
  }

  private mutating func grow() {
    var larger = HashPositions(minimumCapacity: hashes.count)
    for slot in hashes.indices where positions[slot] >= 0 {
      _ = larger.position(of: hashes[slot], orKeep: Int(positions[slot]))
    }
    self = larger
  }
}
