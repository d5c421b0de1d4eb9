/// Hashes of names, the same on every run and machine.
///
/// Public, so that other rooms inline it: it runs over every word of every page.
public enum IdentifierHash {
  /// FNV-1a, 64 bits (Fowler, Noll, Vo).
  @inlinable public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  /// A hash whose every bit hangs on every bit of another: the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
  @inlinable public static func mixed(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
