import TextScanning

/// Shortcodes, template expressions and tags of MDX in running text: cmark sees a word in their place.
extension MarkdownSurvey {
  /// Masks what a line of text holds; code spans that begin and end on the line are left alone.
  mutating func maskInlines(in content: Range<Int>) {
    var index = content.lowerBound
    while index < content.upperBound {
      switch bytes[index] {
      case .of("`"): index = codeEnd(index, content.upperBound)
      case .of("{"): index = brace(index, content.upperBound)
      case .of("<") where isMDX: index = tag(index, content.upperBound)
      case .of("\\"): index += 2
      default: index += 1
      }
    }
  }

  /// Just past a code span, or past its opening marks when it does not end on the line.
  private func codeEnd(_ start: Int, _ end: Int) -> Int {
    var open = start
    while open < end, bytes[open] == .of("`") { open += 1 }
    var index = open
    while let first = Bytes.first(.of("`"), in: bytes, from: index, to: end) {
      index = first
      while index < end, bytes[index] == .of("`") { index += 1 }
      if index - first == open - start { return index }
    }
    return open
  }

  /// Tags and expressions in running text are no longer than this.
  private static let longest = 2_000

  private mutating func brace(_ start: Int, _ lineEnd: Int) -> Int {
    let end = min(lineEnd, start + Self.longest)
    let isTemplate = Bytes.has("{{", at: start, in: bytes) || Bytes.has("{%", at: start, in: bytes)
    guard isTemplate || isMDX || Bytes.has("{/*", at: start, in: bytes) else { return start + 1 }
    let close =
      isTemplate
      ? syntax.shortcodeEnd(start..<end) : MDXScanner(bytes: bytes).expressionEnd(from: start, to: end)
    guard let close, Bytes.first(.of("`"), in: bytes, from: start, to: close) == nil else { return start + 1 }
    mask(start..<close, isTemplate ? .shortcode : .markup, name: isTemplate ? name(start..<close) : nil)
    if Bytes.has("{/*", at: start, in: bytes) { comments.append(start..<close) }
    return close
  }

  private func name(_ range: Range<Int>) -> String? {
    var index = range.lowerBound
    while index < range.upperBound, !ASCII.isWord(bytes[index]) { index += 1 }
    let word = syntax.word(from: index, to: range.upperBound)
    return word.isEmpty ? nil : syntax.lower(word)
  }

  private mutating func tag(_ start: Int, _ lineEnd: Int) -> Int {
    let end = min(lineEnd, start + Self.longest)
    let tags = MDXScanner(bytes: bytes)
    guard tags.isComponent(at: start, anyName: true), let close = tags.tagEnd(from: start, to: end) else {
      return start + 1
    }
    mask(start..<close, .markup, name: nil)
    return close
  }

  private mutating func mask(_ range: Range<Int>, _ kind: Cut.Kind, name: String?) {
    masks.append((range, .of("x")))
    cuts.append(Cut(range: range, kind: kind, name: name))
  }
}
