import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads entries of word lists (P08, P09, S2): a heading, definition term or table cell that is the term, and sentences below it
/// that speak of it without naming it: “Don’t use.”, “Use *sign in* instead.”, “One word.”
enum WordEntries: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting else { return }
    var index = 0
    let units = reading.units
    while index < units.count {
      let unit = units[index]
      guard let head = EntryHead(unit) ?? named(units, at: index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < units.count, end - index <= 8, units[end].block.level == 0, EntryHead(units[end]) == nil { end += 1 }
      read(head, Array(units[index + 1..<end]), into: &proposals)
      index += 1
    }
  }

  /// A heading with a capital, “Boolean”, whose lines are labelled as those of a dictionary are.
  private static func named(_ units: [Unit], at index: Int) -> EntryHead? {
    guard units[index].block.level >= 2,
      units[(index + 1)...].prefix(8).prefix(while: { $0.block.level == 0 }).contains(where: { EntryField($0) != nil })
    else { return nil }
    return EntryHead(units[index], acceptsNames: true)
  }

  /// Reads what the sentences below (or beside) a term say of it.
  @discardableResult
  static func read(_ head: EntryHead, _ body: [Unit], into proposals: inout Proposals) -> Bool {
    var avoid: [String] = []
    var prefer: [String] = []
    var modality: Modality = .must
    var cited: [Unit] = []
    var condition = Condition.none
    var isCased = false
    for unit in body where !proposals.used.contains(unit.ordinal) {
      if let field = EntryField(unit) {
        switch field.meaning {
        case .avoid(let terms):
          avoid += terms
          prefer += head.terms
        case .prefer(let terms):
          avoid += head.terms
          prefer += terms
        case .refused:
          avoid += head.terms
          prefer.removeAll(where: head.names)
        }
        cited.append(unit)
        continue
      }
      if head.terms.count == 1, let (wrong, right) = CaseEntry.spelling(of: head.terms[0], unit) {
        let sources = [head.unit, unit].map { Citation.source($0.page, text: $0.range) }
        proposals.add(
          WordRule.proposal(
            avoid: [wrong], prefer: [right], modality: .must, condition: head.note, source: sources, pattern: "P10"),
          units: [unit.ordinal])
        isCased = true
        continue
      }
      if let variants = Compound.misspellings(head.terms, unit) {
        avoid += variants
        prefer += head.terms
        cited.append(unit)
        continue
      }
      guard let said = EntrySentence(unit, head: head) else { continue }
      if said.bansHead, prefer.isEmpty || avoid.isEmpty { avoid += head.terms }
      if said.wantsHead { prefer += head.terms }
      avoid += said.avoid
      prefer += said.prefer
      if !said.condition.isEmpty, condition.text.isEmpty { condition = said.condition }
      if said.modality.isNegative || said.modality == .should { modality = said.modality }
      cited.append(unit)
    }
    guard !cited.isEmpty, !avoid.isEmpty else { return isCased }
    let text = cited.map(\.range)
    let sources =
      [Citation.source(head.unit.page, text: head.unit.range)] + text.map { Citation.source(head.unit.page, text: $0) }
    let when = [head.note, condition.text].filter { !$0.isEmpty }.joined(separator: "; ")
    let proposal = WordRule.proposal(
      avoid: avoid, prefer: prefer, modality: modality, condition: when, element: condition.element, source: sources,
      pattern: "P08")
    proposals.add(proposal, units: cited.map(\.ordinal))
    return proposal != nil
  }
}

extension Condition {
  static let none = Condition()
  private init() {}
  var isEmpty: Bool { text.isEmpty && element == nil }
}

/// A heading or definition term that is itself the term under discussion.
struct EntryHead: Sendable {
  let unit: Unit
  let terms: [String]
  /// “(noun)”, “as a verb”.
  let note: String
  /// “Legacy vs. deprecated”: it weighs terms against each other, so that none of them is meant alone.
  let isComparison: Bool

  /// A cell of a column of terms.
  init?(cell unit: Unit, terms: [String], note: String) {
    guard !terms.isEmpty else { return nil }
    self.unit = unit
    self.terms = terms
    self.note = note
    isComparison = false
  }

  /// Whether a term is one of the head's: the capital that a heading starts with is none of the term.
  func names(_ term: String) -> Bool {
    terms.contains { $0 == term || $0.dropFirst() == term.dropFirst() && $0.lowercased() == term.lowercased() }
  }

