import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads word rules from tables whose header says which column is wanted: “Instead of | Use”, “Term | Don’t use”, “Do | Don’t” (S3, S4).
enum WordTables: Proposer {
  /// What the cells of a column hold.
  enum Column: Sendable { case wanted, unwanted, term, note, other }

  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    let document = reading.page.document
    let start = proposals.all.count
    for (index, node) in document.nodes.enumerated() where node.kind == .table {
      guard let table = Table(index, reading) else { continue }
      table.propose(into: &proposals)
    }
    limit(start..<proposals.all.count, in: &proposals)
  }

  /// A term that is a word of another row's term is not meant within that one: “se” beside “per se”.
  private static func limit(_ places: Range<Int>, in proposals: inout Proposals) {
    let avoided: [String] = proposals.all[places].flatMap { $0.slots["avoid"]?.strings ?? [] }
    for place in places where proposals.all[place].scope.when == nil {
      let own = (proposals.all[place].slots["avoid"]?.strings ?? []).map { $0.lowercased() }
      let wider = avoided.filter { term in
        term.contains(" ") && !own.contains(term.lowercased())
          && term.lowercased().split(separator: " ").contains { own.contains(String($0)) }
      }
      guard !wider.isEmpty else { continue }
      let list = wider.map { "“\($0)”" }.joined(separator: ", ")
      proposals.amend(place) { $0.scope.when = "outside of \(list)" }
    }
  }

  /// Classifies a header by its words.
  static func column(_ header: String) -> Column {
    var bytes = Array(header.lowercased().utf8)
    while let last = bytes.last, !ASCII.isLetter(last), last < 0x80 { bytes.removeLast() }
    while let first = bytes.first, !ASCII.isLetter(first), first < 0x80 { bytes.removeFirst() }
    let text = String(decoding: bytes, as: UTF8.self).replacing("\u{2019}", with: "'")
    let words = text.split(separator: " ").map(String.init)
    if text.contains("instead of") || text.contains("rather than") || text.contains("❌") { return .unwanted }
    if text.contains("✅") { return .wanted }
    guard let first = words.first else { return .other }
    if ["replace", "replaced", "change"].contains(first), words.contains("with") || words.contains("by") {
      return .wanted
    }
    if [
      "don't", "not", "avoid", "never", "incorrect", "wrong", "bad", "deprecated", "replace", "banned", "unacceptable",
      "problematic", "jargon",
      "forbidden", "discouraged", "avoided", "disallowed", "old", "complex", "complicated", "wordy", "biased", "no",
      "leave", "drop", "retired", "outdated", "obsolete", "offensive", "exclusive", "non-inclusive", "noninclusive",
      "harmful", "legacy", "skip", "ban", "prohibited", "inaccurate",
    ].contains(first)
      || text.hasPrefix("do not") || text.hasPrefix("less preferred")
    {
      return .unwanted
    }
    if words.contains("instead") { return .wanted }
    if first == "we", words.count <= 5 {
      return words.contains { ["don't", "not", "never", "avoid"].contains($0) } ? .unwanted : .wanted
    }
    if [
      "use", "do", "say", "write", "preferred", "prefer", "correct", "right", "good", "recommended", "replacement",
      "replacements", "alternative",
      "alternatives", "better", "approved", "acceptable", "consider", "try", "with", "simple", "simpler", "new", "yes",
      "substitute", "substitutes",
      "suggested", "accepted",
    ].contains(first), words.count <= 4 {
      return .wanted
    }
    if ["term", "word", "phrase", "terms", "words", "expression", "abbreviation", "latin", "phrases"].contains(first),
      words.count <= 3
    {
      return .term
    }
    if [
      "usage", "notes", "note", "guidance", "guideline", "description", "comment", "comments", "reason", "why",
      "explanation", "rule", "context",
      "details",
    ].contains(first) {
      return .note
    }
    return .other
  }
}

/// One table with its columns understood.
private struct Table {
  let reading: PrescriptivePage
  let node: Int
  let columns: [WordTables.Column]
  /// The header only proposes: “Consider …”, “Try …”.
  let isAdvice: Bool
  /// The second column says what the first means, which is what to write only for a short form.
  private let isExpansion: Bool

