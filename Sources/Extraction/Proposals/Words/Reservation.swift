import Documents
import Prose
import Rules
import Skills
import TextScanning

/// What a guide takes back of a word rule in the sentences behind it: “Don't use *please*. It's fine in letters.”, “… (Exception: ‘forklift truck’.)”,
/// “‘Customer’, never ‘client’. Client = software.” A rule with a reservation holds under a condition.
enum Reservation {
  /// Narrows every word rule of the page that has no condition yet and is followed by a reservation.
  static func narrow(_ proposals: inout Proposals, in reading: PrescriptivePage) {
    for place in proposals.all.indices {
      let proposal = proposals.all[place]
      guard proposal.scope.when == nil, ["term.ban", "term.substitute", "spelling.compound"].contains(proposal.kind),
        let avoid = proposal.slots["avoid"]?.strings,
        let last = reading.units.last(where: { unit in
          proposal.sources.contains { $0.byteStart < unit.source.upperBound && unit.source.lowerBound < $0.byteEnd }
        }), !last.block.place.contains(.tableCell)
      else { continue }
      let behind = reading.units[(last.ordinal + 1)...].prefix { isBelow(last, $0) }.prefix(3)
      guard let unit = behind.first(where: { reserves($0, avoid.map { $0.lowercased() }) }) ?? leave(last, reading)
      else {
        continue
      }
      proposals.amend(place) { $0.scope.when = Sentence.clean(unit.text) }
    }
  }

  /// “This is nuanced. Use your best judgement.”: a paragraph of the section that leaves its items to the writer.
  private static func leave(_ last: Unit, _ reading: PrescriptivePage) -> Unit? {
    guard last.block.place.contains(.listItem) else { return nil }
    return reading.units.first { unit in
      unit.block.heading == last.block.heading && unit.block.level == 0 && !unit.block.place.contains(.listItem)
        && leaves.contains { StatementWords.contain($0, unit.words) }
    }
  }

  /// The rest of the block; below the term of an entry, the entry.
  private static func isBelow(_ unit: Unit, _ other: Unit) -> Bool {
    other.blockIndex == unit.blockIndex
      || other.block.level == 0 && other.block.heading == unit.block.heading && !unit.block.place.contains(.listItem)
        && unit.headings.first.map { $0.split(separator: " ").count <= 2 && $0.first?.isLowercase ?? false } ?? false
  }

  private static func reserves(_ unit: Unit, _ avoid: [String]) -> Bool {
    let words = unit.words
    if let first = words.first, unit.tokens.first?.kind != .term, opening.contains(first) { return true }
    let text = " " + unit.text.lowercased() + " "
    let names =
      avoid.contains {
        text.contains(" \($0) ") || text.contains("\u{201C}\($0)\u{201D}") || text.contains("\"\($0)\"")
      }
      || unit.terms.contains { avoid.contains(WordRule.clean($0.text).lowercased()) }
    if allows(words), names || words.prefix(6).contains(where: pronouns.contains) { return true }
    return defines(unit, avoid) || wants(unit, avoid)
  }

  /// “It's fine to use *x*”, “*x* is acceptable in …”.
  private static func allows(_ words: [String]) -> Bool {
    guard StatementWords.contain(["not"], words) == false else { return false }
    return permissions.contains { StatementWords.contain($0, words) }
  }

  /// “Client = software.”, “A *user* is somebody with an account.”
  private static func defines(_ unit: Unit, _ avoid: [String]) -> Bool {
    let tokens = unit.tokens.drop { ["a", "an", "the"].contains($0.text) }
    guard let first = tokens.first, first.kind != .mark, avoid.contains(WordRule.clean(first.text).lowercased()),
      let next = tokens.dropFirst().first
    else { return false }
    if ["=", "means"].contains(next.text) { return true }
    guard ["is", "are"].contains(next.text), let third = tokens.dropFirst(2).first else { return false }
    return ["a", "an", "the", "for", "somebody", "someone", "what"].contains(third.text)
  }

  /// “Use *x* only for …”: the sentence wants what the rule does not.
  private static func wants(_ unit: Unit, _ avoid: [String]) -> Bool {
    let polarity = Polarity(unit.tokens, from: StatementReader.start(of: unit.tokens))
    return polarity.prefer.contains { avoid.contains(WordRule.clean($0.text).lowercased()) }
      && !polarity.avoid.contains { avoid.contains(WordRule.clean($0.text).lowercased()) }
  }

  private static let opening: Set<String> = Set(
    words: "except exception exceptions unless fine ok okay allowed acceptable permitted")
  private static let pronouns: Set<String> = Set(words: "it it's this these they that's them")
  private static let leaves: [[String]] = [
    ["best", "judgement"], ["best", "judgment"], ["your", "judgement"], ["your", "judgment"], ["case", "by", "case"],
    ["depends", "on", "context"], ["depends", "on", "the", "context"],
  ]
  private static let permissions: [[String]] = [
    ["it's", "ok"], ["it's", "okay"], ["it's", "fine"], ["is", "ok"], ["is", "okay"], ["is", "fine"], ["are", "fine"],
    ["are", "ok"], ["it", "is", "ok"], ["is", "acceptable"], ["are", "acceptable"], ["is", "allowed"],
    ["you", "can", "use"],
    ["you", "may", "use"], ["can", "be", "used"], ["may", "be", "used"], ["may", "say"], ["may", "write"],
    ["it's", "acceptable"],
  ]
}
