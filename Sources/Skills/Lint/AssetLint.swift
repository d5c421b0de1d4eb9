import Documents
import Rules
import TextScanning

/// The JSON files of a bundle: each is JSON, of the version that is read here, and says what it should.
enum AssetLint {
  /// What a file holds, by its path.
  private static let schemas: [(prefix: String, schema: String)] = [
    ("assets/rules", RulesFile.schema), ("assets/provenance", ProvenanceFile.schema),
    ("assets/baseline", BaselineFile.schema), ("assets/identifiers", IdentifiersFile.schema),
  ]

  /// Reports what is damaged and gives the paths of it.
  static func check(_ bundle: LintedFolder, _ report: inout LintReport) -> Set<String> {
    var damaged: Set<String> = []
    let pages = bundle.file(IdentifiersFile.path).flatMap { try? JSON(parsing: $0.bytes)["pages"]?.strings?.count }
    for file in bundle.files where file.isPlain && file.path.hasSuffix(".json") {
      if let fault = fault(of: file) {
        report.add(.error, "damaged", fault.reason, path: file.path, line: fault.line)
        damaged.insert(file.path)
      } else if file.path.hasPrefix("assets/identifiers") {
        for fault in IdentifiersFile.faults(file.bytes, pages: pages) {
          report.add(.error, "damaged", fault.reason, path: file.path, line: fault.line)
          damaged.insert(file.path)
        }
      }
    }
    for part in missingParts(bundle) {
      report.add(.error, "damaged", "names “\(part.name)” among its parts, and there is no such file", path: part.path)
      damaged.insert(part.path)
    }
    return damaged
  }

  private static func fault(of file: LintedFolder.File) -> (reason: String, line: Int)? {
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: file.bytes) } catch {
      let line = LineIndex(file.bytes).line(at: min(error.offset, max(0, file.bytes.count - 1)))
      return ("no JSON from here on: \(error.message)", line)
    }
    guard json.object != nil else { return ("holds no JSON object", 1) }
    if file.path == "evals/evals.json", json["evals"]?.array == nil { return ("“evals” must be a list", 1) }
    guard let schema = schemas.first(where: { file.path.hasPrefix($0.prefix) })?.schema else { return nil }
    guard json["schema"]?.string == schema else {
      return (BundleReader.foreign(json["schema"]?.string, schema), line(of: "\"schema\"", file.bytes))
    }
    if schema == IdentifiersFile.schema, json["names"]?.strings == nil {
      return ("“names” must be a list of strings", 1)
    }
    return nil
  }

  private static func line(of text: String, _ bytes: [UInt8]) -> Int {
    let lines = LineIndex(bytes)
    return (1...lines.lineCount).first { bytes.string(lines.range(ofLine: $0)).contains(text) } ?? 1
  }

  private static func missingParts(_ bundle: LintedFolder) -> [(path: String, name: String)] {
    ["assets/rules.json", "assets/provenance.json", IdentifiersFile.path].flatMap { path in
      let parts = bundle.file(path).flatMap { try? JSON(parsing: $0.bytes)["parts"]?.strings } ?? []
      return parts.filter { bundle.file("assets/" + $0) == nil }.map { (path: path, name: $0) }
    }
  }
}
