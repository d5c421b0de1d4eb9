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

  init(_ unit: Unit, _ statement: Statement, role: PageRole) {
    let words = unit.words
    let set = Set(words)
    if let family = Self.aboutText(unit, set, role: role) {
      self = family
    } else if Self.asksSomeone(words, set, statement) {
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

  var facet: Facet {
    switch self {
    case .form: .format
    case .manner: .tone
    default: .reasoning
    }
  }

  // MARK: - Reading

  private static func aboutText(_ unit: Unit, _ set: Set<String>, role: PageRole) -> Family? {
    let manner = set.intersection(mannerWords).count
    let form = set.intersection(formWords).count + headingHints(unit)
    if role.isAboutWriting { return manner >= form ? .manner : .form }
    if manner > 0, manner >= form { return .manner }
    return form >= 2 || (form == 1 && !set.isDisjoint(with: strongForm)) ? .form : nil
  }

  private static func headingHints(_ unit: Unit) -> Int {
    let words = Set(unit.headings.prefix(2).flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
    return words.isDisjoint(with: [
      "style", "naming", "format", "formatting", "conventions", "convention", "comments", "documentation", "imports",
      "structure",
    ]) ? 0 : 1
  }

  private static func asksSomeone(_ words: [String], _ set: Set<String>, _ statement: Statement) -> Bool {
    if !set.isDisjoint(with: ["ask", "asking", "approval", "permission", "consent", "sign-off", "confirmation"]) {
      return true
    }
    if statement.verb == "confirm" || statement.verb == "discuss" || statement.verb == "notify"
      || statement.verb == "escalate"
    {
      return true
    }
    if set.contains("unless"), !set.isDisjoint(with: ["asked", "requested", "instructed", "told", "approved"]) {
      return true
    }
    return set.contains("confirm") && !set.isDisjoint(with: ["user", "customer", "owner", "maintainer", "team"])
      || set.contains("review") && !set.isDisjoint(with: ["must", "should", "needs", "require", "requires"])
        && set.contains("by")
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
  private static let strongForm: Set<String> = Set(
    words: """
      naming named prefix suffix heading headings docstring docstrings indentation imports camelcase snake_case
      kebab-case lowercase uppercase format syntax title titles annotations placeholder constants snippets alt style
      exceptions variables hints comments sections
      """)
}
