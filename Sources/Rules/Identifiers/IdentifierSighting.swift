/// A name in code on a page.
package struct IdentifierSighting: Sendable, Equatable {
  /// How sure it is that the name is meant as one; a better place stands before a worse one.
  package enum Rank: Int, Sendable, Comparable {
    /// In a heading or a table.
    case listed
    /// In a code span or in running text.
    case mentioned
    /// In a line of a shell or as a key of a data file.
    case shown
    /// A value, an argument, a name in a program, a flag of somebody else's tool: known, never judged, never suggested.
    case passing

    package static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  package var kind: IdentifierClass
  package var rank: Rank
  /// Whether `range` counts in the file, not in the reading text.
  package var isSource: Bool
  package var range: Range<Int>
  /// The command that a flag is given to.
  package var command: Range<Int>?

  package init(kind: IdentifierClass, rank: Rank, isSource: Bool, range: Range<Int>) {
    self.kind = kind
    self.rank = rank
    self.isSource = isSource
    self.range = range
  }
}
