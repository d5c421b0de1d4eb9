import Documents
import Prose
import TextScanning

/// Finds the sentences, rows and items that say what a term means.
struct DefinitionReader {
  let reading: Reading
  /// Keys of the term the page is about, as its titles put it.
  let titles: Set<UInt64>
  /// Whether the whole page is a list of terms.
  let isGlossary: Bool
  var found: [Definition] = []
  /// The list looked at last, which its other items ask about again.
  var lastList: (node: Int, listsTerms: Bool)?

  init(_ reading: Reading) {
    self.reading = reading
    let bytes = Array(reading.title.utf8)
    titles = TitleTerms.keys(bytes, 0..<bytes.count)
    let name = Array(reading.page.path.utf8)
    var isGlossary = SectionRole(heading: bytes, 0..<bytes.count).contains(.glossary)
    for word in Words.ranges(name, in: 0..<name.count) where Self.glossaryNames.contains(name, word) {
      isGlossary = true
    }
    self.isGlossary = isGlossary
  }

  private static let glossaryNames = WordList("glossary terminology vocabulary definitions")

  /// Complexity: O(sentences + markup).
  func definitions() -> [Definition] {
    var reader = self
    reader.readTree()
    reader.readSentences()
    reader.readAcronyms()
    return reader.found
  }

  func isGlossary(_ block: Int) -> Bool { isGlossary || reading.roles[block].contains(.glossary) }

  /// Definition lists and tables of terms.
  private mutating func readTree() {
    let nodes = reading.document.nodes
    for index in nodes.indices {
      switch nodes[index].kind {
      case .definitionTerm: readTerm(index)
      case .table: readTable(index)
      default: break
      }
    }
  }

  private mutating func readTerm(_ index: Int) {
    let nodes = reading.document.nodes
    let next = Int(nodes[index].subtreeEnd)
    guard next < nodes.count, nodes[next].kind == .definition, let block = reading.block(in: index),
      let body = reading.block(in: next), let sentence = reading.sentences(of: body).first
    else { return }
    keep(reading.text.blocks[block].range, defined: sentence.range, form: isGlossary(block) ? .glossary : .listed)
  }

  private mutating func readTable(_ index: Int) {
    guard let columns = TermColumns(reading, table: index) else { return }
    for row in reading.document.children(of: index) where reading.document.nodes[row].detail == 0 {
      let cells = TableCells(reading, row: row)
      guard let term = cells.range(columns.term), let meaning = cells.range(columns.meaning),
        let block = cells.block(columns.meaning), let sentence = reading.sentences(of: block).first
      else { continue }
      keep(term, defined: meaning.lowerBound..<sentence.range.upperBound, form: .listed)
    }
  }

  private mutating func readSentences() {
    let blocks = reading.text.blocks
    for position in blocks.indices {
      let block = blocks[position]
      guard reading.isRunningText(block) else { continue }
      if block.place.isDisjoint(with: Reading.partOfBlock), opensSection(position),
        block.heading >= 0, listsTerms(under: block.heading), let first = reading.sentences(of: position).first
      {
        // On a page of terms every short heading is a term, whatever the sentence below it begins with.
        keepEntry(blocks[block.heading].range, first)
      }
      readItem(position)
      for index in reading.sentenceRange(of: position) { readSentence(reading.page.sentences[index], in: position) }
    }
    readCalled()
  }

  /// Whether headings below this one's parent are terms: the page or the section above says so, not the heading itself.
  private func listsTerms(under heading: Int) -> Bool {
    if isGlossary { return reading.text.blocks[heading].level > 1 }
    let parent = reading.text.blocks[heading].heading
    return parent >= 0 && reading.roles[parent].contains(.glossary)
  }

  /// Whether the block is the first below its heading.
  func opensSection(_ position: Int) -> Bool {
    let heading = reading.text.blocks[position].heading
    return heading >= 0 ? heading == position - 1 : position == 0
  }

  /// Keeps a definition when the term is one and the text says something.
  mutating func keep(_ term: Range<Int>, defined text: Range<Int>, form: Definition.Form, line: Int? = nil) {
    guard let term = TermShape.term(reading.bytes, in: term, isListed: form == .glossary) else { return }
    // Names in the notation of code are facts, not words.
    for index in term where reading.bytes[index] == .of("_") { return }
    guard let definition = DefinitionText.line(reading.marked(text), of: reading.bytes, term, form: form) else {
      return
    }
    found.append(
      Definition(
        term: reading.page.string(term), text: definition, form: form, line: line ?? reading.line(at: term.lowerBound)))
  }
}

/// The terms that a title names: `What is a vault?` and `Vaults overview` are about vaults.
enum TitleTerms {
  private static let leading = WordList(
    "about what is are understanding introduction to overview of concept working with the a an")
  private static let trailing = WordList(
    "overview concept concepts introduction basics reference guide documentation explained")

  static func keys(_ bytes: [UInt8], _ range: Range<Int>) -> Set<UInt64> {
    var words = Words.ranges(bytes, in: range)[...]
    var keys: Set<UInt64> = []
    if let first = words.first, let last = words.last {
      keys.insert(TermShape.key(bytes, first.lowerBound..<last.upperBound))
    }
    while let first = words.first, words.count > 1, leading.contains(bytes, first) { words = words.dropFirst() }
    while let last = words.last, words.count > 1, trailing.contains(bytes, last) { words = words.dropLast() }
    if let first = words.first, let last = words.last {
      keys.insert(TermShape.key(bytes, first.lowerBound..<last.upperBound))
    }
    return keys
  }
}
