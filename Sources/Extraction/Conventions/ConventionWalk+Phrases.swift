import Documents
import Prose
import TextScanning

/// Small words and numbers that let a writer choose: “for example” or “e.g.”, `a, b, and c` or `a, b and c`, `%` or
/// “percent”, dates.
extension ConventionWalk {
  /// A word of at most three bytes, or of seven.
  mutating func short(_ index: Int, _ sentence: Page.Sentence) {
    let word = words[index]
    switch word.count {
    case 1:
      if text.hasBytes("e.g", at: word.lowerBound) { note(.latinExample, 1, in: word.lowerBound..<word.lowerBound + 3) }
      if text.hasBytes("i.e", at: word.lowerBound) { note(.latinThat, 1, in: word.lowerBound..<word.lowerBound + 3) }
    case 2:
      if text.hasBytes("or", at: word.lowerBound) { series(index, sentence) }
      if text.hasBytes("is", at: word.lowerBound) { thatIs(index, sentence) }
      if text.hasBytes("eg", at: word.lowerBound) { note(.latinExample, 1, in: word) }
    case 3:
      if text.hasBytes("and", at: word.lowerBound) { series(index, sentence) }
    case 7:
      if text.hasBytes("example", at: word.lowerBound), isAfter("for ", word.lowerBound) {
        note(.latinExample, 0, in: word.lowerBound - 4..<word.upperBound)
      } else if text.hasBytes("percent", at: word.lowerBound), word.lowerBound > 1,
        ASCII.isDigit(text[word.lowerBound - 2])
      {
        note(.percent, 1, in: word)
      }
    default: break
    }
  }

  private func isAfter(_ words: StaticString, _ start: Int) -> Bool {
    text.hasBytes(words, at: start - words.utf8CodeUnitCount)
  }

  /// “, that is,”: the same as “i.e.”.
  private mutating func thatIs(_ index: Int, _ sentence: Page.Sentence) {
    let word = words[index]
    guard isAfter(", that ", word.lowerBound) || isAfter("(that ", word.lowerBound), word.upperBound < text.count,
      text[word.upperBound] == .of(",")
    else { return }
    note(.latinThat, 0, in: word.lowerBound - 5..<word.upperBound)
  }

  // MARK: Series

  /// The comma before the “and” of a list of three items or more, each of at most three words; what may be a clause is
  /// passed over. `punctuation.mark` asks the same.
  private mutating func series(_ conjunction: Int, _ sentence: Page.Sentence) {
    let first = sentence.words.lowerBound
    guard conjunction > first + 1, conjunction + 1 < sentence.words.upperBound else { return }
    let isSerial = gap(before: conjunction) == .comma
    guard isSerial || gap(before: conjunction) == .space else { return }
    var start = conjunction - 1
    while start > first, conjunction - start < 4, gap(before: start) != .comma {
      guard gap(before: start) == .space else { return }
      start -= 1
    }
    guard start > first, gap(before: start) == .comma, isItem(start), isItem(conjunction + 1),
      !opensAside(sentence, upTo: start)
    else { return }
    // “the broker, fast and durable, …”: two adjectives between commas.
    let after = conjunction + 2
    if after < sentence.words.upperBound, gap(before: after) == .comma { return }
    note(.serialComma, isSerial ? 0 : 1, in: words[start].lowerBound..<words[conjunction + 1].upperBound)
  }

  /// Whether the only comma before an item closes an introduction: “In the menu, …”, “Usually, …”.
  private func opensAside(_ sentence: Page.Sentence, upTo start: Int) -> Bool {
    let first = sentence.words.lowerBound
    let opener = words[first]
    let opens = wordClasses[first].rawValue & masks.openers != 0 || Self.subordinators.contains(text, opener)
    guard opens || (opener.count > 4 && text.hasBytes("ly", at: opener.upperBound - 2)) else { return false }
    // A sentence may be a whole file: a comma far back is none of this list.
    var index = max(first + 1, start - 40)
    while index < start {
      if gap(before: index) == .comma { return false }
      index += 1
    }
    return true
  }

  private func isItem(_ index: Int) -> Bool { !Self.clauseOpeners.contains(text, words[index]) }

  private static let subordinators = Lexicon(
    "although as because for if since to unless when where whereas whether while")
  private static let clauseOpeners = Lexicon(
    """
    and because but for he i if including it it's or she so such that that's then there these they this those though
    to unless we we're what when where which while who whose with without yet you you're
    """)

  private enum Gap { case space, comma, other }

