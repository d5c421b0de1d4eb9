import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads word rules from lists whose lead-in or heading says what their items are (S7): “Avoid these words:”, “## Words to avoid”,
/// “Use these terms instead:”; and from items that open with the term they rule on: “**email**, not e-mail”.
enum WordLists: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    for unit in reading.units
    where unit.block.place.contains(.listItem) && !unit.block.place.contains(.tableCell)
      && !proposals.used.contains(unit.ordinal) && !unit.isLink
    {
      let sign = sign(of: unit)
      read(unit, sign: sign, in: reading, into: &proposals)
    }
  }

  /// What the lead-in, or else the nearest heading, says of the items.
  private static func sign(of unit: Unit) -> Polarity.Sign {
    if let leadIn = unit.leadIn {
      let words = self.words(leadIn, unit.page)
      guard let first = words.first, ["their", "they", "these", "those"].contains(first) else {
        return sign(ofLeadIn: words)
      }
      // “These words are widespread in research. Their meanings don’t belong here:” names its words in the sentence before.
      let before = sentenceBefore(leadIn, unit.page).map { self.words($0, unit.page) } ?? []
      return sign(ofLeadIn: words + before.filter { nouns.contains($0) })
    }
    guard let heading = unit.headings.first else { return .neutral }
    let said = sign(ofHeading: heading)
    return said == .neutral && BareBans.opens(heading) && BareBans.isWordList(around: unit) ? .avoid : said
  }

  private static func words(_ range: Range<Int>, _ page: Page) -> [String] {
    Tokenizer.tokens(of: range, in: page).filter { $0.kind == .word }.map(\.text)
  }

  /// The sentence before another in the same block.
  private static func sentenceBefore(_ range: Range<Int>, _ page: Page) -> Range<Int>? {
    guard let index = page.sentences.firstIndex(where: { $0.range == range }), index > 0 else { return nil }
    let before = page.sentences[index - 1]
    return before.block == page.sentences[index].block ? before.range : nil
  }

  /// What a heading says of the terms listed under it: “Words to avoid”, “Forbidden contractions”.
  static func sign(ofHeading heading: String) -> Polarity.Sign {
    let words = heading.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
    return sign(ofLeadIn: words)
  }

  /// Whether a heading says that words stand under it: “Terms”, “Word list”.
  static func announcesWords(_ heading: String) -> Bool {
    PathCues.words(heading).contains {
      [
        "word", "words", "terms", "terminology", "phrases", "vocabulary", "wording", "spelling", "spellings", "names",
        "glossary", "lexicon",
      ].contains($0)
    }
  }

  private static let nouns: Set<String> = Set(
    words: """
      word words term terms phrase phrases language expressions terminology abbreviations jargon names adverbs
      adjectives buzzwords idioms following contractions verbs nouns
      """)

  static func sign(ofLeadIn words: [String]) -> Polarity.Sign {
    guard words.contains(where: nouns.contains) else { return .neutral }
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      switch word {
      case "avoid", "avoided", "eliminate", "ban", "banned", "forbidden", "overused", "discouraged", "deprecated",
        "refrain",
        "prohibited", "unacceptable":
        return .avoid
      case "never", "don't", "don’t": return .avoid
      case "steer" where next == "clear", "stay" where next == "away": return .avoid
      case "not" where ["belong", "use", "be", "write", "say", "allowed"].contains(next): return .avoid
      default: continue
      }
    }
    return .neutral
  }

  private static func read(
    _ unit: Unit, sign: Polarity.Sign, in reading: PrescriptivePage, into proposals: inout Proposals
  ) {
    let source = [Citation.source(unit.page, text: unit.range)]
    if let headword = Headword(opening: unit) {
      let rest = Polarity(unit.tokens, from: headword.end)
      if !rest.avoid.isEmpty, rest.prefer.isEmpty {
        // “email, not e-mail”: the term that opens the item is the wanted one.
        let condition = Condition(unit, narrowing: rest.narrowing)
        proposals.add(
          WordRule.proposal(
            avoid: rest.avoid.map(\.text), prefer: headword.terms, modality: .must, condition: condition.text,
            element: condition.element,
            source: source, pattern: "S2"), units: [unit.ordinal])
        return
      }
      if sign == .avoid {
        let prefer = rest.prefer.isEmpty ? replacement(unit, after: headword.end) : rest.prefer.map(\.text)
        proposals.add(
          WordRule.proposal(
            avoid: headword.terms, prefer: prefer, modality: .mustNot, condition: condition(unit, after: headword.end),
            source: source, pattern: "S7"),
          units: [unit.ordinal])
        return
      }
    }
    guard unit.isFirst else { return }
    if sign != .avoid, reading.role.isAboutWriting, let entry = EntryHead.item(unit) {
      let rest = reading.units[(unit.ordinal + 1)...].prefix { $0.blockIndex == unit.blockIndex }
      if WordEntries.read(entry.head, [entry.body] + rest, into: &proposals) { return }
    }
    if sign == .neutral, unit.headings.first.map(announcesWords) ?? false,
      plainEntry(unit, source, into: &proposals) || spelled(unit, source, into: &proposals)
    {
      return
    }
    if sign == .avoid {
      bare(unit, source, into: &proposals)
    } else if let contrast = ContrastItem(unit, in: reading) {
      proposals.add(
        WordRule.proposal(
          avoid: contrast.avoid, prefer: contrast.prefer, modality: .must, source: contrast.sources, pattern: "S2"),
        units: contrast.units)
    }
  }

  /// “blacklist: use blocklist”, “desire → want” in a list of words.
  private static func plainEntry(_ unit: Unit, _ source: [Source], into proposals: inout Proposals) -> Bool {
    let tokens = unit.tokens
    guard unit.terms.isEmpty, let end = tokens.firstIndex(where: { $0.kind == .mark && $0.text != "/" }),
      (1...5).contains(end),
      end + 1 < tokens.count
    else { return false }
    let body = tokens[(end + 1)...].drop { $0.kind == .mark && ["=", ">", "-"].contains($0.text) }
    let arrow = unit.page.string(tokens[end].range.lowerBound..<(body.first?.range.lowerBound ?? unit.range.upperBound))
    let isArrow = ["→", "->", "=>", "➜", "⇒"].contains { arrow.hasPrefix($0) }
    guard isArrow || [":", "-", "–", "—"].contains(tokens[end].text) && ["use", "say"].contains(body.first?.text) else {
      return false
    }
    // “utilize → use”: the verb is the replacement where nothing follows it.
    let isVerbAlone = isArrow && body.count { $0.kind == .word } == 1
    let wanted = (isVerbAlone ? body : body.drop { ["use", "say"].contains($0.text) }).prefix {
      $0.kind == .word && $0.text != "instead"
    }
    let rest = tokens[wanted.endIndex...].filter { $0.text != "." && $0.text != "instead" }
    guard (1...3).contains(wanted.count), rest.isEmpty, let first = wanted.first, let last = wanted.last else {
      return false
    }
    let head = unit.page.string(tokens[0].range.lowerBound..<tokens[end - 1].range.upperBound)
    let heads = head.split(separator: "/").map(\.trimmingSpaces)
    let proposal = WordRule.proposal(
      avoid: heads, prefer: [unit.page.string(first.range.lowerBound..<last.range.upperBound)], modality: .must,
      source: source, pattern: "S2")
    proposals.add(proposal, units: [unit.ordinal])
    return proposal != nil
  }

  /// “Wi-Fi (capital W, capital F, hyphen)” in a list of words: the item shows how its term is spelled.
  private static func spelled(_ unit: Unit, _ source: [Source], into proposals: inout Proposals) -> Bool {
    let tokens = unit.tokens
    guard let end = tokens.firstIndex(where: { ["(", ":", "–", "—"].contains($0.text) }), (1...4).contains(end) else {
      return false
    }
    let said = tokens[(end + 1)...].filter { $0.kind == .word }.map(\.text)
    let head = WordRule.clean(unit.page.string(tokens[0].range.lowerBound..<tokens[end - 1].range.upperBound))
    guard said.contains(where: { ["capital", "capitals", "capitalized", "caps"].contains($0) }),
      said.allSatisfy({ $0.utf8.count == 1 || spellingWords.contains($0) }), head != head.lowercased()
    else { return false }
    let proposal = WordRule.proposal(
      avoid: [head.lowercased()], prefer: [head], modality: .must, source: source, pattern: "P10")
    proposals.add(proposal, units: [unit.ordinal])
    return proposal != nil
  }

  private static let spellingWords: Set<String> = Set(
    words: """
      capital capitals capitalized caps lower case lowercase small letter letters hyphen hyphens with and one two word words
      no space spaces always first the all each both in
      """)

  /// An item without markup under “words to avoid”: the item is the term, up to a dash, colon or parenthesis.
  private static func bare(_ unit: Unit, _ source: [Source], into proposals: inout Proposals) {
    let tokens = unit.tokens
    let end =
      tokens.firstIndex { $0.kind == .mark && [":", "—", "–", "-", "(", "→"].contains($0.text) } ?? tokens.count
    // “ibidum, ibid.”: the dot of an abbreviation is no end.
    guard end > 0, end <= 7, tokens[..<end].allSatisfy({ $0.kind == .word || [",", "/", "."].contains($0.text) }),
      tokens[..<end].count(where: { $0.kind == .word }) <= 5
    else { return }
    let head = unit.page.string(tokens[0].range.lowerBound..<tokens[end - 1].range.upperBound)
    let terms = head.split { $0 == "," || $0 == "/" }.flatMap { $0.split(separator: " or ") }.map(\.trimmingSpaces)
    proposals.add(
      WordRule.proposal(
        avoid: terms, prefer: replacement(unit, after: end), modality: .mustNot, condition: condition(unit, after: end),
        source: source,
        pattern: "S7"), units: [unit.ordinal])
  }

  /// “(unless you’re talking about a meeting)”: what an item says of when its term is meant.
  private static func condition(_ unit: Unit, after end: Int) -> String {
    guard
      let start = unit.tokens[end...].firstIndex(where: {
        $0.kind == .word && ["unless", "when", "if", "except", "as", "only", "without"].contains($0.text)
      })
    else { return contrastInBrackets(unit, after: end) }
    return WordSentences.text(of: start..<unit.tokens.count, in: unit)
  }

  /// “deliver (mail is delivered — not concepts)”, “key (fine as a noun)”: brackets that tell the uses apart.
  private static func contrastInBrackets(_ unit: Unit, after end: Int) -> String {
    let tokens = unit.tokens
    guard let open = tokens[end...].firstIndex(where: { $0.text == "(" }),
      let close = tokens[open...].firstIndex(where: { $0.text == ")" }), close > open + 1
    else { return "" }
    let tells = (open + 1..<close).contains { index in
      ["ok", "okay", "fine", "acceptable", "allowed"].contains(tokens[index].text)
        || tokens[index].text == "not" && ["—", "–", "-", ",", ";"].contains(tokens[index - 1].text)
    }
    return tells ? WordSentences.text(of: open + 1..<close, in: unit) : ""
  }

  /// What an item names after its term: “(use X)”, “: X”, “→ X”.
  private static func replacement(_ unit: Unit, after end: Int) -> [String] {
    let tokens = unit.tokens
    guard end < tokens.count else { return [] }
    let polarity = Polarity(tokens, from: end, initial: .neutral)
    let named = polarity.groups.first?.prefer ?? []
    if let first = named.first,
      let before = tokens.lastIndex(where: { $0.range.upperBound <= first.range.lowerBound && $0.kind == .word }),
      ["use", "say", "write", "prefer", "try", "to", "with"].contains(tokens[before].text)
    {
      return named.map(\.text)
    }
    guard
      let use = tokens[end...].firstIndex(where: {
        $0.kind == .word && ["use", "say", "write", "prefer"].contains($0.text)
      })
    else { return [] }
    var stop = use + 1
    while stop < tokens.count, tokens[stop].kind == .word, tokens[stop].text != "instead" { stop += 1 }
    guard stop > use + 1, stop - use <= 4,
      stop == tokens.count || tokens[stop].kind == .mark || tokens[stop].text == "instead"
    else { return [] }
    return [unit.page.string(tokens[use + 1].range.lowerBound..<tokens[stop - 1].range.upperBound)]
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String { split(separator: " ").joined(separator: " ") }
}

/// The term or terms that open an item or entry: “**back end**, **back-end development**”, “*email*”.
struct Headword: Sendable {
  let terms: [String]
  /// Position of the first token after the terms.
  let end: Int

  init?(opening unit: Unit) {
    guard unit.isFirst else { return nil }
    var terms: [String] = []
    var index = 0
    let tokens = unit.tokens
    while index < tokens.count, tokens[index].kind == .term {
      let text = tokens[index].text
      guard !text.hasSuffix(":"), !text.hasSuffix(".") || text.dropLast().contains(".") else { return nil }
      guard text.split(separator: " ").count <= 3 else { return nil }
      terms.append(text)
      index += 1
      var next = index
      while next < tokens.count, [",", "/", "or", "and"].contains(tokens[next].text) { next += 1 }
      guard next > index, next < tokens.count, tokens[next].kind == .term else { break }
      index = next
    }
    guard !terms.isEmpty else { return nil }
    self.terms = terms
    end = index
  }
}
