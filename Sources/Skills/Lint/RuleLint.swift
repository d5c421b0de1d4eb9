import Documents
import Rules
import TextScanning

/// The typed half of a bundle: schema, ids, digest, and each rule against its own examples.
enum RuleLint {
  private static let path = "assets/rules.json"

  /// - Parameter damaged: files of which it has been said already.
  static func check(_ bundle: LintedFolder, damaged: Set<String>, _ report: inout LintReport) {
    let loaded: LoadedBundle
    do {
      loaded = try BundleReader.read(bundle.folder)
    } catch {
      let prefix = bundle.folder + "/"
      let file = error.path.hasPrefix(prefix) ? String(error.path.dropFirst(prefix.utf8.count)) : path
      if !damaged.contains(file) { report.add(.error, "rules-format", error.reason, path: file) }
      return
    }
    let lines = RuleLines(bundle)
    for compiled in loaded.rules {
      let rule = compiled.rule
      let (file, line) = lines.place(of: rule.id)
      check(rule) { severity, code, message in
        report.add(severity, code, "\(rule.id): \(message)", path: file, line: line)
      }
    }
    if let recorded = loaded.recordedDigest, recorded != loaded.digest {
      report.add(
        .error, "digest", "the rules give \(loaded.digest), not the digest that stands here",
        path: "assets/provenance.json", line: 1)
    }
  }

  private static func check(_ rule: Rule, _ add: (Diagnostic.Severity, String, String) -> Void) {
    if !RuleIdentity.matches(rule) { add(.warning, "rule-id", "the id does not follow from kind, slots and scope") }
    if rule.instruction.isEmpty { add(.error, "rule-instruction", "tells nothing") }
    guard RuleKinds.kind(named: rule.kind) != nil else {
      add(.note, "unknown-kind", "kind “\(rule.kind)” is unknown to this version: taught, not checked")
      return
    }
    do {
      if let schema = try RuleKinds.meaning(of: rule) as? DataSchema, !schema.undecided.isEmpty {
        add(.warning, "schema-keyword", "not checked: \(schema.undecided.joined(separator: ", "))")
      }
    } catch {
      add(.error, "rule-slots", error.message)
    }
    for problem in RuleProof.problems(of: rule) { add(.warning, "rule-unproven", problem) }
  }
}

/// On which line of which part a rule stands.
private struct RuleLines {
  private var places: [String: (file: String, line: Int)] = [:]

  init(_ bundle: LintedFolder) {
    for file in bundle.files where file.path.hasPrefix("assets/rules") && file.path.hasSuffix(".json") {
      let lines = LineIndex(file.bytes)
      for line in 1...lines.lineCount {
        var range = lines.range(ofLine: line)
        while !range.isEmpty, file.bytes[range.upperBound - 1] != .of("}") { range = range.dropLast() }
        guard let json = try? JSON(parsing: Array(file.bytes[range])), let id = json["id"]?.string else { continue }
        if places[id] == nil { places[id] = (file.path, line) }
      }
    }
  }

  func place(of id: String) -> (file: String, line: Int) { places[id] ?? ("assets/rules.json", 0) }
}