  private func gap(before index: Int) -> Gap {
    guard index > 0 else { return .other }
    let (end, start) = (words[index - 1].upperBound, words[index].lowerBound)
    if start == end + 1, text[end] == .space { return .space }
    return start == end + 2 && text[end] == .of(",") && text[end + 1] == .space ? .comma : .other
  }

  // MARK: Numbers

  /// A word that begins with a digit.
  mutating func number(_ index: Int, _ sentence: Page.Sentence) {
    let word = words[index]
    if word.upperBound < text.count, text[word.upperBound] == .of("%") { note(.percent, 0, in: word) }
    if word.count == 10, text[word.lowerBound + 4] == .of("-"), text[word.lowerBound + 7] == .of("-") {
      note(.dateFormat, 0, in: word)
    } else if word.count == 4, index - 2 >= sentence.words.lowerBound,
      text.hasBytes("20", at: word.lowerBound) || text.hasBytes("19", at: word.lowerBound)
    {
      date(index)
    } else if word.count == 1 {
      digit(index, sentence)
    }
  }

  /// A year: `May 4, 2026` or `4 May 2026`.
  private mutating func date(_ year: Int) {
    let (near, far) = (words[year - 1], words[year - 2])
    let range = far.lowerBound..<words[year].upperBound
    guard range.count <= 24 else { return }
    if ASCII.isDigit(text[near.lowerBound]), Lexicon.month(text, far) != nil {
      note(.dateFormat, 1, in: range)
    } else if ASCII.isDigit(text[far.lowerBound]), Lexicon.month(text, near) != nil {
      note(.dateFormat, 2, in: range)
    }
  }

  /// A number below ten that counts things: “2 queues” or “two queues”. `number.spelling` asks nearly the same.
  private mutating func digit(_ index: Int, _ sentence: Page.Sentence) {
    let word = words[index]
    guard index > sentence.words.lowerBound, text[word.lowerBound] > .of("1"), gap(before: index) == .space,
      isCounted(index + 1, sentence)
    else { return }
    let before = words[index - 1]
    // `step 2`, `Python 3`: what stands before makes it a name.
    if ASCII.isUpper(text[before.lowerBound]), index - 1 > sentence.words.lowerBound { return }
    if Self.labels.contains(text, before)
      || wordClasses[index - 1].isEmpty && ASCII.isUpper(text[before.lowerBound])
    {
      return
    }
    note(.numberSpelling, 1, in: word)
  }

  /// Whether a plural stands within three words from `index` on, and no unit before it.
  private func isCounted(_ index: Int, _ sentence: Page.Sentence) -> Bool {
    var next = index
    while next < min(index + 3, sentence.words.upperBound), gap(before: next) == .space {
      let word = words[next]
      guard ASCII.isLetter(text[word.lowerBound]), !Self.units.contains(text, word),
        wordClasses[next].rawValue & masks.function == 0
      else { return false }
      let last = text[word.upperBound - 1]
      if word.count > 2, last == .of("s"), text[word.upperBound - 2] != .of("s") { return true }
      next += 1
    }
    return false
  }

  /// Words that number something rather than count it.
  private static let labels = Lexicon(
    """
    appendix article bit block broker bucket byte case channel chapter client cluster code column core day depth
    device disk error example exercise figure group host http id index instance item job lane layer length level line
    lines listing method mode node note number option packet page pages paragraph part partition peer phase pod point
    port position priority process question rank region release replica request revision row rule run scope section
    sections server shard size slot stage status step steps table task thread tier topic type user v value version
    versions volume week width worker year zone
    """)

  private static let units = Lexicon(
    """
    am b bit bits bps byte bytes characters chars cm core cores cpus day days degrees em fps gb gbps ghz gib gigabytes
    h hour hours hrs hz inches k kb kib kilobytes km kw m mb mbps megabytes meter meters metres mhz mib microseconds
    miles millisecond milliseconds min mins minute minutes mm month months ms nanoseconds ns percent pixels pm points
    px s sec second seconds secs tb terabytes tib times us vcpus volts w watts week weeks x year years
    """)

  /// A number word from two to nine before a plain plural.
  mutating func numberWord(_ index: Int, _ sentence: Page.Sentence) {
    let word = words[index]
    guard let value = Lexicon.smallNumbers.position(text, word), value > 1, value < 10,
      index > sentence.words.lowerBound, isCounted(index + 1, sentence)
    else { return }
    note(.numberSpelling, 0, in: word)
  }
}
