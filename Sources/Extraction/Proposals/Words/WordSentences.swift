import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads word rules from running sentences: “Use *X*, not *Y*”, “Don’t say *X*”, “Avoid *X*; use *Y* instead” (P01–P07).
enum WordSentences: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    var pending: (unit: Unit, index: Int)?
    var made: [(place: Int, unit: Unit)] = []
    for unit in reading.units where !proposals.used.contains(unit.ordinal) {
      if entry(unit, reading, into: &proposals) {
        pending = nil
        continue
      }
      guard unit.block.level == 0, !unit.block.place.contains(.tableCell), !unit.terms.isEmpty, !unit.isLink else {
        if unit.isFirst { pending = nil }
        continue
      }
      if let before = pending, attach(unit, to: before.unit, in: &proposals) {
        pending = nil
        continue
      }
      pending = nil
      if let compound = compound(unit, reading) {
        proposals.add(compound, units: [unit.ordinal])
        continue
      }
      if contrast(unit, reading, into: &proposals) { continue }
      let start = proposals.all.count
      if let index = read(unit, reading, into: &proposals) { pending = (unit, index) }
      made += (start..<proposals.all.count).map { ($0, unit) }
    }
    // Only now is known which bans a later sentence gave a replacement.
    for (place, unit) in made { proposals.amend(place) { $0 = WordContext(unit, in: reading).narrowed($0) } }
  }

  /// “*Website* is one word”, “Spell *email* without a hyphen”.
  private static func compound(_ unit: Unit, _ reading: PrescriptivePage) -> Proposal? {
    guard reading.role.isAboutWriting, unit.terms.count == 1, unit.tokens.count <= 9, unit.isFirst else { return nil }
    // A capital that only the start of the sentence asks for is none of the term.
    let terms = unit.terms.map { term in
      let opens = term.range == unit.tokens.first?.range && !term.text.dropFirst().contains(where: \.isUppercase)
      return opens ? term.text.lowercased() : term.text
    }
    guard let wrong = Compound.misspellings(terms.map { $0.lowercased() }, unit) else { return nil }
    return WordRule.proposal(
      avoid: wrong, prefer: terms, modality: modality(of: unit).isNegative ? .must : modality(of: unit),
      source: [Citation.source(unit.page, text: unit.range)], pattern: "P09")
  }

  /// “Write ‘AI’ without periods. Not ‘A.I.’”: a fragment that names the other side of the sentence before it.
  private static func contrast(_ unit: Unit, _ reading: PrescriptivePage, into proposals: inout Proposals) -> Bool {
    guard unit.tokens.first?.text == "not", unit.tokens.count <= 8, unit.ordinal > 0 else { return false }
    let before = reading.units[unit.ordinal - 1]
    let wanted = Polarity(before.tokens, from: StatementReader.start(of: before.tokens))
    guard before.blockIndex == unit.blockIndex, wanted.avoid.isEmpty, !wanted.prefer.isEmpty,
      unit.tokens.dropFirst().allSatisfy({ $0.kind == .term || [",", "or", "and", ".", "nor"].contains($0.text) })
    else { return false }
    let sources = [before, unit].map { Citation.source($0.page, text: $0.range) }
    let proposal = WordRule.proposal(
      avoid: spelled(unit.terms).map(\.text), prefer: spelled(wanted.prefer).map(\.text), modality: .must,
      source: sources, pattern: "P02")
    proposals.add(proposal, units: [before.ordinal, unit.ordinal])
    return proposal != nil
  }

  /// “*simply*: do not use.”: a paragraph that is an entry of a word list.
  private static func entry(_ unit: Unit, _ reading: PrescriptivePage, into proposals: inout Proposals) -> Bool {
    guard reading.role.isAboutWriting, unit.isFirst, unit.block.level == 0, !unit.block.place.contains(.tableCell),
      let entry = EntryHead.paragraph(unit)
    else { return false }
    let rest = reading.units[(unit.ordinal + 1)...].prefix { $0.blockIndex == unit.blockIndex }
    return WordEntries.read(entry.head, [entry.body] + rest, into: &proposals)
  }

  /// Reads one sentence; returns its ordinal when it banned a term that the next sentence may replace.
  private static func read(_ unit: Unit, _ reading: PrescriptivePage, into proposals: inout Proposals) -> Int? {
    let start = StatementReader.start(of: unit.tokens)
    guard !isExample(unit), unit.tokens.last?.text != "?" else { return nil }
    let polarity = Polarity(unit.tokens, from: start)
    let source = [Citation.source(unit.page, text: unit.range)]
    let modality = modality(of: unit)
    var bansAlone = false
    if polarity.avoid.isEmpty, polarity.prefer.isEmpty, let words = underBan(unit, reading) {
      proposals.add(
        WordRule.proposal(avoid: words, prefer: [], modality: .shouldNot, source: source, pattern: "P04"),
        units: [unit.ordinal])
      return nil
    }
    for group in polarity.groups {
      for pair in TermPairs(unit).pairs(avoid: spelled(group.avoid), prefer: spelled(group.prefer)) {
        guard let proposal = proposal(group, pair.avoid, pair.prefer, unit, reading, modality, source) else { continue }
        proposals.add(proposal, units: [unit.ordinal])
        bansAlone = proposal.slots["prefer"] == nil && proposal.kind == "term.ban"
      }
    }
    return bansAlone ? unit.ordinal : nil
  }

  private static func proposal(
    _ group: Polarity.Group, _ avoid: [String], _ wanted: [String], _ unit: Unit, _ reading: PrescriptivePage,
    _ modality: Modality, _ source: [Source]
  ) -> Proposal? {
    var prefer = wanted
    if prefer.isEmpty { prefer = avoid.compactMap { otherCase($0, than: avoid, in: unit) } }
    if avoid.isEmpty {
      guard let narrowing = group.narrowing, !prefer.isEmpty, reading.role.isAboutWriting, !modality.isNegative,
        group.prefer.allSatisfy({ $0.markup != .code }), saysSense(unit, narrowing)
      else { return nil }
      return WordRule.sense(
        prefer: prefer, sense: text(of: narrowing, in: unit), modality: modality, source: source, pattern: "P06")
    }
    if prefer.isEmpty, group.isContrast || modality == .may { return nil }
    // Outside of guides a banned code span is a flag, a type, a command: an obligation, not a word.
    if !reading.role.isAboutWriting, group.avoid.allSatisfy({ $0.markup == .code }),
      prefer.isEmpty || group.prefer.allSatisfy({ $0.markup == .code }) && avoid.allSatisfy(OrdinaryWord.isOne)
    {
      return nil
    }
    let condition = Condition(unit, narrowing: group.narrowing)
    var shown = condition.isEmpty ? Illustration.asked(group.prefer, in: unit).map { text(of: $0, in: unit) } : nil
    // “Don't replace *x* with *y*” bans *y* for what *x* says, and nowhere else.
    if condition.isEmpty, modality.isNegative, !prefer.isEmpty, unit.words.contains("replace") {
      shown = "in place of \(Quoted.list(prefer, joinedBy: "or"))"
    }
    let modifier = condition.isEmpty ? shown ?? TermModifier.condition(of: group.avoid, in: unit) : nil
    return WordRule.proposal(
      avoid: avoid, prefer: prefer, modality: modality, condition: modifier ?? condition.text,
      element: condition.element,
      source: source,
      pattern: prefer.isEmpty ? "P03" : "P01")
  }

  /// “Ableist language includes words like ‘crazy’” under “Avoid ableist language”: the heading bans what the sentence lists.
  private static func underBan(_ unit: Unit, _ reading: PrescriptivePage) -> [String]? {
    guard reading.role.isAboutWriting, let heading = unit.headings.first else { return nil }
    let title = PathCues.words(heading)
    guard ["avoid", "avoiding", "don't", "never", "no"].contains(title.first ?? ""), title.count >= 2,
      let first = unit.tokens.firstIndex(where: { $0.kind == .term }), first >= 2, let subject = title.dropFirst().last
    else { return nil }
    let before = unit.tokens[..<first].filter { $0.kind == .word }.map(\.text)
    let lists = ["like", "as", "include", "includes", "including", "are"].contains(before.last ?? "")
    let isAbout = before.contains(subject) || before.contains(title[1])
    let terms = unit.terms.filter { $0.markup == .quotes || $0.markup == .emphasis }
    guard lists, isAbout, !Set(before).isDisjoint(with: ["words", "terms", "phrases", "expressions", "word"]),
      terms.count >= 2, terms.count == unit.terms.count
    else { return nil }
    return terms.map(\.text)
  }

  /// How the paragraph around a banned term spells it in another case: “Use MB … Never write *mb*” rules on case, not on the word.
  private static func otherCase(_ term: String, than avoid: [String], in unit: Unit) -> String? {
    let bytes = unit.page.text.bytes
    for range in Words.ranges(bytes, in: unit.block.range) where range.count == term.utf8.count {
      let word = bytes.string(range)
      if !avoid.contains(word), word.lowercased() == term.lowercased(), word.dropFirst().contains(where: \.isUppercase)
      {
        return word
      }
    }
    return nil
  }

  /// Whether the narrowing words tell a term's meaning (“to refer to …”, “as a noun”) and not what a command is for.
  private static func saysSense(_ unit: Unit, _ narrowing: Range<Int>) -> Bool {
    let words = unit.tokens[narrowing].prefix(3).map(\.text)
    guard words.count >= 2 else { return false }
    switch words[0] {
    case "to": return ["refer", "mean", "describe", "indicate", "talk", "denote"].contains(words[1])
    case "when":
      return ["referring", "describing", "talking", "you", "you're", "it", "discussing", "writing"].contains(words[1])
    case "as": return ["a", "an", "the"].contains(words[1])
    case "only", "for": return words[1] != "this" && unit.words.count <= 25
    default: return false
    }
  }

  /// “Instead, use *T*.” after a ban names what to write (P05).
  private static func attach(_ unit: Unit, to before: Unit, in proposals: inout Proposals) -> Bool {
    guard unit.blockIndex == before.blockIndex || unit.blockIndex == before.blockIndex + 1 else { return false }
    let polarity = Polarity(unit.tokens)
    let isNext = unit.blockIndex == before.blockIndex && polarity.narrowing == nil
    let saysSo =
      polarity.saysInstead || isNext && (unit.tokens.first?.text == "use" || unit.tokens.first?.text == "say")
    let prefer = polarity.prefer.filter { $0.markup != .code || WordRule.isPlausible($0.text) }.map(\.text)
    guard saysSo, polarity.avoid.isEmpty, !prefer.isEmpty, let last = proposals.last,
      let avoid = last.slots["avoid"]?.strings
    else {
      return false
    }
    guard
      let replaced = WordRule.proposal(
        avoid: avoid, prefer: prefer,
        modality: last.modality == .mustNot ? .must : last.modality == .shouldNot ? .should : last.modality,
        condition: last.scope.when ?? "", element: last.scope.element,
        source: last.sources + [Citation.source(unit.page, text: unit.range)], pattern: "P05")
    else { return false }
    proposals.amend(proposals.all.count - 1) { $0 = replaced }
    proposals.consume(unit.ordinal)
    return true
  }

  /// Code counts as a word when it is one: otherwise it is a command, a path, a symbol.
  private static func spelled(_ terms: [Token]) -> [Token] {
    terms.filter { term in
      guard term.markup == .code else { return true }
      return term.text.utf8.allSatisfy {
        ASCII.isLetter($0) || $0 == .space || $0 == .of("-") || $0 == .of("'") || $0 == .of(".")
      }
    }
  }

  private static func isExample(_ unit: Unit) -> Bool {
    guard let first = unit.tokens.first(where: { $0.kind == .word })?.text else { return false }
    return ["example", "examples", "for", "e.g", "see"].contains(first)
      && (first != "for" || unit.words.dropFirst().first == "example" || unit.words.dropFirst().first == "more")
  }

  static func modality(of unit: Unit) -> Modality {
    let tokens = unit.tokens
    guard let cue = StatementReader.modality(tokens, from: 0) else { return .must }
    switch cue.modality {
    case .may: return .may
    default: return cue.modality
    }
  }

  static func text(of range: Range<Int>, in unit: Unit) -> String {
    guard !range.isEmpty else { return "" }
    var end = range.upperBound
    while end > range.lowerBound + 1, unit.tokens[end - 1].kind == .mark { end -= 1 }
    return unit.page.string(unit.tokens[range.lowerBound].range.lowerBound..<unit.tokens[end - 1].range.upperBound)
  }
}

