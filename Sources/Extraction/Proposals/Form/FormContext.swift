import Documents
import Prose
import TextScanning

/// What narrows a statement about form besides its condition: what the form is for, and the kind of text that its section is about.
struct FormContext {
  private let sentence: FormSentence
  private let reading: PrescriptivePage

  init(_ sentence: FormSentence, in reading: PrescriptivePage) {
    self.sentence = sentence
    self.reading = reading
  }

  func condition(of built: FormTemplate.Built) -> String? {
    if built.kind.hasPrefix("grammar."), let purpose { return purpose }
    if built.kind == "punctuation.mark", let meaning { return meaning }
    if built.kind == "code.fence", let untagged { return untagged }
    if let medium = sentence.words.first(where: Self.media.contains) {
      return medium.hasPrefix("commit") ? "in commit messages" : "in \(medium)"
    }
    guard let heading = sentence.unit.headings.first else { return nil }
    let isMedium = Self.names(sentence.about) || heading.contains("_")
    return isMedium || Self.pageTypes.contains(heading.lowercased()) ? "in the section “\(heading)”" : nil
  }

  /// “Use the present tense for general behavior”: which statements it is for.
  private var purpose: String? {
    let tokens = sentence.unit.tokens
    guard
      let form = tokens.lastIndex(where: { ["tense", "voice", "person", "contractions"].contains($0.text) }),
      form + 2 < tokens.count, ["for", "in", "with"].contains(tokens[form + 1].text)
    else { return nil }
    let end =
      tokens[(form + 1)...].firstIndex { [".", ";", "(", ":", "-", "—", ","].contains($0.text) } ?? tokens.count
    let words = tokens[(form + 1)..<end].filter { $0.kind == .word }.map(\.text)
    guard end > form + 2, let last = words.last, !Self.reasons.contains(last),
      !words.allSatisfy(Condition.everywhere.contains)
    else { return nil }
    return WordSentences.text(of: form + 1..<end, in: sentence.unit)
  }

  /// “Avoid ampersands ("&") for the word "and"”: the mark where it stands for something.
  private var meaning: String? {
    let tokens = sentence.unit.tokens
    guard
      let start = tokens.indices.dropLast(2).first(where: {
        tokens[$0].text == "for" && ["the", "a"].contains(tokens[$0 + 1].text)
          && ["word", "words"].contains(tokens[$0 + 2].text)
      })
    else { return nil }
    let end = tokens[start...].firstIndex { [".", ";", "(", ":", ","].contains($0.text) } ?? tokens.count
    return WordSentences.text(of: start..<end, in: sentence.unit)
  }

  /// “Use untagged code fences for syntax.”: what another sentence of the section takes out of “Tag every code block.”
  private var untagged: String? {
    reading.units.first { unit in
      unit.block.heading == sentence.unit.block.heading && unit.ordinal != sentence.unit.ordinal
        && (unit.words.contains("untagged")
          || StatementWords.contain(["don't", "use", "a", "language", "tag"], unit.words))
    }.map { "unless: \(Sentence.clean($0.text))" }
  }

  private static let reasons: Set<String> = Set(
    words: """
      clarity consistency brevity simplicity readability accessibility conciseness precision accuracy legibility tone
      """)

  /// Whether the words of a heading name a kind of text that is no page.
  static func names(_ words: some Sequence<String>) -> Bool { !headed.isDisjoint(with: words) }

  /// Kinds of text that a heading names.
  private static let headed = media.union(["release", "alt"])

  /// Headings under which a guide tells how one type of page is written.
  private static let pageTypes = Set(
    [String](
      phrases: """
        task, tasks, concept, concepts, reference, references, tutorial, tutorials, how-to, how-to guide, how-to guides,
        troubleshooting, explanation, explanations, release notes, glossary
        """))

  /// Kinds of text that are no pages.
  private static let media: Set<String> = Set(
    words: """
      commit commits changelog changelogs docstring docstrings javadoc godoc comment comments pr prs log logs logging
      """)
}
