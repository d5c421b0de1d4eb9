import Documents
import Prose
import Rules
import TextScanning

/// Reads schemas that a page asks to keep to: a JSON Schema in a code block, or a file that a sentence names (“The report must match
/// `schemas/report.schema.json`”). The sentence before the block says what it is for.
enum SchemaStatements: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    let document = reading.page.document
    for (index, node) in document.nodes.enumerated() where node.kind == .codeBlock {
      guard let info = document.string(of: index), DataFormat(info: info) == .json else { continue }
      readBlock(index, reading, into: &proposals)
    }
    for unit in reading.units where !proposals.used.contains(unit.ordinal) { readFile(unit, reading, into: &proposals) }
  }

  // MARK: Blocks

  private static func readBlock(_ block: Int, _ reading: PrescriptivePage, into proposals: inout Proposals) {
    let document = reading.page.document
    let bytes = CodeSample.text(ofBlock: block, in: document)
    guard let schema = try? JSON(parsing: bytes), isSchema(schema), (try? JSONSchema(schema)) != nil,
      let lead = lead(of: block, reading), let place = place(lead)
    else { return }
    proposals.add(
      Proposal(
        kind: DataSchema.name, facet: DataSchema.facet, modality: modality(lead),
        slots: place.slots(("schema", schema)),
        sources: [
          Citation.source(reading.page, text: lead.range),
          Citation.source(reading.page, bytes: document.nodes[block].range),
        ], pattern: "D1"), units: [lead.ordinal])
  }

  /// Whether a value describes others: it says so, or has properties or items that are schemas.
  static func isSchema(_ value: JSON) -> Bool {
    if value["$schema"]?.string?.contains("json-schema.org") == true { return true }
    guard let type = value["type"]?.string else { return false }
    if type == "object", let properties = value["properties"]?.object {
      return properties.values.allSatisfy { $0.object != nil || $0.bool != nil }
    }
    return type == "array" && value["items"]?.object != nil
  }

  /// The last sentence before a block, when no heading and no other block of code stands between them.
  private static func lead(of block: Int, _ reading: PrescriptivePage) -> Unit? {
    guard let unit = reading.units.last(where: { $0.block.node < block }), unit.block.level == 0 else { return nil }
    let nodes = reading.page.document.nodes
    let between = unit.block.node + 1..<block
    return between.contains { nodes[$0].kind == .codeBlock } ? nil : unit
  }

  // MARK: Files

  private static func readFile(_ unit: Unit, _ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard let path = fileName(unit), Statement(unit) != nil, let place = place(unit) else { return }
    let words = Set(unit.words)
    guard
      !words.isDisjoint(with: [
        "match", "matches", "validate", "validates", "conform", "conforms", "follow",
        "follows", "valid", "keep", "against", "schema",
      ])
    else { return }
    proposals.add(
      Proposal(
        kind: DataSchema.name, facet: DataSchema.facet, modality: modality(unit),
        slots: place.slots(("schemaFile", .string(path))),
        sources: [Citation.source(reading.page, text: unit.range)], pattern: "D2"), units: [unit.ordinal])
  }

  /// A path that ends as files of schemas do, in code or as the address of a link.
  private static func fileName(_ unit: Unit) -> String? {
    for token in unit.terms where isFile(token.text) { return token.text }
    for span in unit.page.text.spans(in: unit.range) where span.kind == .link {
      let address = unit.page.document.string(of: span.node) ?? ""
      if isFile(address) { return address }
    }
    return nil
  }

  private static func isFile(_ text: String) -> Bool {
    let name = text.lowercased()
    guard !name.contains("://"), !name.utf8.contains(where: ASCII.isSpace) else { return false }
    return name.hasSuffix(".schema.json") || name.hasSuffix("schema.json")
      || (name.hasPrefix("schema") && name.hasSuffix(".json"))
      || name.contains("schemas/") && name.hasSuffix(".json")
  }

  // MARK: What a sentence says

  static func place(_ unit: Unit) -> SchemaPlace? {
    let lead = unit.leadIn.map { Tokenizer.tokens(of: $0, in: unit.page).filter { $0.kind == .word }.map(\.text) } ?? []
    if let place = SchemaPlace(unit.words + lead) { return place }
    // A sentence that only points (“It looks like this:”) is about what its heading names.
    return SchemaPlace(unit.headings.prefix(1).flatMap { PathCues.words($0) })
  }

  static func modality(_ unit: Unit) -> Modality {
    guard let statement = Statement(unit) else { return .must }
    return statement.modality.isStrict || statement.isImperative ? .must : .should
  }
}
