/// Hashes of short runs of bytes with ASCII capitals made small, eight bytes at a time: the same on every run and machine, wherever
/// the bytes stand.
public enum FoldedHash {
  /// What a run of bytes gave on the way.
  public struct Reading {
    public var hash: UInt64
    /// Whether an ASCII capital was among the bytes.
    public var hasCapital: Bool
    /// Whether a hyphen was among the bytes.
    public var hasHyphen: Bool
  }

  /// The hash of the bytes of `range`, and of `last` behind them unless it is 0. O(range).
  @inline(__always)
  public static func of(_ bytes: [UInt8], _ range: Range<Int>, then last: UInt8 = 0) -> UInt64 {
    read(bytes, range, then: last).hash
  }

  /// The hash of `of(_:_:then:)`, with what it saw. O(range).
  @inline(__always)
  public static func read(_ bytes: [UInt8], _ range: Range<Int>, then last: UInt8 = 0) -> Reading {
    let text = bytes.span
    let count = range.count + (last == 0 ? 0 : 1)
    var hash = 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: count)
    var (capitals, hyphens): (UInt64, UInt64) = (0, 0)
    var index = range.lowerBound
    var left = count
    // The last one to eight bytes are one word, so that a byte put behind the range hashes like one that stands there.
    while left > 8 {
      let word = load(text, index, 8)
      capitals |= self.capitals(of: word)
      hyphens |= self.hyphens(of: word)
      hash = mixed(hash, folded(word))
      index += 8
      left -= 8
    }
    var word = load(text, index, range.upperBound - index)
    capitals |= self.capitals(of: word)
    hyphens |= self.hyphens(of: word)
    word = folded(word)
    if last != 0 { word |= UInt64(last) << UInt64(8 * (range.upperBound - index)) }
    return Reading(hash: mixed(hash, word), hasCapital: capitals != 0, hasHyphen: hyphens != 0)
  }

  /// Eight bytes with their ASCII capitals made small.
  @inline(__always)
  public static func folded(_ word: UInt64) -> UInt64 { word | capitals(of: word) >> 2 }

  /// The first `count` bytes at `start`, at most eight, in the order of memory from the lowest bits on; zeros behind them.
  @inline(__always)
  public static func load(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> UInt64 {
    guard count > 0 else { return 0 }
    let mask: UInt64 = ~0 >> UInt64(64 - 8 * count)
    if start + 8 <= text.count {
      return UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)) & mask
    }
    var word: UInt64 = 0
    for offset in 0..<count { word |= UInt64(text[start + offset]) << UInt64(8 * offset) }
    return word
  }

  /// Bit 7 of every byte that is an ASCII capital: bit 7 of a sum tells whether the seven bits below lie beyond a bound.
  @inline(__always)
  private static func capitals(of word: UInt64) -> UInt64 {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = low &+ 0x2525_2525_2525_2525
    return fromA & ~beyondZ & ~word & 0x8080_8080_8080_8080
  }

  /// Bit 7 of every byte that is a hyphen.
  @inline(__always)
  private static func hyphens(of word: UInt64) -> UInt64 {
    let differing = word ^ 0x2D2D_2D2D_2D2D_2D2D
    let low = (differing & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
    return ~(low | differing) & 0x8080_8080_8080_8080
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xBF58_476D_1CE4_E5B9
    return product ^ product >> 29
  }
}
