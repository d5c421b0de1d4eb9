import TextScanning

/// The words a name is made of, in lower case: `--max-retries` is `max` and `retries`, `HTTPServer2` is `http` and `server`.
package struct IdentifierParts: Sendable {
  /// The letters of all parts, one after the other.
  package private(set) var letters: [UInt8] = []
  /// Where each part ends in `letters`.
  package private(set) var ends: [Int] = []

  package init(_ name: [UInt8]) {
    letters.reserveCapacity(name.count)
    var before: UInt8 = 0
    for (index, byte) in name.enumerated() {
      defer { before = byte }
      guard ASCII.isLetter(byte) else {
        close()
        continue
      }
      let isHump = ASCII.isUpper(byte) && ASCII.isLower(before)
      let endsAcronym =
        ASCII.isUpper(byte) && ASCII.isUpper(before) && index + 1 < name.count && ASCII.isLower(name[index + 1])
      if isHump || endsAcronym { close() }
      letters.append(ASCII.lower(byte))
    }
    close()
  }

  private mutating func close() {
    if letters.count > (ends.last ?? 0) { ends.append(letters.count) }
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

/// Hashes of names, the same on every run and machine.
package enum IdentifierHash {
  package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  package static func mixed(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
