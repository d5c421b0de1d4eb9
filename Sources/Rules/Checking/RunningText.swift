import Documents
import Prose
import TextScanning

/// Which words a writer says, and which are only shown: code, quotations, and words set in italics because they are talked about.
package enum RunningText {
  /// Whether the range is cited or mentioned, not said: in a code span or an address, in quotation marks, in a block quote, or in
  /// italics of at most three words.
  package static func isMentioned(_ range: Range<Int>, in page: Page) -> Bool {
    guard let position = page.text.block(at: range.lowerBound) else { return true }
    let block = page.text.blocks[position]
    if block.place.contains(.quote) || Surroundings.isAddress(page.text.bytes, range) { return true }
    let shown = page.text.spans(in: range).contains { span in
      guard span.range.overlaps(range) else { return false }
      return span.kind == .code || (span.kind == .emphasis && isShort(span.range, in: page))
    }
    return shown || Quotations.contain(range, page.text.bytes, in: block.range)
  }

  private static func isShort(_ range: Range<Int>, in page: Page) -> Bool {
    page.text.bytes[range].reduce(into: 1) { if ASCII.isSpace($1) { $0 += 1 } } <= 3
  }

  /// Whether a block is running text: a paragraph, in a list or not, but no heading, cell or title.
  package static func isProse(_ block: PlainText.Block) -> Bool {
    block.place.contains(.paragraph) && !block.place.contains(.quote)
  }
}

extension Page {
  /// The word that holds the byte at `offset`, by its position in `words`; nil between words. O(log words).
  package func word(at offset: Int) -> Int? {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low].contains(offset) ? low : nil
  }
}

/// What an article says about the noun after it.
package enum Article: Sendable { case definite, indefinite }

extension Page {
  /// The article right before the word that starts at `offset`, one space between.
  package func article(before offset: Int) -> Article? {
    let bytes = text.bytes
    guard offset >= 2, bytes[offset - 1] == .space, let word = word(at: offset - 2) else { return nil }
    guard classes[word].contains(.article) else { return nil }
    return ASCII.lower(bytes[words[word].lowerBound]) == .of("a") ? .indefinite : .definite
  }
}
