import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads sentences that rule on a class of words by its name (P04, P13, P37): “Don't use Latin abbreviations”, “Never abbreviate days of the
/// week”, “Don't form possessives of product names”. Classes that are closed, and names that the page itself lists, give a rule a word.
enum ClassBans: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting || reading.role == .agentInstructions || reading.role == .contributing else {
      return
    }
    for unit in reading.units where unit.block.level != 1 && !unit.block.place.contains(.tableCell) {
      guard let statement = Statement(unit), statement.modality != .may, isWhole(unit, statement) else { continue }
      let words = unit.words
      for entry in TermClass.all where entry.names.contains(where: { StatementWords.contain($0, words) }) {
        guard forbids(entry.act, statement, words) else { continue }
        add(entry.terms, isClosed: entry.isClosed, unit, statement, reading, into: &proposals)
      }
      if forbidsPossessives(statement, words) {
        let names = ListedNames.of(reading).map(\.name)
        add([(avoid: names.map { $0 + "'s" }, prefer: [])], isClosed: true, unit, statement, reading, into: &proposals)
      }
    }
  }

  /// What the page says of a word in so many words stands; the class fills in the rest. A word that the section shows is ruled by the guide
  /// itself; the others come from our own list of the class, and say so by their origin.
  private static func add(
    _ terms: [(avoid: [String], prefer: [String])], isClosed: Bool, _ unit: Unit, _ statement: Statement,
    _ reading: PrescriptivePage, into proposals: inout Proposals
  ) {
    let ruled = Set(proposals.all.flatMap { $0.slots["avoid"]?.strings ?? [] }.map { $0.lowercased() })
    let strict: Modality = statement.modality.isStrict ? .must : .should
    for (avoid, prefer) in terms {
      let open = avoid.filter { !ruled.contains($0.lowercased()) }
      let shown = reading.units[unit.ordinal...].prefix(8).filter { other in
        other.block.heading == unit.block.heading && open.contains { shows($0, other) }
      }
      let source = [unit] + shown.filter { $0.ordinal != unit.ordinal }
      proposals.add(
        WordRule.proposal(
          avoid: open, prefer: prefer, modality: strict,
          source: source.map { Citation.source($0.page, text: $0.range) },
          origin: shown.isEmpty || !isClosed ? .pack : .explicit,
          pattern: "P37"), units: [unit.ordinal])
    }
  }

  /// Whether a sentence holds the term, as a word of its own.
  private static func shows(_ term: String, _ unit: Unit) -> Bool {
    let (bytes, wanted) = (Array(unit.text.lowercased().utf8), Array(term.lowercased().utf8))
    return bytes.indices.contains { index in
      bytes[index...].starts(with: wanted) && Words.isBoundary(bytes, at: index)
        && Words.isBoundary(bytes, at: index + wanted.count)
    }
  }

  /// A rule about some places, or with exceptions, is none about the words as such.
  private static func isWhole(_ unit: Unit, _ statement: Statement) -> Bool {
    let trailing = StatementReader.trailingCondition(unit.tokens, from: statement.main.lowerBound + 1)
    return Condition(unit, narrowing: trailing).isEmpty && unit.words.count <= 30
      && Set(unit.words).isDisjoint(with: [
        "except", "unless", "only", "overuse", "overusing", "dates", "tables", "table", "headings", "parentheses", "if",
        "when", "some", "certain", "many", "most", "uncommon", "unfamiliar",
      ])
  }

  private static func forbids(_ act: TermClass.Act, _ statement: Statement, _ words: [String]) -> Bool {
    let spells = StatementWords.contain(["spell", "out"], words) || StatementWords.contain(["write", "out"], words)
    let shortens = !Set(words).isDisjoint(with: [
      "abbreviate", "abbreviating", "shorten", "shortening", "abbreviations",
    ])
    switch act {
    case .use:
      return statement.modality.isNegative
        && !Set(words).isDisjoint(with: ["use", "using", "used", "avoid", "write", "be", "sound"])
    case .shorten: return spells && !statement.modality.isNegative || shortens && statement.modality.isNegative
    }
  }

  private static func forbidsPossessives(_ statement: Statement, _ words: [String]) -> Bool {
    let said = Set(words)
    return statement.modality.isNegative && !said.isDisjoint(with: ["possessive", "possessives"])
      && ["product name", "product names", "brand names", "products", "feature names"].contains {
        StatementWords.contain($0.split(separator: " ").map(String.init), words)
      }
  }
}

/// Runs of words in a sentence.
enum StatementWords {
  static func contain(_ phrase: [String], _ words: [String]) -> Bool {
    guard !phrase.isEmpty, words.count >= phrase.count else { return false }
    return (0...(words.count - phrase.count)).contains { words[$0..<$0 + phrase.count].elementsEqual(phrase) }
  }
}
