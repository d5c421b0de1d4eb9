import Documents
import Prose
import Rules
import TextScanning

/// Reads which claims want a source: “Cite a source for every figure”, “Statistics need a link”, “Don’t state figures without a source” (P23).
///
/// Whether a sentence is one decides the kind itself: only claims and sources that a check can see make a rule here; the reader of plain
/// statements takes the rest.
enum CitationRules: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    for unit in reading.units where isCandidate(unit) && !proposals.used.contains(unit.ordinal) {
      guard unit.words.contains(where: sources.contains), let (slots, modality) = read(unit) else { continue }
      let proposal = Proposal(
        kind: ObligationCite.name, facet: ObligationCite.facet, modality: modality, slots: slots,
        instruction: Sentence.clean(unit.told), sources: [Citation.source(unit.page, text: unit.range)],
        pattern: "P23")
      guard case .success(let rule) = RuleBuilder.rule(proposal), rule.check == .exact else { continue }
      proposals.add(proposal, units: [unit.ordinal])
    }
  }

  private static func isCandidate(_ unit: Unit) -> Bool {
    unit.block.level == 0 && !unit.block.place.contains(.tableCell) && (3...40).contains(unit.tokens.count)
      && unit.tokens.last?.text != "?"
  }

  private static func read(_ unit: Unit) -> (slots: [String: JSON], modality: Modality)? {
    let statement = Statement(unit)
    guard statement?.modality != .may, var slots = slots(unit, statement) else { return nil }
    if StatementReader.contains(unit, ["same", "sentence"]) { slots["within"] = "sentence" }
    return (slots, statement?.modality.isStrict ?? true ? .must : .should)
  }

  private static func slots(_ unit: Unit, _ statement: Statement?) -> [String: JSON]? {
    if let statement, statement.isImperative {
      let start = statement.main.lowerBound
      guard statement.modality.isNegative else {
        return statement.condition.isEmpty ? ["claim": .string(rest(unit, from: start))] : nil
      }
      // “Don’t state figures without a source.”
      guard let claim = text(unit, from: start + 1, to: "without") else { return nil }
      return ["claim": .string(every(claim.text)), "evidence": .string(rest(unit, from: claim.end + 1))]
    }
    guard let modal = unit.tokens.firstIndex(where: { demands.contains($0.text) }), modal > 0,
      modal + 1 < unit.tokens.count,
      let subject = text(unit, from: 0, to: unit.tokens[modal].text)
    else { return nil }
    // “You should cite studies”, or “Every figure needs a source”.
    if ["you", "we", "authors", "writers"].contains(unit.tokens[0].text) {
      return ["claim": .string(rest(unit, from: modal + 1))]
    }
    return ["claim": .string(every(subject.text)), "evidence": .string(rest(unit, from: modal + 1))]
  }

  /// The text from a token up to a word, and where that word stands.
  private static func text(_ unit: Unit, from start: Int, to word: String) -> (text: String, end: Int)? {
    guard let end = unit.tokens.indices.first(where: { $0 > start && unit.tokens[$0].text == word }), start < end else {
      return nil
    }
    return (unit.page.string(unit.tokens[start].range.lowerBound..<unit.tokens[end - 1].range.upperBound), end)
  }

  private static func rest(_ unit: Unit, from start: Int) -> String {
    guard start < unit.tokens.count else { return "" }
    return unit.page.string(unit.tokens[start].range.lowerBound..<unit.range.upperBound)
  }

  /// “Statistics” are every statistic.
  private static func every(_ claim: String) -> String {
    let first = claim.split(separator: " ").first.map { $0.lowercased() } ?? ""
    return ["every", "each", "any", "all"].contains(first) ? claim : "all \(claim)"
  }

  private static let sources: Set<String> = Set(
    words: "source sources citation citations reference references link links footnote footnotes cite attribute")
  private static let demands: Set<String> = Set(words: "need needs must should require requires")
}

extension StatementReader {
  /// Whether the words stand next to one another in a sentence.
  static func contains(_ unit: Unit, _ words: [String]) -> Bool {
    unit.tokens.indices.contains { matches(words, unit.tokens, $0) }
  }
}
