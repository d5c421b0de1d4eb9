import Documents
import Prose
import TextScanning

/// Lists: their markers and numbers, what stands before them, how their items begin and end.
extension ConventionWalk {
  mutating func list(_ list: Int, _ cursor: inout NodeCursor) {
    introduction(of: list, &cursor)
    guard isMarkdown, list + 1 < Int(nodes[list].subtreeEnd) else { return }
    if nodes[list].detail > 0 || nodes[list].string >= 0 {
      numbering(of: list)
    } else if let marker = firstMark(from: Int(nodes[list + 1].start)), let value = Self.markers.firstIndex(of: marker)
    {
      note(.listMarker, value, at: Int(nodes[list + 1].start)..<Int(nodes[list + 1].end))
    }
  }

  private static let markers: [UInt8] = [.of("-"), .of("*"), .of("+")]

  func firstMark(from start: Int) -> UInt8? {
    var index = start
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    return index < bytes.count ? bytes[index] : nil
  }

  private mutating func numbering(of list: Int) {
    var (first, last, count) = (0, 0, 0)
    var (isOnes, isIncreasing) = (true, true)
    for item in document.children(of: list) where nodes[item].kind == .listItem {
      let number = Int(nodes[item].detail)
      if count == 0 { first = number }
      if number != first { isOnes = false }
      if count > 0, number != last + 1 { isIncreasing = false }
      (last, count) = (number, count + 1)
    }
    guard count > 1, first <= 1 else { return }
    note(.listNumbering, isOnes ? 0 : isIncreasing ? 1 : 2, at: nodes[list].range)
  }

  /// What stands before a list that is not part of another: `list.introduction` asks the same.
  private mutating func introduction(of list: Int, _ cursor: inout NodeCursor) {
    let parent = Int(nodes[list].parent)
    guard nodes[parent].kind != .listItem else { return }
    var before = list - 1
    while before > parent, Int(nodes[before].parent) != parent { before = Int(nodes[before].parent) }
    guard before > parent, nodes[before].kind != .heading, nodes[before].kind != .frontMatter else {
      return note(.listIntroduction, 1, at: nodes[list].range)
    }
    guard nodes[before].kind == .paragraph, let last = cursor.lastParagraph, last.node == before else { return }
    var end = last.range.upperBound
    while end > last.range.lowerBound,
      ASCII.isSpace(text[end - 1]) || Self.closers.contains(text[end - 1]) || text[end - 1] >= 0x80
    {
      end -= 1
    }
    guard end > last.range.lowerBound else { return }
    let isSentence = Self.sentenceEnds.contains(text[end - 1]) || page.text.isCode(end - 1..<end)
    note(.listIntroduction, isSentence ? 0 : 1, at: nodes[before].range)
  }

  private static let closers: [UInt8] = Array("\"')]*_".utf8)
  private static let sentenceEnds: [UInt8] = Array(":.!?".utf8)

  mutating func item(_ item: Int, _ cursor: inout NodeCursor) {
    guard let block = block(from: item, &cursor), block.level == 0 else { return }
    if let isUpper = firstCase(of: block.range) { note(.listCase, isUpper ? 0 : 1, at: nodes[item].range) }
    guard nodes[block.node].subtreeEnd == nodes[item].subtreeEnd else { return }
    var end = block.range.upperBound
    while end > block.range.lowerBound, text[end - 1] == .of(")") || text[end - 1] == .of("\"") { end -= 1 }
    guard end > block.range.lowerBound else { return }
    switch text[end - 1] {
    case .of("."): note(.listEnd, 0, at: nodes[item].range)
    case .of(";"), .of(","): note(.listEnd, 2, at: nodes[item].range)
    case .of(":"), .of("!"), .of("?"): break
    default: note(.listEnd, 1, at: nodes[item].range)
    }
  }

  /// Whether the first word of an item has a capital; nil when it is no word that could have either case.
  private func firstCase(of block: Range<Int>) -> Bool? {
    var index = block.lowerBound
    guard ASCII.isLetter(text[index]), !page.text.isCode(index..<index + 1) else { return nil }
    index += 1
    while index < block.upperBound, ASCII.isWord(text[index]) || text[index] == .of("-") {
      if !ASCII.isLower(text[index]), text[index] != .of("-") { return nil }
      index += 1
    }
    if index + 1 < block.upperBound {
      switch text[index] {
      case .of("/"), .of("="), .of("("): return nil
      case .of("."), .of(":"): if ASCII.isWord(text[index + 1]) { return nil }
      default: break
      }
    }
    return ASCII.isUpper(text[block.lowerBound])
  }
}
