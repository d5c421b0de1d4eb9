import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Turns terms with a polarity into a typed word rule: which kind it is, whether the terms are plausible at all.
enum WordRule {
  /// A proposal for terms read from one place, or nil when nothing plausible is left.
  static func proposal(
    avoid: [String], prefer: [String], modality: Modality, condition: String = "", element: String? = nil,
    source: [Source],
    origin: Origin = .explicit, pattern: String
  ) -> Proposal? {
    let openings = avoid.compactMap { $0.split(separator: " ").first }
    let prefer = unique(
      prefer.flatMap(alternatives).map(clean).filter { term in
        isWanted(term) || isPlausible(term) && (term.split(separator: " ").first.map(openings.contains) ?? false)
      })
    let avoid = unique(avoid.flatMap(alternatives).map(clean).filter(isPlausible)).filter { !prefer.contains($0) }
    guard !avoid.isEmpty, !avoid.contains(where: looksLikeTitle) else { return nil }
    if prefer.isEmpty, avoid.contains(where: namesClass) { return nil }
    return proposal(
      avoid: avoid, prefer: respelled(prefer, for: avoid), modality: modality,
      scope: Scope(element: element, when: condition.isEmpty ? nil : condition), source: source, origin: origin,
      pattern: pattern)
  }

  /// A rule for terms that have been found fit.
  private static func proposal(
    avoid: [String], prefer: [String], modality: Modality, scope: Scope, source: [Source], origin: Origin,
    pattern: String
  ) -> Proposal {
    var slots: [String: JSON] = ["avoid": JSON(avoid)]
    if !prefer.isEmpty { slots["prefer"] = JSON(prefer) }
    let kind = kind(avoid: avoid, prefer: prefer)
    return Proposal(
      kind: kind, facet: kind.hasPrefix("term.") ? .tone : .format, modality: kindModality(modality, prefer: prefer),
      scope: scope, slots: slots, origin: origin, sources: source, pattern: pattern)
  }

  /// “*memberwise initializer*: not hyphenated as *member-wise*” is about the one word that is spelled otherwise.
  private static func respelled(_ prefer: [String], for avoid: [String]) -> [String] {
    guard prefer.count == 1, avoid.count == 1, avoid[0].contains("-") || avoid[0].contains(" ") else { return prefer }
    let word = prefer[0].split(separator: " ").first { joined(String($0)) == joined(avoid[0]) }
    return word.map { [String($0)] } ?? prefer
  }

  /// A term whose meaning in a context is ruled, not its use as such: taught, and judged where a model is attached.
  static func sense(
    prefer: [String], avoid: [String] = [], sense: String, modality: Modality, source: [Source], pattern: String
  ) -> Proposal? {
    let prefer = unique(prefer.flatMap(alternatives).map(clean).filter(isWanted))
    let avoid = unique(avoid.flatMap(alternatives).map(clean).filter(isPlausible))
    guard !(prefer + avoid).isEmpty, !sense.isEmpty else { return nil }
    var slots: [String: JSON] = ["sense": .string(sense)]
    if !prefer.isEmpty { slots["prefer"] = JSON(prefer) }
    if !avoid.isEmpty { slots["avoid"] = JSON(avoid) }
    return Proposal(
      kind: "term.sense", facet: .tone, modality: modality, slots: slots, sources: source, pattern: pattern)
  }

  private static func kind(avoid: [String], prefer: [String]) -> String {
    guard !prefer.isEmpty else { return "term.ban" }
    let wanted = Set(prefer.map { $0.lowercased() })
    if avoid.allSatisfy({ wanted.contains($0.lowercased()) }) { return "casing.term" }
    let joined = Set(prefer.map(joined))
    if avoid.allSatisfy({ joined.contains(Self.joined($0)) }) { return "spelling.compound" }
    return "term.substitute"
  }

  /// Letters and digits alone, folded: what two spellings of one compound share.
  static func joined(_ term: String) -> String {
    String(decoding: term.lowercased().utf8.filter { $0 != .of("-") && $0 != .space }, as: UTF8.self)
  }

  /// A substitution says what to write; a prohibition turns into the order to write the other.
  private static func kindModality(_ modality: Modality, prefer: [String]) -> Modality {
    switch (modality, prefer.isEmpty) {
    case (.mustNot, false): .must
    case (.shouldNot, false): .should
    case (.must, true): .mustNot
    case (.should, true), (.may, true): .shouldNot
    default: modality
    }
  }

