import Documents
import TextScanning

/// A page made ready for rules: the tree, the reading text, its sentences and words. Built once, read by every rule.
public struct Page: Sendable {
  public struct Sentence: Sendable, Equatable {
    /// Bytes in `text.bytes`.
    public var range: Range<Int>
    /// Position in `text.blocks`.
    public var block: Int
    /// Positions in `words`.
    public var words: Range<Int>
  }

  public let document: Document
  public let text: PlainText
  public let sentences: [Sentence]
  /// Ranges of all words in `text.bytes`, in order.
  public let words: [Range<Int>]
  /// The code spans of `text.bytes`, in order.
  public let code: [Range<Int>]
  /// The classes of all words, in the order of `words`: every reader asks for them, one look-up a word answers all.
  public let classes: [WordClass]

  /// Complexity: O(bytes).
  public init(_ document: Document) {
    self.document = document
    let text = PlainText(document)
    self.text = text
    let code = text.spans.compactMap { $0.kind == .code ? $0.range : nil }
    self.code = code
    var sentences: [Sentence] = []
    var words: [Range<Int>] = []
    words.reserveCapacity(text.bytes.count / 5)
    var found: [Range<Int>] = []
    var shield = 0
    for (position, block) in text.blocks.enumerated() {
      found.removeAll(keepingCapacity: true)
      while shield < code.count, code[shield].upperBound <= block.range.lowerBound { shield += 1 }
      Sentences.scan(text.bytes, in: block.range, protected: code, from: shield, into: &found)
      for range in found {
        let first = words.count
        Words.scan(text.bytes, in: range, into: &words)
        sentences.append(Sentence(range: range, block: position, words: first..<words.count))
      }
    }
    self.sentences = sentences
    self.words = words
    classes = WordClass.of(text.bytes, words)
  }

  public var path: String { document.path }

  /// The text of a range of the reading text.
  public func string(_ range: Range<Int>) -> String { text.bytes.string(range) }

  /// The headings a block stands under, nearest first.
  public func headings(above block: Int) -> [PlainText.Block] {
    var found: [PlainText.Block] = []
    var position = text.blocks[block].heading
    while position >= 0 {
      found.append(text.blocks[position])
      position = text.blocks[position].heading
    }
    return found
  }

  /// Words outside code spans and tables: what "a page of at least 80 words" counts.
  public var wordCount: Int { words.count }
}
