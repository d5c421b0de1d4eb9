import TextScanning

/// Reads TOML 1.0 (toml.io) into values that know their bytes.
///
/// Dates and times are strings; `inf` and `nan` are numbers. Nesting deeper than 128 is refused.
struct TOMLReader {
  let bytes: [UInt8]
  var index = 0
  static let deepest = 128

  /// The table that a text is. O(bytes).
  static func read(_ bytes: [UInt8]) throws(DataFault) -> LocatedValue {
    var reader = TOMLReader(bytes: bytes)
    let root = TOMLTable(.header, at: 0..<bytes.count)
    try reader.document(into: root)
    return root.value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.hasBytes("\u{FEFF}", at: 0) { index = 3 }
  }

  func fault(_ reason: String) -> DataFault { DataFault(reason, at: index, in: bytes) }

  private mutating func document(into root: TOMLTable) throws(DataFault) {
    var current = root
    while true {
      skipBlank(overLines: true)
      guard index < bytes.count else { return }
      if bytes[index] == .of("[") {
        current = try header(in: root)
      } else {
        try assignment(in: current)
      }
      try lineEnd()
    }
  }

  /// `[a.b]` or `[[a.b]]`: the table whose keys follow.
  private mutating func header(in root: TOMLTable) throws(DataFault) -> TOMLTable {
    let start = index
    index += 1
    let isArray = take("[")
    skipBlank()
    let keys = try path()
    skipBlank()
    guard take("]"), !isArray || take("]") else { throw fault("“]” missing") }
    let place = start..<index
    var table = root
    for key in keys.dropLast() { table = try table.descend(key, dotted: false) }
    guard let last = keys.last else { throw fault("key missing") }
    return isArray ? try table.append(last, at: place) : try table.open(last, at: place)
  }

  /// `key = value`, the key dotted or not.
  mutating func assignment(in table: TOMLTable, depth: Int = 0) throws(DataFault) {
    let keys = try path()
    skipBlank()
    guard take("=") else { throw fault("“=” missing") }
    skipBlank()
    let value = try value(depth: depth)
    var table = table
    for key in keys.dropLast() { table = try table.descend(key, dotted: true) }
    if let last = keys.last { try table.set(last, .value(value)) }
  }

  /// The parts of a key.
  private mutating func path() throws(DataFault) -> [TOMLKey] {
    var keys: [TOMLKey] = []
    repeat {
      skipBlank()
      keys.append(try key())
      guard keys.count <= Self.deepest else { throw fault("nested too deeply") }
      skipBlank()
    } while take(".")
    return keys
  }

  private mutating func key() throws(DataFault) -> TOMLKey {
    let start = index
    guard index < bytes.count else { throw fault("key missing") }
    if bytes[index] == .of("\"") || bytes[index] == .of("'") {
      guard !bytes.hasBytes("\"\"\"", at: index), !bytes.hasBytes("'''", at: index) else {
        throw fault("a key has no line breaks")
      }
      return TOMLKey(name: try string(), range: start..<index)
    }
    while index < bytes.count, Self.isBare(bytes[index]) { index += 1 }
    guard index > start else { throw fault("key missing") }
    return TOMLKey(name: bytes.string(start..<index), range: start..<index)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == .of("_") || byte == .of("-")
  }

  // MARK: Space

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == .of(scalar) else { return false }
    index += 1
    return true
  }

  /// Moves past spaces and tabs; with `overLines` past comments and line ends too.
  mutating func skipBlank(overLines: Bool = false) {
    while index < bytes.count {
      switch bytes[index] {
      case .space, .tab: index += 1
      case .lineFeed where overLines: index += 1
      case .carriageReturn where overLines && bytes.hasBytes("\r\n", at: index): index += 2
      case .of("#") where overLines: index = bytes.firstIndex(of: .lineFeed, from: index) ?? bytes.count
      default: return
      }
    }
  }

  private mutating func lineEnd() throws(DataFault) {
    skipBlank()
    guard index < bytes.count else { return }
    if bytes[index] == .of("#") || bytes[index] == .lineFeed || bytes.hasBytes("\r\n", at: index) { return }
    throw fault("line end missing")
  }
}

/// One part of a key, with its place.
struct TOMLKey {
  var name: String
  var range: Range<Int>
}

/// A table on its way: later lines may add to it, as far as the way it was made allows.
final class TOMLTable {
  enum Origin {
    /// By a header of its own, or the root.
    case header
    /// By the header of a table below it.
    case implied
    /// By a dotted key.
    case dotted
  }
  enum Entry {
    case value(LocatedValue)
    case table(TOMLTable)
    case tables([TOMLTable])
  }

  private var origin: Origin
  private var place: Range<Int>
  private var entries: [(key: TOMLKey, entry: Entry)] = []
  private var positions: [String: Int] = [:]

  init(_ origin: Origin, at place: Range<Int>) {
    self.origin = origin
    self.place = place
  }

  var value: LocatedValue {
    let members = entries.map { key, entry in
      let value =
        switch entry {
        case .value(let value): value
        case .table(let table): table.value
        case .tables(let tables): LocatedValue(.array(tables.map(\.value)), key.range)
        }
      return LocatedValue.Member(key: key.name, keyRange: key.range, value: value)
    }
    return LocatedValue(.object(members), place)
  }

  func set(_ key: TOMLKey, _ entry: Entry) throws(DataFault) {
    guard positions[key.name] == nil else { throw Self.twice(key) }
    positions[key.name] = entries.count
    entries.append((key, entry))
  }

  /// The table under a key, made when there is none.
  func descend(_ key: TOMLKey, dotted: Bool) throws(DataFault) -> TOMLTable {
    guard let position = positions[key.name] else {
      let table = TOMLTable(dotted ? .dotted : .implied, at: key.range)
      try set(key, .table(table))
      return table
    }
    switch entries[position].entry {
    case .table(let table) where !dotted || table.origin == .dotted: return table
    case .tables(let tables) where !dotted: if let last = tables.last { return last }
    default: break
    }
    throw DataFault("“\(key.name)” is no table that this key may add to", key.range)
  }

  /// The table that `[key]` begins.
  func open(_ key: TOMLKey, at place: Range<Int>) throws(DataFault) -> TOMLTable {
    guard let position = positions[key.name] else {
      let table = TOMLTable(.header, at: place)
      try set(key, .table(table))
      return table
    }
    guard case .table(let table) = entries[position].entry, table.origin == .implied else { throw Self.twice(key) }
    table.origin = .header
    table.place = place
    return table
  }

  /// The next table of `[[key]]`.
  func append(_ key: TOMLKey, at place: Range<Int>) throws(DataFault) -> TOMLTable {
    let table = TOMLTable(.header, at: place)
    guard let position = positions[key.name] else {
      try set(key, .tables([table]))
      return table
    }
    guard case .tables(let tables) = entries[position].entry else { throw Self.twice(key) }
    entries[position].entry = .tables(tables + [table])
    return table
  }

  private static func twice(_ key: TOMLKey) -> DataFault { DataFault("the key “\(key.name)” stands twice", key.range) }
}
