/// What the index keeps of a page beside its evidence.
struct IndexedPage: Sendable, Hashable {
  /// Relative to the root; with the context the key.
  var path: String
  /// What the reader was told of the whole set.
  var context: Int
  var status: FileStatus
  /// Hex SHA-256 of the file's bytes.
  var sha256: String

  /// Whether the file is certainly the one that was read: size, times and place on disk are the same.
  func matches(_ status: FileStatus) -> Bool { self.status == status }
}

/// A page with the evidence it gave, on its way into the index.
struct IndexedEvidence: Sendable {
  var page: IndexedPage
  /// The stored form of its `PageEvidence`.
  var evidence: [UInt8]
}

extension ReadingContext {
  /// The context as it stands in the index.
  var key: Int { isBrief ? 2 : isSmallSet ? 1 : 0 }
}
