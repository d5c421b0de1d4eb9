import Documents
import Prose
import TextScanning

/// Writes headings in sentence case or in title case.
///
/// Sentence case: words after the first are in lower case. Exempt are terms, names (a word that the page itself writes
/// with a capital in the middle of a sentence), words of capitals, with inner capitals or digits, code, quotations, and
/// what opens a new clause after a colon, a full stop or a dash. A capital on a word that is not known to be an
/// ordinary one may be a name, and is reported only beside ordinary words that have one too. Title case: all words but
/// articles, conjunctions and prepositions have a capital.
package struct CasingHeading: RuleKind {
  package static let name = "casing.heading"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write headings in sentence case or in title case."
  package static let slots = [
    SlotDescription("style", "string", "sentence or title", part: .demand),
    SlotDescription("terms", "strings", "names and terms that keep their own case", isRequired: false, part: .addition),
  ]

  private enum Style: String, CaseIterable { case sentence, title }
  private let style: Style
  private let terms: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    style = try slots.choice("style", Style.self)
    terms = slots.optionalStrings("terms")
  }

  package var literals: [String] { terms }

  package func instruction(for rule: Rule) -> String {
    rule.modality.isStrict
      ? "Write headings in \(style.rawValue) case." : "Headings should be in \(style.rawValue) case."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let headings = page.text.blocks.filter { $0.level > 0 && report.admits($0.range) }
    guard !headings.isEmpty else { return }
    report.apply()
    if style == .sentence { inspectStarts(of: headings, page, report: &report) }
    var cases: WordCases?
    for heading in headings {
      let suspects = words(of: heading.range, in: page).filter { word in !hits.contains { $0.range.overlaps(word) } }
      guard let first = suspects.first, let last = suspects.last else { continue }
      if style == .title {
        report.find(.capital(suspects.map(page.string)), at: first.lowerBound..<last.upperBound)
      } else {
        let known = cases ?? WordCases(page)
        cases = known
        inspect(suspects.filter { !known.isName($0, in: page) }, in: heading.range, page, known, report: &report)
      }
    }
  }

  /// Reports the ordinary words among those with a capital. A heading in which as many may be names is taken at its
  /// word.
  private func inspect(
    _ capitals: [Range<Int>], in heading: Range<Int>, _ page: Page, _ known: WordCases, report: inout Inspection
  ) {
    var wrong = capitals.filter { known.isOrdinary($0, in: page) }
    let isCertain = wrong.count == capitals.count
    guard wrong.count > capitals.count - wrong.count else { return }
    wrong = (wrong + articles(of: heading, in: page)).sorted { $0.lowerBound < $1.lowerBound }
    guard let first = wrong.first, let last = wrong.last else { return }
    let range = first.lowerBound..<last.upperBound
    report.find(
      .lower(wrong.map(page.string)), at: range, replacement: isCertain ? lowered(wrong, in: range, page) : nil)
  }

  /// Reports headings that begin in lower case. On a page where most do, the headings are terms of a word list.
  private func inspectStarts(of headings: [PlainText.Block], _ page: Page, report: inout Inspection) {
    let starts = headings.compactMap { lowerStart(of: $0.range, in: page) }
    let lower = headings.count { ASCII.isLower(page.text.bytes[$0.range.lowerBound]) }
    guard lower * 2 <= headings.count || headings.count == 1 else { return }
    for word in starts {
      report.find(.capitalStart(page.string(word)), at: word, replacement: Clause.opened(page.string(word)))
    }
  }

  /// The words of a heading that seem to have the wrong case.
  private func words(of heading: Range<Int>, in page: Page) -> [Range<Int>] {
    let bytes = page.text.bytes
    return Words.ranges(bytes, in: heading).filter { word in
      guard HeadingText.isPlain(bytes, word), !HeadingText.isPartOfIdentifier(bytes, word, in: heading),
        !page.text.isCode(word), !Quotations.contain(word, bytes, in: heading)
      else { return false }
      switch style {
      case .sentence:
        return ASCII.isUpper(bytes[word.lowerBound]) && !HeadingText.opensClause(bytes, word.lowerBound, in: heading)
      case .title: return ASCII.isLower(bytes[word.lowerBound]) && !HeadingText.isSmall(bytes, word)
      }
    }
  }

  /// The articles “A” inside a heading: alone they prove nothing (`Plan A`).
  private func articles(of heading: Range<Int>, in page: Page) -> [Range<Int>] {
    let bytes = page.text.bytes
    return Words.ranges(bytes, in: heading).dropLast().filter {
      $0.count == 1 && bytes[$0.lowerBound] == .of("A") && !HeadingText.opensClause(bytes, $0.lowerBound, in: heading)
    }
  }

  /// The first word of a heading of several words when it is in lower case and surely no name of a command.
  private func lowerStart(of heading: Range<Int>, in page: Page) -> Range<Int>? {
    let bytes = page.text.bytes
    let words = Words.ranges(bytes, in: heading)
    guard words.count > 1, let first = words.first, ASCII.isLower(bytes[first.lowerBound]),
      first.lowerBound == heading.lowerBound, HeadingText.isPlain(bytes, first),
      !HeadingText.isPartOfIdentifier(bytes, first, in: heading), !page.text.isCode(first)
    else { return nil }
    let isVerb = Lexicon.imperatives.contains(bytes, first) && !Lexicon.nounVerbs.contains(bytes, first)
    return isVerb || Lexicon.functionWords.contains(bytes, first) ? first : nil
  }

  /// The words in lower case, when no markup stands between them.
  private func lowered(_ words: [Range<Int>], in range: Range<Int>, _ page: Page) -> String? {
    guard page.document.bytes[page.text.sourceRange(of: range)] == page.text.bytes[range] else { return nil }
    var text = Array(page.text.bytes[range])
    for word in words {
      for index in word { text[index - range.lowerBound] = ASCII.lower(text[index - range.lowerBound]) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension String {
  fileprivate static func lower(_ words: [String]) -> String {
    "Write \(Quoted.list(words, joinedBy: "and")) in lower case: headings are in sentence case."
  }
  fileprivate static func capitalStart(_ word: String) -> String {
    "Begin this heading with a capital letter: “\(word)”."
  }
  fileprivate static func capital(_ words: [String]) -> String {
    "Write \(Quoted.list(words, joinedBy: "and")) with a capital: headings are in title case."
  }
}

// MARK: - The words of headings

/// What the case of a word in a heading depends on.
enum HeadingText {
  /// Articles and conjunctions: with the prepositions, lower case in titles.
  private static let smallWords = Lexicon("a an and as but if is nor or so than the that versus vs yet")

  /// Whether a word has no capital in a title.
  static func isSmall(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    smallWords.contains(bytes, word) || Lexicon.prepositions.contains(bytes, word)
  }

  /// Whether a word could be written in either case: letters only, no capital but the first of each part, two letters
  /// or more.
  static func isPlain(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count > 1, ASCII.isLetter(bytes[word.lowerBound]) else { return false }
    var startsPart = true
    for index in word {
      let byte = bytes[index]
      // 0xE2 leads the curly apostrophe, the one scalar beyond ASCII a plain word may hold.
      if ASCII.isDigit(byte) || byte == .of("_") || (byte >= 0xC0 && byte != 0xE2) { return false }
      if ASCII.isUpper(byte), !startsPart { return false }
      startsPart = byte == .of("-")
    }
    return true
  }

  /// Whether a word is stuck to what makes it a path, a call or a setting: `larkd.toml`, `read()`, `@scope`.
  static func isPartOfIdentifier(_ bytes: [UInt8], _ word: Range<Int>, in heading: Range<Int>) -> Bool {
    if word.lowerBound > heading.lowerBound, "./\\_@#$<-=".utf8.contains(bytes[word.lowerBound - 1]) { return true }
    guard word.upperBound + 1 < heading.upperBound else { return false }
    let next = bytes[word.upperBound]
    if next == .of("(") || next == .of("=") || next == .of("\\") || next == .of(">") { return true }
    return next == .of(".") && ASCII.isWord(bytes[word.upperBound + 1])
  }

  /// Whether nothing, or the end of a clause, stands before a word; a number or an opening mark before it does not
  /// count.
  static func opensClause(_ bytes: [UInt8], _ start: Int, in heading: Range<Int>) -> Bool {
    var index = start
    while index > heading.lowerBound {
      let byte = bytes[index - 1]
      guard ASCII.isSpace(byte) || ASCII.isDigit(byte) || "\"'*_[".utf8.contains(byte) else { break }
      index -= 1
    }
    guard index > heading.lowerBound else { return true }
    switch bytes[index - 1] {
    case .of(":"), .of("."), .of("!"), .of("?"), .of("|"), .of("#"): return true
    case .of("-"): return index - 1 == heading.lowerBound || ASCII.isSpace(bytes[index - 2])
    default: return isDash(bytes, endingAt: index)
    }
  }

  private static func isDash(_ bytes: [UInt8], endingAt end: Int) -> Bool {
    bytes.hasBytes("\u{2013}", at: end - 3) || bytes.hasBytes("\u{2014}", at: end - 3)
  }
}
