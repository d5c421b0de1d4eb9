import Rules
import TextScanning

/// Statements about the visible form of Markdown: markers, fences, levels, blank lines.
extension FormTemplate {
  static let markdown: [FormTemplate] = [
    FormTemplate(["bold", "italic", "italics", "emphasis", "strong"]) { sentence in
      let isStrong = sentence.hasAny(["bold", "strong"])
      guard isStrong != sentence.hasAny(["italic", "italics", "emphasis"]) else { return nil }
      let marks = isStrong ? ["**", "__"] : ["*", "_"]
      guard let mark = sentence.demanded(marks) else { return nil }
      return Built(kind: "emphasis.marker", slots: [isStrong ? "strong" : "emphasis": .string(mark)], pattern: "P34")
    },
    plain(
      ["atx", "atx-style", "atx style"], ["heading", "headings", "headers", "style"], kind: "heading.marker",
      ["style": "atx"], pattern: "P34"),
    FormTemplate(["setext", "setext-style", "underlined headings"]) { sentence in
      sentence.negates(["setext", "setext-style", "underlined headings"])
        ? Built(kind: "heading.marker", slots: ["style": "atx"], pattern: "P34") : nil
    },
    FormTemplate(["ordered", "numbered"], ["all", "every", "each", "always"]) { sentence in
      sentence.demanded(["1."]) == nil || sentence.hasAny(["increment", "sequential", "sequentially"])
        ? nil : Built(kind: "list.numbering", slots: ["style": "ones"], pattern: "P34")
    },
    FormTemplate(["level", "levels", "h2", "h3", "h4", "h5", "depth", "deeper"]) { sentence in
      deepest(sentence).map { Built(kind: "heading.levels", slots: ["max": .number($0)], pattern: "P22") }
    },
    FormTemplate(headings, ["unique", "duplicate", "same heading", "same headings", "repeat"]) { sentence in
      let isForbidden = sentence.negates(["duplicate", "same heading", "same headings"])
      let isDemanded = sentence.has("unique") && !sentence.negates(["unique"])
      guard isForbidden || isDemanded, !sentence.hasAny(["link", "links", "anchor", "title", "titles"]) else {
        return nil
      }
      return Built(kind: "heading.unique", slots: [:], pattern: "P31")
    },
    FormTemplate(["bold", "bold text", "emphasis"], headings) { sentence in
      let standsIn = sentence.hasAny(["as a", "as headings", "instead of", "in place of", "substitute", "rather than"])
      return standsIn && sentence.negates(["bold", "bold text", "emphasis"])
        ? Built(kind: "emphasis.heading", slots: [:], pattern: "P31") : nil
    },
    FormTemplate(["fenced code blocks", "fenced code", "code fences", "triple backticks", "triple backtick"]) {
      sentence in
      let names = ["fenced code blocks", "fenced code", "code fences", "triple backticks", "triple backtick"]
      guard sentence.hasAny(["use", "wrap", "put", "enclose", "contained", "always"]), !sentence.negates(names),
        !sentence.hasAny(["language", "tagged", "inline", "if"])
      else { return nil }
      return Built(kind: "code.style", slots: ["style": "fenced"], pattern: "P34")
    },
    FormTemplate(
      ["prompt", "prompts", "dollar sign", "$"], ["code", "command", "commands", "shell", "terminal", "examples"]
    ) {
      sentence in
      let isForbidden = sentence.negates(["prompt", "prompts", "dollar sign", "$"])
      // Other prompts than `$ ` are no matter of this kind.
      guard isForbidden, sentence.modality.isNegative, !sentence.hasAny(["except", "unless", "only", "output"]),
        !sentence.hasAny(["powershell", "sql", "mysql", "psql", "python", "repl"])
      else { return nil }
      return Built(kind: "code.prompt", slots: ["use": false], pattern: "P34")
    },
    FormTemplate(["introduce", "introductory", "precede", "introduced", "preceded"], ["list", "lists"]) { sentence in
      sentence.hasAny(["sentence", "full sentence", "complete sentence"]) && !sentence.negates(["list", "lists"])
        ? Built(kind: "list.introduction", slots: [:], pattern: "P32") : nil
    },
    FormTemplate(
      ["capitalize", "capitalise", "capital letter", "capital", "uppercase letter"],
      ["list item", "list items", "bullet", "bullets", "bulleted items", "bullet point", "bullet points", "each item"]
    ) { sentence in
      guard sentence.hasAny(["first", "start", "begin", "starts", "begins"]) else { return nil }
      let isForbidden = sentence.negates(["capitalize", "capitalise", "capital letter", "capital"])
      return Built(kind: "list.case", slots: ["style": isForbidden ? "lower" : "capital"], pattern: "P10")
    },
    FormTemplate(["pipe", "pipes", "bars", "|"], ["table", "tables", "row", "rows", "line", "cells"]) { sentence in
      let isBoth =
        sentence.hasAny(["opening", "leading", "begin", "start"]) && sentence.hasAny(["closing", "trailing", "end"])
      return isBoth && !sentence.modality.isNegative && !sentence.hasAny(["recommended", "optional"])
        ? Built(kind: "table.pipes", slots: ["style": "both"], pattern: "P34") : nil
    },
  ]

