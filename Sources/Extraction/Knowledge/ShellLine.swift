import TextScanning

/// Reads one line of a shell.
enum ShellLine {
  static func trimmed(_ code: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(code[start]) { start += 1 }
    while end > start, ASCII.isSpace(code[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The command without its prompt; nil for comments, and for lines without a prompt where only prompted lines are
  /// commands.
  static func command(_ code: [UInt8], _ line: Range<Int>, prompted: Bool) -> Range<Int>? {
    guard let first = line.first.map({ code[$0] }) else { return nil }
    if first == .of("$") || first == .of(">"), line.count > 2, code[line.lowerBound + 1] == .space {
      return trimmed(code, line.lowerBound + 2..<line.upperBound)
    }
    if prompted || first == .of("#") || first == .of("/") && line.count > 1 && code[line.lowerBound + 1] == .of("/") {
      return nil
    }
    return line
  }

  /// The commands of a line: cut at pipes and separators outside quotes, without `sudo`.
  static func commands(_ code: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = line.lowerBound
    var quote: UInt8 = 0
    for index in line {
      let byte = code[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == .of("\"") || byte == .of("'") {
        quote = byte
      } else if byte == .of("|") || byte == .of("&") || byte == .of(";") {
        parts.append(trimmed(code, start..<index))
        start = index + 1
      }
    }
    parts.append(trimmed(code, start..<line.upperBound))
    return parts.compactMap { part in
      guard !part.isEmpty else { return nil }
      return code.hasBytes("sudo ", at: part.lowerBound) ? trimmed(code, part.lowerBound + 5..<part.upperBound) : part
    }
  }

  /// `NAME=value …`, also after `export`.
  static func assignment(_ code: [UInt8], _ part: Range<Int>) -> (name: Range<Int>, rest: Range<Int>)? {
    var start = part.lowerBound
    if code.hasBytes("export ", at: start) { start += 7 }
    var end = start
    while end < part.upperBound, NameShape.isNameByte(code[end]) { end += 1 }
    guard end < part.upperBound, code[end] == .of("="), NameShape.isEnvironmentName(code, start..<end) else {
      return nil
    }
    var rest = end
    var quote: UInt8 = 0
    while rest < part.upperBound, quote != 0 || code[rest] != .space {
      if quote == 0, code[rest] == .of("\"") || code[rest] == .of("'") {
        quote = code[rest]
      } else if code[rest] == quote {
        quote = 0
      }
      rest += 1
    }
    return (start..<end, trimmed(code, rest..<part.upperBound))
  }

  /// All `--flags` that begin a word outside quotes.
  static func longFlags(_ code: [UInt8], _ part: Range<Int>) -> [Range<Int>] {
    var flags: [Range<Int>] = []
    var quote: UInt8 = 0
    for index in part {
      let byte = code[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
        continue
      }
      if byte == .of("\"") || byte == .of("'") { quote = byte }
      guard byte == .of("-"), index + 3 < part.upperBound, code[index + 1] == .of("-"), ASCII.isLetter(code[index + 2]),
        index == part.lowerBound || code[index - 1] == .space || code[index - 1] == .of("[")
      else { continue }
      var end = index + 2
      while end < part.upperBound, NameShape.isNameByte(code[end]) || code[end] == .of("-") || code[end] == .of(".") {
        end += 1
      }
      while code[end - 1] == .of("-") || code[end - 1] == .of(".") { end -= 1 }
      flags.append(index..<end)
    }
    return flags
  }

  /// The endpoint of a `curl` call with an explicit method.
  static func curl(_ code: [UInt8], _ part: Range<Int>) -> String? {
    guard code.hasBytes("curl ", at: part.lowerBound) else { return nil }
    var method: Range<Int>?
    var address: Range<Int>?
    var index = part.lowerBound
    while index + 4 < part.upperBound {
      if code.hasBytes("-X ", at: index) || code.hasBytes("--request ", at: index) {
        let start = index + (code[index + 1] == .of("X") ? 3 : 10)
        var end = start
        while end < part.upperBound, ASCII.isUpper(code[end]) { end += 1 }
        if end > start + 2 { method = start..<end }
      } else if code.hasBytes("http", at: index), address == nil {
        var end = index
        while end < part.upperBound, !ASCII.isSpace(code[end]), code[end] != .of("\""), code[end] != .of("'"),
          code[end] != .of("?")
        { end += 1 }
        if end - index > 10 { address = index..<end }
        index = end
      }
      index += 1
    }
    guard let method, let address, !code.hasBytes("http://localhost", at: address.lowerBound),
      !code.hasBytes("http://127.", at: address.lowerBound)
    else { return nil }
    return code.string(method) + " " + code.string(address)
  }

  /// The lines of a block that say something, without space around them.
  static func lines(_ code: [UInt8], in block: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = block.lowerBound
    while start < block.upperBound {
      let end = code[start..<block.upperBound].firstIndex(of: .lineFeed) ?? block.upperBound
      let line = trimmed(code, start..<end)
      if !line.isEmpty { lines.append(line) }
      start = end + 1
    }
    return lines
  }

  /// The line up to a comment.
  static func withoutComment(_ code: [UInt8], _ line: Range<Int>) -> Range<Int> {
    for index in line.dropFirst() where code[index] == .of("#") && ASCII.isSpace(code[index - 1]) {
      return trimmed(code, line.lowerBound..<index)
    }
    return line
  }

  /// The words of a command, cut at spaces.
  static func words(_ code: [UInt8], _ part: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = part.lowerBound
    for index in part where ASCII.isSpace(code[index]) {
      if index > start { words.append(start..<index) }
      start = index + 1
    }
    if start < part.upperBound { words.append(start..<part.upperBound) }
    return words
  }
}
