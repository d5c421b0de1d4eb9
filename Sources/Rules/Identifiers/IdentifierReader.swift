import Documents
import Prose
import TextScanning

/// Collects the names in code of a page: code spans, code blocks, and what cannot be a word in running text.
///
/// The build and the check read with it, so that both see the same names. One pass over the reading text and one over the code blocks.
package struct IdentifierReader {
  private let page: Page
  private var found: [IdentifierSighting] = []
  /// The next marks of names in running text.
  private var underscore = -1
  private var dashes = -1

  package init(_ page: Page) { self.page = page }

  /// All names, with repetitions: those of the reading text, then those of code blocks. O(bytes).
  package func sightings() -> [IdentifierSighting] {
    var reader = self
    reader.readText()
    reader.readBlocks()
    return reader.found
  }

  private mutating func add(
    _ kind: IdentifierClass, _ rank: IdentifierSighting.Rank, isSource: Bool, _ range: Range<Int>,
    of command: Range<Int>? = nil
  ) {
    var sighting = IdentifierSighting(kind: kind, rank: rank, isSource: isSource, range: range)
    if kind == .flag { sighting.command = command }
    found.append(sighting)
  }

  // MARK: Reading text

  private mutating func readText() {
    let text = page.text
    var position = 0
    for block in text.blocks {
      let isListed = block.level > 0 || block.place.contains(.tableCell)
      let rank = isListed ? IdentifierSighting.Rank.listed : .mentioned
      var start = block.range.lowerBound
      while position < text.spans.count, text.spans[position].range.lowerBound < block.range.upperBound {
        let span = text.spans[position]
        position += 1
        guard span.kind == .code, span.range.lowerBound >= start else { continue }
        readProse(start..<span.range.lowerBound, rank)
        readSpan(span.range, rank)
        start = min(span.range.upperBound, block.range.upperBound)
      }
      readProse(start..<block.range.upperBound, rank)
    }
  }

  /// Flags and names with underscores: nothing else in running text is a name for certain.
  private mutating func readProse(_ range: Range<Int>, _ rank: IdentifierSighting.Rank) {
    let bytes = page.text.bytes
    var index = range.lowerBound
    while true {
      index = nextMark(from: index)
      guard index < range.upperBound else { return }
      var token = index..<index
      while token.lowerBound > range.lowerBound, !Self.endsToken(bytes[token.lowerBound - 1]) {
        token = token.lowerBound - 1..<token.upperBound
      }
      while token.upperBound < range.upperBound, !Self.endsToken(bytes[token.upperBound]) {
        token = token.lowerBound..<token.upperBound + 1
      }
      index = max(index + 1, token.upperBound)
      token = IdentifierTokens.trimmed(bytes, token)
      guard let kind = IdentifierShape.of(bytes, token), kind == .flag || kind == .environment || kind == .snake else {
        continue
      }
      add(kind, rank, isSource: false, token)
    }
  }

  /// The next underscore or pair of dashes of the reading text; the end where there is none.
  private mutating func nextMark(from start: Int) -> Int {
    let bytes = page.text.bytes
    if underscore < start { underscore = bytes.firstIndex(of: .of("_"), from: start) ?? bytes.count }
    if dashes < start {
      dashes = bytes.firstIndex(of: .of("-"), from: start) ?? bytes.count
      while dashes + 1 < bytes.count, bytes[dashes + 1] != .of("-") {
        dashes = bytes.firstIndex(of: .of("-"), from: dashes + 1) ?? bytes.count
      }
    }
    return min(underscore, dashes)
  }

  private static func endsToken(_ byte: UInt8) -> Bool { ASCII.isSpace(byte) || IdentifierTokens.separates(byte) }

  private mutating func readSpan(_ span: Range<Int>, _ rank: IdentifierSighting.Rank) {
    let bytes = page.text.bytes
    var tokens = IdentifierTokens(bytes, in: span)
    var line = CommandLine(isShell: IdentifierTokens.isCommand(bytes, span))
    var isFirst = true
    while let token = tokens.next() {
      defer { isFirst = false }
      if let command = line.take(bytes, token, of: tokens) { add(.command, .passing, isSource: false, command) }
      guard let kind = IdentifierShape.of(bytes, token) else { continue }
      let isOwn = isFirst || Self.standsAlone(kind)
      let sighted = line.isForeign || !isOwn || tokens.isVariable && kind != .environment ? .passing : rank
      add(kind, sighted, isSource: false, token, of: line.given)
    }
  }

  /// Whether a name of this class is one wherever it stands: others may be the values and arguments of the reader.
  private static func standsAlone(_ kind: IdentifierClass) -> Bool {
    switch kind {
    case .flag, .environment, .errorCode, .endpoint, .cmdlet: true
    case .command, .dotted, .snake, .kebab, .camel, .pascal: false
    }
  }

  // MARK: Code blocks

  private mutating func readBlocks() {
    let document = page.document
    for index in document.nodes.indices where document.nodes[index].kind == .codeBlock {
      let node = document.nodes[index]
      let language = CodeKind(document.string(of: index))
      guard Int(node.subtreeEnd) > index + 1 else {
        readLines(fenced(node), language)
        continue
      }
      for child in index..<Int(node.subtreeEnd) where document.nodes[child].kind == .text {
        readLines(document.nodes[child].range, language)
      }
    }
  }

  /// The bytes between the fences.
  private func fenced(_ node: Node) -> Range<Int> {
    let bytes = page.document.bytes
    guard node.detail == 1, let first = bytes[node.range].firstIndex(of: .lineFeed) else { return node.range }
    let inner = first + 1..<max(first + 1, node.range.upperBound)
    guard let last = bytes[inner].dropLast().lastIndex(of: .lineFeed) else { return inner }
    let isClosed =
      bytes[last..<inner.upperBound].contains(.of("`")) || bytes[last..<inner.upperBound].contains(.of("~"))
    return isClosed ? inner.lowerBound..<last : inner
  }

  private mutating func readLines(_ range: Range<Int>, _ language: CodeKind) {
    let bytes = page.document.bytes
    var start = range.lowerBound
    var line = CommandLine(isShell: language == .shell)
    while start < range.upperBound {
      let end = bytes.firstIndex(of: .lineFeed, in: start..<range.upperBound) ?? range.upperBound
      let code = IdentifierTokens.withoutPrompt(bytes, IdentifierTokens.stripped(bytes, start..<end))
      if !code.isEmpty, !IdentifierTokens.isComment(bytes, code) { readLine(code, language, &line) }
      let continues = code.last.map { bytes[$0] == .of("\\") || bytes[$0] == .of("`") } ?? false
      if !continues { line.restart() }
      start = end + 1
    }
  }

  private mutating func readLine(_ code: Range<Int>, _ language: CodeKind, _ line: inout CommandLine) {
    let bytes = page.document.bytes
    var tokens = IdentifierTokens(bytes, in: code)
    var isFirst = true
    while let token = tokens.next() {
      defer { isFirst = false }
      if let command = line.take(bytes, token, of: tokens) { add(.command, .shown, isSource: true, command) }
      guard let kind = IdentifierShape.of(bytes, token) else { continue }
      if kind == .flag, let tool = line.ownTool { add(.command, .shown, isSource: true, tool) }
      let isKey = language == .data && isFirst && (tokens.separator == .of(":") || tokens.separator == .of("="))
      let isOwn = language == .shell ? Self.standsAlone(kind) && !line.isForeign : isKey
      let rank: IdentifierSighting.Rank = isOwn && !(tokens.isVariable && kind != .environment) ? .shown : .passing
      add(kind, rank, isSource: true, token, of: line.given)
    }
  }
}

/// What the lines of a code block are.
enum CodeKind {
  case shell, data, program

  init(_ info: String?) {
    let bytes = Array((info ?? "").utf8)
    let end = bytes.firstIndex { $0 == .space || $0 == .of("{") || $0 == .of(",") } ?? bytes.count
    self =
      Self.shells.contains(bytes, 0..<end) ? .shell : Self.formats.contains(bytes, 0..<end) ? .data : .program
  }

  private static let shells = Lexicon(
    "sh bash shell zsh fish ksh cmd terminal console shell-session shellsession powershell pwsh ps1 bat batch dos")
  private static let formats = Lexicon("yaml yml json jsonc json5 toml ini properties conf cfg env dotenv")
}