/// When a word rule holds: what its sentence says after the terms or before them, turned into an element where the tree can decide it.
struct Condition: Sendable {
  var text = ""
  var element: String?

  init(_ unit: Unit, narrowing: Range<Int>?) {
    let (leading, _) = StatementReader.leadingCondition(unit.tokens, from: StatementReader.start(of: unit.tokens))
    var parts: [String] = []
    if let leading { parts.append(WordSentences.text(of: leading, in: unit)) }
    if let narrowing { parts.append(WordSentences.text(of: narrowing, in: unit)) }
    parts = parts.filter { !Self.isEmphasis($0) }
    if parts.count == 1, let element = Self.element(parts[0]) {
      self.element = element
    } else {
      text = parts.joined(separator: "; ")
    }
  }

  /// Reasons and general phrases are no conditions.
  static func isEmphasis(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ")
    guard let first = words.first else { return true }
    if ["because", "since", "which", "that"].contains(first) { return true }
    if words.count <= 3, first == "for", ["example", "instance"].contains(words.dropFirst().first ?? "") {
      return true
    }
    if words.count == 2, first == "for", reasons.contains(String(words[1])) { return true }
    if first == "in", words.allSatisfy({ everywhere.contains(String($0)) }) { return true }
    let phrase = words.joined(separator: " ")
    return [
      "in documentation", "in the documentation", "in docs", "in our docs", "in your writing", "in general",
      "in all cases", "in content", "when possible",
      "where possible", "whenever possible", "in text", "in prose", "in documents", "in our documentation",
      "in writing", "in your content", "as much as possible",
      "if possible", "in most cases", "in any context", "in all contexts",
      "in technical documentation",
    ].contains(phrase)
  }

  /// Words of phrases that name all that is written.
  static let everywhere: Set<String> = Set(
    words: """
      for in with your our the a all any every most and or of general possible documentation docs document documents
      content writing text prose article articles page pages guide guides topic topics copy technical user help product
      sentences
      """)

  /// “For readability, avoid …”: why, not when.
  private static let reasons: Set<String> = Set(
    words: """
      readability clarity consistency brevity simplicity accessibility conciseness precision accuracy legibility
      user-friendliness uniformity inclusivity inclusiveness localization translation
      """)

  /// Places of a page that a condition can name.
  private static func element(_ text: String) -> String? {
    let words = text.lowercased().split(separator: " ").map(String.init)
    guard words.first == "in" || words.first == "for", words.count <= 4, let last = words.last else { return nil }
    switch last {
    case "headings", "heading", "headers", "titles", "title", "subheadings": return "heading"
    case "steps", "procedures", "instructions", "step": return "step"
    case "lists", "bullets", "items": return "listItem"
    case "tables", "cells", "table": return "tableCell"
    default: return nil
    }
  }
}
