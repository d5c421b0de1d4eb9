import Documents
import Prose
import TextScanning

/// A figure that running text gives for something: “A session lasts 12 hours”.
struct StatedQuantity: Sendable, Hashable {
  /// What is measured of the thing.
  enum Measure: String, Sendable, ByteCodable { case lifetime, retention, timeout }

  /// Words of the subject in lower case without plural endings, the head last.
  var subject: [String]
  var measure: Measure
  /// Number and unit as written: `12 hours`.
  var value: String
  /// The sentence, shortened to a line.
  var text: String
  var line: Int
}

extension StatedQuantity: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    writer.write(subject)
    measure.encode(to: &writer)
    for part in [value, text] { writer.write(part) }
    writer.write(line)
  }

  init(from reader: inout ByteReader) throws(ByteCodingError) {
    self.init(
      subject: try reader.array(), measure: try Measure(from: &reader), value: try reader.string(),
      text: try reader.string(), line: try reader.int())
  }
}

/// Finds sentences whose subject is given a duration.
enum StatedQuantityReader {
  /// Complexity: O(words); sentences without a number cost their words once.
  static func quantities(_ page: Page) -> [StatedQuantity] {
    let bytes = page.text.bytes
    var found: [StatedQuantity] = []
    for sentence in page.sentences where sentence.range.count <= 300 {
      let block = page.text.blocks[sentence.block]
      guard block.level == 0, block.place.isDisjoint(with: [.tableHeader, .title]) else { continue }
      let words = page.words[sentence.words]
      guard let number = words.indices.first(where: { isNumber(bytes, words[$0]) && isUnit(bytes, words, after: $0) })
      else { continue }
      let lower = words.map { bytes.string($0).lowercased() }
      let place = number - words.startIndex
      guard let measure = measure(lower, before: place), let subject = subject(lower, before: place) else { continue }
      found.append(
        StatedQuantity(
          subject: subject, measure: measure, value: "\(lower[place]) \(lower[place + 1])",
          text: Sentence.trimmed(page.string(sentence.range)),
          line: page.document.lines.line(at: page.text.sourceRange(of: sentence.range).lowerBound)))
    }
    return found
  }

  private static func isNumber(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.allSatisfy { ASCII.isDigit(bytes[$0]) }
  }

  private static func isUnit(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>, after index: Int) -> Bool {
    guard index + 1 < words.endIndex, words[index + 1].lowerBound - words[index].upperBound <= 1 else { return false }
    return units.contains(bytes, words[index + 1])
  }

  private static let units = WordList(
    "second seconds minute minutes hour hours day days week weeks month months year years")

  /// The verb in front of the figure says what is measured.
  private static func measure(_ words: [String], before place: Int) -> StatedQuantity.Measure? {
    let near = words[max(0, place - 4)..<place]
    for (position, word) in near.enumerated() {
      let rest = near.dropFirst(position + 1)
      switch word {
      case "last", "lasts": if rest.allSatisfy(fillers.contains) { return .lifetime }
      case "expire", "expires": if rest.allSatisfy({ $0 == "after" || $0 == "in" }) { return .lifetime }
      case "valid", "live", "lives": if rest.elementsEqual(["for"]) { return .lifetime }
      case "kept", "retained", "stored": if rest.elementsEqual(["for"]) { return .retention }
      case "deleted", "removed", "purged": if rest.elementsEqual(["after"]) { return .retention }
      case "out": if rest.elementsEqual(["after"]) { return .timeout }
      default: continue
      }
    }
    return nil
  }

  private static let fillers: Set<String> = ["for", "about", "exactly", "up", "to", "at", "most", "only"]

  /// The nouns at the start of the sentence; nil when it begins with something else.
  private static func subject(_ words: [String], before place: Int) -> [String]? {
    var start = 0
    while start < place, determiners.contains(words[start]) { start += 1 }
    var end = start
    while end < place, end - start < 4, !verbs.contains(words[end]), !stops.contains(words[end]) { end += 1 }
    guard end > start, end - start <= 3, end < place, verbs.contains(words[end]) else { return nil }
    let subject = words[start..<end].map {
      $0.count > 3 && $0.hasSuffix("s") && !$0.hasSuffix("ss") ? String($0.dropLast()) : $0
    }
    guard let head = subject.last, !general.contains(head), head.utf8.allSatisfy({ !ASCII.isDigit($0) }) else {
      return nil
    }
    return subject
  }

  private static let determiners: Set<String> = ["a", "an", "the", "each", "every", "all", "your", "our"]
  private static let verbs: Set<String> = Set(
    words: """
      last lasts expire expires is are use uses stay stays live lives time times have has get gets remain remains be will
      """)
  private static let stops: Set<String> = Set(
    words: "it they this that these those which who if when after before until once in on at for of with and or but not"
  )
  /// Heads that stand for too much to be one thing on two pages.
  private static let general: Set<String> = Set(
    words: "data item request page version test job run process step build file value change thing result response work"
  )
}
