import TextScanning

/// What the reader noticed beside the tree, and how it is told.
struct ReaderReport {
  /// Leaf blocks whose inlines were aligned.
  var leaves = 0
  /// Leaf blocks of which some text was not where cmark says it is.
  var misaligned = 0
  /// What cmark says the text of every block is, by node; only kept when a test asks for it.
  var transcript: [Int: [UInt8]]?
  var isDeep = false
  /// Comments of any syntax.
  var comments: [Range<Int>] = []
  /// Text that the page's own markup hides.
  var hidden: [Range<Int>] = []
  /// Runs of invisible characters.
  var invisible: [Range<Int>] = []
  /// Blocks whose text is too long to be read for its markup.
  var huge: [Int] = []
  /// The first line of every table that is too wide.
  var wideTables: [Int] = []

  /// A comment shorter than this is a word to oneself, such as `<!-- TODO -->`.
  static let wordsOfComment = 4
  /// More places of one kind than this are summed up.
  static let mostPlaces = 20

  /// Comments with something to say.
  func tellingComments(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    comments.filter { Self.words(in: $0, of: bytes) >= Self.wordsOfComment }.sorted { $0.lowerBound < $1.lowerBound }
  }

  private static func words(in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isInside = false
    for index in range {
      let isLetter = ASCII.isLetter(bytes[index]) || bytes[index] >= 0x80
      if isLetter, !isInside { count += 1 }
      isInside = isLetter || (isInside && !ASCII.isSpace(bytes[index]))
      if count >= wordsOfComment { break }
    }
    return count
  }

  /// The diagnostics in the order of their places.
  func diagnostics(path: String, bytes: [UInt8], lines: SourceLines, comments: [Range<Int>]) -> [Diagnostic] {
    var found: [(offset: Int, diagnostic: Diagnostic)] = []
    func add(_ severity: Diagnostic.Severity, _ code: String, _ message: String, at offsets: [Int]) {
      for (index, offset) in offsets.prefix(Self.mostPlaces).enumerated() {
        let line = lines.line(at: offset)
        let isLast = index == Self.mostPlaces - 1 && offsets.count > Self.mostPlaces
        let more = isLast ? " (and \(offsets.count - Self.mostPlaces) more places)" : ""
        let place = Diagnostic(
          severity, code: code, message: message + more, path: path, line: line + 1,
          column: Self.column(of: offset, from: lines.starts[line], in: bytes))
        found.append((offset, place))
      }
    }
    add(
      .warning, "invisible-characters", "characters that no reader sees; they are left out of the text",
      at: invisible.map(\.lowerBound))
    add(
      .warning, "hidden-text", "text that the page hides from its readers; it is left out", at: hidden.map(\.lowerBound)
    )
    add(.note, "hidden-comment", "a comment that readers of the page do not see", at: comments.map(\.lowerBound))
    add(
      .warning, "wide-table", "a table too large to be read as one; it is read as plain text",
      at: wideTables.map { lines.starts[$0] })
    add(
      .warning, "huge-block", "a block too large to be read for its markup; it is read as text",
      at: huge)
    var all = found.sorted { $0.offset < $1.offset }.map(\.diagnostic)
    if isDeep {
      all.append(
        Diagnostic(
          .warning, code: "deep-nesting",
          message: "markup nests deeper than \(MarkdownWalk.deepest) levels; the levels below are read as one",
          path: path))
    }
    return all
  }

  /// The column, from 1, in Unicode scalars; a byte-order mark takes none.
  private static func column(of offset: Int, from start: Int, in bytes: [UInt8]) -> Int {
    var column = 1
    let begin = start == 0 && bytes.hasBytes("\u{FEFF}", at: 0) ? min(3, offset) : start
    for index in begin..<max(begin, offset) where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return column
  }
}
