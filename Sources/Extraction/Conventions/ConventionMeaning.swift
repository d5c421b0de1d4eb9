import Rules
import TextScanning

/// Which rule a value of a habit is: a kind with its slots, and words for the agent where the kind's own say less.
struct ConventionMeaning {
  var kind: String
  var slots: [String: JSON]
  var instruction = ""
  /// A condition that is part of the meaning.
  var when: String?

  private init(_ kind: String, _ slots: [String: JSON] = [:], _ instruction: String = "", when: String? = nil) {
    self.kind = kind
    self.slots = slots
    self.instruction = instruction
    self.when = when
  }

  /// The rule that a value stands for; nil for values that nobody would ask for, or that no kind can say.
  static func of(_ habit: Habit, _ value: Int) -> ConventionMeaning? {
    let name = habit.values[value]
    guard name != "other" else { return nil }
    switch habit {
    case .titles, .levelStep, .headingCase, .headingEnd, .headingOpening, .headingMarker, .opening:
      return heading(habit, name)
    case .linkForm, .linkEnding, .linkVerb, .linkStyle, .linkText, .linkScheme: return link(habit, name)
    case .listNumbering, .listMarker, .listCase, .listEnd, .listIntroduction, .stepOpening: return list(habit, name)
    case .admonitionSyntax, .italicMarker, .boldMarker, .fenceLanguage, .fenceCharacter, .codePrompt, .imageAlt,
      .tableHeader,
      .fileName, .lineWrap, .jsonSample, .yamlSample, .tomlSample:
      return form(habit, name)
    default: return wording(habit, name)
    }
  }

  private static func heading(_ habit: Habit, _ name: String) -> ConventionMeaning? {
    switch (habit, name) {
    case (.titles, "one"): .init("heading.levels", ["titles": 1])
    case (.titles, "none"):
      .init(
        "heading.levels", ["titles": 0],
        "Start the body without a heading of level 1: the page gets its title elsewhere.")
    case (.levelStep, "next"): .init("heading.levels", ["step": 1])
    case (.headingCase, _): .init("casing.heading", ["style": .string(name)])
    case (.headingEnd, "none"): .init("punctuation.end", ["place": "heading", "mark": "none"])
    case (.headingOpening, "imperative"):
      .init(
        "heading.form", ["form": "gerund", "use": false],
        "Begin headings about tasks with an imperative (“Add a user”), not with a verb in -ing.")
    case (.headingOpening, "gerund"):
      .init(
        "heading.form", ["form": "imperative", "use": false],
        "Begin headings about tasks with a verb in -ing (“Adding a user”), not with an imperative.")
    case (.headingMarker, _): .init("heading.marker", ["style": .string(name)])
    case (.opening, "paragraph"): .init("structure.opening", ["first": "paragraph"])
    default: nil
    }
  }

  private static func link(_ habit: Habit, _ name: String) -> ConventionMeaning? {
    switch (habit, name) {
    case (.linkForm, _): .init("link.form", ["form": .string(name)])
    case (.linkEnding, _): .init("link.form", ["extension": .string(name)])
    case (.linkVerb, "see"):
      .init(
        "term.substitute", ["avoid": ["refer to"], "prefer": ["see"]],
        "Point to other pages with “see”, not with “refer to”.",
        when: "before a link")
    case (.linkVerb, _):
      .init(
        "term.substitute", ["avoid": ["see"], "prefer": ["refer to"]],
        "Point to other pages with “refer to”, not with “see”.",
        when: "before a link")
    case (.linkStyle, _): .init("link.style", ["style": .string(name)])
    case (.linkText, "descriptive"): .init("link.text")
    default: nil
    }
  }

  private static func list(_ habit: Habit, _ name: String) -> ConventionMeaning? {
    switch (habit, name) {
    case (.listNumbering, _): .init("list.numbering", ["style": .string(name)])
    case (.listMarker, _): .init("list.marker", ["marker": .string(name)])
    case (.listCase, _): .init("list.case", ["style": .string(name)])
    case (.listEnd, _): .init("punctuation.end", ["place": "listItem", "mark": .string(name)])
    case (.listIntroduction, "sentence"): .init("list.introduction")
    case (.stepOpening, "imperative"): .init("step.form", ["imperative": true])
    default: nil
    }
  }

