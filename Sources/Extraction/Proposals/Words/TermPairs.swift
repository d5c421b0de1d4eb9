import Prose
import TextScanning

/// Which unwanted term goes with which wanted one: “*blacklist / whitelist* with *denylist / allowlist*” are two pairs.
struct TermPairs {
  private let unit: Unit

  init(_ unit: Unit) { self.unit = unit }

  /// The pairs of a clause: position by position where both sides list as many with “and” or slashes, else one of all.
  func pairs(avoid: [Token], prefer: [Token]) -> [(avoid: [String], prefer: [String])] {
    let noun = sharedNoun(avoid, prefer)
    let unwanted = items(avoid, noun)
    let wanted = items(prefer, noun)
    guard unwanted.count >= 2, unwanted.count == wanted.count, isList(avoid), isList(prefer) else {
      return [(named(avoid, noun), named(prefer, noun))]
    }
    return zip(unwanted, wanted).map { (avoid: [$0], prefer: [$1]) }
  }

  private func named(_ terms: [Token], _ noun: String) -> [String] { terms.map { $0.text + noun } }

  /// The terms of one side; a single one may be a list of its own.
  private func items(_ terms: [Token], _ noun: String) -> [String] {
    guard terms.count == 1, let term = terms.first else { return named(terms, noun) }
    let pieces = term.text.split(separator: "/").map { $0.split(separator: " ").joined(separator: " ") + noun }
    return pieces.allSatisfy { !$0.isEmpty } ? pieces : [term.text + noun]
  }

  /// Whether the terms are joined so that each has its counterpart: “or” leaves the choice.
  private func isList(_ terms: [Token]) -> Bool {
    guard let first = terms.first, let last = terms.last, terms.count > 1 else { return true }
    let between = unit.tokens.filter {
      $0.range.lowerBound >= first.range.upperBound && $0.range.upperBound <= last.range.lowerBound
    }
    return between.contains { ["and", "/"].contains($0.text) } && !between.contains { $0.text == "or" }
  }

  /// “‘earlier’ and ‘later’ versions, rather than ‘lower’ and ‘higher’ versions”: the noun that belongs to every term.
  private func sharedNoun(_ avoid: [Token], _ prefer: [Token]) -> String {
    guard let wanted = prefer.last, let unwanted = avoid.last, let noun = word(after: unwanted),
      noun == word(after: wanted), !Lexicon.functionWords.contains(noun),
      !["instead", "becomes", "become"].contains(noun)
    else { return "" }
    return " " + noun
  }

  private func word(after term: Token) -> String? {
    guard let index = unit.tokens.firstIndex(where: { $0.range == term.range }), index + 1 < unit.tokens.count,
      unit.tokens[index + 1].kind == .word
    else { return nil }
    return unit.tokens[index + 1].text
  }
}
