import Prose
import Rules
import TextScanning

/// What a prescriptive sentence is about: the most specific family wins, and with it come the rule's facet and kind.
enum Family: Sendable {
  case confirmBefore, citeOrVerify, order, forbidden, decision, mustDo
  /// The form of what is produced: names, files, code, markup.
  case form
  /// The manner of words.
  case manner

  init(_ unit: Unit, _ statement: Statement, page: PrescriptivePage) {
    let words = unit.words
    let set = Set(words)
    if page.role.isAboutWriting {
      self = Self.writing(set, unit)
      return
    }
    switch Matter(unit, statement, page: page) {
    case .words: self = .manner
    case .form: self = .form
    case .conduct:
      if Self.asksSomeone(words, set, statement) {
        self = .confirmBefore
      } else if Self.verifies(words, set, statement) {
        self = .citeOrVerify
      } else if Self.orders(words) {
        self = .order
      } else if statement.modality.isNegative {
        self = .forbidden
      } else if statement.modality == .may || words.first == "if" {
        self = .decision
      } else {
        self = .mustDo
      }
    }
  }

  var facet: Facet {
    switch self {
    case .form: .format
    case .manner: .tone
    default: .reasoning
    }
  }

  // MARK: - Reading

  /// In a guide everything is about words or about form: what is named more often.
  private static func writing(_ set: Set<String>, _ unit: Unit) -> Family {
    let manner = set.intersection(mannerWords).count
    return manner >= set.intersection(formWords).count + headingHints(unit) ? .manner : .form
  }

  private static func headingHints(_ unit: Unit) -> Int {
    let words = Set(unit.headings.prefix(2).flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
    return words.isDisjoint(with: [
      "style", "naming", "format", "formatting", "conventions", "convention", "comments", "documentation", "imports",
      "structure",
    ]) ? 0 : 1
  }

  private static func asksSomeone(_ words: [String], _ set: Set<String>, _ statement: Statement) -> Bool {
    if !set.isDisjoint(with: ["ask", "asking", "asks", "approval", "permission", "consent", "sign-off", "confirmation"])
    {
      return true
    }
    if Consent.isAsked(in: words.joined(separator: " ")) { return true }
    if ["confirm", "discuss", "notify", "escalate"].contains(statement.verb) { return true }
    if set.contains("unless"), !set.isDisjoint(with: ["asked", "requested", "instructed", "told", "approved"]) {
      return true
    }
    return set.contains("confirm") && !set.isDisjoint(with: ["user", "customer", "owner", "maintainer", "team"])
      || set.contains("review") && !set.isDisjoint(with: ["must", "should", "needs", "require", "requires"])
        && set.contains("by")
      || !set.isDisjoint(with: ["maintainer", "maintainers", "owner", "owners", "somebody", "someone", "people"])
        && !set.isDisjoint(with: [
          "agree", "agrees", "agreed", "approve", "approves", "approved", "yes", "decides", "decision",
        ])
  }

  private static func verifies(_ words: [String], _ set: Set<String>, _ statement: Statement) -> Bool {
    if ["verify", "check", "cite", "confirm", "validate", "inspect", "quote"].contains(statement.verb) { return true }
    return !set.isDisjoint(with: [
      "evidence", "cite", "citation", "citations", "verify", "verified", "source-of-truth", "double-check",
    ])
  }

  private static func orders(_ words: [String]) -> Bool {
    words.contains { ["before", "after", "first", "until", "prior", "once"].contains($0) }
  }

  private static let mannerWords: Set<String> = Set(
    words: """
      tone voice wording concise concisely clear clearly jargon polite politely respectful kind friendly emoji emojis
      language words word phrase phrases sentence sentences plain term terms terminology spelling grammar english brief
      short factual technical humor slang inclusive praise welcoming constructive verbose readable reader readers
      contractions tense person pronouns passive active audience conversational respect courteous
      """)
  private static let formWords: Set<String> = Set(
    words: """
      name names naming named prefix suffix title titles heading headings link links markdown format formatted style
      indent indentation import imports docstring docstrings comment comments function functions variable variables type
      types hints annotations class classes method methods field fields syntax section sections template line lines
      characters columns spaces tabs quotes bullet bullets list lists table tables code block blocks fence snippet
      snippets example examples page pages docs documentation file files folder directory module modules test tests
      constant constants interface interfaces error errors exception exceptions fixture fixtures camelcase snake_case
      kebab-case lowercase uppercase capitalize bold italic caption alt image images screenshot screenshots front matter
      placeholder subject body footer message messages parameter parameters return async public private api apis
      implementation
      """)
}
