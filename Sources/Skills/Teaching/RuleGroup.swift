import Rules
import TextScanning

/// The plain headings under which a skill tells its rules, in the order in which they stand.
enum RuleGroup: Int, CaseIterable {
  case never, before, work, words, tone, format, templates, conventions

  var heading: String {
    switch self {
    case .never: "Never"
    case .before: "Before you …"
    case .work: "How to work and reason"
    case .words: "Words"
    case .tone: "Tone"
    case .format: "Format"
    case .templates: "Page templates"
    case .conventions: "Conventions of the existing pages"
    }
  }

  init(_ rule: Rule) {
    if rule.kind == "structure.sections", rule.slots["sections"]?.array?.isEmpty == false {
      self = .templates
    } else if rule.facet == .reasoning {
      self =
        Self.isBefore(rule) ? .before : rule.modality.isNegative || rule.kind == "obligation.never" ? .never : .work
    } else if rule.facet == .tone, rule.check == .statistical {
      self = .tone
    } else if rule.origin == .implicit || rule.origin == .template {
      self = .conventions
    } else if Self.wordKinds.contains(where: rule.kind.hasPrefix) {
      self = .words
    } else {
      self = rule.facet == .tone ? .tone : .format
    }
  }

  private static let wordKinds = ["term.", "casing.term", "spelling.", "abbreviation."]

  private static func isBefore(_ rule: Rule) -> Bool {
    rule.kind == "obligation.order" || rule.kind == "obligation.confirm" || rule.instruction.hasPrefix("Before ")
      || rule.scope.when?.lowercased().hasPrefix("before ") == true
  }
}
