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
    let (a, b) = (left.folded, right.folded)
    if a != b { return a.lexicographicallyPrecedes(b) }
    if left.name != right.name { return left.name.lexicographicallyPrecedes(right.name) }
    return left.kind.letter < right.kind.letter
  }
}
