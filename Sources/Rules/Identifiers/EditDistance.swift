/// How many letters two names differ by: inserted, left out, replaced, or swapped with their neighbour.
enum EditDistance {
  /// The distance when it is at most `limit`, else nil. O(length × limit).
  static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    // Names share most of their letters.
    var start = 0
    while start < left.count, start < right.count, left[start] == right[start] { start += 1 }
    var (leftEnd, rightEnd) = (left.count, right.count)
    while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
      leftEnd -= 1
      rightEnd -= 1
    }
    let (rows, columns) = (leftEnd - start, rightEnd - start)
    if rows == 0 || columns == 0 { return max(rows, columns) <= limit ? max(rows, columns) : nil }
    guard rows <= 2 * limit + 2 || columns <= 2 * limit + 2 || max(rows, columns) <= IdentifierShape.longest else {
      return nil
    }
    var before = [Int](repeating: 0, count: columns + 1)
    var row = Array(0...columns)
    for line in 1...rows {
      var next = [Int](repeating: line, count: columns + 1)
      var least = line
      for column in 1...columns {
        let (a, b) = (left[start + line - 1], right[start + column - 1])
        var cost = min(row[column] + 1, next[column - 1] + 1, row[column - 1] + (a == b ? 0 : 1))
        if line > 1, column > 1, a == right[start + column - 2], left[start + line - 2] == b {
          cost = min(cost, before[column - 2] + 1)
        }
        next[column] = cost
        least = min(least, cost)
      }
      if least > limit { return nil }
      (before, row) = (row, next)
    }
    return row[columns] <= limit ? row[columns] : nil
  }
}
