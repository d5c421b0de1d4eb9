import Documents
import Prose
import TextScanning

/// Begins list items with a capital or in lower case.
///
/// Looks at the first word of each item. Code, numbers, marks, identifiers and words with inner capitals keep their
/// case; so does an unknown word that stands alone or before a colon, and, where lower case is asked for, whatever may
/// be a name. The fix is offered where the lexicons know the word.
package struct ListCase: RuleKind {
  package static let name = "list.case"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Begin list items with a capital, or in lower case."
  package static let slots = [SlotDescription("style", "string", "capital or lower", part: .demand)]

  private enum Style: String, CaseIterable { case capital, lower }
  private let style: Style

  package init(slots: [String: JSON]) throws(SlotError) { style = try slots.choice("style", Style.self) }

  package func instruction(for rule: Rule) -> String {
    let way = style == .capital ? "with a capital letter" : "in lower case"
    return rule.modality.isStrict ? "Begin list items \(way)." : "List items should begin \(way)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    var cases: WordCases?
    for list in page.nodes(.list, in: report.rule.scope) {
      for item in page.document.children(of: list) {
        guard let block = page.firstText(in: item), block.node == item + 1,
          let word = Self.firstWord(of: block.range, in: page)
        else { continue }
        report.apply()
        let isUpper = ASCII.isUpper(page.text.bytes[word.lowerBound])
        guard isUpper != (style == .capital) else { continue }
        let isKnown = WordCases.isInLexicon(page.text.bytes, word)
        if isUpper {
          let known = cases ?? WordCases(page)
          cases = known
          guard word.count > 1, !known.isName(word, in: page), known.isOrdinary(word, in: page) else { continue }
        } else if !isKnown, !Self.opensPhrase(word, of: block.range, in: page) {
          continue
        }
        report.find(
          isUpper ? .lower(page.string(word)) : .capital(page.string(word)), at: word,
          replacement: isKnown ? recased(page.string(word)) : nil)
      }
    }
  }

  private func recased(_ word: String) -> String {
    style == .capital ? word.prefix(1).uppercased() + word.dropFirst() : word.lowercased()
  }

  /// The word an item begins with, when it is one that can have either case.
  private static func firstWord(of block: Range<Int>, in page: Page) -> Range<Int>? {
    let bytes = page.text.bytes
    guard ASCII.isLetter(bytes[block.lowerBound]), !page.text.isCode(block.lowerBound..<block.lowerBound + 1),
      let word = Words.ranges(bytes, in: block).first, HeadingText.isPlain(bytes, word) || word.count == 1,
      !HeadingText.isPartOfIdentifier(bytes, word, in: block)
    else { return nil }
    let next = word.upperBound < block.upperBound ? bytes[word.upperBound] : .space
    return next == .of("/") || next == .of("_") || next == .of("=") ? nil : word
  }

  /// Whether an item goes on in words after the first: a word alone, or before a colon or a dash, may be the name of a
  /// setting.
  private static func opensPhrase(_ word: Range<Int>, of block: Range<Int>, in page: Page) -> Bool {
    let rest = page.text.bytes[word.upperBound..<block.upperBound]
    guard rest.first == .space, let next = rest.first(where: { $0 != .space }) else { return false }
    return ASCII.isLetter(next)
  }
}

extension String {
  fileprivate static func capital(_ word: String) -> String { "Begin this item with a capital letter: “\(word)”." }
  fileprivate static func lower(_ word: String) -> String { "Begin this item in lower case: “\(word)”." }
}

// MARK: - The case of words on a page, for headings too

/// How a page writes its words in running text: with a capital in the middle of a sentence (a name), or in lower case.
struct WordCases {
  private var capitals: Set<ArraySlice<UInt8>> = []
  private var lowers: Set<ArraySlice<UInt8>> = []

  /// Complexity: O(words). Headings, table headers, links and quotations quote titles, and prove nothing.
  init(_ page: Page) {
    let bytes = page.text.bytes
    for sentence in page.sentences {
      guard page.text.blocks[sentence.block].place.isDisjoint(with: [.heading, .tableHeader, .title]) else { continue }
      for word in page.words[sentence.words].dropFirst() where !page.text.isCode(word) {
        if ASCII.isLower(bytes[word.lowerBound]) {
          lowers.insert(bytes[word])
        } else if ASCII.isUpper(bytes[word.lowerBound]), Self.isInText(word, of: page),
          !HeadingText.opensClause(bytes, word.lowerBound, in: sentence.range)
        {
          capitals.insert(Self.stem(bytes[word]))
        }
      }
    }
  }

  private static func isInText(_ word: Range<Int>, of page: Page) -> Bool {
    if page.text.spans(in: word).contains(where: { $0.kind == .link && $0.range.overlaps(word) }) { return false }
    guard word.lowerBound > 0 else { return true }
    return page.text.bytes[word.lowerBound - 1] != .of("\"")
      && !page.text.bytes.hasBytes("\u{201C}", at: word.lowerBound - 3)
  }

  /// The word without `'s`.
  private static func stem(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if word.suffix(2).elementsEqual("'s".utf8) { return word.dropLast(2) }
    return word.suffix(4).elementsEqual("\u{2019}s".utf8) ? word.dropLast(4) : word
  }

  /// Whether a capitalised word is a name on this page, or everywhere.
  func isName(_ word: Range<Int>, in page: Page) -> Bool {
    let written = Self.stem(page.text.bytes[word])
    let range = written.startIndex..<written.endIndex
    return capitals.contains(written) || Self.names.contains(String(decoding: written, as: UTF8.self))
      || Lexicon.months.contains(page.text.bytes, range) || Lexicon.weekdays.contains(page.text.bytes, range)
  }

  /// Whether the page writes the word in lower case, in singular or plural, or the lexicons know it.
  func isOrdinary(_ word: Range<Int>, in page: Page) -> Bool {
    Self.forms(page.text.bytes, word).contains { lowers.contains($0[...]) } || Self.isInLexicon(page.text.bytes, word)
  }

  /// Whether a word is one of grammar, a number or a verb, or the plural of one.
  static func isInLexicon(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    forms(bytes, word).contains { form in
      [Lexicon.imperatives, .functionWords, .smallNumbers].contains { $0.contains(form, 0..<form.count) }
    }
  }

  /// The word in lower case, as it is, with and without a final s.
  private static func forms(_ bytes: [UInt8], _ word: Range<Int>) -> [[UInt8]] {
    let lower = Array(bytes[word]).lowercasedASCII()
    return [lower, lower.last == .of("s") ? Array(lower.dropLast()) : lower + [.of("s")]]
  }

  /// Names that a page may mention in a heading alone.
  private static let names: Set<String> = [
    "English", "French", "German", "Spanish", "Chinese", "Japanese", "European", "Europe", "American", "British",
    "Amazon",
    "Android", "Ansible", "Apache", "Apple", "Azure", "Bash", "Bluetooth", "Boolean", "Chrome", "Debian", "Docker",
    "Elasticsearch", "Ethernet", "Fedora", "Firefox", "Git", "Google", "Grafana", "Helm", "Homebrew", "Internet",
    "Java",
    "Jenkins", "Kafka", "Kotlin", "Kubernetes", "Linux", "Mac", "Markdown", "Microsoft", "Mozilla", "Node", "Oracle",
    "Perl",
    "Postgres", "Prometheus", "Python", "React", "Redis", "Ruby", "Rust", "Safari", "Slack", "Swift", "Terraform",
    "Ubuntu",
    "Unicode", "Unix", "Vale", "Vim", "Wikipedia", "Windows", "Zulip",
  ]
}
