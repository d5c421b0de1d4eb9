import TextScanning

/// Cuts a brief into tokens, on its bytes as they stand: a prompt is no page, and asterisks, brackets and line breaks may be what it
/// speaks about.
struct BriefTokenizer {
  private let bytes: [UInt8]
  private let wraps: BriefWraps
  private var index: Int
  private var isGlued = false
  private(set) var tokens: [BriefToken] = []

  /// All tokens of a range. O(bytes), but for opening marks that are never closed.
  static func tokens(_ bytes: [UInt8], in range: Range<Int>) -> [BriefToken] {
    var tokenizer = BriefTokenizer(
      bytes: bytes, wraps: BriefWraps(bytes: bytes, end: range.upperBound), index: range.lowerBound)
    tokenizer.startLine()
    while tokenizer.index < range.upperBound { tokenizer.step() }
    return tokenizer.tokens
  }

  private var end: Int { wraps.end }

  private mutating func step() {
    let byte = bytes[index]
    if byte == .lineFeed {
      index += 1
      startLine()
    } else if ASCII.isSpace(byte) || bytes.hasBytes("\u{A0}", at: index) {
      index += byte == 0xC2 ? 2 : 1
      isGlued = false
    } else if isHyphen {
      // “all-caps” and “300-word” are two words that stand close.
      index += 1
    } else if let wrapped = wraps.term(at: index) {
      take(wrapped)
    } else if ASCII.isDigit(byte) {
      takeNumber()
    } else if Words.isWordByte(bytes, index), byte != .of("_") {
      takeWord()
    } else {
      takeMark()
    }
  }

  /// A hyphen between two words, or between a number and a word.
  private var isHyphen: Bool {
    guard bytes[index] == .of("-"), isGlued, index + 1 < end, ASCII.isWord(bytes[index + 1]), let last = tokens.last
    else { return false }
    return last.kind == .word || last.kind == .number && !ASCII.isDigit(bytes[index + 1])
  }

  private mutating func append(_ token: BriefToken) {
    var token = token
    token.isGlued = isGlued
    tokens.append(token)
    index = token.range.upperBound
    isGlued = true
  }

  // MARK: - Terms

  private mutating func take(_ wrapped: BriefWraps.Wrapped) {
    // Emphasis on words of the grammar (“do **not** use”, “**at least 300 words**”) is no term: what is said counts.
    let isOpened =
      (wrapped.wrap == .strong || wrapped.wrap == .emphasis) && BriefVocabulary.speaks(bytes, wrapped.inner)
    guard isOpened else {
      return append(
        BriefToken(
          kind: .term, text: bytes.string(wrapped.inner), range: wrapped.outer, inner: wrapped.inner, wrap: wrapped.wrap
        ))
    }
    for token in Self.tokens(bytes, in: wrapped.inner).dropFirst() { append(token) }
    index = wrapped.outer.upperBound
    isGlued = false
  }

  // MARK: - Lines

  /// Reads how a line begins, and passes over the mark of its list, heading or quotation.
  private mutating func startLine() {
    let start = index
    while index < end, bytes[index] == .space || bytes[index] == .tab || bytes[index] == .of(">") { index += 1 }
    var line = BriefToken.Line.plain
    if index >= end || bytes[index] == .lineFeed || bytes[index] == .carriageReturn {
      line = .blank
    } else if let next = afterListMark(index) {
      line = .item
      index = next
    } else if bytes[index] == .of("#"), let next = afterHeadingMark(index) {
      line = .heading
      index = next
    } else if bytes[index] == .of("|") {
      line = isDivider(index) ? .divider : .row
      index += 1
    } else if isDivider(index) {
      line = .divider
    }
    tokens.append(BriefToken(kind: .line, text: "", range: start..<index, inner: start..<index, line: line))
    if line == .divider { index = bytes.firstIndex(of: .lineFeed, from: index).map { min($0, end) } ?? end }
    isGlued = false
  }

  /// After `- `, `* `, `• `, `1. `, `2) `, `(a) ` or a checkbox behind one of them.
  private func afterListMark(_ start: Int) -> Int? {
    var next = start
    if "-*+".utf8.contains(bytes[next]) {
      next += 1
    } else if bytes.hasBytes("•", at: next) || bytes.hasBytes("–", at: next) {
      next += 3
    } else {
      guard let after = afterEnumerator(next) else { return nil }
      next = after
    }
    guard next < end, bytes[next] == .space || bytes[next] == .tab else { return nil }
    return next
  }

  private func afterEnumerator(_ start: Int) -> Int? {
    var next = start
    let isOpen = bytes[next] == .of("(")
    if isOpen { next += 1 }
    let first = next
    while next < end, ASCII.isDigit(bytes[next]), next - first < 3 { next += 1 }
    if next == first, isOpen, next < end, ASCII.isLower(bytes[next]) { next += 1 }
    guard next > first, next < end, bytes[next] == .of(")") || !isOpen && bytes[next] == .of(".") else { return nil }
    return next + 1
  }

  private func afterHeadingMark(_ start: Int) -> Int? {
    var next = start
    while next < end, bytes[next] == .of("#"), next - start < 6 { next += 1 }
    return next < end && bytes[next] == .space ? next : nil
  }

