import Documents
import Prose
import Skills
import TextScanning

/// Names that are headings, list items or terms of a list, with what stands beside or below them.
extension FactReader {
  mutating func readHeading(_ position: Int) {
    let block = reading.text.blocks[position]
    let range = reading.trimmed(block.range)
    let code = reading.wholeCode(range)
    guard let name = NameShape.read(reading.bytes, code ?? range),
      code != nil || name.range == range || name.kind == .endpoint || name.kind == .flag
    else {
      return
    }
    // `-eq` as a heading on a page that is no command's is an operator.
    let owner = command.name.isEmpty ? titleCommand : command.name
    if name.kind == .flag, owner.isEmpty, reading.bytes[name.range.lowerBound + 1] != .of("-"),
      !reading.roles[position].contains(.options)
    {
      return
    }
    let body = sectionBody(position)
    var sighting = Sighting()
    sighting.meaning = body.meaning
    sighting.value = body.value
    sighting.details = body.details
    sighting.note = body.details.note
    guard let category = category(name, isCode: code != nil, position, body) else { return }
    if category == .flag { sighting.scope = owner }
    if category == .setting { sighting.scope = settingScope(name) }
    add(category, reading.bytes, name.range, .heading, at: .block(position), sighting)
  }

  private func category(_ name: NameShape, isCode: Bool, _ position: Int, _ body: SectionBody) -> Fact.Category? {
    let role = reading.roles[position]
    switch name.kind {
    case .flag: return .flag
    case .endpoint: return .endpoint
    case .environment: return .environmentVariable
    case .constant:
      return role.contains(.environment) ? .environmentVariable : role.contains(.errors) ? .errorCode : nil
    case .errorCode: return role.contains(.errors) || topicIsErrors ? .errorCode : nil
    case .setting:
      return body.value != nil || body.details.type != nil || (role.contains(.settings) && isCode) ? .setting : nil
    case .word: return isCode && body.details.type != nil ? .setting : nil
    case .file: return nil
    }
  }

  private var topicIsErrors: Bool {
    let title = Array(topic.title.utf8)
    return SectionRole(heading: title, 0..<title.count).contains(.errors)
  }

  /// A paragraph of raw HTML that is a flag's name and no more; the paragraph after it explains the flag, and its
  /// variable.
  mutating func readLabel(_ node: Int) {
    let parent = Int(reading.document.nodes[node].parent)
    guard parent >= 0, reading.document.nodes[parent].kind == .htmlBlock, reading.blockOfNode[node] >= 0 else { return }
    let position = Int(reading.blockOfNode[node])
    let block = reading.text.blocks[position]
    guard block.range.count < 80, position + 1 < reading.text.blocks.count, let code = reading.wholeCode(block.range),
      code.lowerBound == block.range.lowerBound, let name = NameShape.read(reading.bytes, code), name.kind == .flag
    else { return }
    let body = reading.text.blocks[position + 1]
    guard body.level == 0, !reading.markup.isCode(body.range.lowerBound) else { return }
    var sighting = Sighting()
    sighting.meaning = reading.sentences(of: position + 1).first?.range
    sighting.value = DefaultPhrase.value(reading, in: body.range)
    sighting.scope = command.name
    add(.flag, reading.bytes, name.range, .row, at: .block(position), sighting)
    explained.insert(position + 1)
    for span in reading.text.spans(in: body.range)
    where span.kind == .code && body.range.contains(span.range.lowerBound) {
      guard let variable = NameShape.read(reading.bytes, span.range), variable.kind == .environment else { continue }
      sighting.scope = ""
      add(.environmentVariable, reading.bytes, variable.range, .item, at: .offset(span.range.lowerBound), sighting)
    }
  }

  /// A page titled by a bare command name documents its flags.
  static func command(inTitle title: String) -> String {
    let title = Array(title.utf8).filter { $0 != .of("`") }
    guard let first = title.first, let words = CommandWords(title, 0..<title.count), words.range.count == title.count,
      words.count > 1 || ASCII.isUpper(first)
    else { return "" }
    return title.string(0..<title.count)
  }

  /// What a section says of the name that is its heading.
  private struct SectionBody {
    var meaning: Range<Int>?
    var value: Range<Int>?
    var details: ParameterDetails
  }

  /// The first sentence below a heading, and the type and the default its section names.
  private func sectionBody(_ heading: Int) -> SectionBody {
    let blocks = reading.text.blocks
    var meaning: Range<Int>?
    var value: Range<Int>?
    var details = ParameterDetails(reading)
    var position = heading + 1
    while position < blocks.count, blocks[position].level == 0, position <= heading + 6 {
      let block = blocks[position]
      if meaning == nil, block.place == .paragraph { meaning = reading.sentences(of: position).first?.range }
      if reading.isRunningText(block) {
        if value == nil { value = DefaultPhrase.value(reading, in: block.range) }
        details.read(block.range)
      }
      position += 1
    }
    return SectionBody(meaning: meaning, value: value, details: details)
  }

