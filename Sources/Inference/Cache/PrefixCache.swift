/// Texts that have ended and whose keys and values are still there: another text that begins alike need not compute them again.
/// The least recently used go first.
struct PrefixCache {
  private struct Entry {
    var tokens: [TokenID]
    var pages: PageTable
  }

  /// The least recently used first.
  private var entries: [Entry] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  /// Keeps a text; texts that are only its beginning are dropped.
  mutating func insert(_ tokens: [TokenID], _ pages: PageTable) {
    entries.removeAll { $0.tokens.count <= tokens.count && tokens.starts(with: $0.tokens) }
    entries.append(Entry(tokens: tokens, pages: pages))
    if entries.count > limit { entries.removeFirst() }
  }

  /// The pages of the text that shares the longest beginning, and how long that is; nil when none shares `least` tokens.
  mutating func longestPrefix(of tokens: [TokenID], atLeast least: Int) -> (pages: PageTable, count: Int)? {
    var best: (index: Int, count: Int)?
    for (index, entry) in entries.enumerated() {
      let count = entry.tokens.commonPrefix(with: tokens)
      if count >= least, count > best?.count ?? 0 { best = (index, count) }
    }
    guard let best else { return nil }
    let entry = entries.remove(at: best.index)
    entries.append(entry)
    return (entry.pages, best.count)
  }

  /// Gives up the least recently used text. False when there is none.
  mutating func dropOldest() -> Bool {
    guard !entries.isEmpty else { return false }
    entries.removeFirst()
    return true
  }
}

extension [TokenID] {
  /// How many tokens both begin with.
  func commonPrefix(with other: [TokenID]) -> Int {
    var count = 0
    while count < self.count, count < other.count, self[count] == other[count] { count += 1 }
    return count
  }
}
