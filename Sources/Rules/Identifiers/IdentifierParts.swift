import TextScanning

/// The words a name is made of, in lower case: `--max-retries` is `max` and `retries`, `HTTPServer2` is `http` and `server`.
package struct IdentifierParts: Sendable {
  /// The letters of all parts, one after the other.
  package private(set) var letters: [UInt8] = []
  /// Where each part ends in `letters`.
  package private(set) var ends: [Int] = []
  /// One bit for each of the first 32 parts: whether it is written in capitals.
  private var capitals: UInt32 = 0

  package init(_ name: [UInt8]) {
    letters.reserveCapacity(name.count)
    var before: UInt8 = 0
    var isCapital = true
    for (index, byte) in name.enumerated() {
      defer { before = byte }
      guard ASCII.isLetter(byte) else {
        close(&isCapital)
        continue
      }
      let isHump = ASCII.isUpper(byte) && ASCII.isLower(before)
      let endsAcronym =
        ASCII.isUpper(byte) && ASCII.isUpper(before) && index + 1 < name.count && ASCII.isLower(name[index + 1])
      if isHump || endsAcronym { close(&isCapital) }
      letters.append(ASCII.lower(byte))
      if !ASCII.isUpper(byte) { isCapital = false }
    }
    close(&isCapital)
  }

  private mutating func close(_ isCapital: inout Bool) {
    let length = letters.count - (ends.last ?? 0)
    if length > 0 {
      if isCapital, length > 1, ends.count < 32 { capitals |= 1 << UInt32(ends.count) }
      ends.append(letters.count)
    }
    isCapital = true
  }

  /// Whether a part is written in capitals while others are not: `PS` of `Get-PSCallStack`. To the eye it is one word with the next.
  func isAcronym(_ part: Int) -> Bool {
    part < 32 && capitals & (1 << UInt32(part)) != 0 && capitals.nonzeroBitCount < count
  }

  package var count: Int { ends.count }

  /// The letters of one part.
  package subscript(part: Int) -> ArraySlice<UInt8> { letters[(part == 0 ? 0 : ends[part - 1])..<ends[part]] }

  /// A hash of a part.
  package func hash(_ part: Int) -> UInt64 { IdentifierHash.of(self[part]) }

  /// A hash of a part without its plural ending: `retries` and `retry` agree.
  package func stem(_ part: Int) -> UInt64 { IdentifierHash.of(Self.singular(self[part])) }

  /// The hash of all stems in any order, or of all but one of them.
  package func bag(without left: Int? = nil) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
    for part in 0..<count where part != left { sum &+= IdentifierHash.mixed(stem(part)) }
    return sum
  }

  /// The hash of all stems but those of a part and the next.
  func bag(withoutPairAt left: Int) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
    for part in 0..<count where part != left && part != left + 1 { sum &+= IdentifierHash.mixed(stem(part)) }
    return sum
  }

  static func singular(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = part.endIndex
    guard part.count > 2, part[end - 1] == .of("s"), part[end - 2] != .of("s"), part[end - 2] != .of("u") else {
      // `policy` and `policies` meet in `polic`.
      return part.count > 3 && part[end - 1] == .of("y") ? part.dropLast() : part
    }
    if part.count > 4, part[end - 2] == .of("e") {
      if part[end - 3] == .of("i") { return part.dropLast(3) }
      if part[end - 3] == .of("x") || part[end - 3] == .of("h") || part[end - 3] == .of("s") { return part.dropLast(2) }
    }
    return part.dropLast()
  }
}
