import Documents
import Prose
import Skills
import TextScanning

/// Reads which question a page answers.
struct TopicReader {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  func topic() -> Topic {
    let sections = sectionNames()
    return Topic(
      title: reading.title, summary: Summary(reading).line(), purpose: PurposeReader(reading).purpose(),
      sections: sections,
      place: Place(path: reading.page.path, line: reading.titleBlock.map { reading.line(ofBlock: $0) } ?? 1))
  }

  /// The names of the main sections: the highest level below the title that has more than one heading.
  private func sectionNames() -> [String] {
    let blocks = reading.text.blocks
    var counts = [Int](repeating: 0, count: 7)
    for (position, block) in blocks.enumerated() where block.level > 0 && position != reading.titleBlock {
      counts[block.level] += 1
    }
    let level = (1...4).first { counts[$0] > 1 } ?? (1...4).first { counts[$0] == 1 }
    guard let level else { return [] }
    var names: [String] = []
    for (position, block) in blocks.enumerated() where block.level == level && position != reading.titleBlock {
      guard !reading.roles[position].contains(.further) else { continue }
      let name = Excerpt.clause(Excerpt.withoutFullStop(reading.marked(block.range)), limit: 80)
      if !name.isEmpty, name != reading.title, !names.contains(name) { names.append(name) }
      if names.count == 8 { break }
    }
    return names
  }
}
