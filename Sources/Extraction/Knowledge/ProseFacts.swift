import Documents
import Prose
import Skills
import TextScanning

/// Facts in running text: defaults of names in code, and versions that something needs.
extension FactReader {
  mutating func readSentences() {
    for index in reading.page.sentences.indices {
      let sentence = reading.page.sentences[index]
      let block = reading.text.blocks[sentence.block]
      guard block.level == 0, !block.place.contains(.tableHeader) else { continue }
      var hasDefault = false
      var hasNumber = false
      for position in sentence.words {
        let word = reading.page.words[position]
        let first = reading.bytes[word.lowerBound]
        if first | 0x20 == .of("d"), word.count == 7 || word.count == 8 { hasDefault = true }
        if ASCII.isDigit(first) || first == .of("v") { hasNumber = true }
      }
      if hasDefault, !block.place.contains(.tableCell), !explained.contains(sentence.block) { readDefault(sentence) }
      if hasNumber { readVersions(sentence) }
    }
  }

  /// `` `cache.dir` defaults to `/var/cache`. ``
  private mutating func readDefault(_ sentence: Page.Sentence) {
    guard let word = DefaultPhrase.find(reading, sentence.range),
      let value = DefaultPhrase.value(reading, in: sentence.range)
    else { return }
    var names: [NameShape] = []
    var scope = command.name
    for span in reading.text.spans(in: sentence.range.lowerBound..<word)
    where span.kind == .code && sentence.range.contains(span.range.lowerBound) {
      if let words = CommandWords(reading.bytes, span.range), words.count >= 2,
        let flag = ShellLine.longFlags(reading.bytes, span.range).first
      {
        scope = reading.bytes.string(words.range)
        names.append(NameShape(kind: .flag, range: flag))
      } else if let name = NameShape.read(reading.bytes, span.range), name.range == span.range {
        names.append(name)
      }
    }
    guard names.count == 1, let name = names.first, reading.bytes[name.range] != reading.bytes[value] else { return }
    let place = Spot.offset(sentence.range.lowerBound)
    var sighting = Sighting(meaning: sentence.range, value: value)
    switch name.kind {
    case .flag:
      sighting.scope = scope
      add(.flag, reading.bytes, name.range, .prose, at: place, sighting)
    case .environment, .constant:
      sighting.isCertain = name.isCertain
      add(.environmentVariable, reading.bytes, name.range, .prose, at: place, sighting)
    case .setting:
      sighting.scope = settingScope(name)
      // In a book on a language, `camelCase` with a default is a variable of an example.
      sighting.isCertain = hasSeparator(name.range)
      add(.setting, reading.bytes, name.range, .prose, at: place, sighting)
    case .endpoint, .errorCode, .file, .word: break
    }
  }

  private func hasSeparator(_ name: Range<Int>) -> Bool {
    name.contains { !ASCII.isLetter(reading.bytes[$0]) && !ASCII.isDigit(reading.bytes[$0]) }
  }

  /// `Tidewater 4.0 or later`, `Node.js v18+`.
  private mutating func readVersions(_ sentence: Page.Sentence) {
    for position in sentence.words {
      let word = reading.page.words[position]
      let first = reading.bytes[word.lowerBound]
      guard
        ASCII.isDigit(first)
          || (first == .of("v") && word.count > 1 && ASCII.isDigit(reading.bytes[word.lowerBound + 1]))
      else { continue }
      guard let version = VersionPhrase(reading, number: word.lowerBound, in: sentence.range) else { continue }
      add(
        .version, reading.bytes, version.name, .prose, at: .offset(version.name.lowerBound),
        Sighting(meaning: version.requirement))
    }
  }
}

/// A name with the version something needs.
struct VersionPhrase {
  let name: Range<Int>
  let requirement: Range<Int>

  init?(_ reading: Reading, number: Int, in sentence: Range<Int>) {
    let bytes = reading.bytes
    guard number > sentence.lowerBound + 2, bytes[number - 1] == .space, !reading.markup.isCode(number) else {
      return nil
    }
    var end = number
    while end < sentence.upperBound, ASCII.isWord(bytes[end]) || bytes[end] == .of(".") { end += 1 }
    while bytes[end - 1] == .of(".") { end -= 1 }
    guard let stop = Self.openEnd(bytes, end, sentence.upperBound) else { return nil }
    var start = number - 1
    if let word = Self.word(bytes, before: start, sentence.lowerBound), Self.version.contains(bytes, word) {
      start = word.lowerBound - 1
    }
    guard start > sentence.lowerBound, let name = Self.name(reading, before: start, sentence.lowerBound) else {
      return nil
    }
    self.name = name
    requirement = number..<stop
  }

  private static let version = WordList("version versions release v")

  /// The end of `or later`, `and above`, `+` after the number.
  private static func openEnd(_ bytes: [UInt8], _ end: Int, _ limit: Int) -> Int? {
    if end < limit, bytes[end] == .of("+") { return end + 1 }
    for phrase in phrases where bytes.hasBytes(phrase, at: end) {
      let stop = end + phrase.utf8CodeUnitCount
      if stop <= limit { return stop }
    }
    return nil
  }

  private static let phrases: [StaticString] = [
    " or later", " or newer", " or higher", " or above", " or greater", " and later", " and newer", " and higher",
    " and above", " or up",
  ]

  private static func word(_ bytes: [UInt8], before end: Int, _ start: Int) -> Range<Int>? {
    var index = end
    while index > start, bytes[index - 1] != .space { index -= 1 }
    return index < end ? index..<end : nil
  }

  /// Up to three words with a capital before the number.
  private static func name(_ reading: Reading, before end: Int, _ start: Int) -> Range<Int>? {
    let bytes = reading.bytes
    var first = end
    var count = 0
    while count < 3, let word = word(bytes, before: first == end ? end : first - 1, start) {
      guard bytes[word].contains(where: ASCII.isUpper),
        bytes[word].allSatisfy({
          ASCII.isWord($0) || $0 == .of(".") || $0 == .of("-") || $0 == .of("+") || $0 == .of("#") || $0 == .of("/")
        })
      else { break }
      if word.lowerBound == start,
        count > 0 || Vocabulary.imperatives.contains(bytes, word) || Vocabulary.stop.contains(bytes, word)
      {
        // A capital at the start of a sentence belongs to the name only when the name needs it.
        if Vocabulary.imperatives.contains(bytes, word) || Vocabulary.stop.contains(bytes, word)
          || Self.openers.contains(bytes, word)
        {
          break
        }
      }
      first = word.lowerBound
      count += 1
      if first <= start { break }
    }
    guard first < end, !Vocabulary.stop.contains(bytes, first..<end) else { return nil }
    return first..<end
  }

  private static let openers = WordList("requires supports supported using since starting")
}
