import TextScanning

/// The tokens of a line of code: runs without space, quotes, brackets and operators.
struct IdentifierTokens {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  /// The byte that ended the last token, a space where the line ended.
  private(set) var separator: UInt8 = .space
  /// Whether the last token stood behind `$`.
  private(set) var isVariable = false
  /// Whether a pipe, `;` or `&` stood before the last token.
  private(set) var startsCommand = false

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  /// The next token; placeholders, addresses and whatever is not ASCII are passed over.
  mutating func next() -> Range<Int>? {
    startsCommand = false
    while index < end {
      if ASCII.isSpace(bytes[index]) || Self.separates(bytes[index]) {
        if bytes[index] == .of("|") || bytes[index] == .of(";") || bytes[index] == .of("&") { startsCommand = true }
        index += 1
        continue
      }
      let start = index
      var isPlain = true
      let isPath = bytes[start] == .of("/")
      // What ends the token, what makes it none, and placeholders; all other bytes are passed over at once.
      let marks = isPath ? Self.pathMarks : Self.marks
      while true {
        index = marks.next(in: bytes, from: index, to: end)
        guard index < end else { break }
        let byte = bytes[index]
        if ASCII.isSpace(byte) { break }
        if isPath ? Self.endsPath(byte) : Self.separates(byte) { break }
        if byte >= 0x80 || byte == .of("@") || byte == .of("\\") || byte < 0x20 { isPlain = false }
        if !isPath, byte == .of("<") { skipPlaceholder() }
        index += 1
      }
      index = min(index, end)
      separator = index < end ? bytes[index] : .space
      if separator == .of(":"), bytes.hasBytes("://", at: index) {
        while index < end, !ASCII.isSpace(bytes[index]), bytes[index] != .of("\""), bytes[index] != .of("'") {
          index += 1
        }
        continue
      }
      isVariable = bytes[start] == .of("$")
      let token = Self.trimmed(bytes, start..<index)
      if isPlain, !token.isEmpty { return token }
    }
    return nil
  }

  /// Goes to the end of `<name>`.
  private mutating func skipPlaceholder() {
    var close = index + 1
    while close < end, close - index < 60, bytes[close] != .of(">"), !ASCII.isSpace(bytes[close]) { close += 1 }
    if close < end, bytes[close] == .of(">") { index = close }
  }

  /// Whether a byte stands between tokens.
  static func separates(_ byte: UInt8) -> Bool { separators.contains(byte) }

  private static func endsPath(_ byte: UInt8) -> Bool {
    byte == .of("`") || byte == .of("\"") || byte == .of("'") || byte == .of("?")
  }

  private static let separators = ByteSet("\"'`()[]{},;|=&!?*^:>+#%")
  /// Bytes that matter inside a token, and inside a path.
  private static let marks = ByteSet("\"'`()[]{},;|=&!?*^:>+#% <@\\", and: controls)
  private static let pathMarks = ByteSet("`\"'? @\\", and: controls)
  private static let controls: [UInt8] = Array(0..<0x20) + Array(0x80...0xFF)

  /// The token without marks at its ends.
  static func trimmed(_ bytes: [UInt8], _ token: Range<Int>) -> Range<Int> {
    var (start, end) = (token.lowerBound, token.upperBound)
    while start < end, bytes[start] == .of("$") || bytes[start] == .of("~") || bytes[start] == .of(".") { start += 1 }
    while end > start, bytes[end - 1] == .of(".") || bytes[end - 1] == .of("/") || bytes[end - 1] == .of("-") {
      end -= 1
    }
    return start..<end
  }

  /// The line without space around it.
  static func stripped(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The line behind `$ `, `> `, `PS> ` or `PS C:\> `, and before a comment.
  static func withoutPrompt(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    guard line.count > 2 else { return line }
    var start = line.lowerBound
    if bytes.hasBytes("PS", at: start), let mark = bytes[line.prefix(60)].firstIndex(of: .of(">")) {
      start = mark + 1
    } else if bytes[start] == .of("$") || bytes[start] == .of(">"), ASCII.isSpace(bytes[start + 1]) {
      start += 2
    }
    var end = line.upperBound
    var rest = start..<line.upperBound
    while let mark = bytes.firstIndex(of: .of("#"), in: rest) {
      if mark > start, ASCII.isSpace(bytes[mark - 1]) {
        end = mark
        break
      }
      rest = mark + 1..<line.upperBound
    }
    return stripped(bytes, start..<end)
  }

  /// Whether a line is a comment of any of the usual notations.
  static func isComment(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let start = line.lowerBound
    return bytes[start] == .of("#") || bytes.hasBytes("//", at: start) || bytes.hasBytes("<!--", at: start)
      || bytes.hasBytes("/*", at: start) || bytes.hasBytes("* ", at: start) || bytes.hasBytes("-- ", at: start)
      || bytes.hasBytes("<#", at: start)
  }

  /// Whether a span of several words starts like a command: a lower-case word, a space, and a word or a flag.
  static func isCommand(_ bytes: [UInt8], _ span: Range<Int>) -> Bool {
    guard let space = bytes[span].firstIndex(of: .space), space > span.lowerBound + 1, space + 1 < span.upperBound
    else {
      return false
    }
    return bytes[span.lowerBound..<space].allSatisfy { ASCII.isLower($0) || ASCII.isDigit($0) || $0 == .of("-") }
      && (ASCII.isLower(bytes[space + 1]) || bytes[space + 1] == .of("-"))
  }
}
