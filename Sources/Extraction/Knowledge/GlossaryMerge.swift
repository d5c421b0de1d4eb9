import Skills
import TextScanning

/// Chooses one definition a term and the spelling the pages prefer.
struct GlossaryMerge {
  private struct Candidate {
    var definition: Definition
    var path: String
  }

  private let pages: [PageKnowledge]
  private var candidates: [UInt64: [Candidate]] = [:]
  let names: NameCount
  /// The definition kept for a key, for the facts that name the same thing.
  private(set) var definitionsByKey: [UInt64: GlossaryEntry] = [:]

  init(_ pages: [PageKnowledge]) {
    self.pages = pages
    names = NameCount(pages)
    for page in pages {
      for definition in page.definitions {
        candidates[TermShape.key(definition.term), default: []].append(
          Candidate(definition: definition, path: page.path))
      }
    }
  }

  /// Entries by use over pages.
  mutating func entries() -> [GlossaryEntry] {
    var usage = UsageCount()
    let keys = candidates.keys.sorted()
    let best = keys.map { Self.best(candidates[$0] ?? []) }
    let queries = best.map { TermQuery($0?.definition.term ?? "", &usage) }
    usage.count(pages.lazy.map(\.words))
    var kept: [(entry: GlossaryEntry, pages: Int)] = []
    for (position, key) in keys.enumerated() {
      guard let candidate = best[position] else { continue }
      let query = queries[position]
      let count = query.pages(usage)
      guard admits(candidate, count, isName: isName(candidate, query, usage)) else { continue }
      let term = spelling(candidate.definition, key, query, usage)
      let entry = GlossaryEntry(
        term: term, definition: candidate.definition.text, variants: variants(of: term, key, query, usage),
        place: Place(path: candidate.path, line: candidate.definition.line))
      definitionsByKey[key] = entry
      kept.append((entry, count))
    }
    kept.sort {
      ($1.pages, $0.entry.place.path, $0.entry.place.line, $0.entry.term) < (
        $0.pages, $1.entry.place.path, $1.entry.place.line, $1.entry.term
      )
    }
    return kept.map(\.entry)
  }

  /// The most trusted form; among equals the fuller text of the first page.
  private static func best(_ candidates: [Candidate]) -> Candidate? {
    candidates.min {
      ($0.definition.form, $0.definition.text.utf8.count < 30 ? 1 : 0, $0.path, $0.definition.line)
        < ($1.definition.form, $1.definition.text.utf8.count < 30 ? 1 : 0, $1.path, $1.definition.line)
    }
  }

  private func admits(_ candidate: Candidate, _ pages: Int, isName: Bool) -> Bool {
    switch candidate.definition.form {
    case .glossary: true
    case .listed, .headed, .marked, .acronym: pages >= 2
    case .called, .item: pages >= 3
    case .label: pages >= 3 && isName
    }
  }

  /// Whether the pages write the term with its capital in the middle of sentences and hardly ever small.
  private func isName(_ candidate: Candidate, _ query: TermQuery, _ usage: UsageCount) -> Bool {
    let written = names.pages(of: candidate.definition.term)
    return written >= 2 && usage[query.first.small] * 4 <= written
  }

  /// The capital of a heading or of the start of a sentence is no part of the term when the pages write it small
  /// elsewhere.
  private func spelling(_ definition: Definition, _ key: UInt64, _ query: TermQuery, _ usage: UsageCount) -> String {
    let bytes = Array(definition.term.utf8)
    guard let first = bytes.first, ASCII.isUpper(first), definition.form != .acronym else { return definition.term }
    for index in bytes.indices.dropFirst() where ASCII.isUpper(bytes[index]) {
      return names.preferred(key) ?? definition.term
    }
    if let name = names.preferred(key), names.pages(of: name) * 2 > usage[query.first.small] { return name }
    guard usage[query.first.small] > 0, usage[query.first.small] * 3 >= usage[query.first.capital] else {
      return definition.term
    }
    var small = bytes
    small[0] |= 0x20
    return small.string(0..<small.count)
  }

  private func variants(of term: String, _ key: UInt64, _ query: TermQuery, _ usage: UsageCount) -> [String] {
    var variants: [String] = []
    // A single word with a capital of its own place is no other spelling; `Restore Point` for `restore point` is.
    let isWord = query.small != nil && term.utf8.first.map(ASCII.isLower) == true
    for name in names.spellings(key) where name != term && names.pages(of: name) >= 2 && !isPlural(name, of: term) {
      let inner = name.utf8.dropFirst().contains(where: ASCII.isUpper)
      if !isWord || inner { variants.append(name) }
    }
    for (text, slot) in query.spellings where usage[slot] >= 2 && text != term.lowercased() && !variants.contains(text)
    { variants.append(text) }
    return Array(variants.prefix(4))
  }

  private func isPlural(_ variant: String, of term: String) -> Bool {
    variant.utf8.count != term.utf8.count
      && (variant.lowercased().hasPrefix(term.lowercased()) || term.lowercased().hasPrefix(variant.lowercased()))
  }
}

/// Names as written with capitals, over all pages.
struct NameCount {
  private var pagesOf: [String: Int] = [:]
  private var spellingsOf: [UInt64: [String]] = [:]

  init(_ pages: [PageKnowledge]) {
    for page in pages {
      for name in page.words.names {
        let count = pagesOf[name.spelling, default: 0]
        if count == 0 { spellingsOf[TermShape.key(name.spelling), default: []].append(name.spelling) }
        pagesOf[name.spelling] = count + 1
      }
    }
  }

  func pages(of spelling: String) -> Int { pagesOf[spelling, default: 0] }

  /// Spellings of a key, the most used first.
  func spellings(_ key: UInt64) -> [String] {
    (spellingsOf[key] ?? []).sorted { (pages(of: $1), $0) < (pages(of: $0), $1) }
  }

  func preferred(_ key: UInt64) -> String? { spellings(key).first }

  var all: [(spelling: String, pages: Int)] {
    pagesOf.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}
