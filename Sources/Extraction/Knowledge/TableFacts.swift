import Documents
import Prose
import Skills
import TextScanning

/// Names in tables: flags, settings, variables, codes, endpoints, commands.
extension FactReader {
  mutating func readTable(_ table: Int) {
    let columns = TableColumns(reading, table: table)
    let listsSettings = columns.describesSettings || !columns.isVague
    for row in reading.document.children(of: table)
    where reading.document.nodes[row].kind == .tableRow && row != columns.headerRow {
      let cells = TableCells(reading, row: row)
      if let method = columns.column(.method), let path = columns.column(.endpoint) {
        readEndpoint(cells, method: method, path: path, columns)
        continue
      }
      if let product = columns.column(.product), let version = columns.column(.version) {
        readVersion(cells, product: product, version: version)
        continue
      }
      let named = columns.roles.firstIndex(where: \.isName) ?? 0
      readRow(cells, named: named, columns, listsSettings)
      if let variable = columns.column(.environment), variable != named {
        readRow(cells, named: variable, columns, true)
      }
    }
  }

  private mutating func readRow(_ cells: TableCells, named column: Int, _ columns: TableColumns, _ listsSettings: Bool)
  {
    guard let cell = cells.range(column) else { return }
    let role = columns.roles.indices.contains(column) ? columns.roles[column] : .other
    let names = names(in: cell)
    guard let main = names.last(where: { $0.kind == .flag && $0.range.count > 2 }) ?? names.first else {
      if role == .command { readCommandCell(cells, column, columns) }
      return
    }
    guard let category = category(main, role, cells.block(column)) else { return }
    let isPlace = cells.block(column).map { reading.roles[$0].contains(.settings) } ?? false
    if category == .setting, !listsSettings, !isPlace { return }
    var sighting = details(cells, named: column, columns)
    if category == .flag, names.count > 1, let short = names.first, short.kind == .flag, short.range != main.range {
      sighting.note = joined("short `\(reading.page.string(short.range))`", sighting.note)
    }
    switch category {
    case .flag: sighting.scope = command.name
    case .setting: sighting.scope = settingScope(main)
    default: break
    }
    // A setting is a fact only where something is said of it.
    guard category != .setting || sighting.meaning != nil || sighting.value != nil || !sighting.note.isEmpty else {
      return
    }
    add(category, reading.bytes, main.range, .row, at: .offset(main.range.lowerBound), sighting)
  }

  /// The names in a cell: its code spans, or the cell itself when it is one token.
  private func names(in cell: Range<Int>) -> [NameShape] {
    var names: [NameShape] = []
    for span in reading.text.spans(in: cell) where span.kind == .code && cell.contains(span.range.lowerBound) {
      if let name = NameShape.read(reading.bytes, span.range) { names.append(name) }
    }
    if names.isEmpty {
      for index in cell where ASCII.isSpace(reading.bytes[index]) {
        // `--vault NAME`: a flag may be followed by its value.
        return NameShape.read(reading.bytes, cell).map { $0.kind == .flag ? [$0] : [] } ?? []
      }
      if let name = NameShape.read(reading.bytes, cell) { names.append(name) }
    }
    return names
  }

  /// What a name in the naming column of a table is.
  private func category(_ name: NameShape, _ role: TableColumns.Role, _ block: Int?) -> Fact.Category? {
    let section = block.map { reading.roles[$0] } ?? []
    switch name.kind {
    case .flag:
      // `-eq` in a table of operators is none.
      let isLong = reading.bytes[name.range.lowerBound + 1] == .of("-")
      return isLong || role == .flag || role == .setting || section.contains(.options) ? .flag : nil
    case .endpoint: return .endpoint
    case .environment: return .environmentVariable
    case .constant:
      if role == .environment || (role != .error && section.contains(.environment)) { return .environmentVariable }
      if role == .error { return .errorCode }
      return role == .setting || role == .flag ? .setting : nil
    case .errorCode: return role == .error || section.contains(.errors) ? .errorCode : nil
    case .file: return role == .file ? .file : role == .setting ? .setting : nil
    case .setting, .word:
      if role == .error { return name.kind == .setting ? .errorCode : nil }
      if role == .setting { return .setting }
      return role == .flag && name.kind == .setting ? .setting : nil
    }
  }