  /// - Parameter acceptsNames: a name with a capital is a term too.
  init?(_ unit: Unit, acceptsNames: Bool = false) {
    let isTerm = unit.page.document.nodes[unit.block.node].kind == .definitionTerm
    guard unit.isFirst, unit.block.level >= 2 || isTerm, unit.tokens.count <= 12, unit.tokens.last?.text != "?",
      StatementReader.isNegation(unit.tokens, 0) == 0,
      unit.tokens.first.map({ !["use", "avoid", "prefer", "write"].contains($0.text) || unit.tokens.count == 1 })
        ?? false
    else { return nil }
    let text = unit.text
    var plain = ""
    var note = ""
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(": depth += 1
      case ")": depth -= 1
      default: if depth > 0 { note.unicodeScalars.append(scalar) } else { plain.unicodeScalars.append(scalar) }
      }
    }
    var terms: [String] = []
    for piece in plain.split(whereSeparator: { $0 == "," || $0 == "/" || $0 == ";" }) {
      for half in piece.replacing(" vs. ", with: " or ").replacing(" versus ", with: " or ").split(separator: " or ") {
        terms.append(half.split(separator: " ").joined(separator: " "))
      }
    }
    terms = terms.map(WordRule.clean).filter(WordRule.isPlausible)
    guard !terms.isEmpty, terms.allSatisfy({ $0.split(separator: " ").count <= 4 }) else { return nil }
    // Titles of chapters (“Voice and tone”, “Headings”) are no entries: entries are lower case, marked up, or names with inner capitals.
    let isMarked = unit.tokens.contains { $0.kind == .term }
    guard isMarked || acceptsNames || terms.allSatisfy(Self.looksLikeLemma) || isTerm else { return nil }
    self.unit = unit
    self.terms = terms
    self.note = note.split(separator: " ").joined(separator: " ")
    isComparison = plain.contains(" vs") || plain.contains(" versus ")
  }

  /// An item that is an entry: “*kill* – avoid; use *end*”, “data center: two words”. A label (“**Naming**: use …”) is none: the head is quoted,
  /// or in lower case and said to be avoided, replaced or spelled in some way.
  static func item(_ unit: Unit) -> (head: EntryHead, body: Unit)? {
    let tokens = unit.tokens
    guard unit.isFirst, let first = tokens.first else { return nil }
    var end = first.kind == .term ? 1 : 0
    while end < tokens.count, end < 4, first.kind == .word, tokens[end].kind == .word { end += 1 }
    let isMarked = first.kind == .term && first.markup != .code
    // “**X** Do not use.” needs no mark.
    let isBare = isMarked && end < tokens.count && StatementReader.isNegation(tokens, end) > 0
    if isBare { end -= 1 }
    guard end + 1 < tokens.count, isBare || end > 0 && [":", "-", "–", "—", "("].contains(tokens[end].text),
      !(tokens[end].text == "(" && tokens[end + 1].text == "not")
    else { return nil }
    let headEnd = isBare ? end : end - 1
    let term = WordRule.clean(unit.page.string(first.range.lowerBound..<tokens[headEnd].range.upperBound))
    let body = Array(tokens[(end + 1)...])
    let said = body.prefix(4).filter { $0.kind == .word }.map(\.text)
    let opens = said.first ?? ""
    let isSaid =
      openers.contains(opens) || StatementReader.isNegation(body, 0) > 0
      || ["use", "say", "write"].contains(opens) && body.contains { $0.text == "instead" }
    guard WordRule.isPlausible(term), looksLikeLemma(term), isListed(first, unit) && said.first == "use" || isSaid,
      first.markup != .code, let head = EntryHead(cell: unit, terms: [term], note: "")
    else { return nil }
    return (head, unit.after(end + 1))
  }

  /// A paragraph that opens with the term it bans: “*simply*: do not use”, “**grok** Do not use.”, and “term : Do not use” of a list of
  /// definitions.
  static func paragraph(_ unit: Unit) -> (head: EntryHead, body: Unit)? {
    guard !unit.block.place.contains(.listItem), let entry = item(unit) else { return nil }
    let words = entry.body.words
    let isMarked = unit.tokens.first.map { $0.kind == .term } ?? false
    let colon = unit.tokens.first { $0.text == ":" }?.range.lowerBound ?? 0
    let isDefinition = colon > 0 && ASCII.isSpace(unit.page.text.bytes[colon - 1])
    let said = Array(words.drop { ["please", "always"].contains($0) })
    let refuses =
      ["avoid", "never", "not"].contains(said.first ?? "") || StatementReader.isNegation(entry.body.tokens, 0) > 0
    return refuses && (isMarked || isDefinition) ? entry : nil
  }

  /// Whether “use …” after the term speaks of writing: the term is quoted, or stands in a list of words.
  private static func isListed(_ first: Token, _ unit: Unit) -> Bool {
    first.markup == .quotes || first.kind == .term && unit.headings.first.map(WordLists.announcesWords) ?? false
  }

  /// How the text of an entry starts when it speaks of its term.
  private static let openers: Set<String> = Set(
    words: "avoid not never one two replace hyphenate incorrect deprecated no")

  private static func looksLikeLemma(_ term: String) -> Bool {
    guard let first = term.unicodeScalars.first else { return false }
    return first.properties.isLowercase
      || term.unicodeScalars.dropFirst().contains { $0.properties.isUppercase } && !term.contains(" ")
  }
}

/// What one sentence of an entry says, where its unnamed subject is the entry's term.
private struct EntrySentence {
  var bansHead = false
  var wantsHead = false
  /// It names both sides itself; the head is only where it stands.
  private var namesBoth = false
  var avoid: [String] = []
  var prefer: [String] = []
  var condition = Condition.none
  var modality: Modality = .must

