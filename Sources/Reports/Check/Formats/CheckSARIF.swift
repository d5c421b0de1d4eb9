import Rules
import Skills
import TextScanning

/// SARIF 2.1.0 (OASIS): what code hosts show beside the lines. Columns count Unicode scalars.
package enum CheckSARIF {
  package static func bytes(_ report: CheckReport) -> [UInt8] {
    var bytes: [UInt8] = []
    log(report).write(to: &bytes)
    bytes.append(.lineFeed)
    return bytes
  }

  private static func log(_ report: CheckReport) -> JSON {
    let positions = Dictionary(
      report.rules.enumerated().map { ($1.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
    let results = report.files.flatMap { file in
      file.findings.map { result($0, in: file.path, rule: positions[$0.finding.rule], report) }
    }
    let run: JSON = [
      "columnKind": "unicodeCodePoints",
      "invocations": [
        [
          "executionSuccessful": .bool(report.unreadable.isEmpty),
          "toolExecutionNotifications": .array(report.unreadable.map(notification)),
        ]
      ],
      "results": .array(results),
      "tool": [
        "driver": [
          "name": "skillc", "semanticVersion": .string(ToolVersion.current),
          "rules": .array(report.rules.map(descriptor)),
        ]
      ],
    ]
    return ["$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]]
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

  private static func result(_ placed: PlacedFinding, in path: String, rule: Int?, _ report: CheckReport) -> JSON {
    let finding = placed.finding
    var members: [String: JSON] = [
      "ruleId": .string(finding.rule), "level": .string(level(finding.severity)),
      "message": ["text": .string(finding.message)],
      "locations": [["physicalLocation": ["artifactLocation": artifact(path), "region": region(placed)]]],
      "partialFingerprints": ["skillc/v1": .string(placed.fingerprint)],
    ]
    if let rule { members["ruleIndex"] = .int(rule) }
    if report.hasBaseline { members["baselineState"] = "new" }
    if let fix = finding.fix {
      let replacement: JSON = [
        "deletedRegion": ["byteOffset": .int(fix.range.lowerBound), "byteLength": .int(fix.range.count)],
        "insertedContent": ["text": .string(fix.text)],
      ]
      members["fixes"] = [
        [
          "description": ["text": .string(finding.message)],
          "artifactChanges": [["artifactLocation": artifact(path), "replacements": [replacement]]],
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

  private static func notification(_ unreadable: CheckReport.Unreadable) -> JSON {
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
