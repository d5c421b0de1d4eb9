import TextScanning

/// Reads Markdown: CommonMark with GitHub's tables, strikethrough, addresses, task lists, footnotes and alerts by
/// cmark; front matter, admonitions of the common generators, shortcodes and MDX on top.
enum MarkdownReader {
  static func read(path: String, bytes: [UInt8]) -> Document { readCounting(path: path, bytes: bytes).document }

  /// Reads a page and tells how many blocks of text there were and in how many of them some text was not where cmark
  /// says it is.
  static func readCounting(
    path: String, bytes: [UInt8], transcribes: Bool = false
  ) -> (document: Document, report: ReaderReport) {
    if isBinary(bytes) { return (binary(path: path, bytes: bytes), ReaderReport()) }
    return MarkdownReading(path: path, bytes: bytes, transcribes: transcribes).read()
  }

  /// Whether the head of a file holds a NUL and other control characters that no text has.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let end = min(bytes.count, 8_192)
      guard Bytes.first(0, in: bytes, from: 0, to: end) != nil else { return false }
      return bytes[..<end].contains { $0 < 0x20 && $0 != 0 && $0 != 0x1B && !ASCII.isSpace($0) }
    }
  }

  private static func binary(path: String, bytes: [UInt8]) -> Document {
    let plain = PlainTextReader.read(path: path, bytes: bytes)
    let diagnostic = Diagnostic(
      .warning, code: "binary", message: "looks like no text; it is read as plain text", path: path)
    return Document(
      path: path, format: .markdown, bytes: bytes, nodes: plain.nodes, strings: plain.strings, diagnostics: [diagnostic]
    )
  }
}

/// One page on its way through the reader.
private struct MarkdownReading {
  let path: String
  let bytes: [UInt8]
  /// Where the page begins behind a byte-order mark.
  let start: Int
  let transcribes: Bool

  init(path: String, bytes: [UInt8], transcribes: Bool) {
    self.path = path
    self.bytes = bytes
    self.transcribes = transcribes
    start = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
  }

  func read() -> (document: Document, report: ReaderReport) {
    let path = path
    let start = start
    return bytes.withUnsafeBufferPointer { source in
      let lines = SourceLines(source)
      var first = 0
      var offset = start
      let frontMatter = FrontMatterScanner(source, lines: lines).scan(from: start)
      if let frontMatter {
        first = frontMatter.nextLine
        offset = lines.starts[min(first, lines.count)]
      }
      var survey = MarkdownSurvey(source, lines: lines, isMDX: path.hasSuffix(".mdx"))
      survey.scan(from: first, start: offset)
      let invisible = InvisibleCharacters.ranges(in: source, from: start)
      var report = ReaderReport()
      var feed = survey.feed(from: first, start: offset)
      feed.frontMatter = frontMatter?.frontMatter.range
      var tree = walk(source, lines, survey, feed, invisible, &report)
      report.comments += survey.comments
      report.invisible = invisible
      report.wideTables = survey.wideTables
      let comments = report.tellingComments(source)
      var diagnostics = invalidText()
      diagnostics += report.diagnostics(path: path, bytes: bytes, lines: lines, comments: comments)
      let (nodes, strings) = tree.finish()
      let document = Document(
        path: path, format: .markdown, bytes: bytes, nodes: nodes, strings: strings,
        frontMatter: frontMatter?.frontMatter, diagnostics: diagnostics,
        hidden: (report.hidden + comments + invisible).sorted { $0.lowerBound < $1.lowerBound },
        lines: lines.index(over: source))
      return (document, report)
    }
  }

  /// Lets cmark read the page with what it must not see masked, and builds the tree.
  private func walk(
    _ source: UnsafeBufferPointer<UInt8>, _ lines: SourceLines, _ survey: MarkdownSurvey, _ feed: Feed,
    _ invisible: [Range<Int>], _ report: inout ReaderReport
  ) -> TreeBuilder {
    let cuts = Cut.merged(survey.cuts, invisible)
    let masked = masked(survey)
    return (masked ?? bytes).withUnsafeBufferPointer { fed in
      guard let base = source.baseAddress, let parsed = CMarkTree(fed, feed: feed) else {
        return TreeBuilder(bytes: bytes.count)
      }
      var walk = MarkdownWalk(
        parsed, bytes: source, fed: fed, lines: lines, feed: feed, cuts: cuts, cursor: InlineCursor(base))
      if transcribes { walk.report.transcript = [:] }
      walk.walk()
      report = walk.report
      return walk.tree
    }
  }

  /// A copy of the file with its masks; nil when there is nothing to mask. cmark would read a NUL as three bytes.
  private func masked(_ survey: MarkdownSurvey) -> [UInt8]? {
    let hasNul = bytes.withUnsafeBufferPointer { Bytes.first(0, in: $0, from: 0, to: $0.count) != nil }
    guard hasNul || !survey.masks.isEmpty else { return nil }
    var copy = bytes
    for mask in survey.masks { for index in mask.range { copy[index] = mask.byte } }
    if hasNul { for index in copy.indices where copy[index] == 0 { copy[index] = 1 } }
    return copy
  }

  private func invalidText() -> [Diagnostic] {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return []
    } catch {
      let line = LineIndex(bytes).line(at: error.byteOffsets.lowerBound)
      return [
        Diagnostic(
          .warning, code: "invalid-utf8", message: "bytes that are no UTF-8; they are read as they are", path: path,
          line: line)
      ]
    }
  }
}
