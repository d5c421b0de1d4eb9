import Documents
import TextScanning

/// A page made ready for rules: the tree, the reading text, its sentences and words. Built once, read by every rule.
package struct Page: Sendable {
  package struct Sentence: Sendable, Equatable {
    /// Bytes in `text.bytes`.
    package var range: Range<Int>
    /// Position in `text.blocks`.
    package var block: Int
    /// Positions in `words`.
    package var words: Range<Int>
  }

  package let document: Document
  package let text: PlainText
  package let sentences: [Sentence]
  /// Ranges of all words in `text.bytes`, in order.
  package let words: [Range<Int>]
  /// The classes of all words, in the order of `words`: every reader asks for them, one look-up a word answers all.
  package let classes: [WordClass]

  /// Complexity: O(bytes).
  package init(_ document: Document) {
    self.document = document
    let text = PlainText(document)
    self.text = text
    let protected = text.spans.compactMap { $0.kind == .code ? $0.range : nil }
    var sentences: [Sentence] = []
    var words: [Range<Int>] = []
    words.reserveCapacity(text.bytes.count / 5)
    var found: [Range<Int>] = []
    var shield = 0
    for (position, block) in text.blocks.enumerated() {
      found.removeAll(keepingCapacity: true)
      while shield < protected.count, protected[shield].upperBound <= block.range.lowerBound { shield += 1 }
      var last = shield
      while last < protected.count, protected[last].lowerBound < block.range.upperBound { last += 1 }
      Sentences.scan(text.bytes, in: block.range, protected: Array(protected[shield..<last]), into: &found)
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

  package var path: String { document.path }

  /// The text of a range of the reading text.
  package func string(_ range: Range<Int>) -> String { text.bytes.string(range) }

  /// The headings a block stands under, nearest first.
  package func headings(above block: Int) -> [PlainText.Block] {
    var found: [PlainText.Block] = []
    var position = text.blocks[block].heading
    while position >= 0 {
      found.append(text.blocks[position])
      position = text.blocks[position].heading
    }
    return found
  }

  /// Words outside code spans and tables: what "a page of at least 80 words" counts.
  package var wordCount: Int { words.count }
}