  /// The deepest level of headings that a sentence allows: “no deeper than H4”, “limit header depth to H3 or H4”.
  private static func deepest(_ sentence: FormSentence) -> Double? {
    guard sentence.hasAny(headings + ["subheading", "heading depth", "heading levels", "h2", "h3", "h4", "h5"]) else {
      return nil
    }
    let named = sentence.words.enumerated().compactMap { index, word -> Double? in
      if word.utf8.count == 2, word.hasPrefix("h"), let level = Double(word.dropFirst()) { return level }
      guard word == "level", index + 1 < sentence.words.count else { return nil }
      return Double(sentence.words[index + 1])
    }
    guard let level = named.max(), (2...6).contains(level), !sentence.hasAny(["skip", "code", "begin", "start"]) else {
      return nil
    }
    let isBeyond = sentence.hasAny([
      "deeper than", "beyond", "below", "further than", "lower than", "past", "more than", "further",
    ])
    if isBeyond {
      let phrases = ["deeper", "beyond", "below", "further", "lower", "past", "more"]
      return phrases.contains { sentence.has($0) && sentence.negates([$0]) } ? level : nil
    }
    return sentence.hasAny(["limit", "maximum", "max", "up to", "at most", "deepest"]) && !sentence.modality.isNegative
      ? level : nil
  }
}

