import Prose
import Rules
import TextScanning

/// Reads a sentence that prescribes by telling how things are: “Branches are called `x/y`”, “No change is complete without a run”, “The agent
/// stops and asks”. Only where a page speaks to those who act is that a rule; elsewhere the same words describe.
extension Statement {
  init?(norm unit: Unit) {
    let tokens = unit.tokens
    guard tokens.count >= 3, tokens.last?.text != "?", tokens.last?.text != ":" else { return nil }
    let start = StatementReader.start(of: tokens)
    guard start < tokens.count, !StatementReader.isPointer(tokens, at: start) else { return nil }
    let (conditionRange, clause) = NormReader.leadingCondition(tokens, from: start)
    guard clause < tokens.count, let modality = NormReader.modality(tokens, from: clause) else { return nil }
    self.modality = modality
    isImperative = false
    verb = ""
    var parts: [Range<Int>] = conditionRange.map { [$0] } ?? []
    var end = tokens.count
    if let trailing = StatementReader.trailingCondition(tokens, from: clause + 1) {
      parts.append(trailing)
      end = trailing.lowerBound
    }
    main = clause..<max(end, clause)
    condition = parts.map { range in
      unit.page.string(tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound)
    }.joined(separator: "; ")
  }
}

/// The shapes of sentences that tell how things are to be.
enum NormReader {
  /// “Should the simulator be unavailable, …” opens a condition too.
  static func leadingCondition(_ tokens: [Token], from start: Int) -> (range: Range<Int>?, main: Int) {
    if tokens[start].text == "should", let comma = tokens[start...].firstIndex(where: { $0.text == "," }),
      comma + 1 < tokens.count
    {
      return (start..<comma, comma + 1)
    }
    return StatementReader.leadingCondition(tokens, from: start)
  }

  /// How strongly the clause from `start` on prescribes; nil when it describes.
  static func modality(_ tokens: [Token], from start: Int) -> Modality? {
    refusal(tokens, start) ?? convention(tokens, start) ?? fragment(tokens, start) ?? deed(tokens, start) ?? state(
      tokens, start)
      ?? universal(tokens, start)
  }

  private static func word(_ tokens: [Token], _ index: Int) -> String {
    index < tokens.count && tokens[index].kind == .word ? tokens[index].text : ""
  }

  /// “No em dashes anywhere”, “Not a scan, not a row”, “Only maintainers merge”.
  private static func refusal(_ tokens: [Token], _ start: Int) -> Modality? {
    let next = word(tokens, start + 1)
    switch word(tokens, start) {
    case "no":
      let isOther = ["one", "longer", "need", "matter", "doubt", "problem", "idea", "action", "changes"].contains(next)
      let rest = tokens[start...]
      guard !isOther, !rest.contains(where: { absent.contains($0.text) }),
        rest.count <= 7 || rest.contains(where: { everywhere.contains($0.text) })
      else { return nil }
      return completes(tokens, start) ? .must : .mustNot
    case "not": return ["a", "an", "the", "even", "in"].contains(next) ? .mustNot : nil
    case "only": return StatementReader.actors.contains(next) ? .must : nil
    default: return nil
    }
  }

  /// Words of sentences that tell what is not there.
  private static let absent: Set<String> = Set(
    words: "there has have was were needed necessary exist exists yet included gone too left known found")
  /// Words that carry a refusal over a place or to what stands instead.
  private static let everywhere: Set<String> = Set(
    words: "anywhere ever without outside inside unless except instead use in on at for after before between")

  /// “No change is complete without a run of the tests” demands the run.
  private static func completes(_ tokens: [Token], _ start: Int) -> Bool {
    tokens[start...].contains { $0.text == "without" }
      && tokens[start...].prefix(6).contains { ["complete", "done", "finished", "merged"].contains($0.text) }
  }

  /// “Permitted for a first draft.”, “Once a night at most”.
  private static func fragment(_ tokens: [Token], _ start: Int) -> Modality? {
    if ["permitted", "allowed", "fine", "ok", "okay"].contains(word(tokens, start)),
      ["for", "if", "when", "in", "as"].contains(word(tokens, start + 1))
    {
      return .may
    }
    let isLimit = zip(tokens, tokens.dropFirst()).contains { $0.text == "at" && ["most", "least"].contains($1.text) }
    let hasVerb = tokens.contains { ["is", "are", "has", "have", "was", "will", "takes", "can"].contains($0.text) }
    return isLimit && !hasVerb && tokens.count <= 20 ? .must : nil
  }

  /// “Breaking changes use `type!`”, “Test files mirror the source tree: `a` → `b`”: many things that show a form in code.
  private static func convention(_ tokens: [Token], _ start: Int) -> Modality? {
    let isNamed = tokens[start].kind == .term && tokens[start].markup == .code
    guard
      isNamed || !["the", "this", "our", "it", "a", "an", "we", "they", "these", "some"].contains(word(tokens, start))
    else {
      return nil
    }
    for place in start + 1..<max(start + 1, min(start + 9, tokens.count)) {
      let verb = word(tokens, place)
      let uses = verb == "use" || verb == "uses" && isNamed
      let follows = ["mirror", "follow", "match"].contains(verb)
      guard uses || follows else { continue }
      // The noun before a plural verb is a plural.
      guard
        isNamed || tokens[place - 1].text.hasSuffix("s") || tokens[place - 1].kind == .term
          || word(tokens, place - 1) == "to"
      else { return nil }
      let rest = tokens[(place + 1)...]
      return rest.prefix(uses ? 2 : 12).contains { $0.kind == .term && $0.markup == .code } || isNamed && rest.count > 2
        ? .must : nil
    }
    return nil
  }

