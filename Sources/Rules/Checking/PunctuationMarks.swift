import TextScanning

/// The punctuation marks a guide can speak about, with their names and what finds them.
enum PunctuationMarks: String, Sendable, CaseIterable {
  case exclamationMark = "exclamation mark"
  case questionMark = "question mark"
  case semicolon, colon, ampersand, ellipsis, parentheses, slash
  case emDash = "em dash"
  case spacedEmDash = "spaced em dash"
  case unspacedEmDash = "unspaced em dash"
  case enDash = "en dash"
  case doubleHyphen = "double hyphen"
  case doubleSpace = "double space"
  case sentenceDoubleSpace = "double space after a sentence"
  case singleSpace = "single space"
  case curlyQuotes = "curly quotes"
  case straightQuotes = "straight quotes"
  case curlyApostrophe = "curly apostrophe"
  case straightApostrophe = "straight apostrophe"
  case threeDots = "three dots"
  case serialComma = "serial comma"
  case missingSerialComma = "list without a serial comma"
  case and = "“and”"

  /// One occurrence, and what should stand there where that is certain.
  struct Site: Equatable {
    var range: Range<Int>
    var replacement: String?
  }

  init?(named name: String) {
    let known = ["oxford comma": "serial comma", "exclamation point": "exclamation mark", "bracket": "parentheses"]
    let singular =
      name.lowercased().hasSuffix("s") && Self(rawValue: name.lowercased()) == nil ? String(name.dropLast()) : name
    let key = singular.lowercased()
    guard let mark = Self(rawValue: known[key] ?? key), mark != .and, mark != .missingSerialComma else { return nil }
    self = mark
  }

  static let allNames = allCases.filter { $0 != .and && $0 != .missingSerialComma }.map(\.rawValue).joined(
    separator: ", ")

  /// The mark that stands where this one is wanted.
  var rival: Self? {
    switch self {
    case .curlyQuotes: .straightQuotes
    case .straightQuotes: .curlyQuotes
    case .curlyApostrophe: .straightApostrophe
    case .straightApostrophe: .curlyApostrophe
    case .serialComma: .missingSerialComma
    case .ellipsis: .threeDots
    case .emDash: .doubleHyphen
    case .spacedEmDash: .unspacedEmDash
    case .unspacedEmDash: .spacedEmDash
    case .singleSpace: .doubleSpace
    default: nil
    }
  }

  var singular: String {
    switch self {
    case .curlyQuotes, .straightQuotes, .parentheses, .and, .threeDots: rawValue
    case .ampersand, .ellipsis, .emDash, .enDash, .exclamationMark, .unspacedEmDash:
      (["a", "e", "u"].contains { rawValue.hasPrefix($0) } ? "an " : "a ") + rawValue
    default: "a " + rawValue
    }
  }

  var plural: String {
    switch self {
    case .curlyQuotes, .straightQuotes, .parentheses, .and, .threeDots: rawValue
    case .serialComma: "the serial comma"
    case .sentenceDoubleSpace: "double spaces after a sentence"
    case .ellipsis: "ellipses"
    case .slash, .emDash, .enDash, .spacedEmDash, .unspacedEmDash: rawValue + (rawValue.hasSuffix("sh") ? "es" : "s")
    default: rawValue + "s"
    }
  }

  /// Where the mark stands in a block, in order. O(block).
  func sites(_ bytes: [UInt8], in block: Range<Int>) -> [Site] {
    var found: [Site] = []
    var index = block.lowerBound
    while index < block.upperBound {
      if let site = MarkScan.site(self, bytes, at: index, in: block) {
        found.append(site)
        index = max(site.range.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }
}
