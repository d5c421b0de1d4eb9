import Documents
import Prose
import Skills
import TextScanning

/// Names in code blocks and code spans.
extension FactReader {
  mutating func readCode(_ node: Int) {
    let language = CodeLanguage(reading.document.string(of: node))
    guard language != .other else { return }
    let code = codeBytes(node)
    let line = reading.document.lines.line(at: reading.document.nodes[node].range.lowerBound)
    var start = 0
    var isFirst = true
    var continues = false
    while start < code.count {
      var end = start
      while end < code.count, code[end] != .lineFeed { end += 1 }
      let text = ShellLine.trimmed(code, start..<end)
      if let body = ShellLine.command(code, text, prompted: language != .shell), !text.isEmpty {
        readShell(code, body, line: line, continues: continues)
        isFirst = false
      } else if language == .plain, isFirst, !text.isEmpty {
        readPlainSynopsis(code, text)
        isFirst = false
      }
      continues = !text.isEmpty && code[text.upperBound - 1] == .of("\\")
      start = end + 1
    }
  }

  /// The text of a code block: its text nodes with references resolved, or the lines of the file between the fences.
  private func codeBytes(_ node: Int) -> [UInt8] {
    let block = reading.document.nodes[node]
    if Int(block.subtreeEnd) == node + 1 { return fenced(block) }
    var code: [UInt8] = []
    for index in node..<Int(reading.document.nodes[node].subtreeEnd) {
      let child = reading.document.nodes[index]
      switch child.kind {
      case .text: code.append(contentsOf: reading.document.bytes[child.range])
      case .characterReference: code.append(contentsOf: (reading.document.string(of: index) ?? "").utf8)
      case .softBreak, .lineBreak: code.append(.lineFeed)
      default: break
      }
    }
    return code
  }

  private func fenced(_ block: Node) -> [UInt8] {
    let bytes = reading.document.bytes
    var range = block.range
    guard block.detail == 1, let first = bytes[range].firstIndex(of: .lineFeed) else { return Array(bytes[range]) }
    range = first + 1..<range.upperBound
    let last = bytes[range].dropLast().lastIndex(of: .lineFeed) ?? range.lowerBound
    let fence = ShellLine.trimmed(bytes, last..<range.upperBound)
    if fence.allSatisfy({ bytes[$0] == .of("`") || bytes[$0] == .of("~") }) { range = range.lowerBound..<last }
    return Array(bytes[range])
  }

  private mutating func readShell(_ code: [UInt8], _ line: Range<Int>, line number: Int, continues: Bool) {
    for part in ShellLine.commands(code, line) {
      var part = part
      while let assignment = ShellLine.assignment(code, part) {
        add(.environmentVariable, code, assignment.name, .shell, at: .line(number))
        part = assignment.rest
      }
      guard !part.isEmpty else { continue }
      if !continues, let words = CommandWords(code, part) {
        command.offer(reading, code, words, line: part)
        readNamedCommand()
        if words.count >= 2 || ASCII.isUpper(code[part.lowerBound]) {
          readCommand(code, words, .shell, at: .line(number))
        }
      }
      let flags = ShellLine.longFlags(code, part)
      if !flags.isEmpty {
        let scope = CommandWords(code, part).map { code.string($0.program(and: 1)) } ?? ""
        for flag in flags { add(.flag, code, flag, .shell, at: .line(number), Sighting(scope: scope)) }
      }
      if let endpoint = ShellLine.curl(code, part) {
        let bytes = Array(endpoint.utf8)
        add(
          .endpoint, bytes, 0..<bytes.count, .shell, at: .line(number), Sighting(meaning: command.headingText(reading)))
      }
    }
  }

  /// A command counts with and without its last word, which may be an argument.
  private mutating func readCommand(
    _ code: [UInt8], _ words: CommandWords, _ rank: FactSighting.Rank, at place: Spot, _ sighting: Sighting = Sighting()
  ) {
    add(.command, code, words.range, rank, at: place, sighting)
    guard words.count == 3, let cut = code[words.range].lastIndex(of: .space) else { return }
    add(.command, code, words.range.lowerBound..<cut, rank, at: place)
  }

