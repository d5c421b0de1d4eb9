/// Writes a range of scalars as sequences of byte ranges: every UTF-8 text of the range, and no other. Surrogates are left out.
enum UTF8Ranges {
  static func sequences(_ range: ClosedRange<UInt32>) -> [[ClosedRange<UInt8>]] {
    let lengths: [ClosedRange<UInt32>] = [0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF]
    return lengths.filter { $0.overlaps(range) }.flatMap { split($0.clamped(to: range)) }
  }

  /// A range of scalars of one length.
  private static func split(_ range: ClosedRange<UInt32>) -> [[ClosedRange<UInt8>]] {
    let (low, high) = (bytes(range.lowerBound), bytes(range.upperBound))
    // From the last byte on: where a prefix differs, all that follows must be full.
    for place in 1..<max(low.count, 1) {
      let mask = UInt32(1) << UInt32(6 * (low.count - place)) - 1
      guard range.lowerBound & ~mask != range.upperBound & ~mask else { continue }
      if range.lowerBound & mask != 0 {
        let middle = range.lowerBound | mask
        return split(range.lowerBound...middle) + split(middle + 1...range.upperBound)
      }
      if range.upperBound & mask != mask {
        let middle = range.upperBound & ~mask
        return split(range.lowerBound...middle - 1) + split(middle...range.upperBound)
      }
    }
    return [zip(low, high).map { $0...$1 }]
  }

  private static func bytes(_ scalar: UInt32) -> [UInt8] {
    switch scalar {
    case ..<0x80: [UInt8(scalar)]
    case ..<0x800: [0xC0 | UInt8(scalar >> 6), tail(scalar)]
    case ..<0x10000: [0xE0 | UInt8(scalar >> 12), tail(scalar >> 6), tail(scalar)]
    default: [0xF0 | UInt8(scalar >> 18), tail(scalar >> 12), tail(scalar >> 6), tail(scalar)]
    }
  }

  private static func tail(_ scalar: UInt32) -> UInt8 { 0x80 | UInt8(scalar & 0x3F) }
}