  private static func form(_ habit: Habit, _ name: String) -> ConventionMeaning? {
    switch (habit, name) {
    case (.admonitionSyntax, "bold"):
      .init(
        "rubric", ["principle": "Write notes and warnings as paragraphs that begin with a bold “Note:” or “Warning:”."])
    case (.admonitionSyntax, "pictograph"):
      .init(
        "rubric",
        ["principle": "Write notes and warnings as block quotes whose first line is a pictograph and a title."])
    case (.admonitionSyntax, _): .init("admonition.syntax", ["syntax": .string(name)])
    case (.italicMarker, _): .init("emphasis.marker", ["emphasis": .string(name)])
    case (.boldMarker, _): .init("emphasis.marker", ["strong": .string(name)])
    case (.fenceLanguage, "named"): .init("code.fence", ["language": true])
    case (.fenceCharacter, "```"), (.fenceCharacter, "~~~"): .init("code.fence", ["fence": .string(name)])
    case (.codePrompt, _): .init("code.prompt", ["use": .bool(name == "dollar")])
    case (.imageAlt, "text"): .init("image.alt")
    case (.tableHeader, "full"): .init("table.form", ["header": true])
    case (.jsonSample, "sound"): .init("code.syntax", ["languages": ["json"]])
    case (.yamlSample, "sound"): .init("code.syntax", ["languages": ["yaml"]])
    case (.tomlSample, "sound"): .init("code.syntax", ["languages": ["toml"]])
    case (.fileName, _): .init("file.name", ["style": .string(name)])
    case (.lineWrap, _): Int(name).map { .init("line.length", ["max": .int($0)]) }
    default: nil
    }
  }

  private static func wording(_ habit: Habit, _ name: String) -> ConventionMeaning? {
    switch (habit, name) {
    case (.contraction, _): .init("grammar.contraction", ["use": .bool(name == "contracted")])
    case (.person, _): .init("grammar.person", ["person": .string(name)])
    case (.please, "without"): .init("term.ban", ["avoid": ["please"]])
    case (.exclamation, "without"): .init("punctuation.mark", ["mark": "exclamation mark", "use": false])
    case (.sentenceLength, "short"): .init("length.limit", ["unit": "sentence", "measure": "words", "max": 25])
    case (.serialComma, _): .init("punctuation.mark", ["mark": "serial comma", "use": .bool(name == "with")])
    case (.latinExample, "for example"): .init("term.substitute", ["avoid": ["e.g."], "prefer": ["for example"]])
    case (.latinThat, "that is"): .init("term.substitute", ["avoid": ["i.e."], "prefer": ["that is"]])
    case (.quotes, _): .init("punctuation.mark", ["mark": .string("\(name) quotes"), "use": true])
    case (.dash, "closed"): .init("punctuation.mark", ["mark": "unspaced em dash", "use": true])
    case (.dash, "spaced"): .init("punctuation.mark", ["mark": "spaced em dash", "use": true])
    case (.dash, "en"):
      .init(
        "punctuation.mark", ["mark": "em dash", "use": false],
        "Set off a phrase with a spaced en dash ( – ), not with an em dash.")
    case (.dash, "hyphen"):
      .init(
        "punctuation.mark", ["mark": "em dash", "use": false],
        "Set off a phrase with a spaced hyphen ( - ), not with an em dash.")
    case (.dateFormat, "iso"): .init("date.format", ["format": "YYYY-MM-DD"])
    case (.dateFormat, "monthFirst"): .init("date.format", ["format": "Month D, YYYY"])
    case (.dateFormat, "dayFirst"): .init("date.format", ["format": "D Month YYYY"])
    case (.numberSpelling, "words"): .init("number.spelling", ["style": "words", "below": 10])
    case (.numberSpelling, "digits"): .init("number.spelling", ["style": "digits"])
    default: nil
    }
  }

  /// Whether a value stands for a rule; asked often.
  static func exists(_ habit: Habit, _ value: Int) -> Bool { known[Int(habit.rawValue) * Habit.slots + value] }

  private static let known: [Bool] = {
    var known = [Bool](repeating: false, count: Habit.allCases.count * Habit.slots)
    for habit in Habit.allCases {
      for value in habit.values.indices {
        known[Int(habit.rawValue) * Habit.slots + value] = of(habit, value) != nil
      }
    }
    return known
  }()

  /// The facet of the kind.
  var facet: Facet { RuleKinds.kind(named: kind)?.facet ?? .format }
}
