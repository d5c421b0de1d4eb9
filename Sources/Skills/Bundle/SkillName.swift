import TextScanning

/// Names of skills: 1–64 lower-case letters, digits and hyphens, no hyphen at either end and no two in a row.
package enum SkillName {
  package static let maximumLength = 64

  package static func isValid(_ name: String) -> Bool { problem(name) == nil }

  /// What is wrong with a name, or nil.
  package static func problem(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    if bytes.isEmpty { return "is empty" }
    if bytes.count > maximumLength { return "is longer than \(maximumLength) characters" }
    guard bytes.allSatisfy({ ASCII.isLower($0) || ASCII.isDigit($0) || $0 == .of("-") }) else {
      return "may hold lower-case letters, digits and hyphens only"
    }
    if bytes.first == .of("-") || bytes.last == .of("-") { return "may not begin or end with a hyphen" }
    return name.contains("--") ? "may not hold two hyphens in a row" : nil
  }

  /// The valid name nearest to a text: lower case, accents dropped, other characters one hyphen; `skill` when nothing is left.
  package static func nearest(to text: String) -> String {
    var name: [UInt8] = []
    for scalar in text.unicodeScalars {
      for byte in plainLetters(scalar) {
        if ASCII.isLower(byte) || ASCII.isDigit(byte) {
          name.append(byte)
        } else if name.last != .of("-"), !name.isEmpty {
          name.append(.of("-"))
        }
      }
    }
    name = Array(name.prefix(maximumLength))
    while name.last == .of("-") { name.removeLast() }
    return name.isEmpty ? "skill" : String(decoding: name, as: UTF8.self)
  }

  /// The ASCII letters a scalar stands for; a hyphen for everything else. Apostrophes and combining marks vanish.
  private static func plainLetters(_ scalar: Unicode.Scalar) -> [UInt8] {
    if scalar.isASCII { return scalar == "'" ? [] : [ASCII.lower(UInt8(scalar.value))] }
    switch scalar.value {
    case 0x0300...0x036F, 0x2019, 0xFEFF: return []
    case 0xC0...0xC5, 0xE0...0xE5: return Array("a".utf8)
    case 0xC6, 0xE6: return Array("ae".utf8)
    case 0xC7, 0xE7: return Array("c".utf8)
    case 0xC8...0xCB, 0xE8...0xEB: return Array("e".utf8)
    case 0xCC...0xCF, 0xEC...0xEF: return Array("i".utf8)
    case 0xD1, 0xF1: return Array("n".utf8)
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8: return Array("o".utf8)
    case 0xD9...0xDC, 0xF9...0xFC: return Array("u".utf8)
    case 0xDD, 0xFD, 0xFF: return Array("y".utf8)
    case 0xDF: return Array("ss".utf8)
    default: return Array("-".utf8)
    }
  }
}
