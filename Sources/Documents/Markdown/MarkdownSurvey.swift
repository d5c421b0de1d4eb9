import TextScanning

/// Looks over the lines of a page before cmark does, for what cmark does not know or must not see.
struct MarkdownSurvey {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: SourceLines
  let syntax: BlockSyntax
  let isMDX: Bool

  /// Lines of other syntaxes, in order, with their source line.
  var markers: [(line: Int, marker: BlockMarker)] = []
  /// Bytes to be replaced before cmark sees them, with what by: a letter where a word stands in for a tag, a space
  /// where nothing does.
  var masks: [(range: Range<Int>, byte: UInt8)] = []
  /// Shortcodes, tags and expressions in running text, in order.
  var cuts: [Cut] = []
  /// Comments of other syntaxes than HTML's.
  var comments: [Range<Int>] = []
  /// The first line of every table that is too wide.
  var wideTables: [Int] = []
  /// Rows of tables that were looked at to count their cells.
  var rowsCounted = 0
  private var fence: Fence?

  private struct Fence {
    var byte: UInt8
    var length: Int
    var isInQuote: Bool
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, lines: SourceLines, isMDX: Bool) {
    self.bytes = bytes
    self.lines = lines
    self.isMDX = isMDX
    syntax = BlockSyntax(bytes: bytes)
  }

  /// Surveys all lines from `first` on, the first of them from `start`. O(bytes).
  mutating func scan(from first: Int, start: Int) {
    let hasBraces = Bytes.first(.of("{"), in: bytes, from: start, to: bytes.count) != nil
    var line = first
    while line < lines.count {
      let from = line == first ? max(start, lines.starts[line]) : lines.starts[line]
      let end = lines.starts[line + 1]
      var index = from
      while index < end, bytes[index] == .space || bytes[index] == .tab { index += 1 }
      var next = line + 1
      if index < end {
        if Self.isMarked[Int(bytes[index])] || fence != nil {
          let content = Bytes.trimmed(index..<end, in: bytes)
          next = max(next, marked(line, content))
        }
        if next == line + 1, fence == nil, isMDX || (hasBraces && hasBrace(index, end)), markers.last?.line != line {
          maskInlines(in: Bytes.trimmed(index..<end, in: bytes))
        }
        if end - from > Self.widestTable, fence == nil { narrow(line) }
      }
      line = next
    }
    pairShortcodes()
  }

  private func hasBrace(_ start: Int, _ end: Int) -> Bool {
    Bytes.first(.of("{"), in: bytes, from: start, to: end) != nil
  }

  /// Bytes with which a line of another syntax, a fence, or something around a fence can begin.
  private static let isMarked: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for scalar in ">:!?={<`~-*+#[|ie0123456789".unicodeScalars { table[Int(scalar.value)] = true }
    return table
  }()

  /// Handles a line that may be special; returns the line to go on with when it took several.
  private mutating func marked(_ line: Int, _ content: Range<Int>) -> Int {
    guard !content.isEmpty else {
      // A blank line ends a quote.
      if let open = fence, open.isInQuote { fence = nil }
      return line + 1
    }
    let inner = insideContainers(content)
    if let open = fence {
      if open.isInQuote, bytes[content.lowerBound] != .of(">") {
        fence = nil
      } else {
        if closes(open, inner) { fence = nil }
        return line + 1
      }
    }
    guard let first = inner.first else { return line + 1 }
    let byte = bytes[first]
    if byte == .of("`") || byte == .of("~") {
      openFence(inner, isInQuote: bytes[content.lowerBound] == .of(">"))
      return line + 1
    }
    if byte == .of("|") || byte == .of("-") || byte == .of(":") { boundTable(line, inner) }
    // The rest is only looked for at the start of a line or behind the marks of quotes.
    if bytes[content.lowerBound] == .of(">") {
      if byte == .of("["), let alert = syntax.alert(inner) { markers.append((line, alert)) }
      if byte == .of(":"), let box = syntax.colons(inner) { markers.append((line, box)) }
      return line + 1
    }
    return special(line, content)
  }

  private mutating func special(_ line: Int, _ content: Range<Int>) -> Int {
    switch bytes[content.lowerBound] {
    case .of(":"):
      if let box = syntax.colons(content) { markers.append((line, box)) }
    case .of("!"), .of("?"), .of("="):
      if let box = syntax.indented(content), hasBody(line, content) { markers.append((line, box)) }
    case .of("{"): return braces(line, content)
    case .of("#"): maskHeadingAttributes(content)
    case .of("<"): return component(line, content)
    case .of("i"), .of("e"): return modules(line, content)
    case .of("["):
      if Bytes.has("[//]: #", at: content.lowerBound, in: bytes) { comments.append(content) }
    default: break
    }
    return line + 1
  }

  // MARK: Fences

  /// A line without marks of quotes and list items before its text.
  private func insideContainers(_ content: Range<Int>) -> Range<Int> {
    var index = content.lowerBound
    while index < content.upperBound {
      let byte = bytes[index]
      var next = index + 1
      switch byte {
      case .of(">"): break
      case .of("-"), .of("*"), .of("+"):
        guard next < content.upperBound, ASCII.isSpace(bytes[next]) else { return index..<content.upperBound }
      case let digit where ASCII.isDigit(digit):
        while next < content.upperBound, ASCII.isDigit(bytes[next]), next - index < 9 { next += 1 }
        guard next + 1 < content.upperBound, bytes[next] == .of(".") || bytes[next] == .of(")"),
          ASCII.isSpace(bytes[next + 1])
        else { return index..<content.upperBound }
        next += 1
      default: return index..<content.upperBound
      }
      while next < content.upperBound, ASCII.isSpace(bytes[next]) { next += 1 }
      index = next
    }
    return content.upperBound..<content.upperBound
  }

  private func run(of byte: UInt8, in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] == byte { index += 1 }
    return index - range.lowerBound
  }

  private mutating func openFence(_ content: Range<Int>, isInQuote: Bool) {
    let byte = bytes[content.lowerBound]
    let length = run(of: byte, in: content)
    let info = content.lowerBound + length
    guard length >= 3 else { return }
    if byte == .of("`"), Bytes.first(byte, in: bytes, from: info, to: content.upperBound) != nil { return }
    fence = Fence(byte: byte, length: length, isInQuote: isInQuote)
  }

  private func closes(_ fence: Fence, _ content: Range<Int>) -> Bool {
    let length = run(of: fence.byte, in: content)
    return length >= fence.length && length == content.count
  }

  // MARK: Small things

  /// Takes `{#id}` and `{.class}` at the end of a heading out of cmark's sight.
  private mutating func maskHeadingAttributes(_ content: Range<Int>) {
    guard bytes[content.upperBound - 1] == .of("}") else { return }
    var open = content.upperBound - 2
    while open > content.lowerBound, bytes[open] != .of("{"), bytes[open] != .of("}") { open -= 1 }
    guard bytes[open] == .of("{"), open > content.lowerBound, ASCII.isSpace(bytes[open - 1]) else { return }
    let mark = bytes[open + 1]
    guard mark == .of("#") || mark == .of(".") || mark == .of(":") else { return }
    masks.append((open..<content.upperBound, .space))
  }
}
