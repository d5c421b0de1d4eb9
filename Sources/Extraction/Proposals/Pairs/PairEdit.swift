import Documents
import Prose
import TextScanning

/// The one place in which the two examples of a pair differ: words both share before it, words both share behind it.
struct PairEdit: Sendable, Hashable {
  /// What the bad example says there, at most three words.
  let bad: String
  /// What the good one says instead; empty where it says nothing.
  let good: String

  private static let longest = 40

  init(bad: String, good: String) {
    self.bad = bad
    self.good = good
  }

  /// Nil when the examples are the same words, when they differ in more than one place, or when what differs is no matter of words.
  init?(_ pair: ExamplePair, in page: Page) {
    let bad = PairText(pair.bad.range, in: page)
    let good = PairText(pair.good.range, in: page)
    guard (1...Self.longest).contains(bad.words.count), (1...Self.longest).contains(good.words.count) else {
      return nil
    }
    var prefix = 0
    let limit = min(bad.words.count, good.words.count)
    while prefix < limit, PairText.agree(bad, prefix, good, prefix) { prefix += 1 }
    var suffix = 0
    while suffix < limit - prefix,
      PairText.agree(bad, bad.words.count - 1 - suffix, good, good.words.count - 1 - suffix)
    {
      suffix += 1
    }
    var wrong = prefix..<bad.words.count - suffix
    var right = prefix..<good.words.count - suffix
    Self.widen(&wrong, &right, bad, good)
    guard (1...3).contains(wrong.count), right.count <= 3, Self.isFramed(wrong, bad, right, good) else { return nil }
    guard !bad.touchesCode(wrong), !good.touchesCode(right) else { return nil }
    self.bad = bad.phrase(wrong)
    self.good = good.phrase(right)
  }

  /// Most of both examples must be the same: a sentence of three words with another word in it is another sentence.
  private static func isFramed(_ wrong: Range<Int>, _ bad: PairText, _ right: Range<Int>, _ good: PairText) -> Bool {
    let shared = bad.words.count - wrong.count
    if shared == 0 { return bad.isTerm && good.isTerm && !right.isEmpty }
    return shared >= 2 && shared * 2 >= good.words.count && bad.marks(outside: wrong) == good.marks(outside: right)
  }

  /// Phrases that only count as a whole: “log in”, “click on”, “in order to”.
  private static func widen(_ wrong: inout Range<Int>, _ right: inout Range<Int>, _ bad: PairText, _ good: PairText) {
    let next = wrong.upperBound < bad.words.count ? bad.folded(wrong.upperBound) : ""
    let content = wrong.first { !bad.isFunctionWord($0) }
    if right.isEmpty, !wrong.isEmpty {
      if content == nil, wrong.lowerBound > 0 {
        // “click on” → “click”
        wrong = wrong.lowerBound - 1..<wrong.upperBound
        right = right.lowerBound - 1..<right.upperBound
      } else if bad.isFunctionWord(wrong.lowerBound), wrong.upperBound < bad.words.count {
        // “in order to” → “to”
        wrong = wrong.lowerBound..<wrong.upperBound + 1
        right = right.lowerBound..<right.upperBound + 1
      }
    } else if particles.contains(next), !right.isEmpty {
      wrong = wrong.lowerBound..<wrong.upperBound + 1
      right = right.lowerBound..<right.upperBound + 1
    }
  }

  private static let particles: Set<String> = ["in", "out", "up", "off", "down", "over", "back", "on"]
}

/// The words of an example and the marks between them; quotes and markup left out.
struct PairText: Sendable {
  let words: [Range<Int>]
  private let page: Page
  private let range: Range<Int>

  init(_ range: Range<Int>, in page: Page) {
    self.page = page
    self.range = range
    words = Self.joined(Words.ranges(page.text.bytes, in: range), page.text.bytes)
  }

  /// “e.g.” and “i.e.” are one word here, their dots included.
  private static func joined(_ words: [Range<Int>], _ bytes: [UInt8]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for word in words {
      let isLetter = word.count == 1 && ASCII.isLetter(bytes[word.lowerBound])
      if isLetter, let last = joined.last, bytes[last.upperBound - 1] == .of("."), last.upperBound == word.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<withDot(word, bytes)
      } else {
        joined.append(isLetter ? word.lowerBound..<withDot(word, bytes) : word)
      }
    }
    return joined
  }

  private static func withDot(_ word: Range<Int>, _ bytes: [UInt8]) -> Int {
    word.upperBound < bytes.count && bytes[word.upperBound] == .of(".") ? word.upperBound + 1 : word.upperBound
  }

  func raw(_ index: Int) -> String { page.string(words[index]).replacing("\u{2019}", with: "'") }
  func folded(_ index: Int) -> String { raw(index).lowercased() }

  func isFunctionWord(_ index: Int) -> Bool {
    WordClass.of(page.text.bytes, words[index]).contains(.functionWord)
  }

  /// A term on its own: no sentence, no title.
  var isTerm: Bool {
    guard words.count <= 3, let last = page.text.bytes[range].last(where: { !ASCII.isSpace($0) }) else { return false }
    return !".!?:".utf8.contains(last)
  }

  /// Whether two words are the same; the case of the first letter counts only inside of an example.
  static func agree(_ one: PairText, _ index: Int, _ other: PairText, _ position: Int) -> Bool {
    let (first, second) = (one.raw(index), other.raw(position))
    if first == second { return true }
    guard index == 0 || position == 0 else { return false }
    return first.lowercased() == second.lowercased() && first.dropFirst() == second.dropFirst()
  }

  /// The words of a range as a term: a capital that only the start of the example asks for is lowered.
  func phrase(_ range: Range<Int>) -> String {
    guard let last = range.last else { return "" }
    var phrase = page.string(words[range.lowerBound].lowerBound..<words[last].upperBound)
    let rest = phrase.prefix { $0 != " " }.dropFirst()
    if range.lowerBound == 0, !rest.contains(where: \.isUppercase) {
      phrase = phrase.prefix(1).lowercased() + phrase.dropFirst()
    }
    return phrase
  }

  /// Whether a word of the range stands in code: a command is no matter of words.
  func touchesCode(_ range: Range<Int>) -> Bool {
    guard let last = range.last else { return false }
    let bytes = words[range.lowerBound].lowerBound..<words[last].upperBound
    return page.text.spans(in: bytes).contains { $0.kind == .code && $0.range.overlaps(bytes) }
  }

  /// The marks of the example but those at its end, without the ones that belong to the words of a range.
  func marks(outside range: Range<Int>) -> [UInt8] {
    var marks: [UInt8] = []
    for index in words.indices.dropLast() where !range.contains(index) && !range.contains(index + 1) {
      marks += page.text.bytes[words[index].upperBound..<words[index + 1].lowerBound].filter {
        $0 < 0x80 && !ASCII.isSpace($0) && !"\"'`*_".utf8.contains($0)
      }
    }
    return marks
  }
}
