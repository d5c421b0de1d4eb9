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
    var known = HashPositions()
    var firstShown: Range<Int>?
    for sighting in IdentifierReader(page).sightings() {
      let bytes = sighting.isSource ? page.document.bytes : page.text.bytes
      let old = known.position(of: Self.key(bytes, sighting), orKeep: names.count)
      if old < names.count, names[old].rank <= sighting.rank { continue }
      let source = sighting.isSource ? sighting.range : page.text.sourceRange(of: sighting.range)
      let entry = Name(
        name: IdentifierName.of(bytes, sighting.range, sighting.kind), kind: sighting.kind, rank: sighting.rank,
        line: page.document.lines.line(at: source.lowerBound))
      if old < names.count {
        names[old] = entry
      } else {
        names.append(entry)
      }
      if firstShown == nil, sighting.rank < .passing, sighting.kind.isHard { firstShown = source }
    }
    self.source = firstShown.map { Citation.source(page, bytes: $0) }
  }

  /// What tells names apart: class and spelling; the placeholders of endpoints are all alike.
  private static func key(_ bytes: [UInt8], _ sighting: IdentifierSighting) -> UInt64 {
    guard sighting.kind == .endpoint else { return key(bytes[sighting.range], sighting.kind) }
    return key(IdentifierName.of(bytes, sighting.range, .endpoint)[...], .endpoint)
  }

  static func key(_ name: ArraySlice<UInt8>, _ kind: IdentifierClass) -> UInt64 {
    IdentifierHash.mixed(IdentifierHash.of(name) ^ UInt64(kind.letter))
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
