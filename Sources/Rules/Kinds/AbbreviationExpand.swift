import Documents
import Prose
import TextScanning

/// Spells an abbreviation out where a page first uses it: “dead-letter lane (DLL)”.
///
/// The first use outside headings must be `long (SHORT)` or `SHORT (long)`. Without lists, every acronym of three to six capitals
/// that is not common knowledge must be explained by parentheses somewhere on the page.
package struct AbbreviationExpand: RuleKind {
  package static let name = "abbreviation.expand"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Spell out an abbreviation on first use."
  package static let slots = [
    SlotDescription("short", "strings", "abbreviations; any uncommon acronym if left out", isRequired: false),
    SlotDescription("long", "strings", "what they stand for, in the order of “short”", isRequired: false),
  ]

  private let short: [String]
  private let long: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    short = slots.optionalStrings("short")
    long = slots.optionalStrings("long")
    guard short.count == long.count else { throw SlotError("slots “short” and “long” must be of one length") }
  }

  package var literals: [String] { short }

  package func instruction(for rule: Rule) -> String {
    guard let first = short.first, let expanded = long.first else { return "Spell out uncommon acronyms on first use." }
    if short.count == 1 { return "Write “\(expanded) (\(first))” on first use, “\(first)” from then on." }
    let pairs = zip(long, short).map { "\($0) (\($1))" }
    return "Spell out on first use: \(Quoted.list(pairs, joinedBy: "and"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    if short.isEmpty { return inspectAcronyms(page, &report) }
    var seen: Set<Int> = []
    for hit in hits where !seen.contains(hit.literal) && isFirstUse(hit, in: page) {
      seen.insert(hit.literal)
      report.apply()
      let (brief, full) = (short[hit.literal], long[hit.literal])
      guard !Self.isExpanded(hit.range, as: full, page.text.bytes) else { continue }
      report.find(.expand(brief, to: full), at: hit.range, replacement: "\(full) (\(brief))")
    }
  }

  /// Headings and titles are too short for an expansion.
  private func isText(_ range: Range<Int>, _ page: Page) -> Bool {
    guard let block = page.text.block(at: range.lowerBound) else { return false }
    return page.text.blocks[block].place.isDisjoint(with: [.heading, .title, .tableHeader])
  }

  /// The automaton folds case, abbreviations do not.
  private func isFirstUse(_ hit: LiteralHit, in page: Page) -> Bool {
    isText(hit.range, page) && page.string(hit.range) == short[hit.literal]
      && !Surroundings.isIdentifier(page.text.bytes, hit.range)
  }

  /// `long (SHORT)` or `SHORT (long)`, the long form in any case.
  private static func isExpanded(_ range: Range<Int>, as long: String, _ bytes: [UInt8]) -> Bool {
    let full = Array(long.utf8).lowercasedASCII()
    func reads(_ start: Int) -> Bool {
      start >= 0 && start + full.count <= bytes.count
        && full.indices.allSatisfy { ASCII.lower(bytes[start + $0]) == full[$0] }
    }
    if bytes.hasBytes(" (", at: range.upperBound), reads(range.upperBound + 2) { return true }
    guard bytes.hasBytes(" (", at: range.lowerBound - 2) else { return false }
    return reads(range.lowerBound - 2 - full.count)
      || (bytes.hasBytes("s (", at: range.lowerBound - 3) && reads(range.lowerBound - 3 - full.count))
  }
}

extension AbbreviationExpand {
  private func inspectAcronyms(_ page: Page, _ report: inout Inspection) {
    let bytes = page.text.bytes
    var first: [String: Range<Int>] = [:]
    var explained: Set<String> = []
    var order: [String] = []
    for (index, word) in page.words.enumerated() where Self.isAcronym(bytes, word) {
      guard !Lexicon.commonAcronyms.contains(bytes, word), report.admits(word), isText(word, page),
        !isShouted(index, page),
        !RunningText.isMentioned(word, in: page), !Surroundings.isIdentifier(bytes, word)
      else { continue }
      let written = page.string(word)
      if isInParentheses(word, bytes) || bytes.hasBytes(" (", at: word.upperBound) { explained.insert(written) }
      if first[written] == nil {
        first[written] = word
        order.append(written)
      }
    }
    if !order.isEmpty { report.apply() }
    for written in order where !explained.contains(written) {
      if let range = first[written] { report.find(.explain(written), at: range) }
    }
  }

  private static func isAcronym(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    (3...6).contains(word.count) && bytes[word].allSatisfy(ASCII.isUpper)
  }

  private func isInParentheses(_ word: Range<Int>, _ bytes: [UInt8]) -> Bool {
    bytes.hasBytes(" (", at: word.lowerBound - 2) && bytes.hasBytes(")", at: word.upperBound)
  }

  /// `DO NOT RESTART` is loud, not abbreviated.
  private func isShouted(_ index: Int, _ page: Page) -> Bool {
    let bytes = page.text.bytes
    return [index - 1, index + 1].contains { neighbour in
      guard page.words.indices.contains(neighbour) else { return false }
      let word = page.words[neighbour]
      return word.count > 1 && PassiveVoice.follows(bytes, page.words, max(index, neighbour))
        && bytes[word].allSatisfy(ASCII.isUpper) && !Lexicon.commonAcronyms.contains(bytes, word)
    }
  }
}

extension String {
  fileprivate static func expand(_ short: String, to long: String) -> String {
    "Write “\(long) (\(short))” where the page first uses “\(short)”."
  }

  fileprivate static func explain(_ acronym: String) -> String { "Say what “\(acronym)” stands for on first use." }
}
