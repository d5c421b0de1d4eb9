import Documents
import Rules
import Skills
import TextScanning

extension BuildSummary {
  /// The bundle's entry in `skillc.build/1`.
  package var json: JSON {
    [
      "name": .string(name), "subject": .string(subject), "digest": .string(digest), "kinds": Self.json(kinds),
      "facets": Self.json(facets), "verdicts": Self.json(verdicts), "knowledge": Self.json(knowledge),
      "pages": [
        "read": .int(pagesRead),
        "skipped": .array(pagesSkipped.map { ["path": .string($0.path), "reason": .string($0.reason)] }),
      ],
      "first": .array(first.map(\.json)), "diagnostics": .array(diagnostics.map(\.json)),
    ]
  }

  /// Reads an entry back; nil when it has another form.
  package init?(_ json: JSON) {
    guard let name = json["name"]?.string, let subject = json["subject"]?.string, let digest = json["digest"]?.string,
      let pagesRead = json["pages"]?["read"]?.int, let skipped = json["pages"]?["skipped"]?.array,
      let first = json["first"]?.array, let diagnostics = json["diagnostics"]?.array
    else { return nil }
    self.name = name
    self.subject = subject
    self.digest = digest
    self.pagesRead = pagesRead
    kinds = Self.counts(json["kinds"]) { $0 }
    facets = Self.counts(json["facets"], Facet.init(rawValue:))
    verdicts = Self.counts(json["verdicts"], Verdict.init(rawValue:))
    knowledge = Self.counts(json["knowledge"]) { $0 }
    pagesSkipped = skipped.map { .init(path: $0["path"]?.string ?? "", reason: $0["reason"]?.string ?? "") }
    self.first = first.compactMap(Line.init)
    self.diagnostics = diagnostics.compactMap(Diagnostic.init)
  }

  private static func json<Key: RawRepresentable>(_ counts: [Key: Int]) -> JSON where Key.RawValue == String {
    .object(Dictionary(counts.map { ($0.key.rawValue, .int($0.value)) }, uniquingKeysWith: { first, _ in first }))
  }

  private static func json(_ counts: [String: Int]) -> JSON { .object(counts.mapValues(JSON.int)) }

  private static func counts<Key: Hashable>(_ json: JSON?, _ key: (String) -> Key?) -> [Key: Int] {
    var counts: [Key: Int] = [:]
    for (name, value) in json?.object ?? [:] {
      if let key = key(name), let value = value.int { counts[key] = value }
    }
    return counts
  }
}

extension BuildSummary.Line {
  fileprivate var json: JSON {
    [
      "id": .string(id), "facet": .string(facet.rawValue), "instruction": .string(instruction),
      "verdict": .string(verdict.rawValue), "path": .string(path), "line": .int(line),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let id = json["id"]?.string, let facet = json["facet"]?.string.flatMap(Facet.init(rawValue:)),
      let instruction = json["instruction"]?.string,
      let verdict = json["verdict"]?.string.flatMap(Verdict.init(rawValue:))
    else { return nil }
    self.init(
      id: id, facet: facet, instruction: instruction, verdict: verdict, path: json["path"]?.string ?? "",
      line: json["line"]?.int ?? 0)
  }
}

extension Diagnostic {
  /// A diagnostic in our JSON documents.
  package var json: JSON {
    [
      "severity": .string(severity.rawValue), "code": .string(code), "message": .string(message), "path": .string(path),
      "line": .int(line), "column": .int(column),
    ]
  }

  package init?(_ json: JSON) {
    guard let severity = json["severity"]?.string.flatMap(Severity.init(rawValue:)), let code = json["code"]?.string,
      let message = json["message"]?.string, let path = json["path"]?.string
    else { return nil }
    self.init(
      severity, code: code, message: message, path: path, line: json["line"]?.int ?? 0, column: json["column"]?.int ?? 0
    )
  }
}

extension BuildSummary {
  /// Reads what `json.text` wrote.
  package init?(text: String) {
    guard let json = try? JSON(parsing: Array(text.utf8)) else { return nil }
    self.init(json)
  }
}
