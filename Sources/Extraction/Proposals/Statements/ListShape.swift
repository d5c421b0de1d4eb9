import Documents
import Prose
import TextScanning

/// How the lists of a page are written: whether their items are demands, steps to follow or names of things. The items of one list are
/// written alike, so that a word which may be a verb or a noun is read like its neighbours.
struct ListShape: Sendable {
  private struct Tally {
    var items = 0
    /// Items that begin with a verb that is nothing else.
    var orders = 0
    /// Items that begin with something else than a verb.
    var names = 0
    /// Items with a word that demands or asks.
    var demands = 0
  }

  private var tallies: [Int: Tally] = [:]
  private let document: Document

  /// Complexity: O(units).
  init(_ reading: PrescriptivePage) {
    document = reading.page.document
    for unit in reading.units where unit.isFirst && unit.isItem {
      guard let list = Self.list(of: unit, in: document) else { continue }
      var tally = tallies[list] ?? Tally()
      tally.items += 1
      let start = StatementReader.start(of: unit.tokens)
      if start < unit.tokens.count {
        let word = unit.tokens[start].text
        if unit.tokens[start].kind != .word || !StatementReader.isImperative(unit.tokens, at: start) {
          tally.names += 1
        } else if !StatementReader.isNounVerb(word) {
          tally.orders += 1
        }
      }
      tallies[list] = tally
    }
    for unit in reading.units {
      guard unit.block.place.contains(.listItem),
        StatementReader.modality(unit.tokens, from: 0) != nil || Self.ensures(unit),
        let list = Self.list(of: unit, in: document)
      else { continue }
      tallies[list]?.demands += 1
    }
  }

  private static func ensures(_ unit: Unit) -> Bool {
    unit.words.contains { ["ensure", "please", "before"].contains($0) }
  }

  private static func list(of unit: Unit, in document: Document) -> Int? {
    var node = Int(document.nodes[unit.block.node].parent)
    while node > 0 {
      if document.nodes[node].kind == .list { return node }
      node = Int(document.nodes[node].parent)
    }
    return nil
  }

  private func tally(_ unit: Unit) -> Tally? { Self.list(of: unit, in: document).flatMap { tallies[$0] } }

  /// Whether the neighbours of an item are names, so that its ambiguous first word is one too: “last change date” below “customer number”.
  func names(_ unit: Unit) -> Bool {
    guard unit.isItem, unit.isFirst, let tally = tally(unit) else { return false }
    let start = StatementReader.start(of: unit.tokens)
    guard start == 0, start < unit.tokens.count, Self.nominal.contains(unit.tokens[start].text),
      StatementReader.modality(unit.tokens, from: 0) == nil, start + 1 < unit.tokens.count,
      unit.tokens[start + 1].kind != .term,
      !Self.determiners.contains(unit.tokens[start + 1].text)
    else { return false }
    return tally.names > tally.orders
  }

  /// Verbs that stand for things far more often when they begin an item of a list.
  private static let nominal: Set<String> = Set(
    words: """
      access account address amount contract date default file key label last line link list log name number order page
      phase plan port position product profile project rate record reference release report role score size source state
      status step stock summary table tag term time title type value version volume
      """)
  private static let determiners: Set<String> = Set(
    words: "the a an your our all every each any it them this that these no only")

  /// Whether an ordered list is made of demands and not of the steps of a task: half of its items say “please”, “ensure”, “must”.
  func demands(_ unit: Unit) -> Bool {
    guard let tally = tally(unit), tally.items > 0 else { return false }
    return tally.demands * 2 >= tally.items
  }
}
