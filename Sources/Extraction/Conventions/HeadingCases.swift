import Documents
import Prose
import TextScanning

/// The case of headings: which are in sentence case and which in title case, when names are told apart from ordinary
/// words by how the page writes them in the middle of its sentences.
struct HeadingCases {
  private struct Heading {
    var range: Range<Int>
    /// Hashes of the words after the first that have a capital.
    var capitals: [UInt64]
    var hasLower: Bool
  }

  private let page: Page
  private var headings: [Heading] = []
  private var names = HashPositions()

  init(_ page: Page) { self.page = page }

  mutating func add(_ heading: Range<Int>, words: Range<Int>, _ code: [Range<Int>], from shield: Int) {
    var shield = shield
    let text = page.text.bytes
    var found = Heading(range: heading, capitals: [], hasLower: false)
    for index in words.dropFirst() {
      let word = page.words[index]
      while shield < code.count, code[shield].upperBound <= word.lowerBound { shield += 1 }
      if shield < code.count, code[shield].lowerBound < word.upperBound { continue }
      guard Self.isPlain(text, word), !isPartOfName(word, in: heading) else { continue }
      if ASCII.isLower(text[word.lowerBound]) {
        if !page.classes[index].contains(.functionWord) { found.hasLower = true }
      } else if !opensClause(word.lowerBound, in: heading) {
        found.capitals.append(Self.hash(text, word))
      }
    }
    if found.hasLower || !found.capitals.isEmpty { headings.append(found) }
  }

  /// A word with a capital in the middle of a sentence.
  mutating func capital(_ word: Range<Int>) {
    let text = page.text.bytes
    // After a colon, a quote or a mark a capital says nothing.
    guard !headings.isEmpty, word.lowerBound >= 2, text[word.lowerBound - 1] == .space else { return }
    let before = text[word.lowerBound - 2]
    guard ASCII.isWord(before) || before == .of(",") || before == .of(")") else { return }
    _ = names.position(of: Self.hash(text, word), orKeep: 0)
  }

  /// The headings that show a case: 0 sentence, 1 title, 2 neither.
  func decided() -> [(value: Int, range: Range<Int>)] {
    var decided: [(Int, Range<Int>)] = []
    for heading in headings {
      let wrong = heading.capitals.count { names[$0] == nil }
      if wrong == 0 {
        if heading.hasLower { decided.append((0, heading.range)) }
      } else {
        decided.append((heading.hasLower ? 2 : 1, heading.range))
      }
    }
    return decided
  }

  /// Letters only, no capital but the first: a word that could have either case.
  private static func isPlain(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count > 1, ASCII.isLetter(text[word.lowerBound]) else { return false }
    for index in word.dropFirst()
    where ASCII.isUpper(text[index]) || ASCII.isDigit(text[index]) || text[index] == .of("_") {
      if ASCII.isUpper(text[index]), text[index - 1] == .of("-") { continue }
      return false
    }
    return true
  }

  private func isPartOfName(_ word: Range<Int>, in heading: Range<Int>) -> Bool {
    let text = page.text.bytes
    if word.lowerBound > heading.lowerBound, Self.ties.contains(text[word.lowerBound - 1]) { return true }
    guard word.upperBound + 1 < heading.upperBound else { return false }
    let next = text[word.upperBound]
    return next == .of("(") || next == .of("=") || (next == .of(".") && ASCII.isWord(text[word.upperBound + 1]))
  }

  private static let ties: [UInt8] = Array("./\\_@#$<-=\"".utf8)

  private func opensClause(_ start: Int, in heading: Range<Int>) -> Bool {
    var index = start
    while index > heading.lowerBound, ASCII.isSpace(page.text.bytes[index - 1]) { index -= 1 }
    guard index > heading.lowerBound else { return true }
    switch page.text.bytes[index - 1] {
    case .of(":"), .of("."), .of("!"), .of("?"), .of("|"), .of("-"), .of("("), 0x93, 0x94: return true
    default: return false
    }
  }

  /// FNV-1a over the bytes, without `'s`.
  private static func hash(_ text: [UInt8], _ word: Range<Int>) -> UInt64 {
    var end = word.upperBound
    if word.count > 3, text.hasBytes("'s", at: end - 2) {
      end -= 2
    } else if text.hasBytes("\u{2019}s", at: end - 4) {
      end -= 4
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in word.lowerBound..<end { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 32
  }
}
