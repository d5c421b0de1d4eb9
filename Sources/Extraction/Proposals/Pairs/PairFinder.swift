import Documents
import Prose
import TextScanning

/// One example of a pair, as a range of the page's reading text.
struct PairSide: Sendable {
  let isGood: Bool
  var range: Range<Int>
  /// Ordinals of the units it takes up, its label included.
  var units: Range<Int>
  /// Position of the heading it stands under, or -1.
  let section: Int
}

/// An example and its counterpart.
struct ExamplePair: Sendable {
  let bad: PairSide
  let good: PairSide

  var units: [Int] { Array(bad.units) + Array(good.units) }
  var section: Int { bad.section }
  var firstUnit: Int { min(bad.units.lowerBound, good.units.lowerBound) }
}

/// Finds the labelled examples of a page that stand beside their counterparts: in one line, as items, as paragraphs or quotations under
/// labels or headings, in the cells of a table.
struct PairFinder {
  private let reading: PrescriptivePage
  /// Examples under one label; a label with its text behind it has one.
  private var groups: [[PairSide]] = []
  /// A label that waits for its examples.
  private var open: Opening?
  /// Block of the example that further sentences belong to.
  private var inlineBlock = -1

  private struct Opening {
    var isGood: Bool
    var unit: Int
    var section: Int
    /// The place of its first example; what stands elsewhere is none of them.
    var place: PlainText.Place?
    var block = -1
  }

  static func pairs(of reading: PrescriptivePage) -> [ExamplePair] {
    var finder = PairFinder(reading)
    for unit in reading.units { finder.read(unit) }
    return finder.paired() + PairTables.pairs(of: reading)
  }

  private init(_ reading: PrescriptivePage) { self.reading = reading }

  private mutating func read(_ unit: Unit) {
    if unit.block.place.contains(.tableCell) { return close() }
    if unit.block.level > 0 {
      close()
      if unit.isFirst, let label = PairLabel(whole: unit.text) {
        open = Opening(isGood: label.isGood, unit: unit.ordinal, section: unit.block.heading)
      }
      return
    }
    for segment in Self.segments(unit) { read(segment, of: unit) }
  }

  private mutating func close() {
    open = nil
    inlineBlock = -1
  }

  private mutating func read(_ segment: Range<Int>, of unit: Unit) {
    if let label = PairLabel(unit.tokens, at: segment.lowerBound, limit: segment.upperBound) {
      close()
      guard label.end < segment.upperBound else {
        open = Opening(isGood: label.isGood, unit: unit.ordinal, section: unit.block.heading)
        return
      }
      inlineBlock = unit.blockIndex
      let range = unit.tokens[label.end].range.lowerBound..<unit.tokens[segment.upperBound - 1].range.upperBound
      groups.append([side(label.isGood, range, unit.ordinal..<unit.ordinal + 1, unit.block.heading)])
    } else if unit.blockIndex == inlineBlock {
      extend(segment, unit)
    } else if open != nil {
      take(segment, of: unit)
    }
  }

  /// An example under a label of its own.
  private mutating func take(_ segment: Range<Int>, of unit: Unit) {
    guard var opening = open else { return }
    if opening.block == unit.blockIndex { return extend(segment, unit) }
    let place = unit.block.place.intersection([.quote, .listItem])
    guard opening.place == nil || opening.place == place && !place.isEmpty else { return close() }
    let range = unit.tokens[segment.lowerBound].range.lowerBound..<unit.tokens[segment.upperBound - 1].range.upperBound
    let isFirst = opening.place == nil
    let example = side(
      opening.isGood, range, (isFirst ? opening.unit : unit.ordinal)..<unit.ordinal + 1, opening.section)
    if isFirst { groups.append([example]) } else { groups[groups.count - 1].append(example) }
    opening.place = place
    opening.block = unit.blockIndex
    open = opening
  }

  private mutating func extend(_ segment: Range<Int>, _ unit: Unit) {
    guard var group = groups.popLast(), var last = group.popLast() else { return }
    last.range = last.range.lowerBound..<unit.tokens[segment.upperBound - 1].range.upperBound
    last.units = last.units.lowerBound..<unit.ordinal + 1
    group.append(last)
    groups.append(group)
  }

  private func side(_ isGood: Bool, _ range: Range<Int>, _ units: Range<Int>, _ section: Int) -> PairSide {
    PairSide(isGood: isGood, range: range, units: units, section: section)
  }

  /// A sentence in pieces that may each start with a label: at line breaks and at signs.
  private static func segments(_ unit: Unit) -> [Range<Int>] {
    let tokens = unit.tokens
    guard !tokens.isEmpty else { return [] }
    var starts = [0]
    for index in tokens.indices.dropFirst() {
      let gap =
        tokens[index - 1].range.upperBound..<max(tokens[index].range.lowerBound, tokens[index - 1].range.upperBound)
      let isLine = unit.page.text.bytes[gap].contains(.of("\n"))
      let isSign = tokens[index].kind == .mark && PairLabel.sign(tokens[index].text) != nil
      if isLine || isSign { starts.append(index) }
    }
    return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : tokens.count) }
  }

  /// Groups beside each other with opposite labels, example by example.
  private func paired() -> [ExamplePair] {
    var pairs: [ExamplePair] = []
    var index = 0
    while index + 1 < groups.count {
      let (first, second) = (groups[index], groups[index + 1])
      guard let end = first.last, let start = second.first, first.count == second.count, end.isGood != start.isGood,
        end.section == start.section, start.units.lowerBound <= end.units.upperBound
      else {
        index += 1
        continue
      }
      for (one, other) in zip(first, second) {
        pairs.append(one.isGood ? ExamplePair(bad: other, good: one) : ExamplePair(bad: one, good: other))
      }
      index += 2
    }
    return pairs
  }
}

/// Pairs in the rows of tables whose header says which column is wanted.
enum PairTables {
  static func pairs(of reading: PrescriptivePage) -> [ExamplePair] {
    let document = reading.page.document
    var pairs: [ExamplePair] = []
    for (index, node) in document.nodes.enumerated() where node.kind == .table {
      guard let header = document.children(of: index).first(where: { document.nodes[$0].detail == 1 }) else { continue }
      let columns = document.children(of: header).map { WordTables.column(document.text(of: $0)) }
      guard columns.count(where: { $0 == .unwanted }) == 1, columns.count(where: { $0 == .wanted }) == 1,
        let bad = columns.firstIndex(of: .unwanted), let good = columns.firstIndex(of: .wanted)
      else { continue }
      for row in document.children(of: index) where document.nodes[row].detail == 0 {
        let cells = Array(document.children(of: row))
        guard bad < cells.count, good < cells.count, let wrong = side(cells[bad], isGood: false, reading),
          let right = side(cells[good], isGood: true, reading)
        else { continue }
        pairs.append(ExamplePair(bad: wrong, good: right))
      }
    }
    return pairs
  }

  /// A cell with one line of at least three words.
  private static func side(_ cell: Int, isGood: Bool, _ reading: PrescriptivePage) -> PairSide? {
    let units = reading.units.filter { $0.block.node == cell }
    guard let first = units.first, let last = units.last else { return nil }
    let bytes = reading.page.text.bytes
    guard !bytes[first.block.range].contains(.of("\n")),
      Words.ranges(bytes, in: first.block.range).count >= 3
    else { return nil }
    return PairSide(
      isGood: isGood, range: first.block.range, units: first.ordinal..<last.ordinal + 1, section: first.block.heading)
  }
}
