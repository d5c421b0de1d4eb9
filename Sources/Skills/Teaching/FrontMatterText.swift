import Rules
import TextScanning

/// The head of `SKILL.md`: the fields of the specification only, strings quoted, `metadata` as a block, because that one form loads
/// everywhere.
struct FrontMatterText {
  private let bundle: SkillBundle

  init(_ bundle: SkillBundle) { self.bundle = bundle }

  var lines: [String] {
    let digest = RulesFile.digest(bundle.rules.map(\.rule))
    return [
      "---", "name: \(bundle.name)", "description: \(quoted(description))", "metadata:",
      "  version: \(quoted("1.0.0+\(digest.dropFirst(7).prefix(8))"))", "  generator: \(quoted(ToolVersion.generator))",
      "  rules-digest: \(quoted(digest))", "---",
    ]
  }

  /// The trigger stands first: one loader shows 57 characters.
  var description: String {
    let subject = plain(MarkdownText.cut(MarkdownText.oneLine(bundle.harmlessSubject), to: 60))
    let obligations = bundle.rules.filter { $0.rule.facet == .reasoning }.count
    let writing = bundle.rules.count - obligations
    var parts: [String] = []
    if obligations > writing {
      parts.append(
        "Use when working on \(subject): what its documents oblige you to do, in which order, and what never to do.")
    } else if bundle.rules.isEmpty {
      parts.append("Use when you look something up in \(subject).")
    } else {
      let isStated = bundle.rules.contains { $0.rule.origin != .implicit && $0.rule.origin != .template }
      parts.append(
        "Use when writing or reviewing \(text(of: subject)): its words, tone, page formats "
          + (isStated
            ? "and ways of working, as its documents state them." : "and conventions, as its pages show them."))
    }
    if !bundle.rules.isEmpty {
      parts.append("\(bundle.rules.count) \(bundle.rules.count == 1 ? "rule" : "rules") with examples and sources.")
    }
    let contents = lookups
    if !contents.isEmpty { parts.append("Also use it to look up \(contents).") }
    return MarkdownText.cut(parts.joined(separator: " "), to: 1_000)
  }

  /// What is written: a guide by its name, else the documents of a product.
  private func text(of subject: String) -> String {
    let last = subject.split(separator: " ").last?.lowercased() ?? ""
    let isDocument = [
      "documentation", "docs", "guide", "guides", "handbook", "manual", "book", "wiki", "site", "reference",
    ].contains(last)
    return isDocument || bundle.subject == bundle.name ? subject : "\(subject) documentation"
  }

  private var lookups: String {
    let knowledge = bundle.knowledge
    var names: [String] = []
    if knowledge.facts.contains(where: { [.command, .flag].contains($0.category) }) {
      names.append("commands and flags")
    }
    if knowledge.facts.contains(where: { [.setting, .environmentVariable].contains($0.category) }) {
      names.append("settings")
    }
    if knowledge.facts.contains(where: { $0.category == .endpoint }) { names.append("endpoints") }
    if knowledge.facts.contains(where: { $0.category == .errorCode }) { names.append("error codes") }
    if !knowledge.glossary.isEmpty { names.append("terms") }
    if !knowledge.procedures.isEmpty { names.append("procedures") }
    if !knowledge.topics.isEmpty { names.append("which page answers a question") }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Without what some loaders refuse in a description.
  private func plain(_ text: String) -> String {
    text.replacing("<", with: "").replacing(">", with: "").replacing("`", with: "")
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
