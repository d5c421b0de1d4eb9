/// Numbers under hashes, looked up by binary search: built in one sort, without a box a key.
struct HashIndex: Sendable {
  /// The upper half is the hash, the lower half the number.
  private let keys: [UInt64]

  init(_ pairs: [(hash: UInt64, number: Int)]) {
    keys = pairs.map { Self.high($0.hash) | UInt64(UInt32(truncatingIfNeeded: $0.number)) }.sorted()
  }

  /// The numbers under a hash in rising order, at most `limit`; now and then one of another hash.
  func numbers(of hash: UInt64, limit: Int = 256) -> [Int] {
    let wanted = Self.high(hash)
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    var numbers: [Int] = []
    while low < keys.count, numbers.count < limit, keys[low] & 0xFFFF_FFFF_0000_0000 == wanted {
      numbers.append(Int(keys[low] & 0xFFFF_FFFF))
      low += 1
    }
    return numbers
  }

  private static func high(_ hash: UInt64) -> UInt64 { IdentifierHash.mixed(hash) & 0xFFFF_FFFF_0000_0000 }
}
