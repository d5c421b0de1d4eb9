import TextScanning

/// Reads a page of HTML: the main content as the same tree that Markdown gives, without what belongs to the site around it.
///
/// The steps: `HTMLTokenizer` finds the tags, `HTMLPageBuilder` nests them, `HTMLSurvey` chooses the content, `HTMLMapper` writes the
/// tree. Why not libxml2: see `docs/decisions/0002-html-positions.md`.
enum HTMLReader {
  static func read(path: String, bytes: [UInt8]) -> Document {
    var notes = HTMLNotes(path: path, bytes: bytes)
    if HTMLBytes.isUTF16(bytes) {
      notes.add(.warning, "not-utf8", at: 0, "the page is UTF-16; save it as UTF-8 to have it read")
      return document(path, bytes, TreeBuilder(bytes: bytes.count), notes, hidden: [])
    }
    if HTMLBytes.isBinary(bytes) {
      notes.add(.warning, "binary", at: 0, "the file holds bytes that no text has; read as plain text")
      let text = PlainTextReader.read(path: path, bytes: bytes)
      return Document(
        path: path, format: .html, bytes: bytes, nodes: text.nodes, strings: text.strings, diagnostics: notes.finished()
      )
    }
    let page = HTMLPageBuilder.page(bytes, from: textStart(bytes))
    let survey = HTMLSurvey(page)
    var mapper = HTMLMapper(page, survey)
    mapper.map()
    noteEncoding(of: page, in: &notes)
    if let place = page.firstTooDeep {
      notes.add(
        .warning, "deep-nesting", at: place,
        "elements nest deeper than \(HTMLPageBuilder.depthLimit); below that only their text is read")
    }
    for range in mapper.inlines.invisible {
      notes.add(
        .warning, "invisible-characters", at: range.lowerBound, "characters that nobody sees; left out of the text")
    }
    let hidden = noteHidden(page, survey, in: &notes)
    return document(path, bytes, mapper.tree, notes, hidden: hidden)
  }

  /// Behind a byte-order mark.
  private static func textStart(_ bytes: [UInt8]) -> Int { bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0 }

  private static func document(
    _ path: String, _ bytes: [UInt8], _ tree: TreeBuilder, _ notes: HTMLNotes, hidden: [Range<Int>]
  ) -> Document {
    var tree = tree
    let (nodes, strings) = tree.finish()
    return Document(
      path: path, format: .html, bytes: bytes, nodes: nodes, strings: strings, diagnostics: notes.finished(),
      hidden: hidden)
  }

  private static func noteEncoding(of page: HTMLPage, in notes: inout HTMLNotes) {
    guard let problem = HTMLBytes.firstNonASCII(page.bytes, from: textStart(page.bytes)) else { return }
    if let encoding = page.declaredEncoding, !HTMLBytes.isUTF8(named: encoding) {
      notes.add(.warning, "not-utf8", at: problem, "the page says it is \(encoding); its bytes are read as UTF-8")
    }
    if let place = HTMLBytes.firstInvalid(page.bytes) {
      notes.add(.warning, "invalid-utf8", at: place, "not UTF-8 from here on; read as it is")
    }
  }

  /// Notes text that the page hides, outside of what is the site's, and comments of four words or more; returns their ranges in order.
  private static func noteHidden(_ page: HTMLPage, _ survey: HTMLSurvey, in notes: inout HTMLNotes) -> [Range<Int>] {
    var hidden: [Range<Int>] = []
    var index = 1
    while index < page.items.count {
      let isTemplate = page.items[index].tag == .template && HTMLHidden.words(index, in: page, atMost: 4) > 3
      if survey.marks[index] == .hidden || isTemplate, let words = HTMLHidden.wordRange(index, in: page) {
        hidden.append(words)
        notes.add(.warning, "hidden-text", at: words.lowerBound, "text that the page hides from its readers; left out")
      }
      index = survey.marks[index] == .kept ? index + 1 : Int(page.items[index].subtreeEnd)
    }
    for text in page.styleSheet.contents {
      hidden.append(text)
      notes.add(.warning, "hidden-text", at: text.lowerBound, "text that a style sheet writes; left out")
    }
    for comment in page.comments where !isConditional(comment, page.bytes) {
      let words = Words.ranges(page.bytes, in: comment)
      guard words.count >= 4, let first = words.first, let last = words.last else { continue }
      hidden.append(first.lowerBound..<last.upperBound)
      notes.add(
        .note, "hidden-comment", at: first.lowerBound, "a comment of \(words.count) words; not part of the text")
    }
    return hidden.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// `<!--[if IE]> … <![endif]-->` is markup for old browsers.
  private static func isConditional(_ comment: Range<Int>, _ bytes: [UInt8]) -> Bool {
    bytes.hasBytes("[if ", at: comment.lowerBound) || bytes.hasBytes("[endif]", at: comment.lowerBound)
  }
}
