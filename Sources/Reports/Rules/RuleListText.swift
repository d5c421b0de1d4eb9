import Rules
import Skills
import TextScanning

/// The rules of a bundle, a line each, facet by facet.
package enum RuleListText {
  package static func text(_ rules: [CompiledRule]) -> String {
    guard !rules.isEmpty else { return "no rules\n" }
    var lines: [String] = []
    for facet in Facet.allCases {
      let members = rules.filter { $0.rule.facet == facet }
      guard !members.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append("\(facet.rawValue): \(BuildText.count(members.count, "rule"))")
      lines += members.map(line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ rule: CompiledRule) -> String {
    let place = rule.provenance.sources.first.map { "  \($0.path):\($0.line)" } ?? ""
    let verdict = rule.provenance.verdict == .unsupported ? "" : ", \(rule.provenance.verdict.rawValue)"
    let head = "  \(rule.rule.id) (\(rule.checked.severity.rawValue)\(verdict))"
    return "\(head)\n    \(MarkdownText.cut(MarkdownText.oneLine(rule.rule.instruction), to: 110))\(place)"
  }
}

/// `skillc.rulelist/1`: the rules of a bundle with their provenance.
package enum RuleListJSON {
  package static let schema = "skillc.rulelist/1"

  package static func text(name: String, rules: [CompiledRule]) -> String {
    let entries = rules.map { rule -> JSON in
      var members = rule.rule.json.object ?? [:]
      members.merge(rule.provenance.json.object ?? [:]) { kept, _ in kept }
      return .object(members)
    }
    let document: JSON = ["schema": .string(schema), "name": .string(name), "rules": .array(entries)]
    return document.text + "\n"
  }
}