  init?(_ unit: Unit, head: EntryHead) {
    let tokens = unit.tokens
    let start = StatementReader.start(of: tokens)
    guard start < tokens.count, !StatementReader.isPointer(tokens, at: start) else { return nil }
    let words = tokens[start...].filter { $0.kind == .word }.map(\.text)
    guard let first = words.first else { return nil }
    modality = WordSentences.modality(of: unit)
    let polarity = Polarity(tokens, from: start)
    avoid = polarity.avoid.map(\.text).filter { !head.names($0) }
    prefer = polarity.prefer.map(\.text).filter { !head.names($0) }
    let negation = StatementReader.isNegation(tokens, start)
    let verb = negation > 0 && start + negation < tokens.count ? tokens[start + negation].text : first
    let namesHead = (polarity.avoid + polarity.prefer).contains { head.names($0.text) }
    // “Do not use **master** or **slave**” under “master” bans both.
    let refusesHead = polarity.avoid.contains { head.names($0.text) }
    if prefer.isEmpty, !namesHead, let partner = Self.partner(of: polarity.avoid, in: tokens) {
      // “Omit the article: ‘use optional binding’, not ‘use an optional binding’” names both sides itself.
      prefer = [partner]
      self.namesBoth = true
    } else if negation > 0, ["use", "write", "say"].contains(verb) || start + negation >= tokens.count {
      guard !Self.hasObject(tokens, after: start + negation) || !avoid.isEmpty else { return nil }
      bansHead = avoid.isEmpty || refusesHead
      wantsHead = !bansHead && prefer.isEmpty
    } else if first == "avoid" || first == "deprecated" {
      bansHead = avoid.isEmpty || refusesHead
      wantsHead = !bansHead && prefer.isEmpty
    } else if first == "use" || first == "prefer" || first == "say" || first == "write" || first == "instead"
      || first == "replace" || first == "try"
    {
      let second = start + 1 < tokens.count && tokens[start + 1].kind == .word ? tokens[start + 1].text : ""
      if second == "instead" || second == "rather" || (second == "this" && !avoid.isEmpty) || (second == "not") {
        wantsHead = !avoid.isEmpty
      } else if polarity.saysInstead || first == "instead" || first == "replace" {
        bansHead = !prefer.isEmpty && avoid.isEmpty
      } else if !avoid.isEmpty, prefer.isEmpty {
        wantsHead = true
      } else if avoid.isEmpty, !prefer.isEmpty, polarity.narrowing == nil, !namesHead, tokens.count - start <= 12 {
        // “Say *start* or *create*.” under “spin up”.
        bansHead = prefer.allSatisfy { term in head.terms.allSatisfy { WordRule.joined($0) != WordRule.joined(term) } }
      }
    } else if first == "not" || first == "never" {
      wantsHead = !avoid.isEmpty
      // “Not inclusive.” refuses the term; “not e-mail” names another.
      let second = words.dropFirst().first ?? ""
      bansHead = avoid.isEmpty && words.count <= 3 && (first == "never" || Polarity.approvals.contains(second))
    }
    if namesHead, !avoid.isEmpty, polarity.prefer.contains(where: { head.names($0.text) }) { wantsHead = true }
    if bansHead, head.isComparison { return nil }
    guard bansHead || wantsHead || namesBoth else { return nil }
    let verbEnd = negation > 0 || first == "avoid" ? start + negation : start + 1
    condition = Condition(unit, narrowing: polarity.narrowing ?? Self.tail(tokens, after: verbEnd))
  }

  /// The quoted term right before “, not …”, where the sentence has no other cue.
  private static func partner(of avoid: [Token], in tokens: [Token]) -> String? {
    guard let first = avoid.first, let index = tokens.firstIndex(where: { $0.range == first.range }), index >= 2,
      tokens[index - 1].text == "not"
    else { return nil }
    let before = tokens[index - 2].text == "," ? index - 3 : index - 2
    guard before >= 0, tokens[before].kind == .term, tokens[before].markup == first.markup else { return nil }
    return tokens[before].text
  }

  /// “Don’t write an FAQ”: the verb has an object of its own that is no term.
  private static func hasObject(_ tokens: [Token], after verb: Int) -> Bool {
    guard verb + 2 < tokens.count, tokens[verb + 1].kind == .word, tokens[verb + 2].kind == .word else { return false }
    return ["a", "an", "the", "any", "your", "our", "multiple", "more", "new"].contains(tokens[verb + 1].text)
      && !["term", "terms", "word", "words", "phrase", "expression", "abbreviation", "acronym", "form", "shortened"]
        .contains(tokens[verb + 2].text)
  }

  /// “Don’t use as a verb”, “Don’t use to mean …”: what follows the verb when no term does.
  private static func tail(_ tokens: [Token], after verb: Int) -> Range<Int>? {
    var index = verb + 1
    while index < tokens.count, ["using", "it", "this", "these", "them"].contains(tokens[index].text) { index += 1 }
    guard index + 1 < tokens.count, tokens[index].kind == .word,
      ["as", "to", "for", "when", "if", "in", "unless", "with", "except", "before", "while"].contains(
        tokens[index].text)
    else {
      return nil
    }
    return index..<tokens.count
  }
}
