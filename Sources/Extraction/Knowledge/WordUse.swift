import Documents
import Prose
import TextScanning

/// Which words a page uses: enough to ask of any term on how many pages it stands and in which spellings.
struct WordUse: Sendable, Hashable {
  /// A name as written in the middle of a sentence: with a capital, outside markup.
  struct Name: Sendable, Hashable {
    var spelling: String
    var count: Int
    var line: Int
  }

  /// Sorted 23-bit hashes of words and of pairs of neighbours; words that stand only with a capital are salted.
  var hashes: [UInt32]
  /// In order of first appearance.
  var names: [Name]

  static let bits: UInt64 = (1 << 23) - 1
  /// Marks a word that was seen with a capital only.
  static let capital: UInt64 = 0x5bd1_e995_1b87_3593

  static func slot(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: (hash ^ (hash >> 31)) & bits) }

  init(_ reading: Reading) {
    var scan = WordScan(reading)
    scan.run()
    scan.hashes = RadixSort.sorted(scan.hashes)
    var unique: [UInt32] = []
    unique.reserveCapacity(scan.hashes.count)
    for hash in scan.hashes where unique.last != hash { unique.append(hash) }
    hashes = unique
    names = scan.names.map {
      Name(spelling: reading.page.string($0.range), count: $0.count, line: reading.line(at: $0.range.lowerBound))
    }
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

/// One pass over the words of a page.
private struct WordScan {
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

extension WordUse: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(hashes.count)
    var last: UInt32 = 0
    var packed: [UInt8] = []
    packed.reserveCapacity(hashes.count * 2)
    for hash in hashes {
      var gap = hash - last
      last = hash
      while gap >= 0x80 {
        packed.append(UInt8(truncatingIfNeeded: gap) | 0x80)
        gap >>= 7
      }
      packed.append(UInt8(gap))
    }
    writer.write(packed)
    writer.write(names.count)
    for name in names {
      writer.write(name.spelling)
      writer.write(name.count)
      writer.write(name.line)
    }
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    let count = try reader.int()
    let packed = try reader.byteArray()
    var hashes: [UInt32] = []
    var (hash, gap, shift): (UInt32, UInt32, UInt32) = (0, 0, 0)
    for byte in packed {
      guard shift < 28 else { throw ByteCodingError() }
      gap |= UInt32(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      hash &+= gap
      hashes.append(hash)
      (gap, shift) = (0, 0)
    }
    guard hashes.count == count else { throw ByteCodingError() }
    self.hashes = hashes
    var names: [Name] = []
    for _ in 0..<(try reader.count()) {
      names.append(Name(spelling: try reader.string(), count: try reader.int(), line: try reader.int()))
    }
    self.names = names
  }
}
