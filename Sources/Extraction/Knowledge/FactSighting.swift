import Skills
import TextScanning

/// A name seen on a page, with what the page says of it there.
struct FactSighting: Sendable, Hashable {
  /// Where a name stands, the best place to look it up first.
  enum Rank: Int, Sendable, Comparable {
    case row, heading, item, prose, mention, shell

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    /// Whether such a place says what the name means.
    var defines: Bool { self <= .prose }
  }

  var category: Fact.Category
  var name: String
  var meaning = ""
  /// The documented default as written, without quotes of code.
  var value = ""
  /// Type, allowed values, short form as a short text.
  var note = ""
  /// The type as written: `integer`, `string[]`.
  var type = ""
  var allowed: [String] = []
  /// The command or page the name belongs to; empty for names that are the same everywhere.
  var scope = ""
  var rank: Rank
  var line: Int
  var count = 1
  /// Whether the page leaves no doubt about the category.
  var isCertain = true
}

extension FactSighting: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    category.encode(to: &writer)
    for text in [name, meaning, value, note, type, scope] { writer.write(text) }
    writer.write(allowed)
    for number in [rank.rawValue, line, count, isCertain ? 1 : 0] { writer.write(number) }
  }

  init(from reader: inout ByteReader) throws(ByteCodingError) {
    category = try Fact.Category(from: &reader)
    name = try reader.string()
    meaning = try reader.string()
    value = try reader.string()
    note = try reader.string()
    type = try reader.string()
    scope = try reader.string()
    allowed = try reader.array()
    guard let rank = Rank(rawValue: try reader.int()) else { throw ByteCodingError() }
    self.rank = rank
    line = try reader.int()
    count = try reader.int()
    isCertain = try reader.int() == 1
  }
}
