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
  private var nameOfHash: [UInt64: Int] = [:]
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
    for index in reading.page.sentences.indices {
      let sentence = reading.page.sentences[index]
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
      if namesToo, position > sentence.words.lowerBound, isName(word), !isInMarkup(word) {
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
      if isCode(word) {
        beforeEnd = -2
        continue
      }
      let hash = add(word)
      guard hash != 0 else {
        beforeEnd = -2
        continue
      }
      if word.lowerBound == beforeEnd + 1, bytes[beforeEnd] == .space || bytes[beforeEnd] == .of("-") {
        hashes.append(WordUse.slot(WordHash.pair(before, hash)))
      }
      before = hash
      beforeEnd = word.upperBound
    }
    close(run)
  }

  /// Records a word; 0 for stop words, which make no pairs.
  private mutating func add(_ word: Range<Int>) -> UInt64 {
    var parts = 0
    for index in word where bytes[index] == .of("-") { parts += 1 }
    if parts > 0 { addParts(word) }
    let hash = WordHash.singular(bytes, word)
    if stop.contains(hash) { return 0 }
    let salt = bytes[word.lowerBound] &- 0x41 < 26 ? WordUse.capital : 0
    hashes.append(WordUse.slot(hash ^ salt))
    return hash
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
    if let known = nameOfHash[hash] {
      names[known].count += 1
    } else {
      nameOfHash[hash] = names.count
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

  private func isCode(_ word: Range<Int>) -> Bool {
    markup.isCode(word.lowerBound)
  }

  private func isInMarkup(_ word: Range<Int>) -> Bool {
    markup.isMarked(word.lowerBound)
  }
}

/// Sorts small numbers by their bytes: three passes, no comparison.
enum RadixSort {
  static func sorted(_ values: [UInt32]) -> [UInt32] {
    var from = values
    var to = values
    for shift: UInt32 in [0, 8, 16] {
      var ends = [Int](repeating: 0, count: 257)
      for value in from { ends[Int(value >> shift & 0xFF) + 1] += 1 }
      for slot in 1..<257 { ends[slot] += ends[slot - 1] }
      for value in from {
        let slot = Int(value >> shift & 0xFF)
        to[ends[slot]] = value
        ends[slot] += 1
      }
      swap(&from, &to)
    }
    return from
  }
}
