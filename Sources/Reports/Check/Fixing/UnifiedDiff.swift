import TextScanning

/// The difference of two texts line by line, as `diff -u` prints it. Lines are compared by their bytes, line ends included.
package enum UnifiedDiff {
  private static let context = 3

  /// Empty when nothing differs. O((lines + differences) × differences), Myers 1986.
  package static func text(path: String, old: [UInt8], new: [UInt8]) -> [UInt8] {
    guard old != new else { return [] }
    let (left, right) = (lines(old), lines(new))
    let edits = edits(left, right)
    var text = Array("--- a/\(path)\n+++ b/\(path)\n".utf8)
    for hunk in hunks(edits) { write(edits[hunk], left, right, to: &text) }
    return text
  }

  private enum Edit: Equatable {
    case keep(Int, Int)
    case remove(Int, Int)
    case insert(Int, Int)

    var isChange: Bool { if case .keep = self { false } else { true } }
    /// Positions in both texts where the edit takes place.
    var place: (left: Int, right: Int) {
      switch self {
      case .keep(let left, let right), .remove(let left, let right), .insert(let left, let right): (left, right)
      }
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: .lineFeed, from: start).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// The shortest list of edits: the ends that agree are kept, the middle is searched by furthest-reaching paths.
  private static func edits(_ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>]) -> [Edit] {
    var head = 0
    while head < min(left.count, right.count), left[head] == right[head] { head += 1 }
    var tail = 0
    while tail < min(left.count, right.count) - head, left[left.count - 1 - tail] == right[right.count - 1 - tail] {
      tail += 1
    }
    let middle = path(left[head..<left.count - tail], right[head..<right.count - tail])
    let ends = (0..<tail).map { Edit.keep(left.count - tail + $0, right.count - tail + $0) }
    return (0..<head).map { Edit.keep($0, $0) } + middle + ends
  }

  private static func path(_ left: ArraySlice<ArraySlice<UInt8>>, _ right: ArraySlice<ArraySlice<UInt8>>) -> [Edit] {
    let (rows, columns) = (left.count, right.count)
    let (top, first) = (left.startIndex, right.startIndex)
    let limit = rows + columns
    var furthest = [Int](repeating: 0, count: 2 * limit + 2)
    var history: [[Int]] = []
    search: for depth in 0...limit {
      history.append(furthest)
      for diagonal in stride(from: -depth, through: depth, by: 2) {
        let slot = diagonal + limit
        let goesDown = diagonal == -depth || (diagonal != depth && furthest[slot - 1] < furthest[slot + 1])
        var x = goesDown ? furthest[slot + 1] : furthest[slot - 1] + 1
        while x < rows, x - diagonal < columns, left[top + x] == right[first + x - diagonal] { x += 1 }
        furthest[slot] = x
        if x >= rows, x - diagonal >= columns { break search }
      }
    }
    return walkBack(history, limit: limit, rows, columns, top, first)
  }

  private static func walkBack(
    _ history: [[Int]], limit: Int, _ rows: Int, _ columns: Int, _ top: Int, _ first: Int
  ) -> [Edit] {
    var edits: [Edit] = []
    var (x, y) = (rows, columns)
    for depth in history.indices.reversed() {
      let furthest = history[depth]
      let diagonal = x - y
      let slot = diagonal + limit
      let goesDown = diagonal == -depth || (diagonal != depth && furthest[slot - 1] < furthest[slot + 1])
      let before = goesDown ? furthest[slot + 1] : furthest[slot - 1]
      let start = goesDown ? (before, before - diagonal - 1) : (before, before - diagonal + 1)
      while depth > 0 ? x > start.0 && y > start.1 : x > 0 && y > 0 {
        (x, y) = (x - 1, y - 1)
        edits.append(.keep(top + x, first + y))
      }
      guard depth > 0 else { break }
      if goesDown {
        y -= 1
        edits.append(.insert(top + x, first + y))
      } else {
        x -= 1
        edits.append(.remove(top + x, first + y))
      }
    }
    return edits.reversed()
  }

  /// Runs of edits around changes, with context.
  private static func hunks(_ edits: [Edit]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in edits.indices where edits[index].isChange {
      let range = max(0, index - context)..<min(edits.count, index + context + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private static func write(
    _ edits: ArraySlice<Edit>, _ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>], to text: inout [UInt8]
  ) {
    guard let start = edits.first?.place else { return }
    let removed = edits.count { if case .insert = $0 { false } else { true } }
    let added = edits.count { if case .remove = $0 { false } else { true } }
    text += "@@ -\(span(start.left, removed)) +\(span(start.right, added)) @@\n".utf8
    for edit in edits {
      switch edit {
      case .keep(let line, _): write(" ", left[line], to: &text)
      case .remove(let line, _): write("-", left[line], to: &text)
      case .insert(_, let line): write("+", right[line], to: &text)
      }
    }
  }

  private static func write(_ mark: String, _ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
    text += mark.utf8
    text += line
    if line.last != .lineFeed { text += "\n\\ No newline at end of file\n".utf8 }
  }

  private static func span(_ start: Int, _ count: Int) -> String {
    count == 0 ? "\(start),0" : count == 1 ? "\(start + 1)" : "\(start + 1),\(count)"
  }
}
