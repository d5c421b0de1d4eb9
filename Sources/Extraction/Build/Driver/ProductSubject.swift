import Prose
import Skills
import TextScanning

/// The name of what the documents are about, where no start page says it: the proper name that most pages speak of.
enum ProductSubject {
  private struct Uses {
    var pages = 0
    var last = -1
  }

  /// Pages that must speak of it at the least.
  private static let fewestPages = 3

  /// The name in the titles and openings of most pages, or nil. O(bytes of titles and openings).
  static func name(in knowledge: Knowledge) -> String? {
    var uses: [String: Uses] = [:]
    for (index, topic) in knowledge.topics.enumerated() {
      for text in [topic.title, topic.summary] { count(Array(text.utf8), page: index, &uses) }
    }
    let best = uses.max { left, right in
      left.value.pages != right.value.pages
        ? left.value.pages < right.value.pages : JSON.bytewise(right.key, left.key)
    }
    guard let best, best.value.pages >= fewestPages, best.value.pages * 10 >= knowledge.topics.count else { return nil }
    return best.key
  }

  /// Counts words with a capital that do not begin a sentence: names.
  private static func count(_ bytes: [UInt8], page: Int, _ uses: inout [String: Uses]) {
    var end = 0
    for word in Words.ranges(bytes, in: 0..<bytes.count) {
      // A word after a mark may begin a sentence; one after “’s” or a hyphen is part of another.
      let isInside = end > 0 && word.lowerBound == end + 1 && bytes[end] == .space
      end = word.upperBound
      guard isInside, isName(bytes, word) else { continue }
      let name = bytes.string(word)
      if uses[name, default: Uses()].last != page {
        uses[name, default: Uses()].pages += 1
        uses[name, default: Uses()].last = page
      }
    }
  }

  /// A capital and small letters, no word of every day: `Dapr`, `PowerShell`; acronyms name formats more than products.
  private static func isName(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count > 2, ASCII.isUpper(bytes[word.lowerBound]), bytes[word].dropFirst().contains(where: ASCII.isLower),
      bytes[word].allSatisfy({ ASCII.isWord($0) })
    else { return false }
    let lower = bytes[word].map(ASCII.lower)
    return !Lexicon.functionWords.contains(lower, 0..<lower.count)
      && !Lexicon.imperatives.contains(bytes.string(word).lowercased())
      && !ordinary.contains(String(decoding: lower, as: UTF8.self))
  }

  private static let ordinary: Set<String> = Set(
    words: """
      guide overview reference introduction documentation docs page pages section chapter quickstart tutorial tutorials
      getting started using working configuration settings english linux windows macos docker kubernetes github azure
      google amazon microsoft python javascript java example examples note notes api apis cli sdk readme faq
      """)
}
