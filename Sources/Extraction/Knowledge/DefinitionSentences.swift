import Documents
import Prose
import TextScanning

/// Sentences of the form `A vault is an encrypted container …`.
extension DefinitionReader {
  mutating func readSentence(_ sentence: Page.Sentence, in position: Int) {
    let words = reading.page.words[sentence.words]
    guard let subject = DefiningSentence(reading, words) else { return }
    let block = reading.text.blocks[position]
    guard let form = form(subject, sentence, position), subject.predicate < sentence.range.upperBound else { return }
    guard admits(subject, form: form) else { return }
    if block.place.contains(.admonition) || block.place.contains(.quote), form != .marked, form != .label { return }
    var text = subject.predicate..<sentence.range.upperBound
    if subject.verb == .how { text = sentence.range }
    keep(subject.term, defined: text, form: form, line: reading.line(at: sentence.range.lowerBound))
    if let acronym = subject.acronym {
      found.append(
        Definition(
          term: reading.page.string(acronym), text: Expansion.line(reading.bytes, subject.term, isPlural: false),
          form: .acronym,
          line: reading.line(at: acronym.lowerBound)))
    }
  }

  /// How the surroundings name the subject as a term, or nil when they do not.
  private func form(_ subject: DefiningSentence, _ sentence: Page.Sentence, _ position: Int) -> Definition.Form? {
    let block = reading.text.blocks[position]
    if isGlossary(position), sentence.range.lowerBound == reading.sentences(of: position).first?.range.lowerBound {
      return .glossary
    }
    if isMarked(subject.term) {
      // `- **Group** is the group owner` explains a label of its list.
      return block.place.contains(.listItem) && subject.article != .indefinite ? .label : .marked
    }
    let isFirst = sentence.range.lowerBound == block.range.lowerBound
    guard isFirst, block.place.isDisjoint(with: Reading.partOfBlock) else { return nil }
    let key = TermShape.key(reading.bytes, subject.term)
    if opensSection(position), block.heading >= 0 {
      if TitleTerms.keys(reading.bytes, reading.text.blocks[block.heading].range).contains(key) { return .headed }
    }
    // The opening paragraph of a page defines what its title names.
    if isOpening(position), titles.contains(key) { return .headed }
    return nil
  }

  private func isOpening(_ position: Int) -> Bool {
    for index in 0..<position {
      let block = reading.text.blocks[index]
      if block.level > 1 || (block.level == 0 && block.place == .paragraph) { return false }
    }
    return true
  }

  /// Whether strong or emphasized text is the term and nothing else.
  private func isMarked(_ term: Range<Int>) -> Bool {
    reading.text.spans(in: term).contains {
      ($0.kind == .strong || $0.kind == .emphasis) && abs($0.range.lowerBound - term.lowerBound) <= 1
        && abs($0.range.upperBound - term.upperBound) <= 1
    }
  }

  /// Whether what follows the verb defines rather than describes.
  private func admits(_ subject: DefiningSentence, form: Definition.Form) -> Bool {
    switch subject.verb {
    case .means: return true
    case .how: return form == .glossary
    case .isNoun: return !subject.praises
    case .areNoun: return !subject.praises && subject.namesThings
    }
  }

  /// On a page of terms: the heading and the first sentence below it, as they stand.
  mutating func keepEntry(_ heading: Range<Int>, _ sentence: Page.Sentence) {
    // Its own sentence form is read with all others; one about another term is no definition of the heading.
    if DefiningSentence(reading, reading.page.words[sentence.words]) != nil { return }
    guard let first = reading.page.words[sentence.words].first, !Vocabulary.pointers.contains(reading.bytes, first)
    else { return }
    keep(heading, defined: sentence.range, form: .glossary)
  }
}
