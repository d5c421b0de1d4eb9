import Documents
import Prose
import TextScanning

/// In which form headings are, or are not: as an instruction, with a verb in -ing, as a noun phrase, as a question.
///
/// Decided by the first word (its lexicon class) and the last mark. A word that is verb and noun (`queue`) counts as
/// either where a form is asked for, and as a noun where one is refused, unless an article follows. Names of common
/// sections (`Overview`, `Next steps`) have the form they have.
package struct HeadingForm: RuleKind {
  package static let name = "heading.form"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give headings one grammatical form, or keep them out of one."
  package static let slots = [
    SlotDescription("form", "string", "imperative, gerund, noun or question"),
    SlotDescription(
      "use", "bool", "whether headings have this form; true when left out", isRequired: false, part: .demand),
  ]

  private enum Form: String, CaseIterable { case imperative, gerund, noun, question }
  private let form: Form
  private let use: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    form = try slots.choice("form", Form.self)
    use = try slots.flag("use", otherwise: true)
  }

  package func instruction(for rule: Rule) -> String {
    let way =
      switch form {
      case .imperative: "begin headings with a verb in the imperative"
      case .gerund: "begin headings with a verb in -ing"
      case .noun: "write headings as noun phrases"
      case .question: "write headings as questions"
      }
    switch (use, rule.modality.isStrict) {
    case (true, true): return Clause.opened(way) + "."
    case (true, false): return "You should \(way)."
    case (false, true): return "Don’t \(way)."
    case (false, false): return "You should not \(way)."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for heading in page.text.blocks where heading.level > 0 && report.admits(heading.range) {
      let words = Self.words(of: heading.range, in: page)
      guard let first = words.first, !page.text.isCode(first),
        !Self.sections.contains(SectionName.folded(page.string(heading.range)))
      else { continue }
      report.apply()
      if use {
        if !mayHaveForm(words, heading.range, page) { report.find(.wanted(form.rawValue), at: heading.range) }
      } else if surelyHasForm(words, heading.range, page) {
        report.find(
          .unwanted(form.rawValue, page.string(first)),
          at: form == .imperative || form == .gerund ? first : heading.range)
      }
    }
  }

  /// The words of a heading after its numbering (`Step 2:`).
  private static func words(of heading: Range<Int>, in page: Page) -> ArraySlice<Range<Int>> {
    var words = Words.ranges(page.text.bytes, in: heading)[...]
    if words.count > 2, page.string(words[0]).lowercased() == "step" { words = words.dropFirst() }
    while words.count > 1, let first = words.first, page.text.bytes[first].allSatisfy(ASCII.isDigit) {
      words = words.dropFirst()
    }
    return words
  }

  private func mayHaveForm(_ words: ArraySlice<Range<Int>>, _ heading: Range<Int>, _ page: Page) -> Bool {
    let bytes = page.text.bytes
    switch form {
    case .imperative: return VerbForm.mayBeImperative(bytes, words)
    case .gerund: return words.first.map { bytes[$0].suffix(3).elementsEqual("ing".utf8) } ?? true
    case .question: return Self.isQuestion(bytes, heading)
    case .noun:
      return !VerbForm.isSurelyImperative(bytes, words) && !VerbForm.opensWithGerund(bytes, words)
        && !Self.isQuestion(bytes, heading)
    }
  }

  private func surelyHasForm(_ words: ArraySlice<Range<Int>>, _ heading: Range<Int>, _ page: Page) -> Bool {
    let bytes = page.text.bytes
    switch form {
    case .imperative: return VerbForm.isSurelyImperative(bytes, words)
    case .gerund: return VerbForm.opensWithGerund(bytes, words)
    case .question: return Self.isQuestion(bytes, heading)
    case .noun:
      return !VerbForm.mayBeImperative(bytes, words) && !VerbForm.opensWithGerund(bytes, words)
        && !Self.isQuestion(bytes, heading)
    }
  }

  private static func isQuestion(_ bytes: [UInt8], _ heading: Range<Int>) -> Bool {
    bytes[heading].last { !ASCII.isSpace($0) } == .of("?")
  }

  private static let sections: Set<String> = [
    "overview", "introduction", "summary", "prerequisites", "requirements", "before you begin", "next steps",
    "what's next", "see also",
    "related pages", "related topics", "further reading", "references", "appendix", "glossary", "faq",
    "troubleshooting", "example",
    "examples", "steps", "result", "results", "contents", "changelog", "license", "note", "notes", "conclusion",
    "getting started",
  ]
}

