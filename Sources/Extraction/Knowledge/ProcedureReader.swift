import Documents
import Prose
import Skills
import TextScanning

/// Reads ordered lists of instructions as checklists.
struct ProcedureReader {
  private static let perPage = 3
  private static let stepLimit = 120
  private let reading: Reading
  private let topic: Topic

  init(_ reading: Reading, topic: Topic) {
    self.reading = reading
    self.topic = topic
  }

  func procedures() -> [Procedure] {
    guard topic.purpose != .decision, topic.purpose != .rules else { return [] }
    let nodes = reading.document.nodes
    var found: [Procedure] = []
    var index = 0
    while index < nodes.count, found.count < Self.perPage {
      if nodes[index].kind == .list {
        if let procedure = procedure(list: index) { found.append(procedure) }
        index = Int(nodes[index].subtreeEnd)
      } else {
        index += 1
      }
    }
    if found.isEmpty, let procedure = numberedHeadings() { found.append(procedure) }
    return found
  }

  private func procedure(list: Int) -> Procedure? {
    let nodes = reading.document.nodes
    guard nodes[list].string >= 0 || nodes[list].detail > 0 else { return nil }
    let items = reading.document.children(of: list).filter { nodes[$0].kind == .listItem }
    guard items.count >= 3, let first = reading.block(in: list) else { return nil }
    var steps: [String] = []
    var instructions = 0
    for item in items {
      guard let block = reading.block(in: item), let sentence = reading.sentences(of: block).first else { continue }
      if StepShape.isInstruction(reading, sentence) { instructions += 1 }
      steps.append(line(sentence.range))
    }
    guard steps.count >= 3, instructions * 2 > steps.count, let goal = goal(above: first) else { return nil }
    return Procedure(
      goal: goal, prerequisites: lines(.prerequisites, near: first), steps: Array(steps.prefix(15)),
      verification: lines(.verification, near: first),
      place: Place(path: reading.page.path, line: document.lines.line(at: nodes[list].range.lowerBound)))
  }

  private var document: Document { reading.document }

  private func line(_ range: Range<Int>) -> String {
    Excerpt.clause(Excerpt.withoutFullStop(reading.marked(range)), limit: Self.stepLimit)
  }

  /// What the steps reach: the sentence `To …:` before them, else the heading above when it is an instruction, else the
  /// page's title.
  private func goal(above block: Int) -> String? {
    let bytes = reading.bytes
    if block > 0, reading.text.blocks[block - 1].level == 0, let lead = reading.sentences(of: block - 1).last {
      let words = reading.page.words[lead.words]
      if words.count >= 3, let first = words.first, first.count == 2, bytes[first.lowerBound] == .of("T"),
        bytes[first.lowerBound + 1] == .of("o"), !Vocabulary.stop.contains(bytes, words[words.startIndex + 1])
      {
        let start = words[words.startIndex + 1].lowerBound
        return Excerpt.clause(
          Excerpt.capitalized(GoalText.cut(reading.marked(start..<lead.range.upperBound))), limit: 100)
      }
    }
    var heading = reading.text.blocks[block].heading
    while heading >= 0 {
      let range = reading.text.blocks[heading].range
      if let goal = GoalText.goal(reading, range) { return goal }
      // A section named `Steps` leaves the goal to the heading above it or to the title.
      guard reading.ownRoles[heading].contains(.steps) || StepShape.isNumberedHeading(bytes, range) else {
        return pageGoal()
      }
      heading = reading.text.blocks[heading].heading
    }
    return pageGoal()
  }

  private func pageGoal() -> String? {
    let isTask = topic.purpose == .howTo || topic.purpose == .troubleshooting
    return isTask && !topic.title.isEmpty ? topic.title : nil
  }

  /// `Step 1: …`, `Step 2: …` as headings, on a page that leads through a task.
  private func numberedHeadings() -> Procedure? {
    guard topic.purpose == .howTo || topic.purpose == .troubleshooting else { return nil }
    let blocks = reading.text.blocks
    var level = 0
    var steps: [String] = []
    var first = 0
    for (position, block) in blocks.enumerated() where block.level > 1 {
      guard let start = StepShape.numberedHeading(reading.bytes, block.range) else { continue }
      if level == 0 { (level, first) = (block.level, position) }
      if block.level == level {
        steps.append(
          Excerpt.clause(Excerpt.withoutFullStop(reading.marked(start..<block.range.upperBound)), limit: Self.stepLimit)
        )
      }
    }
    guard steps.count >= 3 else { return nil }
    return Procedure(
      goal: topic.title, prerequisites: lines(.prerequisites, near: first), steps: Array(steps.prefix(15)),
      verification: lines(.verification, near: first),
      place: Place(path: reading.page.path, line: reading.line(ofBlock: first)))
  }

  /// The items, or else the first sentences, of the section of a role that belongs to a block.
  private func lines(_ role: SectionRole, near block: Int) -> [String] {
    let blocks = reading.text.blocks
    guard let heading = section(role, near: block) else { return [] }
    var lines: [String] = []
    var sentences: [String] = []
    var position = heading + 1
    while position < blocks.count, blocks[position].level == 0 || blocks[position].level > blocks[heading].level {
      defer { position += 1 }
      guard blocks[position].level == 0, let sentence = reading.sentences(of: position).first, lines.count < 6 else {
        continue
      }
      if blocks[position].place.contains(.listItem) {
        lines.append(line(sentence.range))
      } else if blocks[position].place == .paragraph, sentences.count < 2 {
        for sentence in reading.sentences(of: position).prefix(2 - sentences.count) where sentence.words.count > 3 {
          if reading.bytes[sentence.range.upperBound - 1] != .of(":") { sentences.append(line(sentence.range)) }
        }
      }
    }
    return lines.isEmpty ? sentences : lines
  }

  /// The nearest heading of the role: prerequisites stand before the steps, a verification after them.
  private func section(_ role: SectionRole, near block: Int) -> Int? {
    let blocks = reading.text.blocks
    let isBefore = role == .prerequisites
    let candidates = isBefore ? Array(0..<block).reversed() : Array(block..<blocks.count)
    return candidates.first { position in
      blocks[position].level > 1
        && reading.ownRoles[position].contains(role) && !reading.ownRoles[position].contains(.steps)
    }
  }
}
