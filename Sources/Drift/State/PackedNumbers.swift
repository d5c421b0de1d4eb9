/// Numbers as text, bit for bit: base64 of their little-endian bytes. Decimal digits would cost more and might round.
enum PackedNumbers {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  static func text(_ numbers: [Double]) -> String { text(of: numbers.map(\.bitPattern)) }
  static func text(_ numbers: [Float]) -> String { text(of: numbers.map(\.bitPattern)) }

  /// Nil for a text that was not made here.
  static func numbers(_ text: String) -> [Double]? { patterns(text)?.map { Double(bitPattern: $0) } }
  static func floats(_ text: String) -> [Float]? { patterns(text)?.map { Float(bitPattern: $0) } }

  // MARK: - Bytes

  private static func text<Pattern: FixedWidthInteger>(of patterns: [Pattern]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(patterns.count * Pattern.bitWidth / 8)
    for pattern in patterns {
      for shift in stride(from: 0, to: Pattern.bitWidth, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: pattern >> shift))
      }
    }
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0...group.count { text.append(digits[Int(bits >> UInt32(18 - 6 * place)) & 63]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func patterns<Pattern: FixedWidthInteger>(_ text: String) -> [Pattern]? {
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    for digit in text.utf8 {
      let value = values[Int(digit)]
      guard value < 64 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    let width = Pattern.bitWidth / 8
    guard bytes.count.isMultiple(of: width) else { return nil }
    return stride(from: 0, to: bytes.count, by: width).map { start in
      (0..<width).reduce(Pattern(0)) { $0 | Pattern(truncatingIfNeeded: bytes[start + $1]) << (8 * $1) }
    }
  }
}
