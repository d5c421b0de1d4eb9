import Documents
import Prose
import TextScanning

/// Tells numbers that count things from those that name, measure, date or version something.
enum NumberScan {
  /// The value of the word at `index` if it is a number in digits that counts things.
  static func count(at index: Int, in sentence: Page.Sentence, _ page: Page) -> Int? {
    let bytes = page.text.bytes
    let word = page.words[index]
    guard word.count <= 3, bytes[word].allSatisfy(ASCII.isDigit), let value = Int(page.string(word)) else { return nil }
    guard stands(word, bytes), !isNamed(index, in: sentence, page), !isMeasured(index, in: sentence, page) else {
      return nil
    }
    return counts(index, value, in: sentence, page) ? value : nil
  }

  /// Whether a plural follows within three words (`5 consecutive retries`), or any noun a 1: else the number names something (`in pod 2`).
  private static func counts(_ index: Int, _ value: Int, in sentence: Page.Sentence, _ page: Page) -> Bool {
    let bytes = page.text.bytes
    let isPart = index > sentence.words.lowerBound && parts.contains(bytes, page.words[index - 1])
    for next in index + 1..<min(index + 4, max(index + 1, sentence.words.upperBound)) {
      guard PassiveVoice.follows(bytes, page.words, next), ASCII.isLetter(bytes[page.words[next].lowerBound]) else {
        return false
      }
      let classes = page.classes[next]
      if classes.contains(.functionWord), !more.contains(bytes, page.words[next]) { return false }
      if value == 1 || (isPlural(bytes, page.words[next]) && !(isPart && isVerb(bytes, page.words[next]))) {
        return true
      }
    }
    return false
  }

  private static func isPlural(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    if plurals.contains(bytes, word) { return true }
    guard word.count > 2 else { return false }
    let end = word.upperBound
    return ASCII.lower(bytes[end - 1]) == .of("s") && ASCII.lower(bytes[end - 2]) != .of("s")
  }

  /// `a modulo of 3 creates`: after `of`, a verb that is no noun says something of the number.
  private static func isVerb(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let stem = word.lowerBound..<word.upperBound - 1
    return Lexicon.imperatives.contains(bytes, stem) && !Lexicon.nounVerbs.contains(bytes, stem)
  }

  private static let parts = Lexicon("of")
  private static let more = Lexicon("enough less more most other such")
  private static let plurals = Lexicon("children criteria data indices media men mice people series women")

  /// Whether the number is part of a longer one in words: `two hundred`, `five million`, or of a unit.
  static func goesOn(_ index: Int, in sentence: Page.Sentence, _ page: Page) -> Bool {
    let bytes = page.text.bytes
    guard index + 1 < sentence.words.upperBound else { return false }
    let next = page.words[index + 1]
    return Lexicon.largeNumbers.contains(bytes, next) || NumberWords.value(bytes, next) != nil
  }

  /// Whether white space or a plain mark stands on both sides: no sign, no slash, no decimal point, no bracket of a list number.
  private static func stands(_ word: Range<Int>, _ bytes: [UInt8]) -> Bool {
    if word.lowerBound > 0 {
      let before = bytes[word.lowerBound - 1]
      guard before == .space || before == .lineFeed || before == .of("\"") else { return false }
    }
    guard word.upperBound < bytes.count else { return true }
    let after = bytes[word.upperBound]
    if after == .space || after == .lineFeed { return true }
    let ends: [UInt8] = [.of("."), .of(","), .of(";"), .of("!"), .of("?"), .of(")")]
    guard ends.contains(after) else { return false }
    return word.upperBound + 1 >= bytes.count || !ASCII.isWord(bytes[word.upperBound + 1])
  }

  /// `step 2`, `Python 3`, `=  4`: what stands before makes it a name.
  private static func isNamed(_ index: Int, in sentence: Page.Sentence, _ page: Page) -> Bool {
    guard index > sentence.words.lowerBound else { return false }
    let bytes = page.text.bytes
    let before = page.words[index - 1]
    // Anything but one space between: a sign, a bracket, a dash.
    guard PassiveVoice.follows(bytes, page.words, index) else { return !isComma(bytes, before, page.words[index]) }
    if labels.contains(bytes, before) || Lexicon.month(bytes, before) != nil { return true }
    // A capital inside a sentence is a name, and so is a word at its start that is in no lexicon: `Swift 6 runs`.
    return ASCII.isUpper(bytes[before.lowerBound])
      && (index - 1 > sentence.words.lowerBound || WordClass.of(bytes, before).isEmpty)
  }

  private static func isComma(_ bytes: [UInt8], _ before: Range<Int>, _ word: Range<Int>) -> Bool {
    word.lowerBound == before.upperBound + 2 && bytes.hasBytes(", ", at: before.upperBound)
  }

  /// A unit, a month, a range or an arithmetic sign after it.
  private static func isMeasured(_ index: Int, in sentence: Page.Sentence, _ page: Page) -> Bool {
    let bytes = page.text.bytes
    let word = page.words[index]
    guard index + 1 < sentence.words.upperBound else { return false }
    let next = page.words[index + 1]
    let gap = word.upperBound..<next.lowerBound
    guard gap.count == 1 else {
      return gap.contains { !ASCII.isSpace(bytes[$0]) && bytes[$0] != .of(",") && bytes[$0] != .of(".") }
    }
    if units.contains(bytes, next) || Lexicon.month(bytes, next) != nil { return true }
    // `3 to 12`, `2 or 3`: ranges stay alike.
    let joins = ranges.contains(bytes, next) && index + 2 < sentence.words.upperBound
    return joins && ASCII.isDigit(bytes[page.words[index + 2].lowerBound])
  }

  private static let ranges = Lexicon("and by of or out through to x")

  /// Words that number something rather than count it.
  private static let labels = Lexicon(
    """
    app appendix article bit block broker bucket byte case channel chapter client cluster code column core day depth
    device disk error example exercise experiment factor field figure grade group host http id index instance item job
    lane layer length level line lines listing machine message method mode no node note number option packet page
    pages paragraph part partition peer phase player pod point port position priority process question queue rank
    ratio region release replica request response revision row rule run scope score section sections server shard size slot
    stage status step steps table task team thread tier topic type user v value version versions volume week width
    worker year zone
    """)

  private static let units = Lexicon(
    """
    am b bit bits bps byte bytes c celsius characters chars cm core cores cpu cpus day days degree degrees dpi em euro euros f fahrenheit
    fps ft g gb gbit gbps ghz gib gigabyte gigabytes h hour hours hr hrs hz inch inches k kb kbit kbps kg khz kib kilobyte kilobytes
    kilometers km kw kwh l lb m mb mbit mbps megabyte megabytes meter meters metres mg mhz mib microseconds mile miles millisecond milliseconds
    min mins minute minutes ml mm month months ms mw nanoseconds nm ns o'clock oz pb percent petabytes pixel pixels pm pt pts px rem rpm s
    sec second seconds secs tb terabyte terabytes tib times us v vcpu vcpus vh volts vw w watts week weeks x year years
    """)
}