/// Statements about white space and the marks between words.
extension FormTemplate {
  static let spacing: [FormTemplate] = [
    FormTemplate(["blank line", "blank lines", "empty line", "empty lines"]) { sentence in
      let names = ["blank line", "blank lines", "empty line", "empty lines"]
      if sentence.negates(names) {
        let isMany = sentence.hasAny(["multiple", "consecutive", "more than one", "two or more", "several"])
        return isMany && !sentence.hasAny(["code"])
          ? Built(kind: "blank.lines", slots: ["max": 1], pattern: "P22") : nil
      }
      let isAround =
        sentence.hasAny(["around", "surround", "surrounded", "either side", "both sides"])
        || sentence.hasAny(["before", "above"]) && sentence.hasAny(["after", "below"])
      guard isAround else { return nil }
      return surrounded(sentence).map { Built(kind: "blank.around", slots: ["element": .string($0)], pattern: "P34") }
    },
    FormTemplate(["trailing", "end of lines", "end of a line", "end of the line", "ends of lines"]) { sentence in
      let isSpace = sentence.hasAny(["spaces", "space", "whitespace", "white space"])
      let isForbidden =
        sentence.modality.isNegative || sentence.negates(["trailing"])
        || sentence.hasAny(["remove", "strip", "delete"])
      return isSpace && isForbidden && !sentence.hasAny(["code", "slash"])
        ? Built(kind: "line.whitespace", slots: ["trailing": false], pattern: "P34") : nil
    },
    FormTemplate(
      ["one space", "single space", "only one space", "two spaces", "double space", "double spaces", "double-space"]
    ) { sentence in
      let isBetween =
        sentence.hasAny(["after", "between", "following"])
        && sentence.hasAny(["period", "periods", "sentence", "sentences", "full stop", "full stops", "punctuation"])
      guard isBetween, !sentence.hasAny(["code", "list", "hash", "number sign"]) else { return nil }
      let wantsTwo =
        sentence.hasAny(["two spaces", "double space", "double spaces", "double-space"])
        && !sentence.negates(["two spaces", "double space", "double spaces", "double-space"])
        && !sentence.hasAny(["one space", "single space", "only one space"])
      guard !wantsTwo else { return nil }
      let isAfterSentence = sentence.hasAny(["after", "following"]) && !sentence.has("between words")
      return forbidden(isAfterSentence ? "double space after a sentence" : "double space")
    },
    FormTemplate(["em dash", "em dashes", "em-dash", "em-dashes"]) { sentence in
      let names = ["em dash", "em dashes", "em-dash", "em-dashes"]
      if sentence.hasAny(["space", "spaces", "spaced", "unspaced"]) {
        let isWithout =
          sentence.hasAny(["without spaces", "no spaces", "unspaced", "no space"])
          || sentence.negates(["spaces", "space"])
        return forbidden(isWithout ? "spaced em dash" : "unspaced em dash")
      }
      return sentence.negates(names) && sentence.words.count <= 12
        && !sentence.hasAny(["for", "instead", "rather", "as"])
        ? forbidden("em dash") : nil
    },
    FormTemplate(["straight", "curly", "smart", "typographic", "curved"], ["quotes", "quotation marks", "quotation"]) {
      sentence in
      guard !sentence.hasAny(["code", "inches", "feet"]) else { return nil }
      let straight = sentence.has("straight") && !sentence.negates(["straight"])
      let curly = ["curly", "smart", "typographic", "curved"].contains { sentence.has($0) && !sentence.negates([$0]) }
      let refusesCurly = ["curly", "smart", "typographic", "curved"].contains { sentence.negates([$0]) }
      if refusesCurly || straight && (!curly || sentence.firstPlace(of: "straight") < sentence.firstPlace(of: "curly"))
      {
        return forbidden("curly quotes")
      }
      return curly ? forbidden("straight quotes") : nil
    },
    FormTemplate(["ellipsis", "ellipses"]) { sentence in
      sentence.negates(["ellipsis", "ellipses"]) && sentence.words.count <= 10 ? forbidden("ellipsis") : nil
    },
  ]

  private static func forbidden(_ mark: String) -> Built {
    Built(kind: "punctuation.mark", slots: ["mark": .string(mark), "use": false], pattern: "P34")
  }

  /// What the blank lines of a sentence stand around: named in it, or the subject of its section.
  private static func surrounded(_ sentence: FormSentence) -> String? {
    let elements: [(String, [String])] = [
      ("heading", ["heading", "headings", "header", "headers"]),
      ("codeBlock", ["code block", "code blocks", "fence", "fences", "fenced", "code fences"]),
      ("list", ["list", "lists", "first item", "last item"]), ("table", ["table", "tables"]),
    ]
    let named = elements.filter { sentence.hasAny($0.1) }
    if named.count == 1 { return named[0].0 }
    guard named.isEmpty, sentence.words.count <= 10 else { return nil }
    let about = elements.filter { !sentence.about.isDisjoint(with: $0.1) }
    return about.count == 1 ? about[0].0 : nil
  }
}

extension FormSentence {
  /// The one mark of several that a sentence asks for: set off as code, and not behind “not”, “instead of” or the like.
  func demanded(_ marks: [String]) -> String? {
    let tokens = unit.tokens
    let named = tokens.indices.filter { tokens[$0].kind == .term && marks.contains(tokens[$0].text) }
    let wanted = named.filter { index in
      index == 0 || !["not", "of", "than", "over", "avoid", "never"].contains(tokens[index - 1].text)
    }
    let texts = Set(wanted.map { tokens[$0].text })
    guard !modality.isNegative, texts.count == 1 else { return nil }
    return texts.first
  }

  /// Where a word stands first; behind all others when it does not.
  func firstPlace(of word: String) -> Int { words.firstIndex(of: word) ?? words.count }
}
