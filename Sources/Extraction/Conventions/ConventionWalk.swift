import Documents
import Prose
import TextScanning

/// One page being read for its habits: counters, and where each value was seen first.
struct ConventionWalk {
  let page: Page
  let document: Document
  let nodes: [Node]
  /// The file.
  let bytes: [UInt8]
  /// The reading text.
  let text: [UInt8]
  let isMarkdown: Bool
  let words: [Range<Int>]
  let wordClasses: [WordClass]
  /// The code spans of the reading text.
  let code: [Range<Int>]
  /// Level and place of each block.
  let places: [(level: Int, place: UInt16)]
  let masks = WordMasks.shared

  private var counts = [Int32](repeating: 0, count: Habit.allCases.count * Habit.slots)
  private var firsts = [Range<Int>](repeating: 0..<0, count: Habit.allCases.count * Habit.slots)
  private var sections: [(level: Int, name: String, isOptional: Bool, range: Range<Int>)] = []
  /// Headings under which a blank is to be filled in.
  var blanks = 0

  init(_ page: Page) {
    self.page = page
    document = page.document
    nodes = page.document.nodes
    bytes = page.document.bytes
    text = page.text.bytes
    isMarkdown = page.document.format == .markdown
    words = page.words
    wordClasses = page.classes
    code = page.code
    places = page.text.blocks.map { ($0.level, $0.place.rawValue) }
  }

  /// Counts one place, a range of the file.
  mutating func note(_ habit: Habit, _ value: Int, at range: Range<Int>) {
    let slot = Int(habit.rawValue) * Habit.slots + value
    counts[slot] += 1
    if counts[slot] == 1 { firsts[slot] = range }
  }

  /// Counts one place, a range of the reading text.
  mutating func note(_ habit: Habit, _ value: Int, in range: Range<Int>) {
    let slot = Int(habit.rawValue) * Habit.slots + value
    counts[slot] += 1
    if counts[slot] == 1 { firsts[slot] = page.text.sourceRange(of: range) }
  }

  mutating func section(level: Int, name: String, isOptional: Bool, range: Range<Int>) {
    guard sections.count < Self.mostSections, !name.isEmpty, name.utf8.count <= Self.longestName else { return }
    sections.append((level, name, isOptional, range))
  }

  /// The sections of a skeleton in place of those of the page that shows it.
  mutating func replaceSections(_ skeleton: [(level: Int, name: String, isOptional: Bool, range: Range<Int>)]) {
    sections = []
    for entry in skeleton {
      section(level: entry.level, name: entry.name, isOptional: entry.isOptional, range: entry.range)
    }
    blanks = sections.count
  }

  private static let mostSections = 80
  private static let longestName = 80

  /// What was read, with a short quotation of each place.
  func finish() -> (
    observations: [PageConventions.Observation], sections: [PageConventions.Section], quotes: [UInt8]
  ) {
    var quotes: [UInt8] = []
    var observations: [PageConventions.Observation] = []
    for slot in counts.indices where counts[slot] > 0 {
      guard let habit = Habit(rawValue: UInt8(slot / Habit.slots)) else { continue }
      observations.append(
        .init(habit: habit, value: slot % Habit.slots, count: Int(counts[slot]), place: quote(firsts[slot], &quotes)))
    }
    let sections = sections.map { section in
      PageConventions.Section(
        level: section.level, name: section.name, isOptional: section.isOptional, place: quote(section.range, &quotes))
    }
    return (observations, sections, quotes)
  }

  /// The first line of a range, in at most 80 bytes.
  private func quote(_ range: Range<Int>, _ quotes: inout [UInt8]) -> PageConventions.Quote {
    let start = min(range.lowerBound, bytes.count)
    let limit = min(range.upperBound, start + 80, bytes.count)
    var end = start
    while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    if end < bytes.count { while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 } }
    defer { quotes.append(contentsOf: bytes[start..<end]) }
    return .init(start: start, line: document.lines.line(at: start), offset: quotes.count, count: end - start)
  }
}
