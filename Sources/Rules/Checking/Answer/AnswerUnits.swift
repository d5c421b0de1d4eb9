import TextScanning

/// The parts an answer is made of.
enum AnswerUnit: String, CaseIterable, Sendable {
  case answer, paragraph, sentence, line, bullet, word

  var plural: String { self == .answer ? "answers" : rawValue + "s" }
}

extension Answer {
  /// All parts of one sort, in order, without white space at their ends. O(bytes).
  func units(_ unit: AnswerUnit) -> [Range<Int>] {
    switch unit {
    case .answer: [body]
    case .paragraph: blocks { _ in false }
    case .sentence:
      blocks(startingAt: isMarked).flatMap { AnswerSentences.ranges(bytes, in: afterMark($0)).map(trimmed) }
    case .line: lines.map(trimmed).filter { !$0.isEmpty }
    case .bullet: lines.map(trimmed).filter(isBullet).map(afterMark)
    case .word: words
    }
  }

  /// Runs of lines without an empty one; a line that `opens` begins a run of its own.
  private func blocks(startingAt opens: (Range<Int>) -> Bool) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var isOpen = false
    for line in lines {
      let text = trimmed(line)
      if !text.isEmpty, isOpen, !opens(text), let last = blocks.last {
        blocks[blocks.count - 1] = last.lowerBound..<text.upperBound
      } else if !text.isEmpty {
        blocks.append(text)
      }
      isOpen = !text.isEmpty
    }
    return blocks
  }

  /// A bullet point, a numbered item or a heading.
  private func isMarked(_ line: Range<Int>) -> Bool { afterMark(line).lowerBound > line.lowerBound }

  private func isBullet(_ line: Range<Int>) -> Bool {
    guard line.count > 1 else { return false }
    return "-*+".utf8.contains(bytes[line.lowerBound]) && ASCII.isSpace(bytes[line.lowerBound + 1])
      || bytes.hasBytes("•", at: line.lowerBound)
  }

  /// The text of a line behind `- `, `1. ` or `## `.
  private func afterMark(_ line: Range<Int>) -> Range<Int> {
    var index = line.lowerBound
    if bytes.hasBytes("•", at: index) {
      index += 3
    } else if isBullet(line) {
      index += 1
    } else if line.isEmpty == false, bytes[index] == .of("#") {
      while index < line.upperBound, bytes[index] == .of("#") { index += 1 }
      guard index < line.upperBound, ASCII.isSpace(bytes[index]) else { return line }
    } else {
      while index < line.upperBound, ASCII.isDigit(bytes[index]) { index += 1 }
      guard index > line.lowerBound, index + 1 < line.upperBound, ".)".utf8.contains(bytes[index]),
        ASCII.isSpace(bytes[index + 1])
      else { return line }
      index += 1
    }
    let rest = trimmed(index..<line.upperBound)
    return rest.isEmpty ? line : rest
  }

  /// The words in a range.
  func words(in range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      // An apostrophe within a word is part of it: what is measured here is words as people see them.
      let joins =
        start != nil && (scalar == "'" || scalar == "\u{2019}" || scalar == "-") && index + length < range.upperBound
        && Scalars.isWord(Scalars.scalar(bytes, at: index + length).scalar)
      if Scalars.isWord(scalar) || joins {
        if start == nil { start = index }
      } else if let begin = start {
        words.append(begin..<index)
        start = nil
      }
      index += length
    }
    if let begin = start { words.append(begin..<range.upperBound) }
    return words
  }

  /// Unicode scalars in a range.
  func characterCount(_ range: Range<Int>) -> Int { bytes[range].reduce(into: 0) { if $1 & 0xC0 != 0x80 { $0 += 1 } } }
}