  /// `- `key`: what it does`.
  mutating func readItem(_ item: Int) {
    guard item + 1 < reading.document.nodes.count, let position = reading.block(in: item) else { return }
    let block = reading.text.blocks[position]
    guard let span = reading.text.spans(in: block.range).first, span.kind == .code || span.kind == .strong,
      span.range.lowerBound == block.range.lowerBound, let name = NameShape.read(reading.bytes, span.range),
      let start = afterMark(span.range.upperBound, block.range.upperBound)
    else { return }
    // Below a heading that is a name itself, items are the values it can have.
    if name.kind != .flag, isBelowName(block) { return }
    var details = ParameterDetails(reading)
    details.read(span.range.upperBound..<block.range.upperBound)
    for next in position + 1..<blocks(ofItem: item) { details.read(reading.text.blocks[next].range) }
    // A bold word is a name only where its type says so.
    guard span.kind == .code || isStrongCode(span, block) || details.type != nil else { return }
    explained.insert(position)
    let role = reading.roles[position]
    let category: Fact.Category
    switch name.kind {
    case .flag: category = .flag
    case .environment: category = .environmentVariable
    case .constant:
      guard role.contains(.environment) else { return }
      category = .environmentVariable
    case .errorCode:
      guard role.contains(.errors) else { return }
      category = .errorCode
    case .setting, .word:
      // What has a type is a parameter wherever it stands.
      guard details.type != nil || role.contains(.settings) && name.kind == .setting else { return }
      category = .setting
    case .endpoint: category = .endpoint
    case .file: return
    }
    var sighting = Sighting()
    let end =
      reading.sentences(of: position).first { $0.range.upperBound > start }?.range.upperBound ?? block.range.upperBound
    sighting.meaning = meaning(start..<end, without: details.brackets)
    sighting.value = value(from: span.range.upperBound, position, end: blocks(ofItem: item))
    sighting.details = details
    sighting.note = details.note
    if category == .flag { sighting.scope = command.name }
    if category == .setting { sighting.scope = settingScope(name) }
    add(category, reading.bytes, name.range, .item, at: .offset(block.range.lowerBound), sighting)
  }

  /// One past the last block of an item.
  private func blocks(ofItem item: Int) -> Int {
    let end = Int(reading.document.nodes[item].subtreeEnd)
    guard var position = reading.block(in: item) else { return 0 }
    let limit = min(position + 8, reading.text.blocks.count)
    while position < limit, reading.text.blocks[position].node < end { position += 1 }
    return position
  }

  /// The default an item names in its first block or in those below it.
  private func value(from start: Int, _ position: Int, end: Int) -> Range<Int>? {
    if let value = DefaultPhrase.value(reading, in: start..<reading.text.blocks[position].range.upperBound) {
      return value
    }
    for next in position + 1..<max(position + 1, end) {
      if let value = DefaultPhrase.value(reading, in: reading.text.blocks[next].range) { return value }
    }
    return nil
  }

  /// A meaning that ends in the brackets with the type ends before them.
  private func meaning(_ range: Range<Int>, without brackets: Range<Int>?) -> Range<Int> {
    guard let brackets, brackets.lowerBound > range.lowerBound, brackets.upperBound >= range.upperBound - 1 else {
      return range
    }
    return range.lowerBound..<brackets.lowerBound
  }

  private func isBelowName(_ block: PlainText.Block) -> Bool {
    guard block.heading >= 0 else { return false }
    let range = reading.trimmed(reading.text.blocks[block.heading].range)
    guard let name = NameShape.read(reading.bytes, reading.wholeCode(range) ?? range),
      name.range == range || name.kind == .flag
    else {
      return false
    }
    return name.kind != .word
  }

  private func isStrongCode(_ span: PlainText.Span, _ block: PlainText.Block) -> Bool {
    span.kind == .strong && reading.markup.isCode(span.range.lowerBound)
  }

  /// Where the explanation after `:`, a dash or a bracket with the type begins.
  private func afterMark(_ from: Int, _ end: Int) -> Int? {
    let bytes = reading.bytes
    var index = from
    while index < end, bytes[index] == .space { index += 1 }
    if index < end, bytes[index] == .of("("), let close = bytes[index..<end].firstIndex(of: .of(")")),
      close - index < 40
    {
      index = close + 1
      while index < end, bytes[index] == .space { index += 1 }
    }
    guard index + 3 < end else { return nil }
    if bytes[index] == .of(":") {
      index += 1
    } else if bytes[index] == .of("-"), bytes[index + 1] == .space {
      index += 2
    } else if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94 {
      index += 3
    } else {
      return nil
    }
    while index < end, bytes[index] == .space { index += 1 }
    return index < end ? index : nil
  }

  mutating func readDefinition(_ term: Int) {
    let nodes = reading.document.nodes
    let next = Int(nodes[term].subtreeEnd)
    guard next < nodes.count, nodes[next].kind == .definition, let position = reading.block(in: term),
      let body = reading.block(in: next)
    else { return }
    let range = reading.trimmed(reading.text.blocks[position].range)
    var details = ParameterDetails(reading)
    details.read(range)
    for block in reading.blocks(in: next).prefix(6) { details.read(reading.text.blocks[block].range) }
    guard let name = NameShape.read(reading.bytes, reading.wholeCode(range) ?? range) else { return }
    var sighting = Sighting()
    let category: Fact.Category
    switch name.kind {
    case .flag:
      category = .flag
      sighting.scope = command.name
    case .environment: category = .environmentVariable
    case .setting, .word:
      guard details.type != nil || name.kind == .setting && reading.roles[position].contains(.settings) else { return }
      category = .setting
      sighting.scope = settingScope(name)
    default: return
    }
    sighting.meaning = reading.sentences(of: body).first.map { meaning($0.range, without: details.brackets) }
    for block in reading.blocks(in: next).prefix(6) where sighting.value == nil {
      sighting.value = DefaultPhrase.value(reading, in: reading.text.blocks[block].range)
    }
    sighting.details = details
    sighting.note = details.note
    add(category, reading.bytes, name.range, .item, at: .offset(name.range.lowerBound), sighting)
  }
}