  /// A block without a language may be the synopsis of the command that the headings name.
  private mutating func readPlainSynopsis(_ code: [UInt8], _ line: Range<Int>) {
    guard let words = CommandWords(code, line) else { return }
    command.offer(reading, code, words, line: line)
    readNamedCommand()
  }

  /// A title that is the command makes its page the command's.
  private mutating func readNamedCommand() {
    guard !knowsTitleCommand, !command.name.isEmpty, command.name.utf8.count <= reading.titleBytes.count else { return }
    let bytes = Array(command.name.utf8)
    guard reading.titleBytes.filter({ $0 != .of("`") }) == bytes else { return }
    knowsTitleCommand = true
    add(.command, bytes, 0..<bytes.count, .heading, at: .line(topic.place.line))
  }

  /// A paragraph that is one code span shows how a command is called.
  mutating func readSynopsis(_ node: Int) {
    let position = Int(reading.blockOfNode[node])
    guard position >= 0 else { return }
    let range = reading.text.blocks[position].range
    guard range.count < 200, let code = reading.wholeCode(range), code.count + 2 >= range.count,
      let words = CommandWords(reading.bytes, code)
    else { return }
    command.offer(reading, reading.bytes, words, line: code)
    readNamedCommand()
  }

  /// Every code span is a mention of the name in it.
  mutating func readMentions() {
    let bytes = reading.bytes
    for span in reading.text.spans where span.kind == .code {
      var range = span.range
      let mention = Sighting(mention: range.lowerBound)
      if let words = CommandWords(bytes, range), words.count >= 2 || ASCII.isUpper(bytes[range.lowerBound]) {
        readCommand(bytes, words, .mention, at: .offset(range.lowerBound), mention)
        // `tw backup --jobs`: the flag belongs to the command before it.
        let flags = ShellLine.longFlags(bytes, range)
        let scope = bytes.string(words.range)
        for flag in flags {
          add(.flag, bytes, flag, .mention, at: .offset(range.lowerBound), Sighting(scope: scope))
        }
        continue
      }
      guard let name = NameShape.read(bytes, range) else { continue }
      range = name.range
      switch name.kind {
      case .flag:
        if range.count > 2, bytes[range.lowerBound + 1] == .of("-") {
          add(.flag, bytes, range, .mention, at: .offset(range.lowerBound), mention)
        }
      case .environment, .constant:
        let isCertain = name.isCertain || isBesideEnvironment(span.range)
        add(
          .environmentVariable, bytes, range, .mention, at: .offset(range.lowerBound),
          Sighting(mention: range.lowerBound, isCertain: isCertain))
      case .endpoint:
        add(.endpoint, bytes, range, .mention, at: .offset(range.lowerBound), mention)
      case .file: add(.file, bytes, range, .mention, at: .offset(range.lowerBound), mention)
      case .errorCode, .setting, .word: break
      }
    }
  }

  /// `the `X` environment variable`, `environment variable `X``.
  private func isBesideEnvironment(_ span: Range<Int>) -> Bool {
    guard let position = reading.text.block(at: span.lowerBound) else { return false }
    let block = reading.text.blocks[position].range
    let near = max(block.lowerBound, span.lowerBound - 48)..<min(block.upperBound, span.upperBound + 32)
    var index = near.lowerBound
    while index + 8 <= near.upperBound {
      if reading.bytes[index] | 0x20 == .of("e"), reading.bytes.hasBytes("nvironment variable", at: index + 1) {
        return true
      }
      index += 1
    }
    return false
  }
}

/// Which code blocks hold shell lines.
enum CodeLanguage {
  /// Every line is a command; only prompted lines are; none is.
  case shell, plain, other

  init(_ info: String?) {
    guard let info, !info.isEmpty else {
      self = .plain
      return
    }
    let bytes = Array(info.utf8)
    var end = 0
    while end < bytes.count, bytes[end] != .space, bytes[end] != .of("{"), bytes[end] != .of(",") { end += 1 }
    let name = 0..<end
    if Self.shells.contains(bytes, name) {
      self = .shell
    } else {
      self = Self.consoles.contains(bytes, name) ? .plain : .other
    }
  }

  private static let shells = WordList("sh bash shell zsh fish ksh cmd terminal")
  private static let consoles = WordList("console shell-session shellsession text txt plaintext syntax output")
}
