import TextScanning

/// Tables that would cost cmark time or memory out of all proportion are read as plain text.
extension MarkdownSurvey {
  /// More cells in a row than this need quadratic time.
  static let widestTable = 1_000
  /// A paragraph right before a table that is longer than this needs quadratic time too.
  private static let longestLead = 2_000
  /// cmark fills short rows with empty cells, each of which takes memory.
  private static let mostEmptyCells = 100_000

  /// Hides the pipes of a row with too many cells.
  mutating func narrow(_ line: Int) {
    let content = lines.content(line, in: bytes)
    var pipes: [Int] = []
    var index = content.lowerBound
    while let pipe = Bytes.first(.of("|"), in: bytes, from: index, to: content.upperBound) {
      pipes.append(pipe)
      index = pipe + 1
    }
    guard pipes.count >= Self.widestTable else { return }
    for pipe in pipes { masks.append((pipe..<pipe + 1, .of("x"))) }
    let isTable = isDelimiterRow(lines.content(line + 1, in: bytes)) || isDelimiterRow(content)
    if isTable, wideTables.last != line - 1 { wideTables.append(line) }
  }

  /// Hides the row below the header of a table that is too costly.
  mutating func boundTable(_ line: Int, _ content: Range<Int>) {
    guard isDelimiterRow(content) else { return }
    let columns = cells(content)
    if columns > 2, hasManyEmptyCells(below: line, columns) { return hideTable(line, content) }
    var lead = 0
    var before = line - 2
    while before >= 0, lead <= Self.longestLead {
      let text = Bytes.trimmed(lines.content(before, in: bytes), in: bytes)
      if text.isEmpty { break }
      lead += text.count + 1
      before -= 1
    }
    if lead > Self.longestLead { hideTable(line, content) }
  }

  private mutating func hasManyEmptyCells(below line: Int, _ columns: Int) -> Bool {
    // Only a page that is made for it has the same rows counted again and again.
    if rowsCounted > 4 * lines.count { return true }
    var missing = 0
    var row = line + 1
    while row < lines.count, missing <= Self.mostEmptyCells {
      let text = Bytes.trimmed(lines.content(row, in: bytes), in: bytes)
      if text.isEmpty { break }
      missing += max(columns - cells(text), 0)
      row += 1
    }
    rowsCounted += row - line
    return missing > Self.mostEmptyCells
  }

  private mutating func hideTable(_ line: Int, _ content: Range<Int>) {
    masks.append((content, .of("x")))
    wideTables.append(max(line - 1, 0))
  }

  /// The cells of a row, as far as pipes tell.
  private func cells(_ row: Range<Int>) -> Int {
    var count = 1
    var index = row.lowerBound
    while let pipe = Bytes.first(.of("|"), in: bytes, from: index, to: row.upperBound) {
      if pipe > row.lowerBound, pipe + 1 < row.upperBound { count += 1 }
      index = pipe + 1
    }
    return count
  }

  private func isDelimiterRow(_ range: Range<Int>) -> Bool {
    var hasDash = false
    for index in range {
      switch bytes[index] {
      case .of("-"): hasDash = true
      case .of("|"), .of(":"), .space, .tab: continue
      default: return false
      }
    }
    return hasDash
  }
}