extension String {
  fileprivate static func wanted(_ form: String) -> String {
    switch form {
    case "imperative": "Begin this heading with a verb in the imperative."
    case "gerund": "Begin this heading with a verb in -ing."
    case "noun": "Write this heading as a noun phrase."
    default: "Write this heading as a question."
    }
  }
  fileprivate static func unwanted(_ form: String, _ word: String) -> String {
    switch form {
    case "imperative", "gerund": "Don’t begin a heading with “\(word)”."
    case "noun": "Don’t write a heading as a noun phrase."
    default: "Don’t write a heading as a question."
    }
  }
}

// MARK: - Verbs at the start of headings and steps

/// What the lexicons say of the verb a heading or a step begins with.
enum VerbForm {
  /// Whether the words can be an instruction: the first is a verb, or an unknown word with an object after it (`Rsync
  /// the folder`).
  static func mayBeImperative(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> Bool {
    guard let first = words.first else { return true }
    if Lexicon.imperatives.contains(bytes, first) || isRefusal(bytes, words) { return true }
    return hasObject(bytes, words) && !Lexicon.functionWords.contains(bytes, first) && !opensWithGerund(bytes, words)
  }

  /// Whether the words can be nothing but an instruction: the first is a verb that is no noun, or an article follows
  /// it.
  static func isSurelyImperative(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> Bool {
    guard let first = words.first else { return false }
    if isRefusal(bytes, words) { return true }
    guard Lexicon.imperatives.contains(bytes, first) else { return false }
    return !Lexicon.nounVerbs.contains(bytes, first) || hasObject(bytes, words)
  }

  /// Whether the first of several words is a verb in -ing. A single one (`Logging`) names a topic.
  static func opensWithGerund(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> Bool {
    guard words.count > 1, let first = words.first, isGerund(bytes, first) else { return false }
    return !topics.contains(bytes, first) || hasObject(bytes, words)
  }

  /// Whether a word is a verb of the lexicon with -ing: `rotating`, `running`, `tying`.
  static func isGerund(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let lower = Array(bytes[word]).lowercasedASCII()
    guard lower.count > 4, lower.suffix(3).elementsEqual("ing".utf8) else { return false }
    let stem = lower.dropLast(3)
    var candidates = [Array(stem), stem + [.of("e")]]
    if let last = stem.last, stem.dropLast().last == last { candidates.append(Array(stem.dropLast())) }
    if stem.last == .of("y") { candidates.append(stem.dropLast() + "ie".utf8) }
    return candidates.contains { Lexicon.imperatives.contains($0, 0..<$0.count) }
  }

  /// Whether a word is a verb of the lexicon with -s: `opens`, `pushes`, `retries`.
  static func isThirdPerson(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let lower = Array(bytes[word]).lowercasedASCII()
    guard lower.count > 3, lower.last == .of("s"), !lower.hasBytes("ss", at: lower.count - 2) else { return false }
    var candidates = [Array(lower.dropLast())]
    if lower.hasBytes("es", at: lower.count - 2) { candidates.append(Array(lower.dropLast(2))) }
    if lower.hasBytes("ies", at: lower.count - 3) { candidates.append(lower.dropLast(3) + [.of("y")]) }
    return candidates.contains { Lexicon.imperatives.contains($0, 0..<$0.count) }
  }

  /// Whether an article or the like follows the first word.
  static func hasObject(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> Bool {
    guard let second = words.dropFirst().first else { return false }
    return Lexicon.articles.contains(bytes, second) || objects.contains(bytes, second)
  }

  /// `Don't …`, `Do not …`, `Never …`.
  static func isRefusal(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> Bool {
    words.first.map { refusals.contains(bytes, $0) } ?? false
  }

  /// Words in -ing that are nouns before another noun: `operating systems`, `troubleshooting pages`.
  private static let topics = Lexicon(
    """
    accounting billing building engineering heading listing logging marketing meeting missing monitoring networking opening
    operating pricing processing programming reading remaining setting shipping spelling testing training troubleshooting
    """)

  private static let objects = Lexicon("all any both each every it no one some them two three")
  private static let refusals = Lexicon("do don't never")
}