  /// “The agent stops and asks”, “Agents do not squash”, “We call them diarists”.
  private static func deed(_ tokens: [Token], _ start: Int) -> Modality? {
    for place in start..<min(start + 12, tokens.count) where tokens[place].kind == .word {
      guard StatementReader.actors.contains(tokens[place].text),
        !["you", "somebody", "someone"].contains(tokens[place].text),
        place == start || binds(tokens, place, from: start)
      else { continue }
      var verb = place + 1
      var isNegative = false
      while ["do", "does", "not", "never", "don't", "doesn't", "always", "first", "then", "also", "only"].contains(
        word(tokens, verb))
      {
        isNegative = isNegative || ["not", "never", "don't", "doesn't"].contains(word(tokens, verb))
        verb += 1
      }
      // “An agent that needs a newer one stops”: the verb behind the clause.
      if word(tokens, verb) == "that" || word(tokens, verb) == "who" {
        verb = (verb + 3..<max(verb + 3, min(verb + 12, tokens.count))).first { isDeed(word(tokens, $0)) } ?? verb
      }
      guard isDeed(word(tokens, verb)) else { continue }
      if tokens[place].text == "we", !ours.contains(word(tokens, verb)) { continue }
      return isNegative ? .mustNot : .must
    }
    return nil
  }

  /// Whether the actor at a place is the subject of a clause of its own: after an article, after “so” or a mark.
  private static func binds(_ tokens: [Token], _ place: Int, from start: Int) -> Bool {
    let isNamed = ["the", "an", "a", "each", "every"].contains(tokens[place - 1].text)
    let before = isNamed ? place - 2 : place - 1
    guard before >= start else { return true }
    return ["so", "and", "but", "then"].contains(tokens[before].text) || [",", ";", "—"].contains(tokens[before].text)
  }

  private static func isDeed(_ word: String) -> Bool {
    guard word.count > 2, !states.contains(word) else { return false }
    if Lexicon.imperatives.contains(word) { return true }
    guard word.hasSuffix("s") else { return false }
    return Lexicon.imperatives.contains(String(word.dropLast()))
      || word.hasSuffix("es") && Lexicon.imperatives.contains(String(word.dropLast(2)))
  }

  /// Verbs of what somebody is or has, not of what they do.
  private static let states: Set<String> = Set(
    words: "can will may might should must need needs want wants have has like likes work works appreciate welcome")
  /// What a team says it does when it means that everybody does.
  private static let ours: Set<String> = Set(
    words:
      "use write keep follow name call avoid ensure fix squash merge rebase store log test never prefer format spell")

  /// “Branches are called `x`”, “Generated files are never edited”, “The rules file is off limits”.
  private static func state(_ tokens: [Token], _ start: Int) -> Modality? {
    guard
      let verb = (start + 1..<max(start + 1, min(start + 12, tokens.count))).first(where: {
        ["is", "are"].contains(word(tokens, $0))
      }), !pronouns.contains(word(tokens, start))
    else { return nil }
    var place = verb + 1
    var isNegative = false
    while ["never", "not", "always", "only", "also", "all"].contains(word(tokens, place)) {
      isNegative = isNegative || ["never", "not"].contains(word(tokens, place))
      place += 1
    }
    let participle = word(tokens, place)
    if isNegative {
      return handled.contains(participle) ? .mustNot : nil
    }
    if word(tokens, place) == "left", ["alone", "untouched", "as", "unchanged"].contains(word(tokens, place + 1)) {
      return .must
    }
    if ["off-limits", "read-only", "mandatory", "immutable", "append-only"].contains(participle) { return .must }
    guard isPlural(tokens, start, verb) else { return nil }
    if shaped.contains(participle) { return .must }
    // “Hooks are called twice” describes; “branches are called `x`” names.
    if named.contains(participle), place + 1 < tokens.count, tokens[place + 1].kind == .term { return .must }
    return tokens[place...].prefix(3).map(\.text).starts(with: ["the", "only"]) ? .must : nil
  }

  private static let pronouns: Set<String> = Set(words: "it this that these those which there here they")
  /// What is done to things of a project by those who work on it.
  static let handled: Set<String> = Set(
    words: """
      edited named used committed pushed merged changed modified deleted removed touched shared logged stored translated
      renamed reused rewritten published accepted printed mentioned skipped written
      """)
  /// Participles of how things are formed or treated.
  private static let shaped: Set<String> = Set(
    words: """
      spelled spelt capitalized capitalised lowercase uppercase squashed rebased counted treated phrased worded
      """)
  private static let named: Set<String> = ["called", "named", "prefixed", "suffixed", "labelled", "tagged"]

  /// Names of kinds of things, not of one thing: “Branches”, “Every branch”, “Files that begin with X”.
  private static func isPlural(_ tokens: [Token], _ start: Int, _ verb: Int) -> Bool {
    word(tokens, verb) == "are" || quantifiers.contains(word(tokens, start))
  }

  private static let quantifiers: Set<String> = ["every", "each", "all"]

  /// “Every public function carries a comment”, “A magic number gets a name”.
  private static func universal(_ tokens: [Token], _ start: Int) -> Modality? {
    let first = word(tokens, start)
    let isUniversal = quantifiers.contains(first)
    guard isUniversal || first == "a" || first == "an" else { return nil }
    for place in start + 2..<max(start + 2, min(start + 9, tokens.count)) {
      let verb = word(tokens, place)
      if isUniversal, carried.contains(verb) { return .must }
      if verb == "gets" { return .must }
      if ["that", "which", "is", "are", "was"].contains(verb) { return nil }
    }
    return nil
  }

  private static let carried: Set<String> = Set(
    words: "carries carry gets get needs need goes go belongs belong")
}