  private func details(_ cells: TableCells, named column: Int, _ columns: TableColumns) -> Sighting {
    var sighting = Sighting()
    let explained =
      columns.column(.meaning) ?? (column + 1..<max(column + 1, cells.count)).first { !columns.isDetail($0) }
    if let explained, let block = explanation(cells, at: explained), let first = reading.sentences(of: block).first,
      first.words.count > 1 || columns.column(.meaning) != nil || reading.markup.isCode(first.range.lowerBound)
    {
      sighting.meaning = first.range
      sighting.value = DefaultPhrase.value(reading, in: reading.text.blocks[block].range)
    }
    if let column = columns.column(.defaultValue), let value = cells.range(column),
      let plain = DefaultValue.cell(reading, value)
    {
      sighting.value = plain
    }
    var notes: [String] = []
    var details = ParameterDetails(reading)
    if let explained, let block = explanation(cells, at: explained) { details.read(reading.text.blocks[block].range) }
    if let column = columns.column(.type), let range = cells.range(column) { details.readType(cell: range) }
    if let column = columns.column(.allowed), let range = cells.range(column) { details.readAllowed(cell: range) }
    sighting.details = details
    if let column = columns.column(.type), let range = cells.range(column), range.count <= 40 {
      notes.append(Excerpt.clause(reading.marked(range), limit: 40))
    }
    if let column = columns.column(.allowed), let range = cells.range(column) {
      notes.append("allowed: " + Excerpt.clause(Excerpt.withoutFullStop(reading.marked(range)), limit: 80))
    }
    if let column = columns.column(.value), let range = cells.range(column), columns.column(.meaning) != nil {
      notes.append("value: " + Excerpt.clause(Excerpt.withoutFullStop(reading.marked(range)), limit: 80))
    }
    if let column = columns.column(.required), let range = cells.range(column), Self.yes.contains(reading.bytes, range)
    {
      notes.append("required")
    }
    sighting.note = notes.joined(separator: "; ")
    return sighting
  }

  /// The block of the explaining cell; the next one when a row has a cell more than the header.
  private func explanation(_ cells: TableCells, at column: Int) -> Int? {
    guard let block = cells.block(column) else { return nil }
    let words = reading.sentences(of: block).first?.words.count ?? 0
    guard words <= 1, let next = cells.block(column + 1), (reading.sentences(of: next).first?.words.count ?? 0) >= 4
    else { return block }
    return next
  }

  private static let yes = WordList("yes y true required")

  private func joined(_ first: String, _ second: String) -> String { second.isEmpty ? first : first + "; " + second }

  private mutating func readEndpoint(_ cells: TableCells, method: Int, path: Int, _ columns: TableColumns) {
    guard let verb = cells.range(method), let route = cells.range(path), verb.count <= 7 else { return }
    let line = Array((reading.page.string(verb) + " " + reading.page.string(route)).utf8)
    guard let name = NameShape.read(line, 0..<line.count), name.kind == .endpoint else { return }
    add(
      .endpoint, line, name.range, .row, at: .offset(route.lowerBound),
      details(cells, named: max(method, path), columns))
  }

  private mutating func readVersion(_ cells: TableCells, product: Int, version: Int) {
    guard let name = cells.range(product), let value = cells.range(version), name.count <= 60, value.count <= 40,
      value.contains(where: { ASCII.isDigit(reading.bytes[$0]) }), TermShape.term(reading.bytes, in: name) != nil
    else { return }
    add(.version, reading.bytes, name, .row, at: .offset(name.lowerBound), Sighting(meaning: value))
  }

  private mutating func readCommandCell(_ cells: TableCells, _ column: Int, _ columns: TableColumns) {
    guard let cell = cells.range(column) else { return }
    let code = reading.text.spans(in: cell).first { $0.kind == .code && cell.contains($0.range.lowerBound) }
    guard let code, let words = CommandWords(reading.bytes, code.range) else { return }
    let sighting = details(cells, named: column, columns)
    add(.command, reading.bytes, words.range, .row, at: .offset(code.range.lowerBound), sighting)
  }
}
