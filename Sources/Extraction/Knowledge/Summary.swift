import Documents
import Prose
import TextScanning

/// One line that says what a page answers, in its own words.
struct Summary {
  private static let limit = 160
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  func line() -> String {
    for key in ["description", "summary", "excerpt", "subtitle", "Description"] {
      guard let value = PageHead.value(reading.document, key) else { continue }
      let text = LeadWords.stripped(value)
      // Some front matter only repeats the title.
      if text.count >= 12, TermShape.key(text, 0..<text.count) != TermShape.key(reading.title) {
        return Excerpt.clause(text, limit: Self.limit)
      }
    }
    var seen = 0
    for position in reading.text.blocks.indices {
      let block = reading.text.blocks[position]
      guard block.place == .paragraph else { continue }
      seen += 1
      if seen > 4 { break }
      for sentence in reading.sentences(of: position).prefix(3) {
        if let text = usable(sentence) { return Excerpt.clause(text, limit: Self.limit) }
      }
    }
    return ""
  }

  /// The sentence without its lead words, or nil when it says nothing of the page.
  private func usable(_ sentence: Page.Sentence) -> [UInt8]? {
    let bytes = reading.bytes
    let words = reading.page.words[sentence.words]
    guard words.count >= 4, let first = words.first else { return nil }
    let last = bytes[sentence.range.upperBound - 1]
    guard last != .of(":"), last != .of("?"), last != .of("!") else { return nil }
    guard !Self.asides.contains(bytes, first) else { return nil }
    var filler = 0
    var plain = 0
    for word in words {
      if Self.filler.contains(bytes, word) { filler += 1 }
      if !reading.markup.isLink(word.lowerBound), !reading.markup.isCode(word.lowerBound) { plain += 1 }
    }
    guard filler < 2, plain >= 3, !isTemplate(sentence.range) else { return nil }
    let text = LeadWords.stripped(reading.marked(sentence.range))
    let rest = Words.ranges(text, in: 0..<text.count)
    guard rest.count >= 3, !Self.pointsBack(text, rest) else { return nil }
    return text
  }

  /// `<%= … %>`, `{{ … }}`: instructions to a site generator.
  private func isTemplate(_ range: Range<Int>) -> Bool {
    for index in range.dropLast() {
      let (byte, next) = (reading.bytes[index], reading.bytes[index + 1])
      if byte == .of("<"), next == .of("%") { return true }
      if byte == .of("{"), next == .of("{") || next == .of("%") { return true }
    }
    return false
  }

  private static func pointsBack(_ text: [UInt8], _ words: [Range<Int>]) -> Bool {
    let vague = WordHash.of(text, words[0])
    return backward.contains(vague)
  }

  private static let backward = WordList("it they them these those he she")
  private static let asides = WordList(
    """
    see click note welcome congratulations thanks want looking applies warning tip caution important last
    updated published
    """
      + "edit sorry thank hello hi copyright skip back previous next learn read")
  private static let filler = WordList(
    """
    easy easily simple simply powerful seamless seamlessly effortless effortlessly amazing awesome best-in-class
    world-class cutting-edge delight delightful love modern robust blazing blazingly revolutionary excited exciting
    leading trusted
    """)
}

/// Openers that talk about the page in place of its subject: `This page describes how to …`.
enum LeadWords {
  private static let pointing = WordList("this the following")
  private static let pages = WordList(
    """
    article page guide topic document tutorial section chapter quickstart reference post how-to howto overview
    walkthrough doc documentation lesson module recipe exercise sample example runbook glossary note file readme
    book manual part specification
    """)
  private static let telling = WordList(
    """
    describes explains shows covers provides contains gives lists discusses introduces presents outlines documents
    details summarizes summarises demonstrates teaches tells defines walks helps explores focuses illustrates
    """)
  private static let learning = WordList("learn find see discover read explore")
  private static let fillers = WordList("you your us also will can we'll you'll we through to on with briefly")
  private static let reader = WordList("you we you'll we'll you’ll we’ll")

  /// The text without such an opener, with a capital again and without its final full stop.
  static func stripped(_ text: [UInt8]) -> [UInt8] {
    let text = Excerpt.trimmed(Excerpt.withoutPictograph(text))
    let words = Words.ranges(text, in: 0..<min(text.count, 160))
    let start = bodyStart(text, words) ?? 0
    return Excerpt.capitalized(withoutFullStop(Array(text[start...])))
  }

  private static func withoutFullStop(_ text: [UInt8]) -> [UInt8] {
    text.last == .of(".") ? Array(text.dropLast()) : text
  }

  private static func bodyStart(_ text: [UInt8], _ words: [Range<Int>]) -> Int? {
    var at = 0
    if words.count > 5, word(text, words[0], is: "in") { at = 1 }
    guard words.count > at + 4 else { return nil }
    if at == 0, word(text, words[0], is: "learn") { return words[1].lowerBound }
    guard pointing.contains(text, words[at]) else { return nil }
    // `this page`, `this quick start guide`.
    guard let noun = (at + 1...min(at + 3, words.count - 3)).first(where: { pages.contains(text, words[$0]) }) else {
      return nil
    }
    at = noun + 1
    if reader.contains(text, words[at]) {
      while at < words.count - 2, fillers.contains(text, words[at]) { at += 1 }
      guard learning.contains(text, words[at]) else { return nil }
      at += 1
      if word(text, words[at], is: "about") { at += 1 }
      return at < words.count - 1 ? words[at].lowerBound : nil
    }
    while at < words.count - 2, fillers.contains(text, words[at]) { at += 1 }
    guard telling.contains(text, words[at]) else { return nil }
    at += 1
    while at < words.count - 2, fillers.contains(text, words[at]) {
      // `shows you how to …`: `to` belongs to what follows when no filler stands before it.
      if word(text, words[at], is: "to"), at > 0, !word(text, words[at - 1], is: "you") { break }
      at += 1
    }
    return words[at].lowerBound
  }

  private static func word(_ text: [UInt8], _ range: Range<Int>, is word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      for offset in 0..<buffer.count where buffer[offset] != ASCII.lower(text[range.lowerBound + offset]) {
        return false
      }
      return true
    }
  }
}
