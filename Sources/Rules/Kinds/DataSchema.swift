import Documents
import Prose
import TextScanning

/// Holds JSON outputs, samples or front matter to a JSON Schema.
///
/// An output is looked at when it is JSON and nothing else, bare or in one code fence; with `required`, any other output is a finding.
/// Samples are code blocks in JSON, YAML or TOML that have keys of the schema at the top. What is wrong is reported where it stands: the
/// value, the key that should not be there, the key of the object that lacks one. Keywords that are not decided are left alone.
package struct DataSchema: RuleKind {
  package static let name = "data.schema"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Hold JSON outputs, samples or front matter to a schema."
  package static let slots = [
    SlotDescription("schema", "schema", "a JSON Schema", part: .demand),
    SlotDescription("place", "string", "output (when left out), code or frontMatter", isRequired: false),
    SlotDescription(
      "required", "bool", "whether an output, or a page without front matter, must hold such a value",
      isRequired: false, part: .demand),
  ]

  private enum Place: String, CaseIterable { case output, code, frontMatter }
  private let schema: JSONSchema
  private let place: Place
  private let isRequired: Bool
  /// Keywords of the schema that are not checked, with their places.
  package var undecided: [String] { schema.undecided }

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let value = slots["schema"], value.object != nil else {
      if let file = slots["schemaFile"]?.string { throw SlotError("the schema file “\(file)” was not read") }
      throw SlotError("slot “schema” must be a JSON Schema")
    }
    schema = try JSONSchema(value)
    place = try slots.optionalChoice("place", Place.self) ?? .output
    isRequired = try slots.flag("required", otherwise: false)
  }

  package func instruction(for rule: Rule) -> String {
    let phrase = SchemaDescription.phrase(schema)
    switch (place, rule.modality.isStrict) {
    case (.output, true): return "Write JSON output as \(phrase)."
    case (.output, false): return "JSON output should be \(phrase)."
    case (.code, true): return "Write these samples as \(phrase)."
    case (.code, false): return "These samples should be \(phrase)."
    case (.frontMatter, true): return "Write front matter as \(phrase)."
    case (.frontMatter, false): return "Front matter should be \(phrase)."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    switch place {
    case .output: inspectOutput(page, &report)
    case .code: inspectSamples(page, &report)
    case .frontMatter: inspectFrontMatter(page, &report)
    }
  }

  private func inspectOutput(_ page: Page, _ report: inout Inspection) {
    guard let range = JSONOutput.range(of: page) else {
      if isRequired { report.find(.noJSON, source: JSONOutput.start(of: page)) }
      return
    }
    report.apply()
    inspect(EmbeddedText(page.document, range), .json, &report)
  }

  private func inspectSamples(_ page: Page, _ report: inout Inspection) {
    for node in page.nodes(.codeBlock, in: report.rule.scope) {
      guard let info = page.document.string(of: node), let format = DataFormat(info: info) else { continue }
      let text = EmbeddedText(codeBlock: node, of: page.document)
      // What does not parse is another rule's.
      guard let values = try? format.values(text.bytes) else { continue }
      for value in values where resembles(value) {
        report.apply()
        find(SchemaCheck.violations(of: value, schema), text, &report)
      }
    }
  }

  private func inspectFrontMatter(_ page: Page, _ report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    guard let matter = page.document.frontMatter else {
      if isRequired { report.find(.noFrontMatter, source: 0..<0) }
      return
    }
    report.apply()
    inspect(EmbeddedText(page.document, matter.inner(of: page.document)), matter.format, &report)
  }

  private func inspect(_ text: EmbeddedText, _ format: DataFormat, _ report: inout Inspection) {
    do throws(DataFault) {
      for value in try format.values(text.bytes) { find(SchemaCheck.violations(of: value, schema), text, &report) }
    } catch {
      report.find(.unreadable(format, error.reason), source: text.source(of: error.range))
    }
  }

  private func find(_ violations: [SchemaViolation], _ text: EmbeddedText, _ report: inout Inspection) {
    for violation in violations { report.find(violation.message, source: text.source(of: violation.range)) }
  }

  /// Whether a sample is one of what the schema describes: it has half of the required keys, or of the known keys at least two.
  private func resembles(_ value: LocatedValue) -> Bool {
    guard case .object(let members) = value.content else {
      return schema.root["type"]?.string == "array" && SchemaCheck.fits(value, "array")
    }
    let keys = Set(members.map(\.key))
    let required = schema.root["required"]?.strings ?? []
    let known = schema.root["properties"]?.object?.keys.count(where: keys.contains) ?? 0
    let shared = required.count(where: keys.contains)
    return shared > 0 && 2 * shared >= required.count || known >= 2
  }
}

extension String {
  fileprivate static let noJSON = "Answer with JSON and nothing else."
  fileprivate static let noFrontMatter = "Start the page with front matter."
  fileprivate static func unreadable(_ format: DataFormat, _ reason: String) -> String {
    "Reading as \(format.title) stops here: \(reason)."
  }
}

/// An output that is one JSON value.
enum JSONOutput {
  /// The bytes of the value: the whole output, or what one code fence around all of it holds. Nil for an output that is no JSON, by its
  /// first and last byte.
  static func range(of page: Page) -> Range<Int>? {
    let bytes = page.document.bytes
    var range = Answer.trimmed(bytes, start(of: page).lowerBound..<bytes.count)
    if bytes.hasBytes("```", at: range.lowerBound) {
      guard let lineEnd = bytes.firstIndex(of: .lineFeed, from: range.lowerBound), range.count > 6,
        bytes[range.upperBound - 3..<range.upperBound].elementsEqual("```".utf8), lineEnd < range.upperBound - 3
      else { return nil }
      let info = bytes.string(range.lowerBound + 3..<lineEnd)
      guard info.allSatisfy({ $0.isWhitespace }) || DataFormat(info: info) == .json else { return nil }
      range = Answer.trimmed(bytes, lineEnd..<range.upperBound - 3)
    }
    guard let first = range.first, let last = range.last else { return nil }
    switch (bytes[first], bytes[last]) {
    case (.of("{"), _), (.of("["), .of("]")), (.of("["), .of("}")): return range
    default: return nil
    }
  }

  /// The place of the first byte that is no byte-order mark.
  static func start(of page: Page) -> Range<Int> {
    let start = page.document.bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    return start..<min(start + 1, page.document.bytes.count)
  }
}

extension FrontMatter {
  var format: DataFormat { syntax == .yaml ? .yaml : .toml }

  /// The lines between the fences.
  func inner(of document: Document) -> Range<Int> {
    let bytes = document.bytes
    let start = (bytes[range].firstIndex(of: .lineFeed) ?? range.upperBound - 1) + 1
    let end = bytes[start..<max(start, range.upperBound)].lastIndex(of: .lineFeed).map { $0 + 1 } ?? start
    return start..<max(start, min(end, range.upperBound))
  }
}
