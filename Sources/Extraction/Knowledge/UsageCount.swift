import TextScanning

/// On how many pages terms stand, asked of the pages' hashes in one pass for all terms.
struct UsageCount {
  private var queries = HashPositions()
  /// One bit for every hash that is asked for: most words of a page are nobody's.
  private var asked = [UInt64](repeating: 0, count: Int(WordUse.bits + 1) / 64)
  private var pages: [Int] = []

  /// Registers a hash and returns its slot.
  mutating func ask(_ hash: UInt64) -> Int {
    let slot = WordUse.slot(hash)
    asked[Int(slot >> 6)] |= 1 << UInt64(slot & 63)
    let position = queries.position(of: UInt64(slot), orKeep: pages.count)
    if position == pages.count { pages.append(0) }
    return position
  }

  /// O(words of all pages).
  mutating func count(_ uses: some Sequence<WordUse>) {
    var lastUse = [Int](repeating: -1, count: pages.count)
    for (number, use) in uses.enumerated() {
      for hash in use.hashes where asked[Int(hash >> 6)] & 1 << UInt64(hash & 63) != 0 {
        guard let slot = queries[UInt64(hash)], lastUse[slot] != number else { continue }
        lastUse[slot] = number
        pages[slot] += 1
      }
    }
  }

  subscript(slot: Int) -> Int { pages[slot] }
}

/// The hashes that stand for one term.
struct TermQuery {
  /// Single words: seen in lower case, seen with a capital only. Empty for terms of several words.
  private(set) var small: Int?
  private(set) var capital: Int?
  private var pairs: [Int] = []
  /// Other ways to write a term of several words.
  private(set) var spellings: [(text: String, slot: Int)] = []
  /// The first word in lower case and with a capital, to tell a name from the start of a sentence.
  private(set) var first: (small: Int, capital: Int)

  init(_ term: String, _ usage: inout UsageCount) {
    let bytes = Array(term.utf8)
    var words = Words.ranges(bytes, in: 0..<bytes.count)
    if words.isEmpty { words = [0..<bytes.count] }
    let head = WordHash.singular(bytes, words[0])
    first = (usage.ask(head), usage.ask(head ^ WordUse.capital))
    if words.count == 1 {
      (small, capital) = first
      return
    }
    var before: UInt64 = 0
    var content: [UInt64] = []
    for word in words {
      guard !Vocabulary.stop.contains(bytes, word) else {
        before = 0
        continue
      }
      let hash = WordHash.singular(bytes, word)
      content.append(hash)
      if before != 0 { pairs.append(usage.ask(WordHash.pair(before, hash))) }
      before = hash
    }
    if pairs.isEmpty { pairs = content.map { usage.ask($0) } }
    guard words.count == 2, let space = term.utf8.firstIndex(of: .space) else { return }
    let (left, right) = (term[..<space], term[term.utf8.index(after: space)...])
    for joint in ["-", ""] {
      let spelling = Array((left + joint + right).lowercased().utf8)
      let slot = usage.ask(WordHash.singular(spelling, 0..<spelling.count))
      spellings.append((spelling.string(0..<spelling.count), slot))
    }
  }

  /// Pages that use the term in any case.
  func pages(_ usage: UsageCount) -> Int {
    if let small, let capital { return max(usage[small], usage[capital]) + min(usage[small], usage[capital]) / 2 }
    return pairs.map { usage[$0] }.min() ?? 0
  }
}
