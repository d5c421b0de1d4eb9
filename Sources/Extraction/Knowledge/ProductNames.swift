import Skills
import TextScanning

/// Names of products and their parts: written with capitals in the middle of sentences on several pages, and hardly
/// ever small.
struct ProductNames {
  private static let minimumPages = 3
  private let pages: [PageKnowledge]
  private let names: NameCount
  private let definitions: [UInt64: GlossaryEntry]

  init(_ pages: [PageKnowledge], names: NameCount, definitions: [UInt64: GlossaryEntry]) {
    self.pages = pages
    self.names = names
    self.definitions = definitions
  }

  func facts() -> [(fact: Fact, pages: Int)] {
    let candidates = names.all.filter { $0.pages >= Self.minimumPages && isName($0.spelling) }
    var usage = UsageCount()
    let queries = candidates.map { TermQuery($0.spelling, &usage) }
    usage.count(pages.lazy.map(\.words))
    let places = Places(pages)
    var seen: Set<UInt64> = []
    var facts: [(Fact, Int)] = []
    for (position, candidate) in candidates.enumerated() {
      let query = queries[position]
      if let small = query.small {
        guard usage[small] * 5 <= candidate.pages, candidate.pages >= leastPages(candidate.spelling) else { continue }
      } else {
        guard query.pages(usage) <= candidate.pages * 3 else { continue }
      }
      let key = TermShape.key(candidate.spelling)
      guard seen.insert(key).inserted else { continue }
      let entry = definitions[key]
      let topic = places.topic(key)
      guard let place = entry?.place ?? topic?.place ?? places.first(candidate.spelling) else { continue }
      let detail = entry?.definition ?? topic?.summary ?? ""
      facts.append((Fact(category: .product, name: candidate.spelling, detail: detail, place: place), candidate.pages))
    }
    return facts
  }

  /// A word with no more than a first capital needs more pages: people, places and headings are written so too.
  private func leastPages(_ spelling: String) -> Int {
    spelling.utf8.dropFirst().contains(where: ASCII.isUpper)
      ? Self.minimumPages : max(Self.minimumPages + 1, pages.count / 100)
  }

  private func isName(_ spelling: String) -> Bool {
    let bytes = Array(spelling.utf8)
    let words = Words.ranges(bytes, in: 0..<bytes.count)
    guard let first = words.first, bytes.contains(where: ASCII.isLower) else { return false }
    if words.count == 1, spelling.utf8.count < 3 { return false }
    guard !words.contains(where: { Self.isCompound(bytes, $0) || Self.isPluralAcronym(bytes, $0) }) else {
      return false
    }
    return !words.contains { Self.ordinary.contains(bytes, $0) } && !Vocabulary.stop.contains(bytes, first)
  }

  /// `GitHub-hosted`, `UTF-16be`: a name made into an adjective, or no name.
  private static func isCompound(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.dropFirst().contains { bytes[$0 - 1] == .of("-") && !ASCII.isUpper(bytes[$0]) }
  }

  /// `APIs`, `VFSes`.
  private static func isPluralAcronym(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let end = WordHash.singularEnd(bytes, word)
    return end < word.upperBound
      && (bytes[word.lowerBound..<end].allSatisfy(ASCII.isUpper)
        || bytes[word.lowerBound..<end - 1].allSatisfy(ASCII.isUpper))
  }

  /// Words with a capital of their own that name no product.
  private static let ordinary = WordList(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december english american british european french german greek latin roman chinese
    japanese spanish boolean unicode kib mib gib tib kb mb gb tb pb hz khz mhz ghz figure table section chapter
    appendix step example note warning tip caution part page q a ok yes no
    """)
}

/// Where names are best looked up.
private struct Places {
  private var topics: [UInt64: Topic] = [:]
  private var firsts: [String: Place] = [:]

  init(_ pages: [PageKnowledge]) {
    for page in pages {
      let key = TermShape.key(page.topic.title)
      if topics[key] == nil { topics[key] = page.topic }
      for name in page.words.names where firsts[name.spelling] == nil {
        firsts[name.spelling] = Place(path: page.path, line: name.line)
      }
    }
  }

  func topic(_ key: UInt64) -> Topic? { topics[key] }
  func first(_ spelling: String) -> Place? { firsts[spelling] }
}
