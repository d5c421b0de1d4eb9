import TextScanning

/// A phrase about a page cut into words and quoted terms, for the readers of conditions and demands.
struct PagePhrase {
  enum Piece: Equatable {
    /// In lower case.
    case word(String)
    /// What stood in quotation marks or backticks.
    case quoted(String)
  }

  private(set) var pieces: [Piece] = []

  init(_ text: String) {
    var word = ""
    var quoted: String?
    var isCode = false
    func isEnd(_ character: Character) -> Bool { isCode ? character == "`" : "”\"’".contains(character) }
    for character in text {
      if let open = quoted {
        if isEnd(character) {
          pieces.append(.quoted(open))
          quoted = nil
        } else {
          quoted = open + String(character)
        }
      } else if "“\"`".contains(character) {
        close(&word)
        quoted = ""
        isCode = character == "`"
      } else if character.isLetter || character.isNumber || "-'’_".contains(character) {
        word.append(character)
      } else {
        close(&word)
      }
    }
    close(&word)
  }

  private mutating func close(_ word: inout String) {
    if !word.isEmpty { pieces.append(.word(word.lowercased())) }
    word = ""
  }

  /// The words from a position on; quoted terms are nil.
  func word(_ index: Int) -> String? {
    guard pieces.indices.contains(index), case .word(let word) = pieces[index] else { return nil }
    return word
  }

  /// Takes the words of a set from the start.
  mutating func drop(_ words: Set<String>) {
    while let word = word(0), words.contains(word) { pieces.removeFirst() }
  }

  /// The one element that all the pieces name; nil when they say more or something else.
  var element: PageElement? {
    var phrase = self
    phrase.drop(["a", "an", "the", "any", "at", "least", "one", "some", "its", "own", "short"])
    // “a section called “Limits””, “a “Limits” section”, “the key “title” in the front matter”.
    let quoted = phrase.pieces.compactMap { piece in if case .quoted(let text) = piece { text } else { nil } }
    let words = phrase.pieces.compactMap { piece in if case .word(let word) = piece { word } else { nil } }
    if let name = quoted.first, quoted.count == 1 {
      let rest = words.filter {
        !["called", "named", "titled", "with", "the", "in", "a", "heading", "title"].contains($0)
      }
      if rest == ["section"] || (rest.isEmpty && words.contains("heading")) { return .section(name.lowercased()) }
      if words.contains("key") || words.contains("field"),
        rest.allSatisfy({ ["key", "field", "front", "matter", "front-matter"].contains($0) })
      {
        return .key(name)
      }
      if rest.isEmpty || ["word", "term", "phrase"].contains(rest.joined()) {
        return words.contains("with") ? nil : .term(name.lowercased())
      }
      return nil
    }
    guard quoted.isEmpty else { return nil }
    return Self.elements[words.joined(separator: " ")]
  }

  private static let elements: [String: PageElement] = [
    "table": .table, "tables": .table, "code block": .codeBlock, "code blocks": .codeBlock, "code sample": .codeBlock,
    "code example": .codeBlock, "code": .codeBlock, "image": .image, "images": .image, "screenshot": .image,
    "screenshots": .image,
    "figure": .image, "diagram": .image, "list": .list, "lists": .list, "bulleted list": .list, "numbered list": .steps,
    "numbered steps": .steps, "procedure": .steps, "steps": .steps, "link": .link, "links": .link, "note": .note,
    "admonition": .note,
    "warning": .note, "footnote": .footnote, "footnotes": .footnote,
  ]
}
