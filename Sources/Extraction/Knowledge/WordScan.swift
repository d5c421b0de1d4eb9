import Documents
import Prose
import TextScanning

/// One pass over the words of a page.
struct WordScan {
  struct Run {
    var range: Range<Int>
    var count: Int
  }

  private let reading: Reading
  private let bytes: [UInt8]
  private let words: [Range<Int>]
  private let markup: Markup
  private let stop = Vocabulary.stopSingular
  private var nameOfHash = HashPositions()
  var hashes: [UInt32] = []
  var names: [Run] = []

  init(_ reading: Reading) {
    self.reading = reading
    bytes = reading.bytes
    words = reading.page.words
    markup = reading.markup
    hashes.reserveCapacity(reading.page.words.count * 2)
  }

  mutating func run() {
    let prose = PlainText.Place.paragraph.union(.listItem)
    for sentence in reading.page.sentences {
      let block = reading.text.blocks[sentence.block]
      count(sentence, namesToo: block.level == 0 && !block.place.isDisjoint(with: prose))
    }
  }

  private mutating func count(_ sentence: Page.Sentence, namesToo: Bool) {
    var before: UInt64 = 0
    var beforeEnd = -2
    var run: Range<Int>?
    var runWords = 0
    for position in sentence.words {
      let word = words[position]
      let (stem, last) = WordHash.stem(bytes, word)
      let seen = FoldedHash.read(bytes, stem, then: last)
      if namesToo, position > sentence.words.lowerBound, seen.hasCapital || stem.upperBound < word.upperBound,
        isName(word), !markup.isMarked(word.lowerBound)
      {
        if let open = run, word.lowerBound == open.upperBound + 1, bytes[open.upperBound] == .space, runWords < 4 {
          run = open.lowerBound..<word.upperBound
          runWords += 1
        } else {
          close(run)
          run = opensName(word) ? word : nil
          runWords = 1
        }
      } else if run != nil {
        close(run)
        run = nil
      }
      if markup.isCode(word.lowerBound) {
        beforeEnd = -2
        continue
      }
      if seen.hasHyphen { addParts(word) }
      // Stop words make no pairs.
      if stop.contains(seen.hash) {
        beforeEnd = -2
        continue
      }
      hashes.append(WordUse.slot(seen.hash ^ (ASCII.isUpper(bytes[word.lowerBound]) ? WordUse.capital : 0)))
      if word.lowerBound == beforeEnd + 1, bytes[beforeEnd] == .space || bytes[beforeEnd] == .of("-") {
        hashes.append(WordUse.slot(WordHash.pair(before, seen.hash)))
      }
      before = seen.hash
      beforeEnd = word.upperBound
    }
    close(run)
  }

  /// The parts of a hyphenated word and their pairs, so that `sync-peer` is a use of `sync peer`.
  private mutating func addParts(_ word: Range<Int>) {
    var start = word.lowerBound
    var before: UInt64 = 0
    var index = start
    while index <= word.upperBound {
      if index == word.upperBound || bytes[index] == .of("-") {
        if index > start {
          let hash = WordHash.singular(bytes, start..<index)
          if before != 0 { hashes.append(WordUse.slot(WordHash.pair(before, hash))) }
          before = hash
        }
        start = index + 1
      }
      index += 1
    }
  }

  private mutating func close(_ run: Range<Int>?) {
    guard let run else { return }
    var hash = WordHash.seed
    for index in run { WordHash.add(bytes[index], to: &hash) }
    let position = nameOfHash.position(of: hash ^ hash >> 32, orKeep: names.count)
    if position < names.count {
      names[position].count += 1
    } else {
      names.append(Run(range: run, count: 1))
    }
  }

  /// A capital at the start or inside and a small letter somewhere: no acronym, no number.
  private func isName(_ word: Range<Int>) -> Bool {
    var hasUpper = false
    var hasLower = false
    for index in word {
      let byte = bytes[index]
      if byte &- 0x41 < 26 { hasUpper = true }
      if byte &- 0x61 < 26 { hasLower = true }
      if byte == 0x5F || byte == 0x27 || byte >= 0x80 { return false }
    }
    guard hasUpper, word.count > 1 else { return false }
    if ASCII.isUpper(bytes[word.lowerBound]) { return hasLower || word.count >= 2 }
    return hasLower
  }

  /// A capital after a colon, a quote or a mark at the edge says nothing.
  private func opensName(_ word: Range<Int>) -> Bool {
    guard word.lowerBound >= 2, bytes[word.lowerBound - 1] == .space else { return false }
    let before = bytes[word.lowerBound - 2]
    return ASCII.isLetter(before) || ASCII.isDigit(before) || before == .of(",") || before == .of(")")
  }
}
