import TextScanning

/// One tool call taken apart: what it runs, what it reads and writes. Made once a call, read by every rule.
package struct CallReading: Sendable {
  /// A path with its place in `ToolCall.shown`.
  package struct Path: Sendable {
    package var text: String
    package var range: Range<Int>
  }

  package enum Effect: Sendable {
    /// Nothing is changed.
    case looks
    case changes
    /// Its name does not tell.
    case unknown
  }

  package let name: String
  /// The words of its name, in lower case.
  package let words: [String]
  package private(set) var effect = Effect.unknown
  /// Simple commands of its shell texts, with ranges in `ToolCall.shown`.
  package private(set) var commands: [ShellCommand] = []
  package private(set) var written: [Path] = []
  package private(set) var read: [Path] = []
  /// Bytes of `ToolCall.shown`.
  let length: Int
  /// The texts of its arguments.
  package private(set) var values: [String] = []

  /// Whether it runs anything in a shell.
  package var runsShell: Bool { !commands.isEmpty }

  package init(_ call: ToolCall) {
    name = call.name
    length = call.shown.utf8.count
    words = ToolWords.words(call.name)
    let text = Array(call.arguments.utf8)
    let strings = JSONStrings.values(in: text)
    values = strings.map { String(decoding: $0.bytes, as: UTF8.self) }
    if let json = try? JSON(parsing: text) { values += Self.numbers(in: json) }
    effect = Self.effect(words, strings)
    let isEditor = words.contains { ToolWords.writingFiles.contains($0) } && !words.contains("command")
    if !isEditor { readCommands(call, strings, text) }
    readPaths(call, strings)
    readPatches(call, strings)
    for command in commands { readFiles(command) }
    if effect == .unknown, runsShell { effect = commands.allSatisfy(ShellEffects.onlyLooks) ? .looks : .changes }
  }

  private static func numbers(in json: JSON) -> [String] {
    switch json {
    case .int, .number: [json.text]
    case .array(let values): values.flatMap(numbers)
    case .object(let members): members.keys.sorted(by: JSON.bytewise).flatMap { members[$0].map(numbers) ?? [] }
    default: []
    }
  }

  // MARK: - Effect

  /// By the first telling word of the name; a tool with several uses says which in an argument (`"command": "view"`).
  private static func effect(_ words: [String], _ strings: [JSONStrings.Value]) -> Effect {
    for value in strings where ["command", "action", "operation", "mode"].contains(value.key) {
      let said = String(decoding: value.bytes, as: UTF8.self)
      if ToolWords.reading.contains(said) { return .looks }
      if ToolWords.changing.contains(ToolWords.words(said).first ?? ""), !said.contains(" ") { return .changes }
    }
    if words.contains(where: ToolWords.shells.contains) { return .unknown }
    if ToolWords.handsOver(words) { return .looks }
    for word in words {
      if ToolWords.reading.contains(word) { return .looks }
      if ToolWords.changing.contains(word) { return .changes }
    }
    return .unknown
  }

  // MARK: - Shell

  private mutating func readCommands(_ call: ToolCall, _ strings: [JSONStrings.Value], _ text: [UInt8]) {
    let isShell = words.contains(where: ToolWords.shells.contains)
    if strings.isEmpty, isShell {
      // Arguments that are no JSON are the text itself.
      if (try? JSON(parsing: text)) == nil {
        add(ShellText.commands(in: text)) { $0.lowerBound + call.argumentsStart..<$0.upperBound + call.argumentsStart }
      }
      return
    }
    var lists: [[JSONStrings.Step]] = []
    for value in strings {
      guard let key = value.key, ToolWords.commandKeys.contains(key) || (isShell && ["input", "code"].contains(key))
      else {
        continue
      }
      if case .index = value.path.last, key != "commands" {
        // A list of words: what a shell would have split is split already.
        let list = Array(value.path.dropLast())
        if !lists.contains(list) {
          lists.append(list)
          add(argv: strings.filter { $0.path.dropLast().elementsEqual(list) }, call)
        }
      } else if value.path.count == 1, let list = strings.arguments(beside: key) {
        add(argv: [value] + list, call)
      } else {
        add(ShellText.commands(in: value.bytes)) { range in
          let source = value.source(range)
          return source.lowerBound + call.argumentsStart..<source.upperBound + call.argumentsStart
        }
      }
    }
  }

  private mutating func add(argv: [JSONStrings.Value], _ call: ToolCall) {
    let words = argv.map {
      ShellCommand.Word(
        text: String(decoding: $0.bytes, as: UTF8.self),
        range: $0.raw.lowerBound + call.argumentsStart..<$0.raw.upperBound + call.argumentsStart)
    }
    add([ShellCommand(words: words)]) { $0 }
  }

  private mutating func add(_ commands: [ShellCommand], at place: (Range<Int>) -> Range<Int>) {
    func moved(_ words: [ShellCommand.Word]) -> [ShellCommand.Word] {
      words.map { ShellCommand.Word(text: $0.text, range: place($0.range)) }
    }
    self.commands += commands.map { ShellCommand(words: moved($0.words), written: moved($0.written)) }
  }

  /// Files that a command changes or prints.
  private mutating func readFiles(_ command: ShellCommand) {
    for inner in command.unwrapped() {
      let files = ShellEffects.files(inner)
      written += files.written.map { Path(text: $0.text, range: $0.range) }
      read += files.read.map { Path(text: $0.text, range: $0.range) }
    }
  }

  // MARK: - Paths

  private mutating func readPaths(_ call: ToolCall, _ strings: [JSONStrings.Value]) {
    let writes = effect == .changes && words.contains(where: ToolWords.writingFiles.contains)
    for value in strings {
      guard let key = value.key, ToolWords.isPathKey(key), !value.bytes.contains(.lineFeed) else { continue }
      let path = Path(
        text: String(decoding: value.bytes, as: UTF8.self),
        range: value.raw.lowerBound + call.argumentsStart..<value.raw.upperBound + call.argumentsStart)
      if writes { written.append(path) } else if effect == .looks { read.append(path) }
    }
  }

  /// Files that a patch names: `*** Update File: a.md`, `+++ b/a.md`.
  private mutating func readPatches(_ call: ToolCall, _ strings: [JSONStrings.Value]) {
    guard words.contains("patch") || words.contains("diff") else { return }
    for value in strings {
      var start = 0
      while start < value.bytes.count {
        let end = value.bytes.firstIndex(of: .lineFeed, from: start) ?? value.bytes.count
        if let file = Self.patched(value.bytes, start..<end) {
          let source = value.source(file)
          written.append(
            Path(
              text: value.bytes.string(file),
              range: source.lowerBound + call.argumentsStart..<source.upperBound + call.argumentsStart))
        }
        start = end + 1
      }
    }
  }

  private static func patched(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    for mark: StaticString in ["*** Update File: ", "*** Add File: ", "*** Delete File: ", "*** Move to: ", "+++ b/"]
    where bytes.hasBytes(mark, at: line.lowerBound) {
      var end = line.upperBound
      while end > line.lowerBound, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
      let start = line.lowerBound + mark.utf8CodeUnitCount
      return start < end ? start..<end : nil
    }
    return nil
  }
}

extension [JSONStrings.Value] {
  /// The list of arguments that stands beside a program: `{"command": "git", "args": ["push"]}`.
  fileprivate func arguments(beside key: String) -> [JSONStrings.Value]? {
    let found = filter { value in
      guard value.path.count == 2, case .key(let name) = value.path[0], case .index = value.path[1] else {
        return false
      }
      return name != key && ["args", "argv", "arguments"].contains(name)
    }
    return found.isEmpty ? nil : found
  }
}
