import Documents
import Prose
import Rules
import TextScanning

/// Reads what a page says about front matter: which keys it has, which it must not have, which values a key may have. In sentences, in lists
/// that a sentence about front matter leads in, and in tables below a heading about it.
enum FrontMatterStatements: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    for unit in reading.units where !proposals.used.contains(unit.ordinal) && unit.block.level == 0 {
      guard !unit.block.place.contains(.tableCell), isAbout(unit), unit.leadIn == nil || !isAbout(lead: unit) else {
        continue
      }
      readSentence(unit, reading, into: &proposals)
    }
    let document = reading.page.document
    for (index, node) in document.nodes.enumerated() where node.kind == .table {
      readTable(index, reading, into: &proposals)
    }
  }

  // MARK: What a sentence is about

  private static func isAbout(_ unit: Unit) -> Bool {
    names(unit.words) || unit.headings.prefix(2).contains { names(PathCues.words($0)) }
  }

  private static func isAbout(lead unit: Unit) -> Bool {
    guard let lead = unit.leadIn else { return false }
    return names(Tokenizer.tokens(of: lead, in: unit.page).filter { $0.kind == .word }.map(\.text))
  }

  private static func names(_ words: [String]) -> Bool {
    words.contains("frontmatter") || words.contains("front-matter")
      || zip(words, words.dropFirst()).contains { $0 == "front" && $1 == "matter" }
  }

  // MARK: Sentences and lists

  private static let demands: Set<String> = Set(
    words:
      "required require requires must has have include includes contain contains set sets need needs add start starts")

  private static func readSentence(_ unit: Unit, _ reading: PrescriptivePage, into proposals: inout Proposals) {
    let words = Set(unit.words)
    let statement = Statement(unit)
    let isPassive = words.contains("required") || words.contains("mandatory")
    guard statement != nil || isPassive, statement?.modality != .may, !words.contains("optional") else { return }
    let items = reading.units.filter { $0.isItem && $0.isFirst && $0.leadIn == unit.range }.compactMap(StatedKey.init)
    let modality: Modality = isPassive || statement?.modality.isStrict ?? true ? .must : .should
    let make = { (kind: String, slots: [String: JSON]) in
      Proposal(
        kind: kind, facet: .format, modality: modality,
        scope: Scope(when: condition(statement)), slots: slots,
        sources: [Citation.source(reading.page, text: unit.range)], pattern: "P32")
    }
    let terms = unit.terms.filter { ($0.markup == .code || $0.markup == .quotes) && StatedKey.isName($0.text) }
    if items.isEmpty, let choice = choice(unit, terms) {
      return proposals.add(make(FrontMatterValues.name, choice), units: [unit.ordinal])
    }
    let isNegative = statement?.modality.isNegative ?? false
    let keys = items.isEmpty ? terms.map(\.text) : items.filter { !$0.isOptional }.map(\.name)
    guard !words.isDisjoint(with: demands) || isNegative else { return }
    if !keys.isEmpty, items.isEmpty || !isNegative {
      proposals.add(
        make(FrontMatterKeys.name, [isNegative ? "forbidden" : "keys": JSON(keys)]), units: [unit.ordinal])
    }
    for item in items {
      if let slots = item.frontMatterSlots { proposals.add(make(FrontMatterValues.name, slots), units: [unit.ordinal]) }
    }
  }

  /// Only pages “with front matter” have any: that is no condition.
  private static func condition(_ statement: Statement?) -> String? {
    guard let condition = statement?.condition, !condition.isEmpty else { return nil }
    let words = condition.lowercased()
    return words.contains("front matter") || words.contains("frontmatter") || Condition.isEmphasis(condition)
      ? nil : condition
  }

  /// “`status` is one of `draft`, `live`”, “Set `status` to `draft` or `live`”.
  private static func choice(_ unit: Unit, _ terms: [Token]) -> [String: JSON]? {
    guard terms.count >= 3, let key = terms.first else { return nil }
    let words = unit.words
    let isChoice =
      zip(words, words.dropFirst()).contains { $0 == "one" && $1 == "of" } || words.contains("either")
      || words.first == "set" && words.contains("to") && words.contains("or")
    return isChoice ? ["key": .string(key.text), "values": JSON(terms.dropFirst().map(\.text))] : nil
  }

  // MARK: Tables

  /// A table with a column of keys and one that says which are required, or which values there are.
  private static func readTable(_ table: Int, _ reading: PrescriptivePage, into proposals: inout Proposals) {
    let document = reading.page.document
    let cells = reading.units.filter { unit in
      unit.block.place.contains(.tableCell) && (table..<Int(document.nodes[table].subtreeEnd)).contains(unit.block.node)
    }
    guard let first = cells.first, first.headings.prefix(2).contains(where: { names(PathCues.words($0)) }),
      let header = document.children(of: table).first(where: { document.nodes[$0].detail == 1 })
    else { return }
    let columns = document.children(of: header).map { Set(PathCues.words(document.text(of: $0))) }
    guard let keyColumn = columns.firstIndex(where: { !$0.isDisjoint(with: ["key", "field", "property", "name"]) })
    else {
      return
    }
    let needColumn = columns.firstIndex { $0.contains("required") || $0.contains("mandatory") }
    let valueColumn = columns.firstIndex { $0.contains("values") || $0.contains("value") }
    var required: [String] = []
    for row in document.children(of: table) where document.nodes[row].detail == 0 {
      let texts = document.children(of: row).map { document.text(of: $0) }
      guard keyColumn < texts.count, StatedKey.isName(texts[keyColumn]) else { continue }
      if let needColumn, needColumn < texts.count, isYes(texts[needColumn]) { required.append(texts[keyColumn]) }
      guard let valueColumn, valueColumn < texts.count else { continue }
      let cell = Array(document.children(of: row))[valueColumn]
      let values = cells.filter { $0.block.node == cell }.flatMap(\.terms).filter { $0.markup == .code }.map(\.text)
      if values.count >= 2 {
        proposals.add(
          proposal(
            FrontMatterValues.name, ["key": .string(texts[keyColumn]), "values": JSON(values)], row, reading), units: []
        )
      }
    }
    if !required.isEmpty {
      proposals.add(
        proposal(FrontMatterKeys.name, ["keys": JSON(required)], table, reading), units: cells.map(\.ordinal))
    }
  }

  private static func isYes(_ text: String) -> Bool {
    let word = text.lowercased().prefix { $0 != " " && $0 != "." && $0 != "," }
    return ["yes", "required", "true", "always", "x", "✓", "✔", "✅"].contains(String(word))
  }

  private static func proposal(
    _ kind: String, _ slots: [String: JSON], _ node: Int, _ reading: PrescriptivePage
  ) -> Proposal {
    Proposal(
      kind: kind, facet: .format, modality: .must, slots: slots,
      sources: [Citation.source(reading.page, bytes: reading.page.document.nodes[node].range)], pattern: "P32")
  }
}

extension StatedKey {
  /// The slots of a rule about the key's values; nil when nothing is said of them.
  fileprivate var frontMatterSlots: [String: JSON]? {
    if let choice = meaning["enum"] { return ["key": .string(name), "values": choice] }
    let types = [
      "integer": "integer", "number": "number", "boolean": "boolean", "array": "list", "object": "map",
    ]
    if meaning["format"] == "date" { return ["key": .string(name), "type": "date"] }
    return meaning["type"]?.string.flatMap { types[$0] }.map { ["key": .string(name), "type": .string($0)] }
  }
}
