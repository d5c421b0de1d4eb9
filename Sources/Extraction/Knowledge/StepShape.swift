import Documents
import Prose
import TextScanning

/// What instructions and the headings above them look like.
enum StepShape {
  /// `Print an invitation …`, `On the first machine, print …`, `(Optional) Choose …`.
  static func isInstruction(_ reading: Reading, _ sentence: Page.Sentence) -> Bool {
    let bytes = reading.bytes
    let words = reading.page.words[sentence.words]
    guard let first = words.first else { return false }
    if Vocabulary.imperatives.contains(bytes, first) { return true }
    for index in words.indices.dropFirst().prefix(14) {
      let gap = words[index - 1].upperBound..<words[index].lowerBound
      let opens = gap.contains { bytes[$0] == .of(",") || bytes[$0] == .of(")") || bytes[$0] == .of(":") }
      if opens, Vocabulary.imperatives.contains(bytes, words[index]) { return true }
      if words[index - 1].count == 6, bytes.hasBytes("please", at: words[index - 1].lowerBound | 0),
        Vocabulary.imperatives.contains(bytes, words[index])
      {
        return true
      }
    }
    return false
  }

  /// Where the text of `Step 2: Install …` or `2. Install …` begins.
  static func numberedHeading(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let words = Words.ranges(bytes, in: range)
    guard let first = words.first, words.count >= 2 else { return nil }
    var at = 0
    if first.count == 4, ASCII.lower(bytes[first.lowerBound]) == .of("s"),
      bytes.hasBytes("tep", at: first.lowerBound + 1)
    {
      at = 1
    }
    guard words.count > at + 1, bytes[words[at]].allSatisfy(ASCII.isDigit), words[at].count <= 2 else { return nil }
    let mark = words[at].upperBound
    guard mark < range.upperBound,
      at == 1 || bytes[mark] == .of(".") || bytes[mark] == .of(")") || bytes[mark] == .of(":")
    else {
      return nil
    }
    // `1.2 …` numbers a chapter.
    guard words[at + 1].lowerBound > mark + 1 else { return nil }
    return words[at + 1].lowerBound
  }

  static func isNumberedHeading(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { numberedHeading(bytes, range) != nil }
}

/// The goal of a procedure from the heading above it.
enum GoalText {
  /// The heading when it is an instruction: `Add a peer`, `Adding a peer`, `How to add a peer`, `To add a peer`.
  static func goal(_ reading: Reading, _ range: Range<Int>) -> String? {
    let bytes = reading.bytes
    var words = Words.ranges(bytes, in: range)[...]
    if StepShape.isNumberedHeading(bytes, range) { return nil }
    if let first = words.first, words.count > 2, how.contains(bytes, first) { words = words.dropFirst() }
    if let first = words.first, words.count > 2, to.contains(bytes, first) { words = words.dropFirst() }
    guard let first = words.first, words.count > 1, ImperativeShape.opens(bytes, first) else { return nil }
    return Excerpt.clause(
      Excerpt.capitalized(Excerpt.withoutFullStop(reading.marked(first.lowerBound..<range.upperBound))), limit: 100)
  }

  private static let how = WordList("how")
  private static let to = WordList("to")

  /// Ends at the comma or colon that leads to the steps: `To add a peer, do the following:`.
  static func cut(_ text: [UInt8]) -> [UInt8] {
    var end = text.count
    var depth = 0
    for (index, byte) in text.enumerated() {
      if byte == .of("(") { depth += 1 }
      if byte == .of(")") { depth -= 1 }
      if depth == 0, byte == .of(",") || byte == .of(":") {
        end = index
        break
      }
    }
    return Excerpt.withoutFullStop(Array(text[..<end]))
  }
}
