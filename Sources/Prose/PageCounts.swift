import Documents
import TextScanning

/// The sizes of a page that formulas speak of. Words, sentences and paragraphs are those of running paragraphs: no headings, lists or tables.
public struct PageCounts: Sendable {
  /// By the names that formulas use.
  public private(set) var values: [String: Double] = [:]

  public static let names: Set<String> = [
    "words", "sentences", "paragraphs", "characters", "syllables", "polysyllabic_words", "complex_words", "long_words",
    "heading_h1", "heading_h2", "heading_h3", "heading_h4", "heading_h5", "heading_h6", "list", "blockquote", "pre",
  ]

  /// O(words + nodes).
  public init(_ page: Page) {
    for name in Self.names { values[name] = 0 }
    for block in page.text.blocks {
      if block.level > 0 { values["heading_h\(block.level)", default: 0] += 1 }
      if Self.isRunning(block) { values["paragraphs", default: 0] += 1 }
    }
    for sentence in page.sentences where Self.isRunning(page.text.blocks[sentence.block]) {
      values["sentences", default: 0] += 1
      for word in page.words[sentence.words] { count(word, page) }
    }
    for node in page.document.nodes {
      switch node.kind {
      case .list: values["list", default: 0] += 1
      case .blockQuote: values["blockquote", default: 0] += 1
      case .codeBlock: values["pre", default: 0] += 1
      default: break
      }
    }
  }

  private static func isRunning(_ block: PlainText.Block) -> Bool {
    block.place.contains(.paragraph) && !block.place.contains(.listItem)
  }

  private mutating func count(_ word: Range<Int>, _ page: Page) {
    let syllables = Syllables.count(page.text.bytes, word)
    values["words", default: 0] += 1
    values["characters", default: 0] += Double(word.count)
    values["syllables", default: 0] += Double(syllables)
    if syllables > 2 {
      values["polysyllabic_words", default: 0] += 1
      if !ASCII.isUpper(page.text.bytes[word.lowerBound]) { values["complex_words", default: 0] += 1 }
    }
    if word.count > 6 { values["long_words", default: 0] += 1 }
  }
}
