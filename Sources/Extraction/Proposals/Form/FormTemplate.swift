import Rules
import TextScanning

/// One shape of a statement about form: the phrases it needs (one of each group), and the rule it builds.
struct FormTemplate: Sendable {
  struct Built {
    var kind: String
    var slots: [String: JSON]
    var pattern: String
  }

  let needs: [[String]]
  let build: @Sendable (FormSentence) -> Built?

  func read(_ sentence: FormSentence) -> Built? {
    for group in needs where !sentence.hasAny(group) { return nil }
    return build(sentence)
  }

  /// Positions in `all` of the templates whose first need may be met by a sentence with these words, in order: most sentences call up none.
  static func candidates(_ words: [String]) -> [Int] {
    let called = words.flatMap { calls[$0] ?? [] }
    return called.isEmpty ? [] : Set(called).sorted()
  }

  /// The templates by the words with which the phrases of their first need begin.
  private static let calls: [String: [Int]] = {
    var calls: [String: [Int]] = [:]
    for (position, template) in all.enumerated() {
      for phrase in template.needs.first ?? [] {
        calls[phrase.split(separator: " ").first.map(String.init) ?? "", default: []].append(position)
      }
    }
    return calls
  }()

  init(_ needs: [String]..., build: @escaping @Sendable (FormSentence) -> Built?) {
    self.needs = needs
    self.build = build
  }

  /// A template whose slots do not depend on the sentence, but for being refused where the sentence forbids.
  static func plain(
    _ needs: [String]..., kind: String, _ slots: [String: JSON], negated: [String: JSON]? = nil, pattern: String
  ) -> FormTemplate {
    FormTemplate(needs: needs) { sentence in
      guard sentence.negates(needs.first { $0 != headings } ?? []) else {
        return Built(kind: kind, slots: slots, pattern: pattern)
      }
      return negated.map { Built(kind: kind, slots: $0, pattern: pattern) }
    }
  }

  private init(needs: [[String]], build: @escaping @Sendable (FormSentence) -> Built?) {
    self.needs = needs
    self.build = build
  }

  static let headings = ["heading", "headings", "headers", "header", "subheadings", "headlines", "page titles"]

  static let all: [FormTemplate] = casing + grammar + lengths + marks + lists + links + code + markdown + spacing

  private static let casing: [FormTemplate] = [
    plain(
      headings, ["sentence case", "sentence-case", "sentence-style", "sentence style"], kind: "casing.heading",
      ["style": "sentence"],
      negated: ["style": "title"], pattern: "P10"),
    plain(
      headings, ["title case", "title-case", "title-style"], kind: "casing.heading", ["style": "title"],
      negated: ["style": "sentence"], pattern: "P10"),
    FormTemplate(["capitalize", "capitalise"], ["first word"], ["heading", "headings"]) { sentence in
      sentence.negates(["first word"])
        ? nil : Built(kind: "casing.heading", slots: ["style": "sentence"], pattern: "P10")
    },
    plain(
      ["spell out", "define", "expand", "write out"],
      ["acronym", "acronyms", "abbreviation", "abbreviations", "initialisms"],
      ["first", "first time"], kind: "abbreviation.expand", [:], pattern: "P11"),
  ]

  private static let grammar: [FormTemplate] = [
    plain(
      ["second person", "second-person", "address the reader", "address the user"], kind: "grammar.person",
      ["person": "second"], pattern: "P35"),
    plain(["active voice", "active"], ["voice"], kind: "grammar.voice", ["voice": "active"], pattern: "P35"),
    FormTemplate(["passive voice"]) {
      $0.negates(["passive voice"]) ? Built(kind: "grammar.voice", slots: ["voice": "active"], pattern: "P35") : nil
    },
    plain(
      ["present tense", "present-tense", "simple present"], kind: "grammar.tense", ["tense": "present"], pattern: "P35"),
    FormTemplate(["future tense"]) {
      $0.negates(["future tense"]) ? Built(kind: "grammar.tense", slots: ["tense": "present"], pattern: "P35") : nil
    },
    FormTemplate(["contractions"]) { sentence in
      guard sentence.words.count <= 25, sentence.hasAny(["use", "avoid", "using", "contract", "write"]),
        !sentence.hasAny(["negative", "complex", "certain", "double", "ambiguous"])
      else { return nil }
      // “Avoid contractions with a noun” leaves the others alone.
      let isForbidden = sentence.negates(["contractions"])
      let isPartial = ["with", "like", "such", "in", "of", "for", "that", "when"].contains {
        sentence.has("contractions \($0)")
      }
      guard !(isForbidden && isPartial) else { return nil }
      return Built(kind: "grammar.contraction", slots: ["use": .bool(!isForbidden)], pattern: "P35")
    },
    FormTemplate(["imperative", "imperative mood", "imperative verb", "imperative verbs"]) { sentence in
      if sentence.hasAny(["step", "steps", "procedure", "procedures", "instructions"]) {
        return Built(
          kind: "step.form", slots: ["imperative": .bool(!sentence.negates(["imperative", "imperative mood"]))],
          pattern: "P35")
      }
      guard sentence.hasAny(headings) else { return nil }
      return Built(
        kind: "heading.form", slots: ["form": "imperative", "use": .bool(!sentence.negates(["imperative"]))],
        pattern: "P35")
    },
    FormTemplate(["gerund", "gerunds", "-ing"], headings) { sentence in
      Built(
        kind: "heading.form",
        slots: ["form": "gerund", "use": .bool(!sentence.negates(["gerund", "gerunds", "-ing"]))], pattern: "P35")
    },
    plain(["one action", "single action"], ["step", "steps"], kind: "step.form", ["maxActions": 1], pattern: "P22"),
  ]

