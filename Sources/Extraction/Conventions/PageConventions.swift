import Documents
import Prose
import TextScanning

/// How one page does what can be done in several ways: counts of what it shows, its sections, its front matter, its
/// tone in numbers. Small enough for the index; `ConventionMiner` makes conventions of many pages.
package struct PageConventions: Sendable, Hashable {
  /// How often a page shows one value of a habit, and where first.
  struct Observation: Sendable, Hashable {
    var habit: Habit
    var value: Int
    var count: Int
    var place: Quote
  }

  /// A heading below the page's title.
  struct Section: Sendable, Hashable {
    var level: Int
    /// As written, without numbering and a colon at its end.
    var name: String
    /// Whether a form says that the section may be left out.
    var isOptional: Bool
    var place: Quote
  }

  /// A short range of the page's file; its bytes stand in `quotes`.
  struct Quote: Sendable, Hashable {
    var start: Int
    /// From 1.
    var line: Int
    /// The first byte in `quotes`.
    var offset: Int
    var count: Int
  }

  /// Sorted by habit and value.
  var observations: [Observation]
  var sections: [Section]
  /// The keys of the front matter, in order.
  var keys: [String]
  /// What each of them is set to, as far as it is short and simple; in the order of `keys`.
  var values: [FrontMatterValue]
  /// What the front matter says of the page's type, or nil.
  var type: String?
  /// The values of the metrics of `ToneScale`, quantised; -1 where there is nothing to measure.
  var tone: [Int16]
  var wordCount: Int
  /// Headings under which a place is left open, to be filled in.
  var blanks: Int
  /// Whether the page can have front matter and marks of Markdown.
  var isMarkdown: Bool
  /// The bytes that observations and sections cite, one after the other.
  var quotes: [UInt8]

  /// Reads a page: one walk over its nodes, one over its words. O(bytes).
  package init(_ page: Page) {
    var walk = ConventionWalk(page)
    walk.readBlocks()
    walk.readNodes()
    walk.readSpans()
    walk.readWords()
    walk.readMarks()
    if FormPages.isNamedTemplate(page.path) { walk.readSkeleton() }
    (observations, sections, quotes) = walk.finish()
    blanks = walk.blanks
    keys = page.document.frontMatter?.entries.map(\.key) ?? []
    values = page.document.frontMatter?.entries.map { FrontMatterValue($0, in: page.document.bytes) } ?? []
    type = page.document.pageType
    let style = StyleMetrics(page)
    tone = ToneScale.quantised(style)
    wordCount = style.wordCount
    isMarkdown = page.document.format == .markdown
  }

  func bytes(of quote: Quote) -> [UInt8] { Array(quotes[quote.offset..<quote.offset + quote.count]) }
}

extension PageConventions: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(observations)
    writer.write(sections)
    writer.write(keys)
    writer.write(values.map(\.text))
    writer.write(type)
    writer.write(tone.count)
    for value in tone { writer.write(Int(value)) }
    writer.write(wordCount)
    writer.write(blanks * 2 + (isMarkdown ? 1 : 0))
    writer.write(quotes)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    observations = try reader.array()
    sections = try reader.array()
    keys = try reader.array()
    values = (try reader.array() as [String]).map(FrontMatterValue.init)
    type = try reader.optional()
    var tone: [Int16] = []
    for _ in 0..<(try reader.count()) {
      guard let value = Int16(exactly: try reader.int()) else { throw ByteCodingError() }
      tone.append(value)
    }
    self.tone = tone
    wordCount = try reader.int()
    let flags = try reader.int()
    blanks = flags / 2
    isMarkdown = flags % 2 == 1
    quotes = try reader.byteArray()
    for place in observations.map(\.place) + sections.map(\.place) {
      guard place.offset >= 0, place.count >= 0, place.offset <= quotes.count - place.count else {
        throw ByteCodingError()
      }
    }
  }
}

extension PageConventions.Observation: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(Int(habit.rawValue) * Habit.slots + value)
    writer.write(count)
    place.encode(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    let slot = try reader.int()
    guard slot >= 0, let habit = UInt8(exactly: slot / Habit.slots).flatMap(Habit.init) else { throw ByteCodingError() }
    let value = slot % Habit.slots
    guard value < habit.values.count else { throw ByteCodingError() }
    self.init(habit: habit, value: value, count: try reader.int(), place: try PageConventions.Quote(from: &reader))
  }
}

extension PageConventions.Section: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(level * 2 + (isOptional ? 1 : 0))
    writer.write(name)
    place.encode(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    let level = try reader.int()
    self.init(
      level: level / 2, name: try reader.string(), isOptional: level % 2 == 1,
      place: try PageConventions.Quote(from: &reader))
  }
}

extension PageConventions.Quote: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    for number in [start, line, offset, count] { writer.write(number) }
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    self.init(start: try reader.int(), line: try reader.int(), offset: try reader.int(), count: try reader.int())
  }
}
