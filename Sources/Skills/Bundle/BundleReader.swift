import Rules
import TextScanning

/// Reads a bundle's folder back into rules with their provenance. Kinds this version does not know are kept.
package enum BundleReader {
  /// No file of a bundle is larger; one that is was not written by us.
  static let fileLimit = 64_000_000

  package static func read(_ folder: String) throws(BundleError) -> LoadedBundle {
    let assets = folder + "/assets"
    let first = try document(assets + "/rules.json", schema: RulesFile.schema)
    guard let name = first["name"]?.string else {
      throw malformed(assets + "/rules.json", "“name” is missing or no string")
    }
    var rules = try self.rules(in: first, path: assets + "/rules.json")
    for part in try parts(of: first, path: assets + "/rules.json") {
      let path = assets + "/" + part
      rules += try self.rules(in: try document(path, schema: RulesFile.schema), path: path)
    }
    var bundle = LoadedBundle(name: name, rules: try unique(rules, path: assets + "/rules.json"))
    if Disk.entry(assets + "/provenance.json") != nil { try addProvenance(assets, to: &bundle) }
    if Disk.entry(assets + "/baseline.json") != nil {
      var members = try document(assets + "/baseline.json", schema: BaselineFile.schema).object ?? [:]
      members["schema"] = nil
      bundle.baseline = .object(members)
    }
    bundle.identifiers = try IdentifiersFile.lexicon(folder)
    return bundle
  }

  static func document(_ path: String, schema: String) throws(BundleError) -> JSON {
    let bytes = try Disk.read(path, limit: fileLimit)
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw malformed(path, "line \(LineIndex(bytes).line(at: error.offset)): \(error.message)")
    }
    guard json["schema"]?.string == schema else { throw malformed(path, Self.foreign(json["schema"]?.string, schema)) }
    return json
  }

  /// Why a schema is not the one that is read.
  static func foreign(_ found: String?, _ schema: String) -> String {
    guard let found else { return "“schema” is missing; this version reads \(schema)" }
    let (own, other) = (schema.split(separator: "/"), found.split(separator: "/"))
    let isNewer =
      own.count == 2 && other.count == 2 && own[0] == other[0]
      && (Int(other[1]) ?? 0) > (Int(own[1]) ?? 0)
    return isNewer
      ? "is \(found), written by a newer skillc; this version reads \(schema). Update skillc, or build the bundle again"
      : "“schema” is “\(found)”; this version reads \(schema)"
  }

  /// Names of continuation files: files beside the first, nothing else.
  static func parts(of json: JSON, path: String) throws(BundleError) -> [String] {
    let parts = json["parts"]?.strings ?? []
    for part in parts where part.isEmpty || part.hasPrefix(".") || part.utf8.contains(.of("/")) {
      throw malformed(path, "part “\(part)” is no plain file name")
    }
    return parts
  }

  private static func rules(in json: JSON, path: String) throws(BundleError) -> [Rule] {
    guard let entries = json["rules"]?.array else { throw malformed(path, "“rules” is missing or no list") }
    var rules: [Rule] = []
    rules.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      do {
        rules.append(try Rule(entry))
      } catch {
        throw malformed(path, "rule \(index + 1) (\(entry["id"]?.string ?? "no id")): \(error.message)")
      }
    }
    return rules
  }

  /// Rules in the order of ids; a merge may have left the same rule twice, but not two rules under one id.
  private static func unique(_ rules: [Rule], path: String) throws(BundleError) -> [CompiledRule] {
    var unique: [CompiledRule] = []
    for rule in rules.sorted(by: { JSON.bytewise($0.id, $1.id) }) {
      if let last = unique.last?.rule, last.id == rule.id {
        guard last == rule else { throw malformed(path, "two different rules have the id \(rule.id)") }
      } else {
        unique.append(CompiledRule(rule: rule, provenance: Provenance(sources: [])))
      }
    }
    return unique
  }

  private static func addProvenance(_ assets: String, to bundle: inout LoadedBundle) throws(BundleError) {
    let path = assets + "/provenance.json"
    let first = try document(path, schema: ProvenanceFile.schema)
    var entries = first["rules"]?.object ?? [:]
    var inputs = first["inputs"]?.array ?? []
    for part in try parts(of: first, path: path) {
      let more = try document(assets + "/" + part, schema: ProvenanceFile.schema)
      entries.merge(more["rules"]?.object ?? [:]) { kept, _ in kept }
      inputs += more["inputs"]?.array ?? []
    }
    for index in bundle.rules.indices {
      let id = bundle.rules[index].rule.id
      guard let entry = entries[id] else { continue }
      do {
        bundle.rules[index].provenance = try Provenance(entry)
      } catch {
        throw malformed(path, "rule \(id): \(error.message)")
      }
    }
    bundle.recordedDigest = first["digest"]?.string
    bundle.inputs = inputs.compactMap { entry in
      guard let path = entry["path"]?.string, let hash = entry["sha256"]?.string else { return nil }
      return SkillBundle.Input(path: path, sha256: hash)
    }.sorted { JSON.bytewise($0.path, $1.path) }
    bundle.pagesRead = first["pages"]?["read"]?.int ?? 0
    bundle.pagesSkipped = (first["pages"]?["skipped"]?.array ?? []).compactMap { entry in
      guard let path = entry["path"]?.string else { return nil }
      return SkillBundle.SkippedPage(path: path, reason: entry["reason"]?.string ?? "")
    }
  }

  private static func malformed(_ path: String, _ reason: String) -> BundleError {
    BundleError(.format, path: path, reason: reason)
  }
}
