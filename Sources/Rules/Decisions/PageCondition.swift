import Documents
import Prose
import TextScanning

/// A case that the tree of a page decides: “the page has a table”, “a page is longer than 800 words”, “you mention “Ferry Card””.
enum PageCondition: Sendable, Hashable {
  case has(PageElement)
  case lacks(PageElement)
  /// More or fewer words than this.
  case longer(than: Int)
  case shorter(than: Int)

  /// nil for a case that takes a reader.
  init?(_ text: String) {
    var phrase = PagePhrase(text)
    phrase.drop(["if", "when", "whenever", "where"])
    if phrase.word(0) == "there", let verb = phrase.word(1), verb == "is" || verb == "are" {
      phrase.drop(["there", "is", "are"])
      if phrase.word(0) == "no" {
        phrase.drop(["no"])
        guard let element = phrase.element else { return nil }
        self = .lacks(element)
        return
      }
      guard let element = phrase.element else { return nil }
      self = .has(element)
      return
    }
    let subject = phrase.pieces.count
    phrase.drop([
      "a", "an", "the", "your", "this", "page", "document", "article", "text", "answer", "output", "you", "topic", "it",
      "guide",
    ])
    guard phrase.pieces.count < subject, let verb = phrase.word(0) else { return nil }
    if ["is", "are", "has", "runs", "exceeds"].contains(verb), let length = Self.length(phrase) {
      self = length
    } else if Self.having.contains(verb) {
      phrase.drop(Self.having)
      if phrase.word(0) == "no" {
        phrase.drop(["no"])
        guard let element = phrase.element else { return nil }
        self = .lacks(element)
        return
      }
      guard let element = phrase.element else { return nil }
      self = .has(element)
    } else {
      return nil
    }
  }

  private static let having: Set<String> = [
    "has", "have", "contains", "contain", "includes", "include", "uses", "use", "shows", "mentions", "mention", "says",
    "add", "insert",
    "sets", "set",
  ]

  /// “is longer than 800 words”, “has fewer than 100 words”.
  private static func length(_ phrase: PagePhrase) -> PageCondition? {
    let words = phrase.pieces.compactMap { piece in if case .word(let word) = piece { word } else { nil } }
    guard words.last == "words" || words.last == "word",
      let number = words.compactMap({ Int($0.replacing(",", with: "")) }).first
    else {
      return nil
    }
    let known: Set<String> = [
      "is", "are", "has", "runs", "exceeds", "longer", "shorter", "more", "fewer", "less", "than", "over", "under",
      "words", "word", "to",
    ]
    guard words.allSatisfy({ known.contains($0) || Int($0) != nil }) else { return nil }
    if words.contains("longer") || words.contains("more") || words.contains("over") || words.contains("exceeds") {
      return .longer(than: number)
    }
    return words.contains("shorter") || words.contains("fewer") || words.contains("less") || words.contains("under")
      ? .shorter(than: number) : nil
  }

  /// Where the case is seen, or nil when it is not there.
  func place(in page: Page) -> Range<Int>? {
    switch self {
    case .has(let element): element.places(in: page).first
    case .lacks(let element): element.places(in: page).isEmpty && !page.words.isEmpty ? Self.start(page) : nil
    case .longer(let limit): page.wordCount > limit ? Self.start(page) : nil
    case .shorter(let limit): page.wordCount < limit && page.wordCount > 0 ? Self.start(page) : nil
    }
  }

  /// The first heading or block: what stands for the whole page.
  static func start(_ page: Page) -> Range<Int>? {
    page.text.blocks.first.map { page.document.trimmed(page.document.nodes[$0.node].range) }
  }
}
