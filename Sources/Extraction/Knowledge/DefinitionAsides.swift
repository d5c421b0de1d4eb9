import Documents
import Prose
import TextScanning

/// Definitions on the side: bold list items, `called X`, expansions of acronyms.
extension DefinitionReader {
  /// `- **Agent token**: A token that …`.
  mutating func readItem(_ position: Int) {
    let block = reading.text.blocks[position]
    guard block.place.contains(.listItem) || isGlossary(position), block.place.isDisjoint(with: .step) else { return }
    guard let span = reading.text.spans(in: block.range).first, span.kind == .strong || span.kind == .emphasis,
      span.range.lowerBound <= block.range.lowerBound + 1, let sentence = reading.sentences(of: position).first,
      let start = afterColon(span.range, end: block.range.upperBound), start < block.range.upperBound
    else { return }
    let end = sentence.range.upperBound > start ? sentence.range.upperBound : block.range.upperBound
    let words = Words.ranges(reading.bytes, in: start..<end)
    guard words.count >= 4 else { return }
    let glossary = isGlossary(position)
    guard glossary || (isIndefinite(words) && isListOfTerms(position)) else { return }
    guard !isState(span.range) else { return }
    keep(span.range, defined: start..<end, form: glossary ? .glossary : .item)
  }

  /// `Enabled`, `Muted`: a value something can have.
  private func isState(_ term: Range<Int>) -> Bool {
    let words = Words.ranges(reading.bytes, in: term)
    guard words.count == 1, let word = words.first, word.count > 4 else { return false }
    return reading.bytes[word.upperBound - 2] == .of("e") && reading.bytes[word.upperBound - 1] == .of("d")
      && !word.contains { reading.bytes[$0] == .of("-") }
  }

  private static let indefinite = WordList("a an")

  private func isIndefinite(_ words: [Range<Int>]) -> Bool {
    words.count >= 3 && Self.indefinite.contains(reading.bytes, words[0])
      && !Vocabulary.evaluative.contains(reading.bytes, words[1])
      && !ASCII.isDigit(reading.bytes[words[1].lowerBound])
  }

  /// Whether most items of the list define: a single one among others describes a choice or a label.
  private mutating func isListOfTerms(_ position: Int) -> Bool {
    let nodes = reading.document.nodes
    var item = reading.text.blocks[position].node
    while item > 0, nodes[item].kind != .listItem { item = Int(nodes[item].parent) }
    guard item > 0 else { return false }
    let list = Int(nodes[item].parent)
    if let known = lastList, known.node == list { return known.listsTerms }
    var items = 0
    var terms = 0
    for child in reading.document.children(of: list) where nodes[child].kind == .listItem {
      items += 1
      guard let block = reading.block(in: child) else { continue }
      let range = reading.text.blocks[block].range
      guard let span = reading.text.spans(in: range).first, span.range.lowerBound <= range.lowerBound + 1,
        span.kind == .strong,
        let start = afterColon(span.range, end: range.upperBound),
        isIndefinite(Words.ranges(reading.bytes, in: start..<min(range.upperBound, start + 60)))
      else { continue }
      terms += 1
    }
    let listsTerms = terms >= 2 && terms * 2 > items
    lastList = (list, listsTerms)
    return listsTerms
  }

  /// Where the text after `**X**:`, `**X:**` or `**X** –` begins.
  private func afterColon(_ span: Range<Int>, end: Int) -> Int? {
    let bytes = reading.bytes
    var index = span.upperBound
    if index > span.lowerBound, bytes[index - 1] == .of(":") { return skipSpace(index, end) }
    index = skipSpace(index, end)
    guard index + 2 < end else { return nil }
    if bytes[index] == .of(":") { return skipSpace(index + 1, end) }
    if bytes[index] == .of("-"), bytes[index + 1] == .space { return skipSpace(index + 1, end) }
    if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94 {
      return skipSpace(index + 3, end)
    }
    return nil
  }

  private func skipSpace(_ from: Int, _ end: Int) -> Int {
    var index = from
    while index < end, ASCII.isSpace(reading.bytes[index]) { index += 1 }
    return index
  }

  /// `An instance of a class is known as an *object*.`: the whole sentence defines.
  mutating func readCalled() {
    for span in reading.text.spans where span.kind == .emphasis || span.kind == .strong {
      guard isAfterCalled(span.range.lowerBound), let position = reading.text.block(at: span.range.lowerBound) else {
        continue
      }
      let block = reading.text.blocks[position]
      guard reading.isRunningText(block), !block.place.contains(.listItem) else { continue }
      guard let sentence = reading.sentence(at: span.range.lowerBound, in: position),
        sentence.range.upperBound <= span.range.upperBound + 2, sentence.words.count >= 6, opensIndefinitely(sentence)
      else { continue }
      keep(span.range, defined: sentence.range, form: .called, line: reading.line(at: sentence.range.lowerBound))
    }
  }

  /// `A function marked with …`, `The process of …`: not something the sentence before speaks of.
  private func opensIndefinitely(_ sentence: Page.Sentence) -> Bool {
    let words = reading.page.words[sentence.words].prefix(4)
    guard let first = words.first else { return false }
    if Self.indefinite.contains(reading.bytes, first) { return true }
    guard first.count == 3, ASCII.lower(reading.bytes[first.lowerBound]) == .of("t"),
      reading.bytes.hasBytes("he", at: first.lowerBound + 1)
    else {
      return false
    }
    return words.dropFirst().contains { $0.count == 2 && reading.bytes.hasBytes("of", at: $0.lowerBound) }
  }

  /// Whether `is called`, `are known as` or the like stands before, perhaps with an article between.
  private func isAfterCalled(_ start: Int) -> Bool {
    var words: [Range<Int>] = []
    words.reserveCapacity(5)
    var end = start
    while words.count < 5 {
      while end > 0, reading.bytes[end - 1] == .space { end -= 1 }
      var word = end
      while word > 0, ASCII.isLetter(reading.bytes[word - 1]) { word -= 1 }
      guard word < end else { break }
      words.append(word..<end)
      end = word
    }
    var rest = words[...]
    if let first = rest.first, Vocabulary.articles.contains(reading.bytes, first) { rest = rest.dropFirst() }
    if let first = rest.first, first.count == 2, reading.bytes.hasBytes("as", at: first.lowerBound) {
      rest = rest.dropFirst()
    }
    guard let verb = rest.first, Self.calling.contains(reading.bytes, verb) else { return false }
    // `also known as` gives a second name, no meaning.
    return rest.dropFirst().prefix(2).contains { Self.being.contains(reading.bytes, $0) }
      && !rest.dropFirst().prefix(2).contains { $0.count == 4 && reading.bytes.hasBytes("also", at: $0.lowerBound) }
  }

  private static let calling = WordList("called termed known")
  private static let being = WordList("is are")
}
