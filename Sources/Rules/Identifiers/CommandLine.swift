import TextScanning

/// Follows one line of a shell: which tool a flag is given to, and which subcommands stand behind the tool.
struct CommandLine {
  /// The tool with the subcommands seen so far.
  private var command: Range<Int>?
  private var words = 0
  private var expectsTool: Bool
  private let isShell: Bool
  /// The first word of the command, when the tool is nobody else's.
  private(set) var ownTool: Range<Int>?
  /// The tool with its subcommands, kept when arguments follow.
  private(set) var given: Range<Int>?
  /// Whether the tool at hand belongs to somebody else.
  private(set) var isForeign = false
  private static let mostWords = 3

  init(isShell: Bool) {
    self.isShell = isShell
    expectsTool = isShell
  }

  /// Takes the next token of the line. Returns the command that it makes longer, or nil.
  mutating func take(_ bytes: [UInt8], _ token: Range<Int>, of tokens: IdentifierTokens) -> Range<Int>? {
    guard isShell else { return nil }
    if tokens.startsCommand { restart() }
    guard !expectsTool else {
      // `NAME=value tool`, `sudo tool`.
      if tokens.separator == .of("=") || bytes[token].elementsEqual("sudo".utf8) { return nil }
      expectsTool = false
      isForeign = ForeignTools.contains(bytes, token)
      command = !isForeign && Self.isWord(bytes, token) ? token : nil
      ownTool = command
      given = command
      words = 1
      return nil
    }
    guard let open = command else { return nil }
    guard words < Self.mostWords, token.lowerBound == open.upperBound + 1, bytes[open.upperBound] == .space,
      Self.isWord(bytes, token), !Self.goesOn(tokens.separator)
    else {
      command = nil
      return nil
    }
    command = open.lowerBound..<token.upperBound
    words += 1
    given = command
    return command
  }

  /// Waits for the next tool.
  mutating func restart() {
    expectsTool = isShell
    command = nil
    ownTool = nil
    given = nil
    isForeign = false
    words = 0
  }

  /// Whether the byte behind a word makes it something else: a value, a call, a path.
  private static func goesOn(_ separator: UInt8) -> Bool {
    !(ASCII.isSpace(separator) || separator == .of(";") || separator == .of("|") || separator == .of("&")
      || separator == .of(")") || separator == .of("`") || separator == .of(","))
  }

  /// A word of lower-case letters, digits and dashes.
  private static func isWord(_ bytes: [UInt8], _ token: Range<Int>) -> Bool {
    guard token.count >= 2, let first = token.first, ASCII.isLower(bytes[first]) else { return false }
    return bytes[token].allSatisfy { ASCII.isLower($0) || ASCII.isDigit($0) || $0 == .of("-") }
  }
}
