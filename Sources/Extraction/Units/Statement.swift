import Documents
import Prose
import Rules
import TextScanning

/// What a sentence prescribes, read from its words: how strongly, to whom it is said (imperative or modal), and under which condition.
struct Statement: Sendable {
  var modality: Modality
  /// The sentence gives an order: its main clause starts with a verb in base form.
  var isImperative: Bool
  /// Words that say when it holds, as written; empty when it always does.
  var condition: String
  /// Positions in `Unit.tokens` of the main clause, condition and opening words left out.
  var main: Range<Int>
  /// The base verb of an imperative.
  var verb: String

  /// Reads a unit; nil when nothing is prescribed.
  init?(_ unit: Unit) {
    let tokens = unit.tokens
    guard tokens.count >= 2 else { return nil }
    let start = StatementReader.start(of: tokens)
    guard start < tokens.count, !StatementReader.isPointer(tokens, at: start), tokens.last?.text != "?" else {
      return nil
    }
    let (conditionRange, mainStart) = StatementReader.leadingCondition(tokens, from: start)
    let clause = StatementReader.skipOpeners(tokens, from: mainStart)
    guard clause < tokens.count, conditionRange == nil || !StatementReader.isPointer(tokens, at: clause) else {
      return nil
    }
    guard !StatementReader.pointsElsewhere(tokens, conditionRange, clause: clause) else { return nil }
    let isImperative = StatementReader.isImperative(tokens, at: clause)
    let trailing = StatementReader.trailingCondition(tokens, from: clause + 1)
    // What a condition says is no demand: “it may be merged if you do not mind”.
    let cue =
      StatementReader.modality(tokens, in: mainStart..<(trailing?.lowerBound ?? tokens.count))
      ?? StatementReader.modality(tokens, from: mainStart)
    guard isImperative || cue != nil else { return nil }
    verb = isImperative ? tokens[clause].text : ""
    self.isImperative = isImperative
    modality = StatementReader.combine(cue?.modality, cueAt: cue?.position, clause: clause, isImperative: isImperative)
    if isImperative, let position = cue?.position, position > clause, StatementReader.isHedge(tokens, position) {
      modality = .should
    }
    if modality == .may, StatementReader.isRefused(tokens, clause, cue?.position) {
      modality = tokens[clause].text == "no" ? .mustNot : .must
    }
    var end = tokens.count
    var parts: [Range<Int>] = conditionRange.map { [$0] } ?? []
    if let trailing {
      parts.append(trailing)
      end = trailing.lowerBound
    }
    main = clause..<max(end, clause)
    condition = parts.map { range in
      unit.page.string(tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound)
    }.joined(separator: "; ")
  }
}

/// The steps of reading a statement, each on the tokens of one sentence.
enum StatementReader {
  /// Where the sentence proper starts: after list marks, a bold label and its colon (“**Naming**: use …”).
  static func start(of tokens: [Token]) -> Int {
    var index = 0
    while index < tokens.count, tokens[index].kind == .mark, !"([".contains(tokens[index].text) { index += 1 }
    guard index < tokens.count else { return index }
    if tokens[index].kind == .term, tokens[index].markup == .strong {
      let text = tokens[index].text
      if text.hasSuffix(":") || text.hasSuffix("."), index + 1 < tokens.count { return index + 1 }
      // “**FORBIDDEN** `except:`” needs no colon.
      if index + 1 < tokens.count, tokens[index + 1].kind != .mark, Label(text) == .forbids { return index + 1 }
      if index + 2 < tokens.count, tokens[index + 1].kind == .mark, ":—–-".contains(tokens[index + 1].text) {
        return index + 2
      }
    }
    // A short plain label: “Note: …”, “Naming: use …”.
    for offset in 1...3 where index + offset + 1 < tokens.count {
      guard tokens[index..<index + offset].allSatisfy({ $0.kind == .word }) else { break }
      if tokens[index + offset].text == ":" { return index + offset + 1 }
    }
    return index
  }

  static func isPointer(_ tokens: [Token], at start: Int) -> Bool {
    guard tokens[start].kind == .word else { return false }
    if Cues.pointers.contains(tokens[start].text) { return true }
    let words = tokens[start...].prefix(3).map(\.text)
    return Cues.fillers.contains { words.starts(with: $0) }
  }

