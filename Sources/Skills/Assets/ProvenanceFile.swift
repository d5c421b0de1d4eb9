import Rules
import TextScanning

/// `assets/provenance.json` (`skillc.provenance/1`): where every rule stands and what pages do with it. A lock file: regenerable, merged
/// by building again.
package enum ProvenanceFile {
  package static let schema = "skillc.provenance/1"
  /// Loaders refuse files over 256 KB.
  package static let partLimit = 250_000
  /// A rule that many places state cites the first of them.
  package static let sourceLimit = 12

  package static func files(_ bundle: SkillBundle) -> [BundleFile] {
    let skipped = bundle.pagesSkipped.sorted { JSON.bytewise($0.path, $1.path) }.map { page in
      JSON.object(["path": .string(page.path), "reason": .string(page.reason)])
    }
    let leftOut = bundle.identifiersLeftOut.map(\.json)
    let head: [(String, JSON)] =
      [
        ("digest", .string(RulesFile.digest(bundle.rules.map(\.rule)))),
        ("pages", ["read": .int(bundle.pagesRead), "skipped": .array(skipped)]),
        ("schema", .string(schema)),
        ("tool", ["name": "skillc", "version": .string(ToolVersion.current)]),
      ] + (leftOut.isEmpty ? [] : [("identifiers", ["leftOut": .array(leftOut)])])
    let parts = distribute(bundle, room: partLimit - 300 - head.reduce(0) { $0 + $1.1.bytes.count })
    let names = parts.indices.dropFirst().map { "provenance-\($0 + 1).json" }
    return parts.enumerated().map { index, part in
      var members: [(name: String, write: (inout LinedJSON) -> Void)] = [
        ("inputs", { $0.append(lines: part.inputs) }), ("rules", { $0.append(members: part.rules) }),
      ]
      for (name, value) in index == 0 ? head : [("schema", .string(schema))] {
        members.append((name, { $0.append(value) }))
      }
      if index == 0, !names.isEmpty { members.append(("parts", { $0.append(JSON(names)) })) }
      return BundleFile(
        path: index == 0 ? "assets/provenance.json" : "assets/" + names[index - 1], bytes: LinedJSON.object(members))
    }
  }

  private struct Part {
    var inputs: [[UInt8]] = []
    var rules: [[UInt8]] = []
    var size = 0
  }

  /// Fills the first file with what readers of one file need most: rules that a text states, then inputs, then the other rules. Within
  /// each file entries stand in the order of ids and paths.
  private static func distribute(_ bundle: SkillBundle, room: Int) -> [Part] {
    let rules = bundle.rules.sorted { JSON.bytewise($0.rule.id, $1.rule.id) }
    let isStated = { (rule: CompiledRule) in rule.rule.origin == .explicit || rule.rule.origin == .pair }
    let inputs = bundle.inputs.sorted { JSON.bytewise($0.path, $1.path) }.map(\.json.bytes)
    let entries =
      rules.filter(isStated).map { (line: $0.provenance.json.member($0.rule.id), isRule: true) }
      + inputs.map { (line: $0, isRule: false) }
      + rules.filter { !isStated($0) }.map { (line: $0.provenance.json.member($0.rule.id), isRule: true) }
    var parts = [Part()]
    for entry in entries {
      let isFull = parts[parts.count - 1].size + entry.line.count + 2 > (parts.count == 1 ? room : partLimit - 300)
      if isFull, parts[parts.count - 1].size > 0 { parts.append(Part()) }
      parts[parts.count - 1].size += entry.line.count + 2
      if entry.isRule {
        parts[parts.count - 1].rules.append(entry.line)
      } else {
        parts[parts.count - 1].inputs.append(entry.line)
      }
    }
    // Stated and other rules met in one file are in two runs: put them back into the order of ids.
    for index in parts.indices { parts[index].rules.sort { $0.lexicographicallyPrecedes($1) } }
    return parts
  }
}

extension SkillBundle.Input {
  var json: JSON {
    ["path": .string(path), "sha256": .string(sha256)]
  }
}

extension Provenance {
  /// The entry of a rule in `provenance.json`; figures that are zero are left out.
  package var json: JSON {
    let shown = sources.prefix(ProvenanceFile.sourceLimit).map(\.json)
    var members: [String: JSON] = ["sources": .array(shown), "verdict": .string(verdict.rawValue)]
    if sources.count > shown.count { members["moreSources"] = .int(sources.count - shown.count) }
    if isPinned { members["pinned"] = true }
    if let proof { members["proof"] = ["mutants": .int(proof.mutants), "caught": .int(proof.caught)] }
    let evidence = evidence.json
    if evidence.object?.isEmpty == false { members["evidence"] = evidence }
    return .object(members)
  }

  package init(_ json: JSON) throws(RuleFormatError) {
    let name = json["verdict"]?.string ?? ""
    guard let verdict = Verdict(rawValue: name) else {
      throw RuleFormatError("“verdict” is “\(name)”, which is none of its values")
    }
    var sources: [Source] = []
    for entry in json["sources"]?.array ?? [] { sources.append(try Source(entry)) }
    self.init(sources: sources, verdict: verdict, evidence: Evidence(json["evidence"] ?? .null))
    isPinned = json["pinned"]?.bool ?? false
    if let mutants = json["proof"]?["mutants"]?.int, let caught = json["proof"]?["caught"]?.int {
      proof = Proof(mutants: mutants, caught: caught)
    }
  }
}

extension Source {
  package var json: JSON {
    [
      "path": .string(path), "line": .int(line), "endLine": .int(endLine), "byteStart": .int(byteStart),
      "byteEnd": .int(byteEnd), "quoteSHA256": .string(quoteSHA256),
    ]
  }

  package init(_ json: JSON) throws(RuleFormatError) {
    guard let path = json["path"]?.string, let line = json["line"]?.int, let start = json["byteStart"]?.int,
      let end = json["byteEnd"]?.int, let hash = json["quoteSHA256"]?.string
    else { throw RuleFormatError("a source needs path, line, byteStart, byteEnd and quoteSHA256") }
    self.init(
      path: path, line: line, endLine: json["endLine"]?.int ?? line, byteStart: start, byteEnd: end, quoteSHA256: hash)
  }
}

extension Evidence {
  package var json: JSON {
    var members: [String: JSON] = [:]
    for (name, value) in [("n", n), ("pages", pages), ("conform", conform)] where value != 0 {
      members[name] = .int(value)
    }
    if lowerBound != 0 { members["lowerBound"] = .number((lowerBound * 1e4).rounded() / 1e4) }
    if let background { members["background"] = .number((background * 1e4).rounded() / 1e4) }
    return .object(members)
  }

  package init(_ json: JSON) {
    self.init(
      n: json["n"]?.int ?? 0, pages: json["pages"]?.int ?? 0, conform: json["conform"]?.int ?? 0,
      lowerBound: json["lowerBound"]?.double ?? 0, background: json["background"]?.double)
  }
}
