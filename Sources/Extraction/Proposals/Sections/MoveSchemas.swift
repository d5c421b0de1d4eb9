import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads what a text of a sort says, move by move: “Error messages say what happened, why, and how to fix it” (P33).
enum MoveSchemas: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    for unit in reading.units
    where !proposals.used.contains(unit.ordinal) && unit.block.level == 0 && !unit.block.place.contains(.tableCell) {
      guard let moves = moves(unit), let subject = subject(unit) else { continue }
      let list = moves.map { JSON.object(["name": .string($0), "required": true]) }
      proposals.add(
        Proposal(
          kind: "schema", facet: .reasoning, modality: Statement(unit)?.modality.positive ?? .should,
          scope: Scope(when: "in \(subject)"), slots: ["moves": .array(list)], instruction: Sentence.clean(unit.told),
          sources: [Citation.source(unit.page, text: unit.range)], pattern: "P33"), units: [unit.ordinal])
    }
  }

  /// At least three questions in a row after a verb of telling.
  private static func moves(_ unit: Unit) -> [String]? {
    let tokens = unit.tokens
    guard tokens.count <= 40, tokens.last?.text != "?",
      Set(unit.words).isDisjoint(with: ["not", "don't", "never", "may"]),
      let verb = tokens.firstIndex(where: { $0.kind == .word && telling.contains($0.text) }), verb + 1 < tokens.count,
      questions.contains(tokens[verb + 1].text)
    else { return nil }
    var starts: [Int] = []
    for index in tokens.indices[(verb + 1)...]
    where tokens[index].kind == .word && questions.contains(tokens[index].text) {
      if index == verb + 1 || [",", "and", ";"].contains(tokens[index - 1].text) { starts.append(index) }
    }
    guard starts.count >= 3 else { return nil }
    return starts.indices.map { place in
      var end = place + 1 < starts.count ? starts[place + 1] : tokens.count
      while end > starts[place] + 1, [",", "and", ";", "."].contains(tokens[end - 1].text) { end -= 1 }
      return unit.page.string(tokens[starts[place]].range.lowerBound..<tokens[end - 1].range.upperBound)
    }
  }

  private static func subject(_ unit: Unit) -> String? {
    let words = unit.words
    for (first, second) in zip(words, words.dropFirst()) where carriers.contains(second) && kinds.contains(first) {
      return first + " " + second
    }
    return words.first { subjects.contains($0) }
  }

  private static let telling: Set<String> = Set(
    words:
      "say says state states explain explains tell tells describe describes answer answers show shows include includes"
  )
  private static let questions: Set<String> = Set(words: "what why how who when where which whether")
  private static let carriers: Set<String> = Set(
    words:
      "message messages description descriptions report reports note notes record records review reviews comment comments"
  )
  private static let kinds: Set<String> = Set(
    words: "error commit warning log request bug incident release decision code status deprecation")
  private static let subjects: Set<String> = Set(
    words: """
      postmortem postmortems proposal proposals advisory advisories adr adrs rfc rfcs runbook runbooks changelog
      retrospective announcement answer answers
      """)
}

extension Modality {
  /// The order behind a prohibition.
  fileprivate var positive: Modality { isStrict ? .must : self == .may ? .may : .should }
}
