import Rules
import TextScanning

/// The sections of a kind of page, as a skeleton to fill in.
struct PageTemplate {
  private struct Section {
    var name: String
    var level: Int
    var share: Double
  }

  private let rule: Rule
  private let sections: [Section]

  /// Nil for rules that name no sections.
  init?(_ rule: Rule) {
    guard rule.kind == "structure.sections", let entries = rule.slots["sections"]?.array, !entries.isEmpty else {
      return nil
    }
    sections = entries.compactMap { entry in
      guard let name = entry["name"]?.string ?? entry.string else { return nil }
      return Section(
        name: MarkdownText.disarmed(MarkdownText.cut(MarkdownText.oneLine(name), to: 80)).replacing("`", with: "'"),
        level: min(max(entry["level"]?.int ?? 2, 1), 6), share: entry["share"]?.double ?? 1)
    }
    guard !sections.isEmpty else { return nil }
    self.rule = rule
  }

  /// Whether a rule says of just the sections of a template that they stand in the order in which it names them.
  static func isOrder(_ order: Rule, of template: Rule) -> Bool {
    order.kind == "structure.order" && template.kind == "structure.sections" && order.scope == template.scope
      && names(order) == names(template)
  }

  private static func names(_ rule: Rule) -> [String] {
    (rule.slots["sections"]?.array ?? []).compactMap { $0["name"]?.string ?? $0.string }
  }

  /// The skeleton says the sections; the line above it says where they belong.
  private func opening(isOrdered: Bool) -> String {
    let verb = rule.modality.isStrict ? "have" : "should have"
    let order = isOrdered ? ", in this order" : ""
    guard !rule.scope.included.isEmpty else { return "Pages \(verb) these sections\(order):" }
    let patterns = rule.scope.included.prefix(3).map { MarkdownText.code($0) }.joined(separator: ", ")
    return "Pages in \(patterns) \(verb) these sections\(order):"
  }

  /// What the template is for, the skeleton in a fence, and which sections may be missing.
  func lines(isOrdered: Bool) -> [String] {
    let optional = sections.filter { $0.share < 0.9 }.map(\.name)
    var lines = ["- \(opening(isOrdered: isOrdered)) [\(RuleLine.shortID(rule.id))]", "", "  ```markdown"]
    lines += sections.map { "  " + String(repeating: "#", count: $0.level) + " " + $0.name }
    lines += ["  ```"]
    if !optional.isEmpty {
      lines += [
        "", "  Leave out where it does not apply: \(optional.map { MarkdownText.inline($0) }.joined(separator: ", ")).",
      ]
    }
    return lines
  }
}