  init?(_ node: Int, _ reading: PrescriptivePage) {
    self.node = node
    self.reading = reading
    let document = reading.page.document
    guard let header = document.children(of: node).first(where: { document.nodes[$0].detail == 1 }) else { return nil }
    var columns = document.children(of: header).map { WordTables.column(document.text(of: $0)) }
    isAdvice = document.children(of: header).contains { cell in
      !Set(PathCues.words(document.text(of: cell))).isDisjoint(with: Self.proposing)
    }
    var isExpansion = false
    let unwanted = columns.filter { $0 == .unwanted }.count
    let wanted = columns.filter { $0 == .wanted }.count
    if unwanted == 0, wanted == 1, let term = columns.firstIndex(of: .term) {
      // “Term | Use instead”: the term is what not to write.
      columns[term] = .unwanted
    } else if wanted == 0, unwanted == 1, let term = columns.firstIndex(of: .term) {
      columns[term] = .wanted
    }
    if columns.count >= 2, unwanted == 0, wanted == 0, Self.isUnderBan(node, reading) {
      columns[0] = .unwanted
      isExpansion = Self.meansReplacement(document, header)
      if isExpansion { columns[1] = .wanted }
    }
    self.isExpansion = isExpansion
    guard columns.contains(.unwanted) || columns.contains(.term) else { return nil }
    self.columns = columns
  }

  private static let proposing: Set<String> = Set(words: "consider try could might possible suggested perhaps")

  /// Whether the nearest heading bans what its table lists.
  private static func isUnderBan(_ node: Int, _ reading: PrescriptivePage) -> Bool {
    let document = reading.page.document
    let start = document.nodes[node].start
    guard let heading = reading.page.text.blocks.last(where: { $0.level > 0 && document.nodes[$0.node].start < start })
    else { return false }
    return WordLists.sign(ofHeading: reading.page.string(heading.range)) == .avoid
  }

  /// Whether the second column spells out what to write for the first.
  private static func meansReplacement(_ document: Document, _ header: Int) -> Bool {
    guard let second = Array(document.children(of: header)).dropFirst().first else { return false }
    let words = PathCues.words(document.text(of: second))
    return !Set(words).isDisjoint(with: [
      "meaning", "expansion", "expanded", "equivalent", "full", "replacement", "means",
    ])
  }

  /// Whether every term is a contraction or an abbreviation.
  private static func areShort(_ terms: [String]) -> Bool {
    terms.allSatisfy { term in
      term.contains("'") || term.contains("\u{2019}") || term.contains(".") || !term.contains(where: \.isLowercase)
        || ["gonna", "gotta", "wanna", "kinda", "gimme", "lemme", "dunno"].contains(term.lowercased())
    }
  }

  func propose(into proposals: inout Proposals) {
    let document = reading.page.document
    for row in document.children(of: node)
    where document.nodes[row].kind == .tableRow && document.nodes[row].detail == 0 {
      read(row, into: &proposals)
    }
  }

  private func read(_ row: Int, into proposals: inout Proposals) {
    let document = reading.page.document
    var avoid: [String] = []
    var prefer: [String] = []
    var notes: [String] = []
    var examples: (bad: String, good: String)?
    var cells: [Int] = []
    for (position, cell) in document.children(of: row).enumerated() where position < columns.count {
      cells.append(cell)
      let terms = CellTerms(cell, reading.page)
      switch columns[position] {
      case .unwanted:
        if terms.isSentence { examples = (terms.text, examples?.good ?? "") } else { avoid += terms.terms }
        notes += terms.notes
      case .wanted:
        if terms.isSentence { examples = (examples?.bad ?? "", terms.text) } else { prefer += terms.terms }
        notes += terms.notes
      case .note: notes += terms.condition
      case .term, .other: break
      }
    }
    if isExpansion {
      let note = self.note(cells)
      if let instead = note.instead { prefer = instead } else if note.isOrder || !Self.areShort(avoid) { prefer = [] }
    }
    let source = [Citation.source(reading.page, bytes: document.nodes[row].range)]
    let units = reading.units.filter { cells.contains($0.block.node) }.map(\.ordinal)
    guard columns.contains(.unwanted) else {
      entry(cells, into: &proposals)
      return
    }
    let proposal = WordRule.proposal(
      avoid: avoid, prefer: prefer,
      modality: isAdvice ? .should : prefer.isEmpty ? .mustNot : .must,
      condition: notes.joined(separator: "; "), source: source,
      pattern: "S3")
    proposals.add(proposal, units: units)
    if proposal == nil, let examples, !examples.bad.isEmpty, !examples.good.isEmpty {
      for unit in units { proposals.consume(unit) }
    }
  }
}

