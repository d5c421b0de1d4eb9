import TextScanning

/// All names of a project in their order, front-coded in lines of some dozen names each.
///
/// A line is `name,C page:line|S rest,C page:line|…` without the spaces: `C` is the letter of the class, a capital for a firm name, and
/// `S` the count of bytes shared with the name before it, as a byte from `0` on. A line begins at a name whose hash says so, so a new
/// name changes one line.
package struct IdentifierTable: Sendable, Equatable {
  package let pages: [String]
  package let lines: [[UInt8]]

  private static let mostShared = 43
  private static let mostPerLine = 48

  /// - Parameter entries: in any order; of one name and class once.
  package init(_ entries: [IdentifierEntry], pages: [String]) {
    self.pages = pages
    var lines: [[UInt8]] = []
    var count = 0
    var before: [UInt8] = []
    for entry in IdentifierEntry.ordered(entries) {
      let starts = IdentifierHash.mixed(IdentifierHash.of(entry.name)) % 20 == 0 || count == Self.mostPerLine
      if starts || lines.isEmpty {
        lines.append(entry.name)
        count = 1
      } else {
        var shared = 0
        while shared < Self.mostShared, shared < before.count, shared < entry.name.count,
          before[shared] == entry.name[shared]
        {
          shared += 1
        }
        lines[lines.count - 1] += [.of("|"), .of("0") + UInt8(shared)] + entry.name[shared...]
        count += 1
      }
      let letter = entry.isFirm ? entry.kind.letter & ~0x20 : entry.kind.letter
      lines[lines.count - 1] += [.of(","), letter] + Array("\(entry.page):\(entry.line)".utf8)
      before = entry.name
    }
    self.lines = lines
  }

  /// Takes lines as they were written. Lines that are none give no names.
  package init(lines: [[UInt8]], pages: [String]) {
    self.lines = lines.filter { !$0.isEmpty }
    self.pages = pages
  }

  package var isEmpty: Bool { lines.isEmpty }

  /// Every name, in order. O(bytes).
  package var entries: [IdentifierEntry] { lines.flatMap(Self.entries(of:)) }

  /// The names of a line.
  static func entries(of line: [UInt8]) -> [IdentifierEntry] {
    var entries: [IdentifierEntry] = []
    var name: [UInt8] = []
    for field in line.split(separator: .of("|")) {
      guard let comma = field.lastIndex(of: .of(",")), comma + 2 < field.endIndex else { continue }
      if entries.isEmpty {
        name = Array(field[..<comma])
      } else {
        guard field.startIndex < comma, field[field.startIndex] >= .of("0") else { continue }
        let shared = Int(field[field.startIndex] - .of("0"))
        guard shared <= name.count else { continue }
        name = Array(name[..<shared] + field[(field.startIndex + 1)..<comma])
      }
      let letter = field[comma + 1]
      let place = field[(comma + 2)...].split(separator: .of(":")).map { number($0) }
      guard let kind = IdentifierClass(letter: letter), place.count == 2, !name.isEmpty else { continue }
      entries.append(
        IdentifierEntry(name: name, kind: kind, isFirm: ASCII.isUpper(letter), page: place[0], line: place[1]))
    }
    return entries
  }

  /// Why a line cannot be read whole, or nil. `pages` is how many pages places may name.
  package static func fault(in line: [UInt8], pages: Int?) -> String? {
    let entries = entries(of: line)
    let fields = line.split(separator: .of("|"), omittingEmptySubsequences: false).count
    if entries.count < fields { return "\(fields - entries.count) of \(fields) names cannot be read" }
    if let pages, let stray = entries.first(where: { $0.page >= pages }) {
      return "“\(String(decoding: stray.name, as: UTF8.self))” stands on page \(stray.page), and \(pages) are listed"
    }
    return nil
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.prefix(9).reduce(0) { ASCII.isDigit($1) ? $0 * 10 + Int($1 - .of("0")) : $0 }
  }

  /// The names that agree with `folded` but for capitals. O(log names).
  package func entries(folded: [UInt8]) -> [IdentifierEntry] {
    var found: [IdentifierEntry] = []
    // Spellings of one name may begin a line each.
    var line = lineBefore(folded)
    while line < lines.count {
      let head = Self.head(of: lines[line]).lowercasedASCII()
      if folded.lexicographicallyPrecedes(head) { break }
      found += Self.entries(of: lines[line]).filter { $0.folded == folded }
      line += 1
    }
    return found
  }

  /// Whether a name goes on behind `folded`, which ends in a mark: `spec.` of `spec.name`.
  package func hasName(startingWith folded: [UInt8]) -> Bool {
    var line = lineBefore(folded)
    while line < lines.count {
      let head = Self.head(of: lines[line]).lowercasedASCII()
      if folded.lexicographicallyPrecedes(head), !head.starts(with: folded) { return false }
      if Self.entries(of: lines[line]).contains(where: { $0.folded.starts(with: folded) }) { return true }
      line += 1
    }
    return false
  }

  /// The last line that begins before a name, where the name may stand.
  private func lineBefore(_ folded: [UInt8]) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if Self.head(of: lines[middle]).lowercasedASCII().lexicographicallyPrecedes(folded) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return max(0, low - 1)
  }

  private static func head(of line: [UInt8]) -> [UInt8] {
    let field = line.prefix { $0 != .of("|") }
    return Array(field[..<(field.lastIndex(of: .of(",")) ?? field.endIndex)])
  }
}
