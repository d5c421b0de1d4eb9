import Documents
import TextScanning

/// The cells of one row of a table.
struct TableCells {
  private let reading: Reading
  /// Node indices by column.
  let nodes: [Int]

  init(_ reading: Reading, row: Int) {
    self.reading = reading
    nodes = reading.document.children(of: row).filter { reading.document.nodes[$0].kind == .tableCell }
  }

  var count: Int { nodes.count }

  func block(_ column: Int) -> Int? {
    guard nodes.indices.contains(column) else { return nil }
    return reading.block(in: nodes[column])
  }

  /// The reading text of a cell, nil when it is empty.
  func range(_ column: Int) -> Range<Int>? {
    guard let block = block(column) else { return nil }
    let range = reading.trimmed(reading.text.blocks[block].range)
    return range.isEmpty ? nil : range
  }
}

/// What the columns of a table hold, from its header row.
struct TableColumns {
  enum Role: Sendable {
    case flag, setting, environment, error, command, endpoint, method, term, file, product, version
    case defaultValue, type, allowed, value, required, meaning, example, other
  }

  private(set) var roles: [Role] = []
  /// Whether the names' column is headed by a word that any list may have: `Name`.
  private(set) var isVague = false
  /// The header's words say no more than `Name` or `Value`.
  private(set) var headerRow: Int?

  init(_ reading: Reading, table: Int) {
    let rows = reading.document.children(of: table)
    for row in rows where reading.document.nodes[row].kind == .tableRow {
      guard reading.document.nodes[row].detail == 1 else { break }
      headerRow = row
      let cells = TableCells(reading, row: row)
      roles = (0..<cells.count).map { column in
        cells.range(column).map { Self.role(reading.bytes, $0, column: column) } ?? .other
      }
      isVague = cells.range(0).map { Self.isVague(reading.bytes, $0) } ?? true
      break
    }
  }

  /// Whether the columns are those of a list of settings, whatever the first is called.
  var describesSettings: Bool { roles.contains(.defaultValue) || roles.contains(.required) }

  private static func isVague(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    Words.ranges(bytes, in: range).allSatisfy { vague.contains(WordHash.singular(bytes, $0)) }
  }

  private static let vague = Singular.list("name key attribute argument metadata")

  func column(_ role: Role) -> Int? { roles.firstIndex(of: role) }

  private static func role(_ bytes: [UInt8], _ range: Range<Int>, column: Int) -> Role {
    let words = Words.ranges(bytes, in: range)
    guard words.count <= 5 else { return .other }
    let hashes = words.map { WordHash.singular(bytes, $0) }
    // `from-job (default)` names a value; `Default value` names the column of defaults.
    if column > 0, hashes.contains(where: defaults.contains),
      hashes.allSatisfy({ defaults.contains($0) || values.contains($0) })
    {
      return .defaultValue
    }
    // `Name` alone names what the section is about; a `Metric name` names something else.
    if column == 0, hashes.allSatisfy(vague.contains) { return .setting }
    if column > 0, hashes.allSatisfy(values.contains) { return .value }
    for (list, role, place) in byWord {
      guard place == .anywhere || (place == .first) == (column == 0) else { continue }
      if hashes.contains(where: list.contains) { return role }
    }
    return .other
  }

  private static let defaults = Singular.list("default")
  private static let values = Singular.list("value")

  private enum Position { case first, later, anywhere }

  private static let byWord: [(WordList, Role, Position)] = [
    (Singular.list("example examples sample"), .example, .later),
    (Singular.list("required mandatory optional"), .required, .later),
    (Singular.list("environment env"), .environment, .anywhere),
    (Singular.list("flag switch cli"), .flag, .anywhere),
    (Singular.list("option argument arg"), .flag, .first),
    (Singular.list("error exception"), .error, .first),
    (Singular.list("code"), .error, .first),
    (Singular.list("endpoint route"), .endpoint, .anywhere),
    (Singular.list("path url uri"), .endpoint, .later),
    (Singular.list("method verb"), .method, .anywhere),
    (Singular.list("command cmdlet subcommand"), .command, .first),
    (Singular.list("term word abbreviation acronym concept"), .term, .first),
    (Singular.list("version release"), .version, .later),
    (Singular.list("minimum"), .version, .later),
    (
      Singular.list("setting option property parameter field attribute variable annotation argument configuration"),
      .setting, .first
    ),
    (Singular.list("file path"), .file, .first),
    (
      Singular.list("product software dependency requirement tool runtime platform component package library"),
      .product, .first
    ),
    (Singular.list("type datatype"), .type, .later),
    (Singular.list("allowed choices range possible accepted valid"), .allowed, .later),
    (
      Singular.list(
        """
        description meaning detail details purpose functionality effect explanation definition summary what
        usage use about notes
        """
      ),
      .meaning, .later
    ),
  ]
}

/// A table that lists terms.
struct TermColumns {
  let term: Int
  let meaning: Int

  init?(_ reading: Reading, table: Int) {
    let columns = TableColumns(reading, table: table)
    guard let term = columns.column(.term), let meaning = columns.column(.meaning), columns.roles.count <= 4 else {
      return nil
    }
    self.term = term
    self.meaning = meaning
  }
}

extension TableColumns.Role {
  /// Whether names stand in such a column.
  var isName: Bool {
    switch self {
    case .flag, .setting, .environment, .error, .command, .file: true
    default: false
    }
  }
}

extension TableColumns {
  /// Whether a column holds something else than an explanation.
  func isDetail(_ column: Int) -> Bool {
    guard roles.indices.contains(column) else { return false }
    switch roles[column] {
    case .meaning, .value, .other: return false
    default: return true
    }
  }
}