  /// “To learn more, see …”, “For a full list, refer to …”: the reader may go there, nobody must.
  static func pointsElsewhere(_ tokens: [Token], _ condition: Range<Int>?, clause: Int) -> Bool {
    guard let condition, ["to", "for"].contains(tokens[condition.lowerBound].text) else { return false }
    return tokens[clause].kind == .word && ["see", "refer", "visit", "consult", "watch"].contains(tokens[clause].text)
  }

  /// A clause that opens with a condition word and ends in a comma, and where the main clause begins.
  static func leadingCondition(_ tokens: [Token], from start: Int) -> (range: Range<Int>?, main: Int) {
    guard start < tokens.count, tokens[start].kind == .word, Cues.conditionOpeners.contains(tokens[start].text) else {
      return (nil, start)
    }
    var depth = 0
    var last: Int?
    for index in start + 1..<tokens.count where tokens[index].kind == .mark {
      switch tokens[index].text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case ",", ";", "—", ":":
        guard depth == 0, index + 1 < tokens.count else { continue }
        // A list inside the condition (“before a, b, or c, do …”) goes on until a clause with a verb starts.
        let next = skipOpeners(tokens, from: index + 1)
        last = last ?? index
        // “When opening a PR, if you are unsure, …” is one condition.
        if next < tokens.count, furtherConditions.contains(tokens[next].text) {
          last = nil
          continue
        }
        if next < tokens.count, isImperative(tokens, at: next) || startsClause(tokens, at: next) {
          return (start..<index, index + 1)
        }
      default: break
      }
    }
    if let last { return (start..<last, last + 1) }
    return (nil, start)
  }

  /// Words that open one more condition after the first.
  private static let furtherConditions: Set<String> = ["if", "when", "whenever", "unless", "where", "once", "while"]

  /// Whether a finite clause starts here: a subject and, within four words, a modal or a form of “be”.
  private static func startsClause(_ tokens: [Token], at index: Int) -> Bool {
    tokens[index...].prefix(6).contains { $0.kind == .word && finite.contains($0.text) }
  }

  private static let finite: Set<String> = Set(
    words: """
      must should shall may can is are will need needs has have don't do never requires
      """)

  static func skipOpeners(_ tokens: [Token], from start: Int) -> Int {
    var index = start
    while index < tokens.count, index - start < 4 {
      if tokens[index].kind == .word, Cues.openers.contains(tokens[index].text) || isNegation(tokens, index) > 0 {
        index += max(1, isNegation(tokens, index))
      } else if tokens[index].kind == .mark, tokens[index].text == "," || tokens[index].text == ":" {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  /// How many tokens a negation in front of a verb takes: “do not”, “don’t”, “never”.
  static func isNegation(_ tokens: [Token], _ index: Int) -> Int {
    guard index < tokens.count else { return 0 }
    switch tokens[index].text {
    case "don't", "never", "no": return tokens[index].text == "no" ? 0 : 1
    case "do": return index + 1 < tokens.count && tokens[index + 1].text == "not" ? 2 : 0
    default: return 0
    }
  }

  /// A verb in base form, “self-review” and “re-lint” included.
  static func isVerb(_ word: String) -> Bool {
    if Lexicon.imperatives.contains(word) { return true }
    guard let hyphen = word.lastIndex(of: "-"), compounds.contains(String(word[..<hyphen])) else { return false }
    return Lexicon.imperatives.contains(String(word[word.index(after: hyphen)...]))
  }

  private static let compounds: Set<String> = [
    "re", "self", "hand", "double", "pre", "cross", "co", "force", "soft", "hard", "auto",
  ]

  static func isNounVerb(_ word: String) -> Bool {
    Lexicon.nounVerbs.contains(Array(word.utf8), 0..<word.utf8.count)
  }

  static func isImperative(_ tokens: [Token], at index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word, isVerb(tokens[index].text) else { return false }
    guard index + 1 < tokens.count else { return true }
    let next = tokens[index + 1]
    if next.kind == .mark { return !"/".contains(next.text) }
    // A noun that looks like a verb is followed by its own verb or by “of”.
    if isNounVerb(tokens[index].text), next.kind == .word, Cues.thirdPerson.contains(next.text) { return false }
    if afterNouns.contains(next.text) { return false }
    // “Release notes are …”: a finite verb soon after makes it a subject, unless the verb itself takes a clause (“Ensure tests are …”).
    let finite = clauseVerbs.contains(tokens[index].text) ? strictVerbs : finiteVerbs
    return !tokens[(index + 1)...].prefix(3).dropFirst().contains { $0.kind == .word && finite.contains($0.text) }
  }

  private static let afterNouns: Set<String> = Set(
    words: "of is are was were has must should will can may does")
  /// Verbs that take a clause.
  private static let clauseVerbs: Set<String> = Set(
    words: "ensure check verify confirm assume remember note state say explain see prove report")
  private static let strictVerbs: Set<String> = Set(words: "must should shall")
  private static let finiteVerbs: Set<String> = Set(words: "must should shall is are was were has will")

  /// The strongest cue phrase of the sentence and where it stands.
  static func modality(_ tokens: [Token], from start: Int) -> (modality: Modality, position: Int)? {
    modality(tokens, in: start..<max(start, tokens.count))
  }

  /// The strongest cue phrase among some tokens of a sentence.
  static func modality(_ tokens: [Token], in range: Range<Int>) -> (modality: Modality, position: Int)? {
    var best: (modality: Modality, position: Int, length: Int)?
    for index in range where tokens[index].kind == .word {
      for phrase in Cues.modalitiesByFirstWord[tokens[index].text] ?? [] where matches(phrase.words, tokens, index) {
        guard isCue(phrase, tokens, index) else { continue }
        let modality = softened(phrase, tokens, index)
        if let old = best,
          rank(old.modality) > rank(modality) || (old.position == index && old.length >= phrase.words.count)
        {
          continue
        }
        if let old = best, rank(old.modality) == rank(modality), old.position != index { continue }
        best = (modality, index, phrase.words.count)
      }
    }
    return best.map { ($0.modality, $0.position) }
  }

  /// Whether the words of a phrase demand or allow something here.
  private static func isCue(_ phrase: Cues.Phrase, _ tokens: [Token], _ index: Int) -> Bool {
    let before = index > 0 ? tokens[index - 1].text : ""
    switch phrase.words[0] {
    case "can": return Permission.isGiven(tokens, at: index)
    case "do", "don't": return isOrder(tokens, index)
    // “This may not be the right choice” forbids nothing; “contributors may not …” does.
    case "may" where phrase.words.count == 2: return bound.contains(before)
    // “You should always check” is advice, however often it holds.
    case "always": return before != "should" && !isDescribed(tokens, after: index)
    // “Generated files are never edited” forbids; “the line is never executed” describes.
    case "never" where before == "is" || before == "are":
      return index + 1 < tokens.count && NormReader.handled.contains(tokens[index + 1].text)
    case "never": return !isDescribed(tokens, after: index)
    case "no": return before == "is" || before == "are" || before == "we"
    // A tool that needs another demands nothing of anybody.
    case "require", "requires", "need", "needs":
      if phrase.words.count > 1 { return true }
      return tokens[(index + 1)...].prefix(8).contains { Cues.demandable.contains($0.text) }
    default: return true
    }
  }

  /// “It always returns that value”: what a thing does by itself.
  private static func isDescribed(_ tokens: [Token], after index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index - 1].kind == .word else { return false }
    let next = tokens[index + 1]
    if ["it", "which", "that", "this"].contains(tokens[index - 1].text) { return true }
    return next.kind == .word && next.text.hasSuffix("s") && !next.text.hasSuffix("ss")
      && !actors.contains(tokens[index - 1].text) && Lexicon.imperatives.contains(String(next.text.dropLast()))
  }

  /// Those whom the rules of a project bind.
  static let actors: Set<String> = Set(
    words: """
      agent agents contributor contributors reviewer reviewers author authors developer developers maintainer maintainers
      engineer engineers somebody someone everyone everybody nobody you we
      """)

  /// “Please make sure” asks; “make sure” orders.
  private static func softened(_ phrase: Cues.Phrase, _ tokens: [Token], _ index: Int) -> Modality {
    let isAsked = index > 0 && tokens[index - 1].text == "please" && phrase.words.last == "sure"
    return isAsked ? .should : phrase.modality
  }

  /// Whether “do not” is an order here and not part of a statement (“since they do not pass”).
  private static func isOrder(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.kind == .mark || (bound.contains(before.text) && before.text != "they")
      || Cues.openers.contains(before.text)
  }

  /// Who can be forbidden something by “may not”.
  private static let bound: Set<String> = Set(
    words: """
      you agent agents contributor contributors user users developer developers reviewer reviewers they author authors
      members engineers staff employees anyone nobody
      """)

  static func matches(_ words: [String], _ tokens: [Token], _ index: Int) -> Bool {
    guard index + words.count <= tokens.count else { return false }
    for (offset, word) in words.enumerated()
    where tokens[index + offset].kind != .word || tokens[index + offset].text != word {
      return false
    }
    return true
  }

  /// Which cue decides when a sentence has several: prohibitions first, then obligations, then advice, then permissions.
  private static func rank(_ modality: Modality) -> Int {
    switch modality {
    case .mustNot: 5
    case .shouldNot: 4
    case .must: 3
    case .should: 2
    case .may: 1
    }
  }

  /// “No generated media is allowed”, “text is the only acceptable content”: what is not allowed.
  static func isRefused(_ tokens: [Token], _ clause: Int, _ cue: Int?) -> Bool {
    guard let cue else { return false }
    return tokens[clause].text == "no"
      || tokens[clause..<max(clause, cue)].contains { $0.kind == .word && $0.text == "only" }
  }

  /// “Where possible”, “ideally”: what weakens an order wherever it stands.
  static func isHedge(_ tokens: [Token], _ index: Int) -> Bool {
    ["generally", "ideally"].contains(tokens[index].text)
      || index + 1 < tokens.count && ["possible", "general"].contains(tokens[index + 1].text)
  }

  static func combine(_ cue: Modality?, cueAt position: Int?, clause: Int, isImperative: Bool) -> Modality {
    guard let cue, let position else { return .must }
    guard isImperative else { return cue }
    // An order stays an order whatever stands in its later clauses; only what comes before the verb, or right at it, weakens it.
    if position <= clause {
      return cue == .must || cue == .may && position == clause ? (cue == .may ? .may : .must) : cue
    }
    return .must
  }

  /// “Check if the line is active”: the clause is what is checked, no condition.
  private static func isObject(_ tokens: [Token], _ index: Int, from start: Int) -> Bool {
    ["if", "when", "where"].contains(tokens[index].text)
      && tokens[max(0, start - 1)..<index].suffix(2).contains { asking.contains($0.text) }
  }

  private static let asking: Set<String> = Set(words: "check see ask verify determine know tell confirm decide find")

  /// “Writes performed before all input is validated”: the clause tells which writes.
  private static func isReducedClause(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 1, ["before", "after", "during", "without", "while"].contains(tokens[index].text) else {
      return false
    }
    let (noun, participle) = (tokens[index - 2], tokens[index - 1])
    return participle.kind == .word && participle.text.hasSuffix("ed") && noun.kind == .word && noun.text.hasSuffix("s")
      && !Lexicon.functionWords.contains(Array(noun.text.utf8), 0..<noun.text.utf8.count)
  }

  static func trailingCondition(_ tokens: [Token], from start: Int) -> Range<Int>? {
    guard start < tokens.count else { return nil }
    for index in start..<tokens.count
    where tokens[index].kind == .word && Cues.trailingConditions.contains(tokens[index].text) && index > start {
      // “where possible” and the like weaken a rule; they are no condition.
      if index + 1 < tokens.count, ["possible", "necessary", "appropriate", "needed"].contains(tokens[index + 1].text) {
        continue
      }
      if isObject(tokens, index, from: start) || isReducedClause(tokens, index) { continue }
      var end = tokens.count
      while end > index + 1, tokens[end - 1].kind == .mark { end -= 1 }
      return end - index >= 2 ? index..<end : nil
    }
    return nil
  }
}
