import TextScanning

/// Reads a text as a POSIX shell would split it (IEEE Std 1003.1, Shell Command Language, 2.3 and 2.9): quotes, escapes, operators, comments,
/// here-documents and commands within commands. Nothing is expanded and nothing runs; a text that no shell would take gives what can be read.
package struct ShellText {
  private let bytes: [UInt8]
  private var index = 0
  private var found: [ShellCommand] = []
  private var current = ShellCommand()
  /// Ends of the here-documents that begin on the next line.
  private var documents: [[UInt8]] = []
  private var depth: Int
  /// The byte that ends the list of a command inside a word.
  private var terminator: UInt8?

  /// The simple commands of a text, in the order in which they end. O(bytes).
  package static func commands(in bytes: [UInt8]) -> [ShellCommand] {
    var reader = ShellText(bytes, depth: 0)
    reader.list(until: nil)
    return reader.found
  }

  private init(_ bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }

  // MARK: - Lists of commands

  private mutating func list(until end: UInt8?) {
    terminator = end
    while index < bytes.count {
      let byte = bytes[index]
      if byte == end { return finish() }
      switch byte {
      case .space, .tab, .carriageReturn: index += 1
      case .of("\\") where index + 1 < bytes.count && bytes[index + 1] == .lineFeed: index += 2
      case .lineFeed:
        finish()
        index += 1
        skipDocuments()
      case .of("("):
        finish()
        index += 1
        nested(until: .of(")"))
      case .of(";"), .of("|"), .of(")"):
        finish()
        index += 1
      case .of("&"):
        if bytes.hasBytes("&>", at: index) {
          redirect()
        } else {
          finish()
          index += 1
        }
      case .of("#"): index = bytes.firstIndex(of: .lineFeed, from: index) ?? bytes.count
      case .of("<"), .of(">"): redirect()
      default: word()
      }
    }
    finish()
  }

  private mutating func finish() {
    if !current.words.isEmpty || !current.written.isEmpty { found.append(current) }
    current = ShellCommand()
  }

  // MARK: - Redirections

  private mutating func redirect() {
    let isWrite = bytes[index] != .of("<")
    if bytes[index] == .of("&") { index += 1 }
    if bytes.hasBytes("<<<", at: index) {
      index += 3
      _ = target()
    } else if bytes.hasBytes("<<", at: index) {
      index += bytes.hasBytes("<<-", at: index) ? 3 : 2
      if let end = target() { documents.append(Array(end.text.utf8)) }
    } else if bytes.hasBytes("<(", at: index) || bytes.hasBytes(">(", at: index) {
      index += 2
      nested(until: .of(")"))
    } else {
      index +=
        bytes.hasBytes(">>", at: index) || bytes.hasBytes(">|", at: index) || bytes.hasBytes("<>", at: index) ? 2 : 1
      if index < bytes.count, bytes[index] == .of("&") {
        // `2>&1`: a copy of another output.
        index += 1
        _ = target()
      } else if let file = target(), isWrite, !file.text.hasPrefix("/dev/") {
        current.written.append(file)
      }
    }
  }

  /// The word behind a redirection.
  private mutating func target() -> ShellCommand.Word? {
    while index < bytes.count, bytes[index] == .space || bytes[index] == .tab { index += 1 }
    guard index < bytes.count, !Self.endsWord(bytes[index]) else { return nil }
    let start = index
    let text = wordText()
    return ShellCommand.Word(text: String(decoding: text, as: UTF8.self), range: start..<index)
  }

  /// Moves past the bodies of here-documents: they are data.
  private mutating func skipDocuments() {
    for end in documents {
      while index < bytes.count {
        let close = bytes.firstIndex(of: .lineFeed, from: index) ?? bytes.count
        let line = bytes[index..<close].drop { $0 == .tab }
        index = min(close + 1, bytes.count)
        if line.elementsEqual(end) { break }
      }
    }
    documents = []
  }

  // MARK: - Words

  private mutating func word() {
    let start = index
    let text = wordText()
    let isBare = index - start == text.count
    // `2>file`: the number belongs to the redirection.
    if isBare, index < bytes.count, bytes[index] == .of(">") || bytes[index] == .of("<"), text.allSatisfy(ASCII.isDigit)
    {
      return redirect()
    }
    if isBare, current.words.isEmpty, Self.reserved.contains(String(decoding: text, as: UTF8.self)) { return }
    current.words.append(ShellCommand.Word(text: String(decoding: text, as: UTF8.self), range: start..<index))
  }

  private static let reserved: Set<String> = [
    "if", "then", "else", "elif", "fi", "do", "done", "while", "until", "esac", "!", "{", "}",
  ]

  private static func endsWord(_ byte: UInt8) -> Bool {
    ASCII.isSpace(byte) || byte == .of(";") || byte == .of("|") || byte == .of("&") || byte == .of("(")
      || byte == .of(")") || byte == .of("<") || byte == .of(">")
  }

  /// In backticks the next backtick is the end, and not a command inside.
  private func endsSubstitution(_ byte: UInt8) -> Bool { byte == terminator && byte == .of("`") }

  /// The text of one word; the index stands behind it.
  private mutating func wordText() -> [UInt8] {
    var text: [UInt8] = []
    while index < bytes.count, !Self.endsWord(bytes[index]), !endsSubstitution(bytes[index]) {
      switch bytes[index] {
      case .of("'"):
        let close = bytes.firstIndex(of: .of("'"), from: index + 1) ?? bytes.count
        text += bytes[(index + 1)..<close]
        index = min(close + 1, bytes.count)
      case .of("\""): doubleQuoted(into: &text)
      case .of("\\"):
        index += 1
        if index < bytes.count {
          if bytes[index] != .lineFeed { text.append(bytes[index]) }
          index += 1
        }
      case .of("`"): substitution(into: &text)
      case .of("$"): dollar(into: &text)
      default:
        text.append(bytes[index])
        index += 1
      }
    }
    return text
  }

  private mutating func doubleQuoted(into text: inout [UInt8]) {
    index += 1
    while index < bytes.count, bytes[index] != .of("\"") {
      switch bytes[index] {
      case .of("\\")
      where index + 1 < bytes.count && [.of("\""), .of("\\"), .of("$"), .of("`")].contains(bytes[index + 1]):
        text.append(bytes[index + 1])
        index += 2
      case .of("`"): substitution(into: &text)
      case .of("$"): dollar(into: &text)
      default:
        text.append(bytes[index])
        index += 1
      }
    }
    index = min(index + 1, bytes.count)
  }

  /// `$(…)` runs a command; `$((…))`, `${…}` and `$NAME` stay as they are.
  private mutating func dollar(into text: inout [UInt8]) {
    let start = index
    if bytes.hasBytes("$((", at: index) {
      index += 3
      while index < bytes.count, !bytes.hasBytes("))", at: index) { index += 1 }
      index = min(index + 2, bytes.count)
    } else if bytes.hasBytes("$(", at: index) {
      index += 2
      nested(until: .of(")"))
    } else if bytes.hasBytes("${", at: index) {
      index = min((bytes.firstIndex(of: .of("}"), from: index) ?? bytes.count) + 1, bytes.count)
    } else {
      index += 1
    }
    text += bytes[start..<index]
  }

  private mutating func substitution(into text: inout [UInt8]) {
    let start = index
    index += 1
    nested(until: .of("`"))
    text += bytes[start..<index]
  }

  /// Reads a list of commands inside a word; the index stands behind its end.
  private mutating func nested(until end: UInt8) {
    guard depth < 32 else {
      index = min((bytes.firstIndex(of: end, from: index) ?? bytes.count) + 1, bytes.count)
      return
    }
    var inner = ShellText(bytes, depth: depth + 1)
    inner.index = index
    inner.list(until: end)
    found += inner.found
    index = min(inner.index + 1, bytes.count)
  }
}
