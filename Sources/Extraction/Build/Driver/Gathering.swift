import Documents
import Skills
import TextScanning

/// The pages of one build: what was read anew, what the index still knows, what could not be read.
///
/// Changed pages are read at once, in batches on all threads; stored evidence is fetched only when a bundle is really compiled.
struct Gathering {
  /// Pages read between two writes to the index: what a kill costs at most.
  private static let batchSize = 128
  /// A file changed so shortly before it was read may change again without a new time.
  private static let settlingTime = 20_000_000

  let context: ReadingContext
  private(set) var skipped: [SkillBundle.SkippedPage] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var isIncomplete = false
  /// Hex SHA-256 of every page that counts as read, by path.
  private(set) var hashes: [String: String] = [:]
  /// How many files were opened.
  private(set) var opened = 0
  private var fresh: [String: PageEvidence] = [:]

  init(context: ReadingContext) { self.context = context }

  /// Reads what the index does not know. `progress` hears how many pages of how many are done, from any thread.
  mutating func read(
    _ tree: SourceTree, index: PageIndex?, jobs: Int, progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    let pages = tree.pages
    let known = (try? index?.pages(context: context.key)) ?? [:]
    let start = FileSystem.now
    var changed: [SourceTree.File] = []
    for page in pages {
      if let entry = known[page.path], entry.matches(page.status) {
        hashes[page.path] = entry.sha256
      } else {
        changed.append(page)
      }
    }
    opened = changed.count
    let counter = Counter(total: changed.count, progress)
    var first = 0
    while first < changed.count {
      let batch = Array(changed[first..<min(first + Self.batchSize, changed.count)])
      first += batch.count
      let isIndexed = index != nil
      let readings = Workers.map(batch, jobs: jobs) { [context] file in
        defer { counter.step() }
        let reading = PageReading(file, context: context, known: known[file.path]?.sha256)
        return (reading: reading, stored: isIndexed ? reading.stored : [])
      }
      keep(readings, index: index, start: start)
    }
    forget(known, tree: tree, index: index)
  }

  private mutating func keep(_ readings: [(reading: PageReading, stored: [UInt8])], index: PageIndex?, start: Int) {
    var batch: [IndexedEvidence] = []
    var touched: [IndexedPage] = []
    for (reading, stored) in readings {
      let path = reading.file.path
      switch reading.result {
      case .skipped(let why): skip(path, why)
      case .unchanged(let hash):
        hashes[path] = hash
        touched.append(indexed(reading.file, hash, start: start))
      case .evidence(let evidence):
        hashes[path] = evidence.sha256
        fresh[path] = evidence
        guard !stored.isEmpty else { continue }
        batch.append(IndexedEvidence(page: indexed(reading.file, evidence.sha256, start: start), evidence: stored))
      }
    }
    // What cannot be kept is read again next time.
    try? index?.write(batch)
    try? index?.touch(touched)
  }

  private func indexed(_ file: SourceTree.File, _ sha256: String, start: Int) -> IndexedPage {
    var status = file.status
    if max(status.modified, status.changed) > start - Self.settlingTime { status.modified = -1 }
    return IndexedPage(path: file.path, context: context.key, status: status, sha256: sha256)
  }

  private mutating func skip(_ path: String, _ why: PageReading.Skip) {
    skipped.append(.init(path: path, reason: why.reason))
    isIncomplete = isIncomplete || why.severity == .error
    diagnostics.append(Diagnostic(why.severity, code: why.code, message: why.reason + "; not read", path: path))
  }

  /// Pages that are gone from disk leave the index; pages of other builds stay.
  private func forget(_ known: [String: IndexedPage], tree: SourceTree, index: PageIndex?) {
    guard let index else { return }
    let present = Set(tree.pages.map(\.path))
    let gone = known.keys.filter { !present.contains($0) && !FileSystem.exists(FilePath.join(tree.root, $0)) }
    try? index.remove(gone)
  }

  /// The evidence of pages that count as read, in the order of `pages`. Stored evidence that no longer decodes is read anew.
  func evidence(of pages: [SourceTree.File], index: PageIndex?) -> [PageEvidence] {
    var stored: [String: PageEvidence] = [:]
    let wanted = pages.map(\.path).filter { fresh[$0] == nil && hashes[$0] != nil }
    try? index?.forEachEvidence(of: wanted, context: context.key) { path, bytes in
      var reader = ByteReader(bytes)
      guard let evidence = try? PageEvidence(from: &reader), reader.isAtEnd else { return }
      stored[path] = evidence
    }
    return pages.compactMap { page in
      if let evidence = fresh[page.path] ?? stored[page.path] { return evidence }
      guard hashes[page.path] != nil,
        case .evidence(let evidence) = PageReading(page, context: context, known: nil).result
      else { return nil }
      return evidence
    }
  }
}
