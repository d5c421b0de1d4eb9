import Rules
import TextScanning

/// Every rule in a line: what to do, its id, how strongly, what the project's own pages say, where it stands, and an example.
enum RuleReference {
  static func files(_ rules: [CompiledRule], room: Int) -> [BundleFile] {
    let entries = rules.filter { Hostile.isHarmless($0.rule) }.map { (rule: $0, line: line($0)) }
    let size = entries.reduce(0) { $0 + $1.line.utf8.count + 1 }
    if entries.count <= 400, size < min(References.fileLimit, room) - 2_000 {
      return [
        file(
          entries, facets: Facet.allCases, path: "references/rules.md", title: "Rules",
          limit: min(References.fileLimit, room))
      ]
      .compactMap { $0 }
    }
    return Facet.allCases.compactMap { facet in
      let members = entries.filter { $0.rule.rule.facet == facet }
      let share = members.reduce(0) { $0 + $1.line.utf8.count + 1 } * room / max(size, 1)
      return file(
        members, facets: [facet], path: "references/rules-\(facet.rawValue).md", title: "Rules: \(facet.title)",
        limit: min(References.fileLimit, share + 2_000))
    }
  }

  private static func file(
    _ entries: [(rule: CompiledRule, line: String)], facets: [Facet], path: String, title: String, limit: Int
  ) -> BundleFile? {
    var text = ReferenceText(
      title: title,
      opening:
        "One rule a line: what to do, id, strength, what the existing pages say of it, source as `path:line` from the project’s root, example.",
      limit: limit)
    for facet in facets {
      let members = entries.filter { $0.rule.rule.facet == facet }
      for kind in Set(members.map(\.rule.rule.kind)).sorted(by: JSON.bytewise) {
        text.heading("\(facet.title): \(kind)")
        for entry in members where entry.rule.rule.kind == kind { text.entry([entry.line]) }
      }
    }
    return text.file(path)
  }

  private static func line(_ compiled: CompiledRule) -> String {
    let rule = compiled.rule
    var parts = ["`\(rule.id)`", "\(rule.modality.words), \(verdict(compiled.provenance))"]
    let places = compiled.provenance.sources.prefix(3).map { MarkdownText.code("\($0.path):\($0.line)", limit: 300) }
    if !places.isEmpty { parts.append(places.joined(separator: ", ")) }
    if rule.check == .judge { parts.append("for a reader to judge") }
    return "- \(RuleLine.sentence(rule)) (\(parts.joined(separator: "; ")))" + example(rule)
  }

  private static func verdict(_ provenance: Provenance) -> String {
    let evidence = provenance.evidence
    return provenance.verdict.rawValue + (evidence.n > 0 ? " \(evidence.conform)/\(evidence.n)" : "")
  }

  private static func example(_ rule: Rule) -> String {
    guard let example = rule.examples.first else { return "" }
    var text = ""
    if let bad = example.bad, Hostile.reason(bad) == nil { text += " Not: \(MarkdownText.code(bad, limit: 160))" }
    if let good = example.good, Hostile.reason(good) == nil { text += " But: \(MarkdownText.code(good, limit: 160))" }
    return text
  }
}

extension Facet {
  var title: String {
    switch self {
    case .tone: "Words and tone"
    case .format: "Format"
    case .reasoning: "Work and reasoning"
    }
  }
}

extension Modality {
  var words: String {
    switch self {
    case .must: "must"
    case .should: "should"
    case .may: "may"
    case .mustNot: "must not"
    case .shouldNot: "should not"
    }
  }
}
