import Documents
import Prose
import TextScanning

extension DefinitionReader {
  /// `Common Language Infrastructure (CLI)`, once per acronym.
  mutating func readAcronyms() {
    let bytes = reading.bytes
    var seen: Set<UInt64> = []
    var next = 1
    while let index = bytes.firstIndex(of: .of("("), from: next), index + 3 < bytes.count {
      next = index + 1
      guard bytes[index - 1] == .space, ASCII.isUpper(bytes[index + 1]) else { continue }
      if let acronym = Acronym(reading, bracket: index), seen.insert(WordHash.of(bytes, acronym.short)).inserted {
        found.append(
          Definition(
            term: reading.page.string(acronym.short),
            text: Expansion.line(bytes, acronym.long, isPlural: acronym.isPlural), form: .acronym,
            line: reading.line(at: acronym.long.lowerBound)))
      }
    }
  }
}

/// The words an acronym stands for, as a definition.
enum Expansion {
  static func line(_ bytes: [UInt8], _ long: Range<Int>, isPlural: Bool) -> String {
    var text = Excerpt.capitalized(Array(bytes[long]))
    if isPlural, text.last == .of("s") {
      if text.count > 3, text.suffix(3).elementsEqual("ies".utf8) {
        text.replaceSubrange(text.count - 3..<text.count, with: "y".utf8)
      } else {
        text.removeLast()
      }
    }
    return text.string(0..<text.count)
  }
}

/// An acronym in brackets after the words it stands for.
private struct Acronym {
  let short: Range<Int>
  let long: Range<Int>
  /// `virtual machines (VMs)`.
  let isPlural: Bool

  init?(_ reading: Reading, bracket: Int) {
    let bytes = reading.bytes
    var end = bracket + 1
    while end < bytes.count, ASCII.isUpper(bytes[end]) || ASCII.isDigit(bytes[end]) || bytes[end] == .of("/") {
      end += 1
    }
    let letters = end
    isPlural = end < bytes.count && bytes[end] == .of("s")
    if isPlural { end += 1 }
    guard end < bytes.count, bytes[end] == .of(")"), letters - bracket - 1 >= 2, letters - bracket - 1 <= 7 else {
      return nil
    }
    short = bracket + 1..<letters
    guard let position = reading.text.block(at: bracket) else { return nil }
    let words = Words.ranges(bytes, in: max(reading.text.blocks[position].range.lowerBound, bracket - 90)..<bracket)
    guard let start = Self.start(bytes, words, letters: short), let last = words.last, last.upperBound == bracket - 1
    else { return nil }
    long = start..<last.upperBound
    for index in long where bytes[index] == .of(",") || bytes[index] == .of("(") || bytes[index] == .of(".") {
      return nil
    }
  }

  /// Matches the letters against word initials from the back; small words may be passed over.
  private static func start(_ bytes: [UInt8], _ words: [Range<Int>], letters: Range<Int>) -> Int? {
    var initials: [Int] = []
    for word in words {
      initials.append(word.lowerBound)
      for index in word.dropFirst() where bytes[index - 1] == .of("-") { initials.append(index) }
    }
    var letter = letters.upperBound - 1
    var position = initials.count - 1
    var start: Int?
    while letter >= letters.lowerBound {
      guard position >= 0 else { return nil }
      let isMatch = ASCII.lower(bytes[initials[position]]) == ASCII.lower(bytes[letter])
      if isMatch {
        start = initials[position]
        letter -= 1
      } else if letter == letters.upperBound - 1 || !isSmall(bytes, initials[position]) {
        return nil
      }
      position -= 1
    }
    return start
  }

  private static func isSmall(_ bytes: [UInt8], _ index: Int) -> Bool {
    var end = index
    while end < bytes.count, ASCII.isLetter(bytes[end]) { end += 1 }
    return Vocabulary.stop.contains(bytes, index..<end)
  }
}
