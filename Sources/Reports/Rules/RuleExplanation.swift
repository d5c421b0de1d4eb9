import Documents
import Rules
import Skills
import TextScanning

/// Everything there is to know about one rule: what it says, where it stands, what the project's pages do with it.
package struct RuleExplanation: Sendable {
  /// Places and sources that are shown.
  private static let shown = 10

  private let compiled: CompiledRule
  private let quotes: [QuotedSource]
  /// Places in the project's own pages that break the rule.
  private let against: [(path: String, finding: PlacedFinding)]

  /// `read` gives the bytes of a page by its path below the root, nil when it cannot be read. O(bytes of all pages).
  package init(_ rule: CompiledRule, pages: [SkillBundle.Input], read: (String) -> [UInt8]?) {
    compiled = rule
    quotes = rule.provenance.sources.prefix(Self.shown).map { QuotedSource($0, bytes: read($0.path)) }
    var against: [(String, PlacedFinding)] = []
    if rule.rule.check != .judge {
      let run = CheckRun([CheckedRule(rule.rule)], failOn: nil)
      let stating = Set(rule.provenance.sources.map(\.path))
      for page in pages where !stating.contains(page.path) {
        guard let bytes = read(page.path) else { continue }
        against += run.check(path: page.path, bytes: bytes).findings.map { (page.path, $0) }
      }
    }
    self.against = against
  }

  /// For people.
  package var text: String {
    let rule = compiled.rule
    var lines = [rule.id, "  \(MarkdownText.oneLine(rule.instruction))", ""]
    lines.append("  kind      \(rule.kind) (\(rule.facet.rawValue)), \(check)")
    lines.append("  strength  \(rule.modality.rawValue), \(compiled.checked.severity.rawValue) in a check")
    if let scope { lines.append("  scope     \(scope)") }
    if !rule.slots.isEmpty { lines.append("  slots     \(MarkdownText.cut(JSON.object(rule.slots).text, to: 300))") }
    lines += rule.examples.prefix(3).flatMap(Self.example)
    lines += ["", origin]
    lines += quotes.flatMap { $0.text.map { "  " + $0 } }
    let more = compiled.provenance.sources.count - quotes.count
    if more > 0 { lines.append("  … and \(more) more") }
    if let proof { lines += ["", proof] }
    lines += ["", "your own pages: \(evidence)"]
    lines += against.prefix(Self.shown).flatMap { Self.place($0.path, $0.finding) }
    if against.count > Self.shown { lines.append("  … and \(against.count - Self.shown) more") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var check: String {
    switch compiled.rule.check {
    case .exact: "checked exactly"
    case .statistical: "checked by measure"
    case .judge: "taught, judged only where a model is attached"
    }
  }

  private var proof: String? {
    compiled.provenance.proof.map { proof in
      "proof: caught \(proof.caught) of \(BuildText.count(proof.mutants, "passage")) of your pages, each broken in just what it says"
    }
  }

  private var scope: String? {
    let scope = compiled.rule.scope
    var parts: [String] = []
    if !scope.pages.isEmpty { parts.append("pages \(scope.pages.joined(separator: ", "))") }
    if let element = scope.element { parts.append("element \(element)") }
    if let under = scope.under { parts.append("under “\(under)”") }
    if let when = scope.when { parts.append("when \(when)") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private var origin: String {
    switch compiled.rule.origin {
    case .explicit: "stated at"
    case .pair: "from a pair of examples at"
    case .template: "from a template at"
    case .implicit: "from what the pages share"
    case .pack: "from a pack of rules"
    case .imported: "imported from a linter's configuration"
    case .model: "proposed by a model, from"
    case .people: "decided by people"
    }
  }

  private var evidence: String {
    let evidence = compiled.provenance.evidence
    guard evidence.n > 0 else { return "\(compiled.provenance.verdict.rawValue), no use of it found" }
    let share =
      "kept in \(evidence.conform) of \(BuildText.count(evidence.n, "place")) on \(BuildText.count(evidence.pages, "page"))"
    return "\(compiled.provenance.verdict.rawValue), \(share)" + (against.isEmpty ? "" : "; broken at")
  }

  private static func example(_ example: Example) -> [String] {
    [
      example.bad.map { "  not       \(MarkdownText.cut(MarkdownText.oneLine($0), to: 160))" },
      example.good.map { "  but       \(MarkdownText.cut(MarkdownText.oneLine($0), to: 160))" },
    ].compactMap(\.self)
  }

  private static func place(_ path: String, _ placed: PlacedFinding) -> [String] {
    ["  \(path):\(placed.line):\(placed.column)", "   | \(placed.excerpt)"]
  }

  /// `skillc.explain/1`.
  package var json: JSON {
    var members = compiled.rule.json.object ?? [:]
    members.merge(compiled.provenance.json.object ?? [:]) { kept, _ in kept }
    members["quotes"] = .array(
      quotes.map { quote in
        [
          "path": .string(quote.source.path), "line": .int(quote.source.line), "state": .string("\(quote.state)"),
          "lines": JSON(quote.lines.map(\.text)),
        ]
      })
    members["against"] = .array(
      against.map { ["path": .string($0.path), "line": .int($0.finding.line), "column": .int($0.finding.column)] })
    members["schema"] = "skillc.explain/1"
    return .object(members)
  }
}
