import Documents
import Prose
import TextScanning

/// A task brief made ready for reading: its sentences in order, as they stand in the file.
struct Brief: Sendable {
  let page: Page
  let bytes: [UInt8]
  let sentences: [BriefSentence]
  /// In Markdown the file itself is read; in HTML the text a reader sees.
  private let isSource: Bool

  /// Complexity: O(bytes).
  init(_ page: Page) {
    self.page = page
    isSource = !["html", "htm"].contains(page.path.split(separator: ".").last.map { $0.lowercased() } ?? "")
    bytes = isSource ? page.document.bytes : page.text.bytes
    var start = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    if isSource, let matter = page.document.frontMatter {
      start = max(start, min(matter.range.upperBound, bytes.count))
    }
    sentences = BriefSentences.cut(BriefTokenizer.tokens(bytes, in: start..<bytes.count))
  }

  /// A range of the brief in the bytes of its file.
  func source(_ range: Range<Int>) -> Range<Int> { isSource ? range : page.text.sourceRange(of: range) }

  /// The text of a range without white space at both ends.
  func text(_ range: Range<Int>) -> String {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return bytes.string(start..<end)
  }

  /// Where the brief's own words begin and end.
  var body: Range<Int> {
    guard let first = sentences.first, let last = sentences.last else { return 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// Whether it has a run of exactly so many asterisks, or speaks of them: “6 asterisk symbols”.
  func dividesByStars(_ count: Int) -> Bool { sentences.contains { $0.namesStars(count) } }
}
