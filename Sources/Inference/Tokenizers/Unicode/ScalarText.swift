/// A UTF-8 text seen as scalars with their categories and places: what the pre-tokenizers match on.
struct ScalarText {
  /// The scalars; an ill-formed byte is U+FFFD of one byte's length.
  private(set) var scalars: [UInt32] = []
  /// Raw values of the scalars' general categories.
  private(set) var codes: [UInt8] = []
  /// Where each scalar starts in the bytes, and the end of the last one.
  private(set) var offsets: [Int] = []

  /// O(bytes).
  init(_ bytes: Span<UInt8>) {
    scalars.reserveCapacity(bytes.count)
    codes.reserveCapacity(bytes.count)
    offsets.reserveCapacity(bytes.count + 1)
    var index = 0
    while index < bytes.count {
      let (scalar, length) = Self.scalar(in: bytes, at: index)
      scalars.append(scalar)
      codes.append(GeneralCategory.code(of: scalar))
      offsets.append(index)
      index += length
    }
    offsets.append(bytes.count)
  }

  /// The scalar that starts at a byte and its length; U+FFFD and 1 where the bytes are no UTF-8 (RFC 3629). O(1).
  static func scalar(in bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, index + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isOverlong = value < (length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80)
    guard !isOverlong, value < 0x110000, value >> 11 != 0x1B else { return (0xFFFD, 1) }
    return (value, length)
  }

  var count: Int { scalars.count }

  /// Whether a scalar's category is in the set.
  @inline(__always) func has(_ set: CategorySet, at index: Int) -> Bool { set.contains(code: codes[index]) }

  /// The end of the run of scalars of these categories that starts at `index`.
  func end(of set: CategorySet, from index: Int, to end: Int) -> Int {
    var index = index
    while index < end, set.contains(code: codes[index]) { index += 1 }
    return index
  }

  /// The end of the run of scalars outside of these categories that starts at `index`.
  func end(outside set: CategorySet, from index: Int, to end: Int) -> Int {
    var index = index
    while index < end, !set.contains(code: codes[index]) { index += 1 }
    return index
  }

  /// Whether a scalar is a carriage return or line feed.
  @inline(__always) func isLineBreak(at index: Int) -> Bool { scalars[index] == 0x0A || scalars[index] == 0x0D }

  /// The end of the run of carriage returns and line feeds that starts at `index`.
  func endOfLineBreaks(from index: Int, to end: Int) -> Int {
    var index = index
    while index < end, isLineBreak(at: index) { index += 1 }
    return index
  }
}