  /// Without quotes, list marks and closing punctuation.
  static func clean(_ term: String) -> String {
    var bytes = Array(term.utf8)
    while let last = bytes.last, ASCII.isSpace(last) || ",;:\"*_".utf8.contains(last) { bytes.removeLast() }
    while let first = bytes.first, ASCII.isSpace(first) || ",;:\"*_".utf8.contains(first) { bytes.removeFirst() }
    if bytes.last == .of("."), !bytes.dropLast().contains(.of(".")), bytes.count > 4 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// “placeholder, sample” and “blacklist / whitelist” in one marked-up span are several terms; “client/server” is one.
  static func alternatives(_ term: String) -> [String] {
    var parts = [term]
    for separator in [", ", " / ", " or ", "; "] {
      parts = parts.flatMap { part -> [String] in
        let pieces = part.split(separator: separator).map(String.init)
        return pieces.count > 1 && pieces.allSatisfy { $0.split(separator: " ").count <= 3 } ? pieces : [part]
      }
    }
    return parts.flatMap(slashed)
  }

  /// “main/principal/primary” are three words; “client/server” is one term.
  private static func slashed(_ term: String) -> [String] {
    let pieces = term.split(separator: "/").map(String.init)
    return pieces.count > 2 && pieces.allSatisfy { $0.utf8.count > 2 && $0.utf8.allSatisfy(ASCII.isLetter) }
      ? pieces : [term]
  }

  /// What to write may be a short common word; it may not be a sentence of advice.
  static func isWanted(_ term: String) -> Bool {
    let first = term.split(separator: " ").first.map { $0.lowercased() } ?? ""
    if term.contains(" "), ["don't", "don’t", "avoid", "never", "omit", "rewrite", "use"].contains(first) {
      return false
    }
    return isPlausible(term)
      || stopTerms.contains(term.lowercased()) && !["example", "examples", "instead"].contains(term.lowercased())
  }

  /// An example heading or button (“Creating an instance”), which nobody bans as a term.
  private static func looksLikeTitle(_ term: String) -> Bool {
    let words = term.split(separator: " ")
    guard words.count >= 3, let first = term.unicodeScalars.first else { return false }
    return first.properties.isUppercase
  }

  /// Whether the text can be a term people write: letters, at most five words, no placeholder, no code.
  static func isPlausible(_ term: String) -> Bool {
    let bytes = Array(term.utf8)
    guard bytes.count >= 2, bytes.count <= 48, bytes.contains(where: { ASCII.isLetter($0) || $0 >= 0x80 }) else {
      return false
    }
    guard !bytes.contains(where: { "<>{}[]=|\\#$@^~`\n".utf8.contains($0) }), !bytes.hasBytes("...", at: 0) else {
      return false
    }
    guard !term.contains("…"), !term.contains("http"), !term.contains("()"), bytes.first != .of("-") else {
      return false
    }
    guard !term.split(separator: " ").contains(where: isPlaceholder), !formats.contains(term.lowercased()) else {
      return false
    }
    let words = Words.ranges(bytes, in: 0..<bytes.count)
    guard !words.isEmpty, words.count <= 5 else { return false }
    if words.count >= 2, bytes.contains(.space), bytes.allSatisfy({ !ASCII.isLower($0) }) { return false }
    if words.count == 1, stopTerms.contains(term.lowercased()) { return false }
    // A sentence is no term.
    return !(bytes.last == .of(".") && words.count > 3)
  }

  /// “xx.x.x”, “LABEL_NAME”: stands for something else than itself.
  private static func isPlaceholder(_ word: Substring) -> Bool {
    let bytes = Array(word.utf8)
    let letters = bytes.filter(ASCII.isLetter)
    let isCross = letters.allSatisfy { ASCII.lower($0) == .of("x") }
    let isName = bytes.contains(.of("_")) && letters.allSatisfy(ASCII.isUpper)
    return letters.count > 1 && (isCross || isName)
  }

  /// Ways to set a word off, which examples are set in and which nobody bans as words.
  private static let formats: Set<String> = Set(
    words: """
      italic italics bold boldface monospace monospaced underline underlined code uppercase lowercase capitals strikethrough
      """)

  /// “passive voice”, “exclamation marks”: what guides call kinds of words, marks and sentences, banned as such and not as words.
  private static func namesClass(_ term: String) -> Bool {
    term.split(separator: " ").last.map { classes.contains($0.lowercased()) } ?? false
  }

  private static let classes: Set<String> = Set(
    words: """
      voice tense case mood jargon slang idiom idioms contractions acronyms abbreviations initialisms semicolons colons
      commas hyphens dashes ellipses ampersands parentheses brackets emoji emojis adverbs adjectives pronouns verbs nouns
      gerunds headings links lists tables images screenshots quotes marks points capitals numbers dates footnotes hedging
      clichés cliches metaphors humor humour sarcasm sentences paragraphs words phrases terms language buzzwords caps
      superlatives latinisms colloquialisms euphemisms anthropomorphism
      """)

  /// Single words that are cut out of running text by mistake far more often than they are ruled on.
  private static let stopTerms: Set<String> = Set(
    words: """
      a an the of in is it to and or as at be by not use do don't yes no not: example examples note tip warning instead
      always never must should only here this
      """)

  private static func unique(_ terms: [String]) -> [String] {
    var seen: Set<String> = []
    return terms.filter { seen.insert($0).inserted }
  }
}