  /// A line of nothing but hyphens, or the line between a table's head and body.
  private func isDivider(_ start: Int) -> Bool {
    var hyphens = 0
    for byte in bytes[start..<end] {
      if byte == .lineFeed { break }
      if byte == .of("-") || byte == .of("=") { hyphens += 1 } else if !"|: \t\r".utf8.contains(byte) { return false }
    }
    return hyphens >= 3
  }

  // MARK: - Numbers, words, marks

  private mutating func takeNumber() {
    let start = index
    var (next, value) = (index, 0)
    while next < end {
      if ASCII.isDigit(bytes[next]) {
        value = min(value * 10 + Int(bytes[next] - .of("0")), 1_000_000_000)
      } else if bytes[next] != .of(",") || !isGroup(next + 1) {
        break
      }
      next += 1
    }
    // `4-th`, as templates write it.
    if next + 2 < end, bytes[next] == .of("-"), Numbers.ordinal("1" + bytes.string(next + 1..<next + 3)) != nil,
      next + 3 >= end || !ASCII.isWord(bytes[next + 3])
    {
      append(BriefToken(kind: .word, text: "\(value)th", range: start..<next + 3, inner: start..<next + 3))
      return
    }
    // `2nd`, `3D` and `4:30` are words, and so is `1.5`.
    let isWord =
      next < end
      && (Words.isWordByte(bytes, next)
        || ".:".utf8.contains(bytes[next]) && next + 1 < end && ASCII.isDigit(bytes[next + 1]))
    guard isWord else {
      return append(
        BriefToken(
          kind: .number, text: bytes.string(start..<next), range: start..<next, inner: start..<next, value: value))
    }
    while next < end,
      Words.isWordByte(bytes, next)
        || ".:".utf8.contains(bytes[next]) && next + 1 < end && ASCII.isDigit(bytes[next + 1])
    {
      next += 1
    }
    append(word(start..<next))
  }

  /// Three digits and no more: what follows the comma in `1,000`.
  private func isGroup(_ start: Int) -> Bool {
    start + 3 <= end && bytes[start..<start + 3].allSatisfy(ASCII.isDigit)
      && (start + 3 == end || !ASCII.isDigit(bytes[start + 3]))
  }

  private mutating func takeWord() {
    if let dotted = afterDottedLetters(index) { return append(word(index..<dotted)) }
    var next = index
    while next < end, Words.isWordByte(bytes, next), bytes[next] != .of("_") || next == index {
      next += Words.scalarLength(bytes[next])
      // An apostrophe within a word, straight or curly.
      let length = next < end && bytes[next] == .of("'") ? 1 : bytes.hasBytes("\u{2019}", at: next) ? 3 : 0
      if length > 0, next + length < end, Words.isWordByte(bytes, next + length) { next += length }
    }
    // The full stop of an abbreviation belongs to it.
    if next < end, bytes[next] == .of("."),
      BriefVocabulary.abbreviations.contains(Tokenizer.folded(bytes, index..<next))
    {
      let range = index..<next
      append(word(range))
      tokens[tokens.count - 1].range = range.lowerBound..<next + 1
      index = next + 1
      return
    }
    append(word(index..<min(next, end)))
  }

  /// The end of `e.g.`, `P.S.`, `P. P. S.`: single letters with full stops.
  private func afterDottedLetters(_ start: Int) -> Int? {
    var next = start
    var letters = 0
    while next < end, ASCII.isLetter(bytes[next]), next + 1 < end, bytes[next + 1] == .of(".") {
      letters += 1
      next += 2
      if next + 1 < end, bytes[next] == .space, ASCII.isUpper(bytes[next + 1]), next + 2 < end,
        bytes[next + 2] == .of(".")
      {
        next += 1
      }
    }
    if next < end, ASCII.isLetter(bytes[next]), letters > 0, next + 1 == end || !Words.isWordByte(bytes, next + 1) {
      letters += 1
      next += 1
    }
    return letters >= 2 ? next : nil
  }

  private func word(_ range: Range<Int>) -> BriefToken {
    let first = Scalars.scalar(bytes, at: range.lowerBound).scalar
    return BriefToken(
      kind: .word, text: Tokenizer.folded(bytes, range), range: range, inner: range,
      isCapitalized: first.properties.isUppercase)
  }

  private mutating func takeMark() {
    let start = index
    var next = index + Words.scalarLength(bytes[index])
    if bytes[start] == .of("*") {
      while next < end, bytes[next] == .of("*") { next += 1 }
      if next - start >= 3 {
        return append(
          BriefToken(kind: .stars, text: "***", range: start..<next, inner: start..<next, value: next - start))
      }
    } else if bytes[start] == .of("-"), bytes.hasBytes("--", at: start) {
      while next < end, bytes[next] == .of("-") { next += 1 }
      return append(BriefToken(kind: .mark, text: "—", range: start..<next, inner: start..<next))
    } else if "<>=".utf8.contains(bytes[start]) {
      while next < end, next - start < 2, "<>=".utf8.contains(bytes[next]) { next += 1 }
    }
    next = min(next, end)
    append(BriefToken(kind: .mark, text: bytes.string(start..<next), range: start..<next, inner: start..<next))
  }
}
