import Documents
import Prose
import Skills
import TextScanning

/// Collects the names of a page: one walk over its nodes, one over its code spans.
struct FactReader {
  let reading: Reading
  let topic: Topic
  /// Blocks that explain a name of a list or a table: a default in them is that name's.
  var explained: Set<Int> = []
  /// The command the section is about, for the flags below it.
  var command = CommandScope()
  /// Whether the page is known to be that of a command.
  var knowsTitleCommand = false
  /// The command that the title of the page is, or an empty text.
  let titleCommand: String
  private var found: [FactSighting] = []
  private var known = HashPositions()

  init(_ reading: Reading, topic: Topic) {
    self.reading = reading
    self.topic = topic
    titleCommand = Self.command(inTitle: topic.title)
  }

  func facts() -> [FactSighting] {
    var reader = self
    reader.walk()
    reader.readMentions()
    reader.readSentences()
    return reader.found
  }

  private mutating func walk() {
    let nodes = reading.document.nodes
    for index in nodes.indices {
      switch nodes[index].kind {
      case .heading:
        let position = Int(reading.blockOfNode[index])
        guard position >= 0 else { continue }
        command.enter(reading, heading: position)
        readHeading(position)
      case .paragraph:
        readSynopsis(index)
        readLabel(index)
      case .listItem: readItem(index)
      case .definitionTerm: readDefinition(index)
      case .table: readTable(index)
      case .codeBlock: readCode(index)
      default: break
      }
    }
  }

  /// What a name brings along besides its spelling.
  struct Sighting {
    var meaning: Range<Int>?
    /// A byte of the name in running text: the sentence around it is the meaning when there is no other.
    var mention: Int?
    var value: Range<Int>?
    var note: String = ""
    var details: ParameterDetails?
    var scope: String = ""
    var isCertain = true
  }

  /// Records a name. A name seen again on the page adds to its count and keeps its best place.
  mutating func add(
    _ category: Fact.Category, _ bytes: [UInt8], _ name: Range<Int>, _ rank: FactSighting.Rank, at place: Spot,
    _ sighting: Sighting = Sighting()
  ) {
    var key = WordHash.seed
    for byte in category.rawValue.utf8 { WordHash.add(byte, to: &key) }
    for index in name { WordHash.add(bytes[index], to: &key) }
    for byte in sighting.scope.utf8 { WordHash.add(byte, to: &key) }
    let value = sighting.value.map { reading.page.string($0) } ?? ""
    let position = known.position(of: key ^ key >> 32, orKeep: found.count)
    if position < found.count {
      let old = found[position]
      found[position].count += 1
      if sighting.isCertain { found[position].isCertain = true }
      let contradicts = rank.defines && !value.isEmpty && !old.value.isEmpty && !DefaultKey.agree(value, old.value)
      guard contradicts || rank < old.rank || (rank == old.rank && old.meaning.isEmpty) else { return }
      var sight = made(category, old.name, rank, line(of: place), sighting, value: value)
      if contradicts {
        found.append(sight)
      } else {
        sight.count = found[position].count
        sight.isCertain = found[position].isCertain
        if sight.value.isEmpty { sight.value = old.value }
        if sight.meaning.isEmpty { sight.meaning = old.meaning }
        if sight.type.isEmpty { sight.type = old.type }
        if sight.allowed.isEmpty { sight.allowed = old.allowed }
        found[position] = sight
      }
      return
    }
    found.append(made(category, bytes.string(name), rank, line(of: place), sighting, value: value))
  }

  /// Where a name stands; turned into a line only when the name is kept.
  enum Spot {
    /// A byte of the reading text.
    case offset(Int)
    case block(Int)
    case line(Int)
  }

  private func line(of place: Spot) -> Int {
    switch place {
    case .offset(let offset): reading.line(at: offset)
    case .block(let block): reading.line(ofBlock: block)
    case .line(let line): line
    }
  }

  private func made(
    _ category: Fact.Category, _ name: String, _ rank: FactSighting.Rank, _ line: Int, _ sighting: Sighting,
    value: String
  ) -> FactSighting {
    var fact = FactSighting(
      category: category, name: name, meaning: meaning(sighting, name), value: value, note: sighting.note,
      scope: sighting.scope, rank: rank, line: line, isCertain: sighting.isCertain)
    if let details = sighting.details {
      fact.type = details.type.map { reading.page.string($0) } ?? ""
      fact.allowed = details.allowed.map { reading.page.string($0) }
    }
    return fact
  }

  /// The first words of an explanation as a short line; nothing when they only repeat the name.
  private func meaning(_ sighting: Sighting, _ name: String) -> String {
    guard let range = sighting.meaning ?? sighting.mention.flatMap({ sentence(around: $0) }) else { return "" }
    let text = Excerpt.withoutFullStop(Excerpt.withoutPictograph(reading.marked(range)))
    guard text.count >= 3,
      text.count > 2 * name.utf8.count || TermShape.key(text, 0..<text.count) != TermShape.key(name)
    else { return "" }
    return Excerpt.clause(Excerpt.capitalized(text), limit: 120)
  }

  /// The sentence of running text that names something near its beginning and says some words about it.
  private func sentence(around offset: Int) -> Range<Int>? {
    guard let block = reading.text.block(at: offset), reading.isRunningText(reading.text.blocks[block]) else {
      return nil
    }
    guard let sentence = reading.sentence(at: offset, in: block), offset - sentence.range.lowerBound < 80,
      reading.bytes[sentence.range.upperBound - 1] != .of(":")
    else { return nil }
    let words = reading.page.words[sentence.words]
    guard let first = words.first, !Vocabulary.pointers.contains(reading.bytes, first) else { return nil }
    return words.count { !reading.markup.isCode($0.lowerBound) } >= 4 ? sentence.range : nil
  }

  /// The scope of a setting: none for names that carry their own path, else the page.
  func settingScope(_ shape: NameShape) -> String {
    for index in shape.range where reading.bytes[index] == .of(".") { return "" }
    return topic.title
  }
}