extension Table {
  /// What the cells behind the first two say of a short form: “colloquial - use isn't” names what to write, “We don't use …” only forbids.
  fileprivate func note(_ cells: [Int]) -> (instead: [String]?, isOrder: Bool) {
    for cell in cells.dropFirst(2) {
      for unit in reading.units where unit.block.node == cell {
        let words = unit.tokens
        if let use = words.firstIndex(where: { $0.text == "use" }), use + 1 < words.count,
          use == 0 || words[use - 1].kind == .mark
        {
          let rest = words[(use + 1)...].prefix { $0.kind != .mark && $0.text != "instead" }
          if (1...3).contains(rest.count) { return (rest.map(\.text), true) }
        }
        if unit.words.contains(where: { ["don't", "never", "not"].contains($0) }) { return (nil, true) }
      }
    }
    return (nil, false)
  }

  /// A row of a table “Term | Usage”: an entry of a word list, its note the sentences of the entry.
  fileprivate func entry(_ cells: [Int], into proposals: inout Proposals) {
    guard reading.role.isAboutWriting, let term = columns.firstIndex(of: .term),
      let note = columns.firstIndex(of: .note), term < cells.count,
      note < cells.count, let unit = reading.units.first(where: { $0.block.node == cells[term] })
    else { return }
    let terms = CellTerms(cells[term], reading.page)
    let plausible = terms.terms.map(WordRule.clean).filter(WordRule.isPlausible)
    guard let head = EntryHead(cell: unit, terms: plausible, note: terms.notes.joined(separator: "; ")) else { return }
    WordEntries.read(head, reading.units.filter { $0.block.node == cells[note] }, into: &proposals)
  }
}

/// The terms of a table cell: one a line, or separated by commas, slashes or “or”; marked-up ones alone when there are any.
private struct CellTerms {
  let text: String
  private(set) var terms: [String] = []
  /// What stands in parentheses after a term: “(noun)”, “(when it means …)”.
  private(set) var notes: [String] = []
  let isSentence: Bool

  /// The cell as a condition, when it reads like one.
  var condition: [String] {
    let words = text.lowercased().split(separator: " ").prefix(3).map(String.init)
    guard let first = words.first, ["when", "if", "unless", "only", "except", "as", "for"].contains(first) else {
      return []
    }
    return [text]
  }

  init(_ cell: Int, _ page: Page) {
    let block = page.text.blocks.first { $0.node == cell }
    text = block.map { page.string($0.range) } ?? ""
    let words = Words.ranges(Array(text.utf8), in: 0..<text.utf8.count)
    let endsLikeOne = text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?")
    isSentence = words.count > 12 || (words.count > 5 && endsLikeOne && !text.contains("\n"))
    guard let block, !isSentence else { return }
    let tokens = Tokenizer.tokens(of: block.range, in: page)
    let marked = tokens.filter { $0.kind == .term }
    if !marked.isEmpty, marked.count * 2 >= tokens.filter({ $0.kind == .word }).count {
      terms = marked.map(\.text).flatMap(Self.split)
    } else {
      terms = Self.split(text, notes: &notes)
    }
  }

  private static func split(_ text: String) -> [String] {
    var notes: [String] = []
    return split(text, notes: &notes)
  }

  private static func split(_ text: String, notes: inout [String]) -> [String] {
    var terms: [String] = []
    for line in text.split(separator: "\n") {
      var plain = ""
      var note = ""
      var depth = 0
      for scalar in line.unicodeScalars {
        if scalar == "(" {
          depth += 1
        } else if scalar == ")" {
          depth -= 1
        } else if depth > 0 {
          note.unicodeScalars.append(scalar)
        } else {
          plain.unicodeScalars.append(scalar)
        }
      }
      if !note.isEmpty { notes.append(note) }
      let pieces = plain.split { $0 == "," || $0 == ";" }
      for (position, piece) in pieces.enumerated() {
        terms += piece.split(separator: " or ").map { trimmed(String($0), isFirst: position == 0) }
      }
    }
    notes.removeAll { fillers.contains($0.lowercased()) }
    return terms.filter { !$0.isEmpty && !fillers.contains($0.lowercased()) }
  }

  /// What a cell says where there is nothing to say.
  private static let fillers: Set<String> = ["n/a", "none", "omit", "delete", "remove", "nothing", "-", "–", "—"]

  /// Without the “or” of a list's last item; a term may begin with “and” itself.
  private static func trimmed(_ term: String, isFirst: Bool) -> String {
    var words = term.split(separator: " ").map(String.init)
    if words.first == "or" || words.first == "and" && !isFirst { words.removeFirst() }
    return words.joined(separator: " ")
  }
}
