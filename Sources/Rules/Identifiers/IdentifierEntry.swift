import TextScanning

/// One name that a project's documents show.
package struct IdentifierEntry: Sendable, Hashable {
  package var name: [UInt8]
  package var kind: IdentifierClass
  /// Whether the name is shown as one, not only met in passing: others are known but never suggested.
  package var isFirm: Bool
  /// Position in the table's pages.
  package var page: Int
  package var line: Int

  package init(name: [UInt8], kind: IdentifierClass, isFirm: Bool, page: Int, line: Int) {
    self.name = name
    self.kind = kind
    self.isFirm = isFirm
    self.page = page
    self.line = line
  }

  /// The name with ASCII capitals made small: the order of a table.
  package var folded: [UInt8] { name.lowercasedASCII() }

  /// Order of a table: by folded name, then by name, then by class.
  package static func precedes(_ left: IdentifierEntry, _ right: IdentifierEntry) -> Bool {
    precedes(left, left.folded, right, right.folded)
  }

  /// The entries in the order of a table; every name is folded once. O(n log n).
  package static func ordered(_ entries: [IdentifierEntry]) -> [IdentifierEntry] {
    let folded = entries.map(\.folded)
    return entries.indices.sorted { precedes(entries[$0], folded[$0], entries[$1], folded[$1]) }.map { entries[$0] }
  }

  private static func precedes(
    _ left: IdentifierEntry, _ leftFolded: [UInt8], _ right: IdentifierEntry, _ rightFolded: [UInt8]
  ) -> Bool {
    if leftFolded != rightFolded { return leftFolded.lexicographicallyPrecedes(rightFolded) }
    if left.name != right.name { return left.name.lexicographicallyPrecedes(right.name) }
    return left.kind.letter < right.kind.letter
  }
}
