import Documents
import Prose
import Rules
import Skills
import TextScanning

/// The names in code that one page shows, each once.
struct PageIdentifiers: Sendable, Hashable {
  /// One name at its best place on the page.
  struct Name: Sendable, Hashable {
    var name: [UInt8]
    var kind: IdentifierClass
    var rank: IdentifierSighting.Rank
    var line: Int
  }

  var names: [Name] = []
  /// Where the first name that is shown as one stands, to be cited.
  var source: Source?

  init(_ page: Page) {
    var known: [[UInt8]: Int] = [:]
    for sighting in IdentifierReader(page).sightings() {
      let bytes = sighting.isSource ? page.document.bytes : page.text.bytes
      let name = IdentifierName.of(bytes, sighting.range, sighting.kind)
      let key = [sighting.kind.letter] + name
      let old = known[key]
      if let old, names[old].rank <= sighting.rank { continue }
      let source = sighting.isSource ? sighting.range : page.text.sourceRange(of: sighting.range)
      let entry = Name(
        name: name, kind: sighting.kind, rank: sighting.rank, line: page.document.lines.line(at: source.lowerBound))
      if let old {
        names[old] = entry
      } else {
        known[key] = names.count
        names.append(entry)
      }
      if self.source == nil, sighting.rank < .passing, sighting.kind.isHard {
        self.source = Citation.source(page, bytes: source)
      }
    }
  }
}

extension PageIdentifiers: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    writer.write(names)
    writer.write(source)
  }

  init(from reader: inout ByteReader) throws(ByteCodingError) {
    names = try reader.array()
    source = try reader.optional()
  }
}

extension PageIdentifiers.Name: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    writer.write(name)
    writer.write(Int(kind.letter))
    writer.write(rank.rawValue)
    writer.write(line)
  }

  init(from reader: inout ByteReader) throws(ByteCodingError) {
    name = try reader.byteArray()
    guard let kind = IdentifierClass(letter: UInt8(truncatingIfNeeded: try reader.int())),
      let rank = IdentifierSighting.Rank(rawValue: try reader.int())
    else { throw ByteCodingError() }
    self.kind = kind
    self.rank = rank
    line = try reader.int()
  }
}
