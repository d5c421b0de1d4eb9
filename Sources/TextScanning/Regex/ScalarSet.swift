/// A set of Unicode scalars as a filter sees it: ASCII exactly, and of all others only whether any that stands in words, or any that does
/// not, may be in it.
public struct ScalarSet: Hashable, Sendable {
  /// Which scalars beyond ASCII may be in a set.
  struct Others: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let words = Others(rawValue: 1)
    static let nonwords = Others(rawValue: 2)
    static let any: Others = [.words, .nonwords]
  }

  /// One bit for each scalar below 64.
  private(set) var low: UInt64
  /// One bit for each scalar from 64 to 127.
  private(set) var high: UInt64
  private(set) var others: Others

  private init(low: UInt64, high: UInt64, others: Others) {
    self.low = low
    self.high = high
    self.others = others
  }

  public static let none = ScalarSet(low: 0, high: 0, others: [])
  public static let any = ScalarSet(low: ~0, high: ~0, others: .any)
  /// `\w`
  public static let word = ScalarSet(low: ASCII.wordBits.low, high: ASCII.wordBits.high, others: .words)
  /// `\W`
  public static let nonword = ScalarSet(low: ~word.low, high: ~word.high, others: .nonwords)
  /// `\s`
  static let space = ScalarSet(low: 0x1_0000_3E00, high: 0, others: .nonwords)
  /// `\d`
  static let digit = ScalarSet(low: 0x03FF_0000_0000_0000, high: 0, others: .words)
  /// `.`
  static let notLineFeed = ScalarSet(low: ~(1 << 10), high: ~0, others: .any)

  init(_ scalar: Unicode.Scalar) {
    self = .none
    insert(scalar)
  }

  /// Whether an ASCII byte is in the set; of any other byte, whether a scalar that begins with it may be.
  public func contains(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return !others.isEmpty }
    return (byte < 64 ? low : high) & (1 << UInt64(byte & 63)) != 0
  }

  mutating func insert(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case ..<64: low |= 1 << UInt64(scalar.value)
    case ..<128: high |= 1 << UInt64(scalar.value - 64)
    default:
      others = .any
      if scalar == "\u{17F}" { high |= 1 << 51 | 1 << 19 }
      if scalar == "\u{212A}" { high |= 1 << 43 | 1 << 11 }
    }
  }

  mutating func insert(_ scalars: ClosedRange<Unicode.Scalar>) {
    for byte in UInt8(0)..<128 where scalars.contains(Unicode.Scalar(byte)) { insert(Unicode.Scalar(byte)) }
    if scalars.upperBound.value >= 128 { others = .any }
    for letter: Unicode.Scalar in ["\u{17F}", "\u{212A}"] where scalars.contains(letter) { insert(letter) }
  }

  func union(_ other: ScalarSet) -> ScalarSet {
    ScalarSet(low: low | other.low, high: high | other.high, others: others.union(other.others))
  }

  /// What may be in both.
  func intersection(_ other: ScalarSet) -> ScalarSet {
    ScalarSet(low: low & other.low, high: high & other.high, others: others.intersection(other.others))
  }

  /// What may be outside: of scalars beyond ASCII there always are some.
  var inverted: ScalarSet { ScalarSet(low: ~low, high: ~high, others: .any) }

  /// Whether all of it certainly are word scalars.
  var isWord: Bool { !others.contains(.nonwords) && low & ~Self.word.low == 0 && high & ~Self.word.high == 0 }

  /// Whether certainly none of it is a word scalar.
  var isNonword: Bool { !others.contains(.words) && low & Self.word.low == 0 && high & Self.word.high == 0 }

  /// With both cases of every letter. `k` and `s` have a third one beyond ASCII, which brings them along wherever it stands.
  var foldingCase: ScalarSet {
    let letters: UInt64 = 0x07FF_FFFE
    let third: UInt64 = 1 << 11 | 1 << 19
    let either = (high | high >> 32) & letters
    var folded = self
    folded.high |= either | either << 32
    if either & third != 0 { folded.others.insert(.words) }
    return folded
  }

  /// The share of a usual English text that lies in the set, from 0 to 1. Only ratios matter.
  var share: Double {
    if self == .any { return 1 }
    let shares = Self.shares
    var share = others.isEmpty ? 0 : 0.01
    var (low, high) = (low, high)
    while low != 0 {
      share += shares[low.trailingZeroBitCount]
      low &= low - 1
    }
    while high != 0 {
      share += shares[64 + high.trailingZeroBitCount]
      high &= high - 1
    }
    return min(share, 1)
  }

  /// Rough shares of ASCII scalars in technical pages.
  private static let shares: [Double] = {
    var shares = [Double](repeating: 0.0003, count: 128)
    shares[0x20] = 0.15
    shares[0x0A] = 0.02
    for (byte, permille) in zip(
      "etaoinsrhldcumfpgwybvkxjqz".utf8,
      [90, 68, 60, 58, 55, 54, 50, 48, 35, 34, 30, 28, 22, 22, 18, 18, 16, 12, 12, 11, 9, 5, 3, 2, 1, 1])
    {
      shares[Int(byte)] = Double(permille) / 1000
      shares[Int(byte) - 32] = 0.001 + Double(permille) / 40_000
    }
    for byte in "0123456789".utf8 { shares[Int(byte)] = 0.003 }
    for byte in ".,-/".utf8 { shares[Int(byte)] = 0.01 }
    for byte in "*()[]`_:\"'".utf8 { shares[Int(byte)] = 0.004 }
    return shares
  }()
}