  private static let lengths: [FormTemplate] = [
    FormTemplate(["words", "word", "characters", "chars", "sentences", "items", "levels", "bullets", "steps"]) {
      sentence in
      guard let limit = sentence.limit, sentence.isUpperLimit != sentence.isLowerLimit else { return nil }
      guard let unit = lengthUnit(sentence, measure: limit.unit) else { return nil }
      return Built(
        kind: "length.limit",
        slots: [
          "unit": .string(unit), "measure": .string(limit.unit),
          sentence.isLowerLimit ? "min" : "max": .number(limit.value),
        ], pattern: "P23")
    }
  ]

  private static func lengthUnit(_ sentence: FormSentence, measure: String) -> String? {
    let units: [(String, [String])] = [
      ("heading", ["heading", "headings"]), ("title", ["title", "titles"]),
      ("description", ["description", "descriptions", "summary"]),
      ("paragraph", ["paragraph", "paragraphs"]), ("list", ["list", "lists"]), ("step", ["procedure", "procedures"]),
      ("sentence", ["sentence", "sentences"]), ("line", ["line", "lines"]),
    ]
    if sentence.hasAny(["lines", "line"]), measure == "characters" {
      // Lines of code are no lines of the page.
      let isCode = sentence.hasAny(["code", "command", "commands", "backslash", "table", "tables"])
      return isCode || !sentence.about.isDisjoint(with: ["code", "command", "commands"]) ? nil : "line"
    }
    for (unit, names) in units where sentence.hasAny(names) {
      if measure == "sentences", unit == "sentence" { continue }
      return unit
    }
    return units.first { !sentence.about.isDisjoint(with: $0.1) && !(measure == "sentences" && $0.0 == "sentence") }?.0
  }

  private static let marks: [FormTemplate] = [
    FormTemplate(["serial comma", "oxford comma", "serial commas", "oxford commas", "serial (oxford) comma"]) {
      mark("serial comma", $0)
    },
    FormTemplate(["exclamation", "exclamation mark", "exclamation marks", "exclamation point", "exclamation points"]) {
      mark("exclamation mark", $0)
    },
    FormTemplate(["semicolon", "semicolons"]) {
      $0.negates(["semicolon", "semicolons"]) ? mark("semicolon", $0) : nil
    },
    FormTemplate(["ampersand", "ampersands"]) {
      $0.negates(["ampersand", "ampersands"]) ? mark("ampersand", $0) : nil
    },
    FormTemplate(["period", "periods", "punctuation", "full stop", "full stops", "end punctuation"], headings) {
      sentence in
      sentence.negates(["period", "periods", "punctuation", "full stop", "full stops"])
        ? Built(kind: "punctuation.end", slots: ["place": "heading", "mark": "none"], pattern: "P31") : nil
    },
    FormTemplate(
      ["numbers", "numerals", "number", "figures", "digits", "zero", "one", "up"],
      ["spell out", "spell", "spelled out", "spelled", "spelt", "words", "write out", "written out", "in words"]
    ) { sentence in
      guard !sentence.negates(["numbers", "numerals"]),
        !sentence.hasAny(["ordinal", "ordinals", "percentages", "ages"]),
        sentence.hasAny([
          "nine", "10", "ten", "single-digit", "9", "single digits", "single figures", "one-digit", "single-figure",
        ]), sentence.hasAny(["numbers", "number", "numerals", "figures", "digits", "to nine", "to 9", "up to nine"])
      else { return nil }
      return Built(kind: "number.spelling", slots: ["style": "words", "below": 10], pattern: "P22")
    },
    FormTemplate(["date", "dates"]) { sentence in
      let format: String? =
        sentence.hasAny(["yyyy-mm-dd", "iso 8601"])
        ? "YYYY-MM-DD" : sentence.hasAny(["month day year", "month dd yyyy", "mmmm d yyyy"]) ? "Month D, YYYY" : nil
      return sentence.negates(["date", "dates"])
        ? nil : format.map { Built(kind: "date.format", slots: ["format": .string($0)], pattern: "P29") }
    },
  ]

  /// The ways a mark is called.
  private static let names: [String: [String]] = [
    "serial comma": ["serial comma", "oxford comma", "serial commas", "oxford commas"],
    "exclamation mark": [
      "exclamation mark", "exclamation marks", "exclamation point", "exclamation points", "exclamation",
    ],
    "semicolon": ["semicolon", "semicolons"], "ampersand": ["ampersand", "ampersands"],
  ]

