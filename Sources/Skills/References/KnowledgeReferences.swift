import Rules
import TextScanning

private func isHarmless(_ texts: [String]) -> Bool { texts.allSatisfy { Hostile.reason($0) == nil } }

/// `templates.md`: the skeletons of the project's kinds of pages.
enum TemplateReference {
  static func file(_ rules: [CompiledRule], limit: Int) -> BundleFile? {
    var text = ReferenceText(
      title: "Page templates", opening: "Copy the skeleton of the page you write and fill it in.",
      limit: min(limit, References.fileLimit))
    text.heading("Skeletons")
    for rule in rules {
      guard let template = PageTemplate(rule.rule) else { continue }
      let isOrdered = rules.contains { PageTemplate.isOrder($0.rule, of: rule.rule) }
      text.entry(template.lines(isOrdered: isOrdered) + [""])
    }
    return text.file("references/templates.md")
  }
}

/// `topics.md`: which page answers which question, grouped by what the page is for.
enum TopicReference {
  static func file(_ topics: [Topic], limit: Int) -> BundleFile? {
    var text = ReferenceText(
      title: "Topics", opening: "Which page to open. Paths are from the project’s root.",
      limit: min(limit, References.fileLimit))
    for purpose in Topic.Purpose.allCases {
      text.heading(purpose.heading)
      for topic in topics where topic.purpose == purpose && isHarmless([topic.title, topic.summary]) {
        text.entry([line(topic)])
      }
    }
    return text.file("references/topics.md")
  }

  private static func line(_ topic: Topic) -> String {
    var line = "- **\(MarkdownText.inline(topic.title, limit: 120))** (\(topic.place.mark))"
    if !topic.summary.isEmpty { line += ": \(MarkdownText.inline(topic.summary, limit: 240))" }
    if !topic.sections.isEmpty {
      line +=
        " Sections: \(topic.sections.prefix(8).map { MarkdownText.inline($0, limit: 60) }.joined(separator: "; "))."
    }
    return line
  }
}

/// `glossary.md`: the project's terms.
enum GlossaryReference {
  static func file(_ entries: [GlossaryEntry], limit: Int) -> BundleFile? {
    var text = ReferenceText(
      title: "Glossary", opening: "Use these terms, spelt like this.", limit: min(limit, References.fileLimit))
    text.heading("Terms")
    for entry in entries where isHarmless([entry.term, entry.definition]) { text.entry([line(entry)]) }
    return text.file("references/glossary.md")
  }

  private static func line(_ entry: GlossaryEntry) -> String {
    let variants =
      entry.variants.isEmpty
      ? "" : " (also seen: \(entry.variants.map { MarkdownText.inline($0, limit: 60) }.joined(separator: ", ")))"
    return
      "- **\(MarkdownText.inline(entry.term, limit: 80))**\(variants): \(MarkdownText.inline(entry.definition, limit: 300)) (\(entry.place.mark))"
  }
}

/// `facts.md`: names with a fixed spelling, a table a category.
enum FactReference {
  static func file(_ facts: [Fact], limit: Int) -> BundleFile? {
    var text = ReferenceText(
      title: "Facts",
      opening:
        "Names and values as the documents give them. What is not here, look up before you write it; do not invent it.",
      limit: min(limit, References.fileLimit))
    for category in Fact.Category.allCases {
      text.heading(category.heading, columns: ["Name", "What the documents say", "Source"])
      for fact in facts where fact.category == category && isHarmless([fact.name, fact.detail]) {
        let name = MarkdownText.separatorsEscaped(MarkdownText.code(fact.name, limit: 120))
        text.entry([
          "| \(name) | \(MarkdownText.cell(fact.detail)) | \(MarkdownText.separatorsEscaped(fact.place.mark)) |"
        ])
      }
    }
    return text.file("references/facts.md")
  }
}

extension Fact.Category {
  var heading: String {
    switch self {
    case .command: "Commands"
    case .flag: "Flags"
    case .setting: "Settings"
    case .environmentVariable: "Environment variables"
    case .endpoint: "Endpoints"
    case .errorCode: "Error codes"
    case .product: "Products and parts"
    case .version: "Versions"
    case .file: "Files"
    }
  }
}

/// `procedures.md`: the project's procedures as checklists.
enum ProcedureReference {
  static func file(_ procedures: [Procedure], limit: Int) -> BundleFile? {
    var text = ReferenceText(
      title: "Procedures", opening: "Checklists; the page named beside each has the commands and the details.",
      limit: min(limit, References.fileLimit))
    for procedure in procedures
    where isHarmless([procedure.goal] + procedure.steps + procedure.prerequisites + procedure.verification) {
      text.heading("\(MarkdownText.inline(procedure.goal, limit: 120)) (\(procedure.place.mark))")
      text.entry(lines(procedure))
    }
    return text.file("references/procedures.md")
  }

  private static func lines(_ procedure: Procedure) -> [String] {
    procedure.prerequisites.map { "- Needs: \(MarkdownText.inline($0, limit: 200))" }
      + procedure.steps.enumerated().map { "\($0.offset + 1). \(MarkdownText.inline($0.element, limit: 200))" }
      + procedure.verification.map { "- Check: \(MarkdownText.inline($0, limit: 200))" }
  }
}
