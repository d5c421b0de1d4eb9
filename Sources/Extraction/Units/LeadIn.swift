import Rules
import TextScanning

/// What the line before a list does to the items of the list.
enum LeadIn: Sendable, Equatable {
  /// The items finish its sentence: they are rules with its strength, and mean nothing without it.
  case governs(Modality)
  /// A person is to be asked before what the items say.
  case asks
  /// It says when the items hold.
  case conditions
  /// It only says that something follows.
  case announces
  /// The items are examples, exceptions, reasons or the rest of a sentence that prescribes nothing.
  case voids

  init(_ unit: Unit) {
    let tokens = unit.tokens
    let words = unit.words
    let set = Set(words)
    if Self.exempts(words) || Self.shows(words, set) {
      self = .voids
    } else if let label = Label(unit.text) {
      self = Self.meaning(of: label)
    } else if Self.asks(words, set) {
      self = .asks
    } else if let cue = StatementReader.modality(tokens, from: 0),
      cue.modality == .should || cue.modality != .may && StatementRules.hasStrongCue(unit)
    {
      let isOnlyFollowed =
        !set.isDisjoint(with: Self.speaking) && !cue.modality.isNegative && !Self.pointsInCondition(words)
      self = isOnlyFollowed ? .announces : .governs(cue.modality)
    } else if let statement = Statement(unit), statement.isImperative, words.first != "to" {
      let isOnlyFollowed =
        (!set.isDisjoint(with: Self.speaking) || Self.isAnnouncing(set) && Self.doing.contains(statement.verb))
        && !Self.pointsInCondition(words)
      self = isOnlyFollowed || Self.pointing.contains(statement.verb) ? .announces : .governs(statement.modality)
    } else if Self.isUnfinished(tokens) {
      self = .voids
    } else {
      self = Self.isCondition(tokens) && !Self.isAnnouncing(set) ? .conditions : .announces
    }
  }

  private static func meaning(of label: Label) -> LeadIn {
    switch label {
    case .forbids: .governs(.mustNot)
    case .discourages: .governs(.shouldNot)
    case .asks: .asks
    case .demands: .announces
    case .shows, .mistakes, .describes: .voids
    }
  }

  /// “Never do this, except:”, “with these exceptions:”.
  private static func exempts(_ words: [String]) -> Bool {
    guard let last = words.last else { return false }
    if ["except", "unless", "besides"].contains(last) || words.suffix(2).elementsEqual(["except", "for"]) {
      return true
    }
    return !Set(words.suffix(3)).isDisjoint(with: ["exception", "exceptions", "exempt"])
  }

  /// “For example:”, “such as:”; sentences that show what they are about.
  private static func shows(_ words: [String], _ set: Set<String>) -> Bool {
    if words.suffix(2).elementsEqual(["such", "as"]) || words.last == "like" { return true }
    let named = ["example", "examples", "instance", "e.g", "samples"]
    return [words.first, words.last].contains { $0.map(named.contains) == true }
      && set.isDisjoint(with: ["do", "don't", "never", "must"])
  }

  /// “Get a yes from a person before you do any of these things:”, “Ask first:”, “The following need approval:”.
  private static func asks(_ words: [String], _ set: Set<String>) -> Bool {
    guard !set.isDisjoint(with: assent) || words.first == "ask" else { return false }
    if words.first == "ask" { return true }
    if words.contains("before") || words.contains("without") || words.contains("first") { return true }
    return !set.isDisjoint(with: ["need", "needs", "require", "requires", "must", "required"])
      && set.isDisjoint(with: ["form", "request"])
  }

  private static let assent: Set<String> = Set(
    words: """
      yes approval permission consent confirmation sign-off go-ahead approve confirm ask asking okay authorization
      """)

  /// “Follow these rules:”: the items speak for themselves.
  private static func isAnnouncing(_ set: Set<String>) -> Bool {
    !set.isDisjoint(with: speaking)
      || !set.isDisjoint(with: ["following", "these", "below", "follow", "things", "points"])
  }

  /// What is made of sentences that speak for themselves.
  private static let speaking: Set<String> = [
    "steps", "rules", "guidelines", "conventions", "principles", "tips", "checklist", "practices", "instructions",
  ]

  /// “Do the following:”.
  private static let doing: Set<String> = ["follow", "do", "complete", "perform", "take", "observe", "obey", "keep"]

  /// Verbs of sentences that only point to what follows.
  private static let pointing: Set<String> = [
    "see", "note", "remember", "consider", "learn", "read", "view", "choose", "select",
  ]

  /// “Run the tests before you do any of these:”: what follows is the condition, not the order.
  private static func pointsInCondition(_ words: [String]) -> Bool {
    guard let start = words.lastIndex(where: Cues.trailingConditions.contains), start > 0 else { return false }
    return words[(start + 1)...].allSatisfy(pointers.contains)
  }

  private static let pointers: Set<String> = Set(
    words: """
      you we do doing any of these the following things this that actions action changes change making make taking take
      one or more all it is are true apply applies happen happens cases conditions situations hold holds
      """)

  /// A clause like “When you write a page:” or “To publish:” without a main clause.
  private static func isCondition(_ tokens: [Token]) -> Bool {
    guard let first = tokens.first(where: { $0.kind != .mark }), first.kind == .word else { return false }
    return first.text == "to" || conditional.contains(first.text)
  }

  private static let conditional: Set<String> = Set(
    words: """
      if when whenever unless before after while for in during once where until
      """)

  /// Whether the sentence stops where its last clause needs the item: “is useful when you want to:”, “this includes:”.
  private static func isUnfinished(_ tokens: [Token]) -> Bool {
    tokens.last { $0.kind != .mark }.map { $0.kind == .word && open.contains($0.text) } ?? false
  }

  private static let open: Set<String> = Set(
    words: """
      to you that who which when if because can may could might as including includes include for with of by and or it
      they will would from than without contains contain provides supports offers means allows enables helps lets where
      whether either both what how why about into be being been
      """)
}