  private static func mark(_ name: String, _ sentence: FormSentence) -> Built? {
    guard sentence.words.count <= 30 else { return nil }
    let isForbidden = sentence.negates(names[name] ?? [name])
    var slots: [String: JSON] = ["mark": .string(name), "use": .bool(!isForbidden)]
    // “Don't use semicolons after points in a bulleted list” leaves the others alone.
    if isForbidden, sentence.hasAny(headings) {
      slots["place"] = "heading"
    } else if isForbidden, sentence.hasAny(["list", "lists", "bullets", "bullet", "list items"]) {
      slots["place"] = "listItem"
    }
    return Built(kind: "punctuation.mark", slots: slots, pattern: "P31")
  }

  private static let lists: [FormTemplate] = [
    FormTemplate([
      "bullet", "bullets", "unordered lists", "bulleted lists", "unordered list", "list items", "bullet lists",
      "bulleted list",
    ]) { sentence in
      guard !sentence.negates(["hyphen", "hyphens", "dash", "dashes", "asterisk", "asterisks"]),
        sentence.hasAny(["use", "start", "with", "marker"])
      else { return nil }
      let marker =
        sentence.hasAny(["hyphen", "hyphens", "dash", "dashes", "-"])
        ? "-" : sentence.hasAny(["asterisk", "asterisks", "*"]) ? "*" : nil
      return marker.map { Built(kind: "list.marker", slots: ["marker": .string($0)], pattern: "P34") }
    },
    FormTemplate(["skip", "skipping"], ["heading", "headings", "level", "levels"]) {
      $0.negates(["skip", "skipping"]) || $0.modality.isNegative
        ? Built(kind: "heading.levels", slots: ["step": 1], pattern: "P31") : nil
    },
    plain(
      ["one h1", "single h1", "one level 1 heading", "only one h1"], kind: "heading.levels", ["titles": 1],
      pattern: "P22"),
    FormTemplate(["file names", "filenames", "file name", "filename"]) { sentence in
      guard sentence.set.isDisjoint(with: ["image", "images", "screenshot", "screenshots", "media", "branch"]) else {
        return nil
      }
      let styles: [(String, [String])] = [
        ("kebab-case", ["kebab-case", "kebab case", "hyphens", "hyphen", "dashes", "dash"]),
        ("snake_case", ["snake_case", "snake case", "underscores", "underscore"]),
      ]
      let named = styles.filter { sentence.hasAny($0.1) && !sentence.negates($0.1) }
      // “Either PascalCase or kebab-case” leaves the choice.
      guard named.count == 1, let (style, _) = named.first,
        !sentence.hasAny(["pascalcase", "pascal case", "camelcase", "camel case"]) || sentence.modality.isNegative,
        sentence.hasAny([
          "lowercase", "lower-case", "lower case", "separate", "separated", "between", "kebab-case", "snake_case",
          "kebab case", "snake case", "instead of spaces", "not spaces",
        ])
      else { return nil }
      return Built(kind: "file.name", slots: ["style": .string(style)], pattern: "P29")
    },
  ]

  private static let links: [FormTemplate] = [
    plain(
      ["alt text", "alternative text", "alt-text", "alt"],
      [
        "image", "images", "screenshot", "screenshots", "every", "all", "include", "provide", "add", "picture",
        "pictures", "photo", "photos", "figure", "figures", "graphics",
      ],
      kind: "image.alt", [:], pattern: "P33"),
    FormTemplate(["click here", "learn more", "read more"], ["link", "links", "link text", "phrases", "text"]) {
      sentence in
      guard sentence.modality.isNegative || sentence.negates(["click here", "learn more", "read more"]) else {
        return nil
      }
      let terms = [
        "click here", "here", "this link", "read more", "learn more", "this page", "this document", "this article",
      ].filter { sentence.has($0) }
      return Built(kind: "link.text", slots: ["avoid": JSON(terms)], pattern: "P31")
    },
  ]

  private static let code: [FormTemplate] = [
    plain(
      ["language", "tagged"],
      ["code block", "code blocks", "fence", "fenced code", "code fence", "code fences", "fenced"],
      ["specify", "add", "include", "set", "name", "identify", "always", "must", "tagged", "give"],
      kind: "code.fence", ["language": true], pattern: "P33"),
    FormTemplate(
      ["json", "yaml", "toml"],
      [
        "code samples", "code sample", "code block", "code blocks", "code examples", "code example", "examples",
        "samples", "snippets", "snippet", "fenced code",
      ],
      ["valid", "parse", "parses", "parsed", "parsable", "parseable", "well-formed", "syntactically"]
    ) { sentence in
      let formats = ["json", "yaml", "toml"].filter { sentence.has($0) }
      guard !sentence.negates(["valid", "parse"]) else { return nil }
      return Built(kind: "code.syntax", slots: ["languages": JSON(formats)], pattern: "P33")
    },
  ]
}
