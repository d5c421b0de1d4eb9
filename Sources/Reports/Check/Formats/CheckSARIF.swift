import Rules
import Skills
import TextScanning

/// SARIF 2.1.0 (OASIS): what code hosts show beside the lines. Columns count Unicode scalars.
///
/// What could not be read is known last, so that `invocations` come behind the results.
package struct CheckSARIF: CheckWriter {
  private let rules: [CheckedRule]
  private let hasBaseline: Bool
  /// Where each rule stands in the list of rules, by its id.
  private let positions: [String: Int]
  private var isFirst = true

  package init(rules: [CheckedRule], hasBaseline: Bool) {
    self.rules = rules
    self.hasBaseline = hasBaseline
    positions = Dictionary(rules.enumerated().map { ($1.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package mutating func begin(_ bytes: inout [UInt8]) {
    bytes.append("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":[{")
    bytes.append("\"columnKind\":\"unicodeCodePoints\",\"results\":[")
  }

  package mutating func add(_ file: CheckedFile, to bytes: inout [UInt8]) {
    for placed in file.findings {
      if !isFirst { bytes.append(.of(",")) }
      isFirst = false
      result(placed, in: file.path).write(to: &bytes)
    }
  }

  package mutating func end(_ summary: CheckSummary, to bytes: inout [UInt8]) {
    let invocation: JSON = [
      "executionSuccessful": .bool(summary.unreadable.isEmpty),
      "toolExecutionNotifications": .array(summary.unreadable.map(Self.notification)),
    ]
    let driver: JSON = [
      "name": "skillc", "semanticVersion": .string(ToolVersion.current), "rules": .array(rules.map(Self.descriptor)),
    ]
    bytes.append("],\"invocations\":")
    JSON.array([invocation]).write(to: &bytes)
    bytes.append(",\"tool\":")
    JSON.object(["driver": driver]).write(to: &bytes)
    bytes.append("}],\"version\":\"2.1.0\"}\n")
  }

  private static func descriptor(_ checked: CheckedRule) -> JSON {
    let rule = checked.rule
    var members: [String: JSON] = [
      "id": .string(rule.id), "name": .string(rule.alias ?? rule.kind),
      "shortDescription": ["text": .string(rule.instruction)],
      "defaultConfiguration": ["level": .string(level(rule.severity))],
      "properties": ["facet": .string(rule.facet.rawValue), "skill": .string(checked.skill)],
    ]
    if let place = checked.statedAt { members["help"] = ["text": .string("Stated at \(place).")] }
    return .object(members)
  }

  private func result(_ placed: PlacedFinding, in path: String) -> JSON {
    let finding = placed.finding
    var members: [String: JSON] = [
      "ruleId": .string(finding.rule), "level": .string(Self.level(finding.severity)),
      "message": ["text": .string(finding.message)],
      "locations": [["physicalLocation": ["artifactLocation": Self.artifact(path), "region": Self.region(placed)]]],
      "partialFingerprints": ["skillc/v1": .string(placed.fingerprint)],
    ]
    if let rule = positions[finding.rule] { members["ruleIndex"] = .int(rule) }
    if hasBaseline { members["baselineState"] = "new" }
    if let fix = finding.fix {
      let replacement: JSON = [
        "deletedRegion": ["byteOffset": .int(fix.range.lowerBound), "byteLength": .int(fix.range.count)],
        "insertedContent": ["text": .string(fix.text)],
      ]
      members["fixes"] = [
        [
          "description": ["text": .string(finding.message)],
          "artifactChanges": [["artifactLocation": Self.artifact(path), "replacements": [replacement]]],
        ]
      ]
    }
    return .object(members)
  }

  private static func region(_ placed: PlacedFinding) -> JSON {
    [
      "startLine": .int(placed.line), "startColumn": .int(placed.column), "endLine": .int(placed.endLine),
      "endColumn": .int(placed.endColumn), "byteOffset": .int(placed.finding.range.lowerBound),
      "byteLength": .int(placed.finding.range.count), "snippet": ["text": .string(placed.excerpt)],
    ]
  }

  private static func notification(_ unreadable: CheckSummary.Unreadable) -> JSON {
    [
      "level": "error", "message": ["text": .string(unreadable.reason)],
      "locations": [["physicalLocation": ["artifactLocation": artifact(unreadable.path)]]],
    ]
  }

  private static func artifact(_ path: String) -> JSON { ["uri": .string(uri(path))] }

  private static func level(_ severity: Severity) -> String { severity == .suggestion ? "note" : severity.rawValue }

  /// A path as a relative URI reference (RFC 3986): every byte that may not stand in one is escaped, a colon in the first segment too.
  static func uri(_ path: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      let isPlain =
        ASCII.isLetter(byte) || ASCII.isDigit(byte)
        || [.of("/"), .of("-"), .of("."), .of("_"), .of("~")].contains(byte)
      if isPlain { bytes.append(byte) } else { bytes += [.of("%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
