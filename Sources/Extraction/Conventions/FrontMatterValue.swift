import Documents
import TextScanning

/// What a key of the front matter is set to, as short as a rule needs it: one letter for the type and, for texts, the text.
struct FrontMatterValue: Sendable, Hashable {
  enum Kind: String, CaseIterable {
    case integer = "i"
    case number = "n"
    case boolean = "b"
    case date = "d"
    case string = "s"
  }

  /// Empty for lists, maps, long texts and nothing.
  let text: String
  private static let longest = 32

  init(_ text: String) { self.text = text }

  init(_ entry: FrontMatter.Entry, in bytes: [UInt8]) {
    let value = bytes[entry.valueRange]
    guard let first = value.first, value.count <= Self.longest, !"[{|>&*!".utf8.contains(first) else {
      text = ""
      return
    }
    let start = entry.valueRange.lowerBound
    let isQuoted = start > 0 && (bytes[start - 1] == .of("\"") || bytes[start - 1] == .of("'"))
    let written = String(decoding: value, as: UTF8.self)
    text = isQuoted ? "s" + written : Self.letter(written).rawValue + written
  }

  var kind: Kind? { text.first.flatMap { Kind(rawValue: String($0)) } }
  /// The value as written.
  var written: String { String(text.dropFirst()) }

  private static func letter(_ text: String) -> Kind {
    if text == "true" || text == "false" { return .boolean }
    if Int(text) != nil { return .integer }
    let bytes = Array(text.utf8)
    if let first = bytes.first, ASCII.isDigit(first) || first == .of("-"), Double(text) != nil { return .number }
    let isDate =
      bytes.count >= 10
      && bytes.prefix(10).enumerated().allSatisfy { $0 == 4 || $0 == 7 ? $1 == .of("-") : ASCII.isDigit($1) }
    return isDate && (bytes.count == 10 || "Tt ".utf8.contains(bytes[10])) ? .date : .string
  }
}
