import TextScanning

/// Splits a page into tags, comments and text with the byte range of each: the states of the WHATWG tokenizer that decide where
/// one ends and the next begins. What stands in a text (references, white space) is read later, by `HTMLTextPieces`.
struct HTMLTokenizer {
  struct Token {
    enum Kind { case text, startTag, endTag, comment, nothing }

    var kind: Kind
    var range: Range<Int>
    var tag = HTMLTag.unknown
    /// Which of the tokenizer's attributes are its own.
    var attributes = 0..<0
    var closesItself = false
    /// What stands between the marks of a comment.
    var content = 0..<0
  }

  let bytes: [UInt8]
  private(set) var attributes: [HTMLAttribute] = []
  private var index: Int

  /// Starts reading at `index`.
  init(_ bytes: [UInt8], from index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// The next token; nil at the end. A tag that the page ends in is dropped, as browsers do.
  mutating func next() -> Token? {
    guard index < bytes.count else { return nil }
    let start = index
    if startsMarkup(start) {
      switch bytes[start + 1] {
      case .of("/"): return endTag()
      case .of("!"): return declaration()
      case .of("?"): return bogusComment(contentFrom: start + 1)
      default: return startTag()
      }
    }
    index += 1
    while index < bytes.count, bytes[index] != .of("<") || !startsMarkup(index) { index += 1 }
    return Token(kind: .text, range: start..<index)
  }

  /// Reads the content of an element that holds no markup, up to and with its end tag.
  mutating func rawText(of tag: HTMLTag) -> (content: Range<Int>, end: Int) {
    let start = index
    while index < bytes.count {
      guard bytes[index] == .of("<"), tag != .plaintext, bytes.hasBytes("</", at: index) else {
        index += 1
        continue
      }
      let mark = index
      index += 2
      guard HTMLTag.named(nameHash()) == tag, index < bytes.count else { continue }
      _ = attributeList()
      return (start..<mark, index)
    }
    return (start..<bytes.count, bytes.count)
  }

  private func startsMarkup(_ start: Int) -> Bool {
    guard bytes[start] == .of("<"), start + 1 < bytes.count else { return false }
    let byte = bytes[start + 1]
    if ASCII.isLetter(byte) || byte == .of("!") || byte == .of("?") { return true }
    return byte == .of("/") && start + 2 < bytes.count
  }

  private mutating func startTag() -> Token? {
    let start = index
    index += 1
    let tag = HTMLTag.named(nameHash())
    let first = attributes.count
    guard let closesItself = attributeList() else { return nil }
    return Token(
      kind: .startTag, range: start..<index, tag: tag, attributes: first..<attributes.count, closesItself: closesItself)
  }

  private mutating func endTag() -> Token? {
    let start = index
    guard ASCII.isLetter(bytes[start + 2]) else {
      if bytes[start + 2] == .of(">") {
        index = start + 3
        return Token(kind: .nothing, range: start..<index)
      }
      return bogusComment(contentFrom: start + 2)
    }
    index += 2
    let tag = HTMLTag.named(nameHash())
    let first = attributes.count
    guard attributeList() != nil else { return nil }
    attributes.removeLast(attributes.count - first)
    return Token(kind: .endTag, range: start..<index, tag: tag)
  }

  /// The hash of the tag name at `index`, which moves behind it.
  private mutating func nameHash() -> UInt64 {
    var hash = HTMLTag.emptyHash
    while index < bytes.count {
      let byte = bytes[index]
      if ASCII.isSpace(byte) || byte == .of(">") || byte == .of("/") { break }
      hash = HTMLTag.hash(hash, ASCII.lower(byte))
      index += 1
    }
    return hash
  }

  /// Reads up to and with `>`; nil when the page ends before. Says whether `/` stood before the `>`.
  private mutating func attributeList() -> Bool? {
    let first = attributes.count
    var slash = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == .of(">") {
        index += 1
        return slash
      }
      slash = byte == .of("/")
      if slash || ASCII.isSpace(byte) { index += 1 } else { attribute(firstOfTag: first) }
    }
    return nil
  }

  private mutating func attribute(firstOfTag first: Int) {
    // A name may begin with `=`, so its first byte is taken as it is.
    var hash = HTMLTag.hash(HTMLTag.emptyHash, ASCII.lower(bytes[index]))
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if ASCII.isSpace(byte) || byte == .of(">") || byte == .of("/") || byte == .of("=") { break }
      hash = HTMLTag.hash(hash, ASCII.lower(byte))
      index += 1
    }
    let value = attributeValue()
    guard let name = HTMLAttribute.Name.named(hash) else { return }
    // Of an attribute written twice the first counts.
    for other in first..<attributes.count where attributes[other].name == name { return }
    attributes.append(HTMLAttribute(name, value))
  }

  /// The range of the value after a name; empty, at the end of the name, when there is none.
  private mutating func attributeValue() -> Range<Int> {
    let nameEnd = index
    skipSpace()
    guard index < bytes.count, bytes[index] == .of("=") else {
      index = nameEnd
      return nameEnd..<nameEnd
    }
    index += 1
    skipSpace()
    guard index < bytes.count else { return index..<index }
    let mark = bytes[index]
    if mark == .of("\"") || mark == .of("'") {
      index += 1
      let start = index
      while index < bytes.count, bytes[index] != mark { index += 1 }
      let end = index
      index = min(index + 1, bytes.count)
      return start..<end
    }
    let start = index
    while index < bytes.count, bytes[index] != .of(">"), !ASCII.isSpace(bytes[index]) { index += 1 }
    return start..<index
  }

  private mutating func skipSpace() {
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
  }

  /// `<!-- … -->`, `<!doctype …>` or `<![CDATA[ … ]]>`; a comment that never ends goes to the end of the page.
  private mutating func declaration() -> Token {
    let start = index
    if bytes.hasBytes("<!--", at: start) { return comment() }
    var token = bogusComment(contentFrom: start + 2)
    if start + 2 < bytes.count, ASCII.lower(bytes[start + 2]) == .of("d") { token.kind = .nothing }
    return token
  }

  private mutating func comment() -> Token {
    let start = index
    index += 4
    // `<!-->` and `<!--->` are whole comments.
    for ending in [">", "->"] as [StaticString] where bytes.hasBytes(ending, at: index) {
      index += ending.utf8CodeUnitCount
      return Token(kind: .comment, range: start..<index, content: start + 4..<start + 4)
    }
    while index < bytes.count {
      if bytes[index] == .of("-"), let length = commentEnd(index) {
        let content = start + 4..<index
        index += length
        return Token(kind: .comment, range: start..<index, content: content)
      }
      index += 1
    }
    return Token(kind: .comment, range: start..<index, content: start + 4..<index)
  }

  private func commentEnd(_ index: Int) -> Int? {
    if bytes.hasBytes("-->", at: index) { return 3 }
    return bytes.hasBytes("--!>", at: index) ? 4 : nil
  }

  private mutating func bogusComment(contentFrom content: Int) -> Token {
    let start = index
    while index < bytes.count, bytes[index] != .of(">") { index += 1 }
    let end = index
    index = min(index + 1, bytes.count)
    return Token(kind: .comment, range: start..<index, content: min(content, end)..<end)
  }
}
