import Prose
import TextScanning

/// What word rules ask about an occurrence.
package enum TermMatch {
  /// Whether the occurrence is part of one of `longer` at that very place: `app` within `app store`.
  package static func isInside(_ longer: [String], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    longer.contains { term in
      let term = Array(term.utf8)
      guard term.count > range.count else { return false }
      let earliest = max(0, range.upperBound - term.count)
      let latest = min(range.lowerBound, bytes.count - term.count)
      guard earliest <= latest else { return false }
      return (earliest...latest).contains { start in
        term.indices.allSatisfy { ASCII.lower(term[$0]) == ASCII.lower(bytes[start + $0]) }
      }
    }
  }

  /// Whether an occurrence can be the term: a short one in capitals (“AM”) is not the “am” of a sentence.
  package static func isSpelled(_ term: String, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if isDotted(term) {
      // “/etc/hosts” and “etc_dir” are names.
      let around = [range.lowerBound - 1, range.upperBound].filter(bytes.indices.contains).map { bytes[$0] }
      return !around.contains { "/\\_-".utf8.contains($0) }
    }
    let letters = term.utf8.filter(ASCII.isLetter)
    guard letters.count == term.utf8.count, letters.count <= 3, letters.allSatisfy(ASCII.isUpper) else { return true }
    return !bytes[range].contains(where: ASCII.isLower)
  }

  /// The literal that finds a term: of “e.g.” and “viz.” also the forms without the last dot.
  package static func literal(_ term: String) -> String { isDotted(term) ? String(term.dropLast()) : term }

  /// The whole occurrence of a term whose `literal` was found: its last dot included.
  package static func whole(_ term: String, _ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    isDotted(term) && range.upperBound < bytes.count && bytes[range.upperBound] == .of(".")
      ? range.lowerBound..<range.upperBound + 1 : range
  }

  /// Whether a term is an abbreviation that people also write without its last dot: one with a dot inside, or one from Latin.
  private static func isDotted(_ term: String) -> Bool {
    guard term.utf8.last == .of("."), term.utf8.count > 2 else { return false }
    let stem = Array(term.utf8.dropLast())
    return stem.contains(.of(".")) || Lexicon.latinAbbreviations.contains(stem, 0..<stem.count)
  }

  /// The replacement with the capital of what it replaces: `Log in` → `Sign in`.
  package static func recased(_ replacement: String, like written: String) -> String {
    guard let first = written.unicodeScalars.first, first.properties.isUppercase,
      let start = replacement.unicodeScalars.first, start.properties.isLowercase,
      written.unicodeScalars.dropFirst().first?.properties.isUppercase != true
    else { return replacement }
    return replacement.prefix(1).uppercased() + replacement.dropFirst()
  }
}
