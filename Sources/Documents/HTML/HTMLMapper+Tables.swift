import TextScanning

extension HTMLMapper {
  /// An open table: where the next cell of its current row stands.
  struct TableState {
    var column = 0
    /// By column: how many further rows a cell from above covers.
    var covered: [Int] = []

    /// Counts down the cells from above that stand to the right of the last row's own.
    mutating func beginRow() {
      for index in covered.indices.dropFirst(column) where covered[index] > 0 { covered[index] -= 1 }
      column = 0
    }
  }

  /// A table of data becomes a table; one that only lays out the page is a container.
  mutating func table(_ index: Int) -> Int {
    guard survey.sizes[index] > 0 else { return Int(page.items[index].subtreeEnd) }
    if isLayout(index) {
      enter(index, .container)
    } else {
      tree.open(.table, page.items[index].range)
      tables.append(TableState())
      enter(index, .table)
    }
    return index + 1
  }

  /// Says so itself, has one cell, or (without any header cell) holds headings or tables.
  private func isLayout(_ index: Int) -> Bool {
    if page.attribute(.role, of: index, is: "presentation") || page.attribute(.role, of: index, is: "none") {
      return true
    }
    let holdsBlocks = !survey.traits[index].isDisjoint(with: [.hasHeading, .hasTable])
    var (cells, hasHeader) = (0, false)
    for row in rows(of: index) {
      for cell in page.children(of: row) where isCell(cell) {
        cells += 1
        if page.items[cell].tag == .th { hasHeader = true }
        if cells > 1, hasHeader || !holdsBlocks { return false }
      }
    }
    return true
  }

  private func isCell(_ index: Int) -> Bool { page.items[index].tag == .td || page.items[index].tag == .th }

  private func rows(of table: Int) -> [Int] {
    page.children(of: table).flatMap { (child: Int) -> [Int] in
      switch page.items[child].tag {
      case .tr: [child]
      case .thead, .tbody, .tfoot: page.children(of: child).filter { page.items[$0].tag == .tr }
      default: []
      }
    }
  }

  mutating func row(_ index: Int) {
    tree.open(.tableRow, page.items[index].range, detail: isHeader(index) ? 1 : 0)
    if !tables.isEmpty { tables[tables.count - 1].beginRow() }
    enter(index, .node)
  }

  private func isHeader(_ row: Int) -> Bool {
    if page.items[Int(page.items[row].parent)].tag == .thead { return true }
    let cells = page.children(of: row).filter(isCell)
    return !cells.isEmpty && cells.allSatisfy { page.items[$0].tag == .th }
  }

  /// The column of a cell, after those that cells to the left and from above take.
  mutating func column(_ index: Int) -> Int {
    guard var table = tables.last else { return 0 }
    let width = min(max(page.number(.colspan, of: index) ?? 1, 1), 1000)
    let height = min(max(page.number(.rowspan, of: index) ?? 1, 1), 65_534)
    while table.column < table.covered.count, table.covered[table.column] > 0 {
      table.covered[table.column] -= 1
      table.column += 1
    }
    let column = table.column
    // Wider tables are nothing to read.
    let end = min(column + width, 1000)
    if height > 1, column < end {
      while table.covered.count < end { table.covered.append(0) }
      for index in column..<end { table.covered[index] = height - 1 }
    }
    table.column += width
    tables[tables.count - 1] = table
    return column
  }
}
