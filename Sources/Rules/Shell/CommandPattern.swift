import TextScanning

/// A command as a document names it, and which commands of a shell are one: `npm test` is any command whose program is `npm` and whose first
/// operand is `test`; `git push --force` also `git push origin main -f`. Words are compared, never text.
///
/// Operands of the pattern must be the first operands of the command, in order (any of its operands for programs that take a list of targets);
/// every option of the pattern must be there, wherever it stands, in its long or short form. Further operands and options change nothing.
package struct CommandPattern: Sendable, Hashable {
  /// As the document writes it.
  package let text: String
  private let program: String
  private let arguments: CommandArguments

  /// A pattern; nil for a text that is not one simple command.
  package init?(_ text: String) {
    let prompt = text.hasPrefix("$ ") ? String(text.dropFirst(2)) : text
    let commands = ShellText.commands(in: Array(Self.plain(prompt).utf8))
    guard commands.count == 1, let words = commands.first?.words.drop(while: { ShellWrappers.isAssignment($0.text) }),
      let program = words.first?.text, commands[0].written.isEmpty
    else { return nil }
    self.text = text
    self.program = ShellWrappers.name(of: program)
    arguments = CommandArguments(words.dropFirst().map(\.text), of: self.program)
  }

  /// The part of a command that is one of these; nil when it is none.
  package func match(_ command: ShellCommand) -> Range<Int>? {
    for inner in command.unwrapped() {
      guard let first = inner.words.first, ShellWrappers.name(of: first.text) == program || isBase(first.text) else {
        continue
      }
      if arguments.match(CommandArguments(inner.words.dropFirst().map(\.text), of: program), program) {
        return inner.range
      }
    }
    return nil
  }

  /// A script is the same however its folder is written: `./run.sh`, `scripts/run.sh` from above.
  private func isBase(_ word: String) -> Bool {
    guard program.contains("/") else { return false }
    let bare = program.hasPrefix("./") ? String(program.dropFirst(2)) : program
    return word == bare || word.hasSuffix("/" + bare)
  }

  /// Placeholders would be redirections to a shell: `<branch>` becomes the word `*`.
  private static func plain(_ text: String) -> String {
    var plain: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == .of("<"), let close = bytes.firstIndex(of: .of(">"), from: index), close > index + 1,
        bytes[(index + 1)..<close].allSatisfy({ ASCII.isWord($0) || $0 == .of("-") || $0 == .space })
      {
        plain += "'*'".utf8
        index = close + 1
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Whether a text in code is a command beyond doubt: its program is one that people type.
  package static func isCommand(_ text: String) -> Bool {
    guard let pattern = CommandPattern(text) else { return false }
    if pattern.program.hasPrefix("./") || pattern.program.hasSuffix(".sh") { return true }
    return KnownPrograms.names.contains(pattern.program) || ShellWrappers.isRunner(pattern.program)
  }
}

/// The arguments of a command sorted: operands in order, options by name.
struct CommandArguments: Sendable, Hashable {
  private(set) var operands: [String] = []
  /// Each option by its shortest name, with its value where one is attached or known to follow.
  private(set) var options: [String: String?] = [:]

  init(_ words: [String], of program: String) {
    let valued = OptionTable.valued[program] ?? []
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        // Behind it an npm script's own arguments stand; for other programs they are operands.
        if !OptionTable.scriptRunners.contains(program) { operands += words[index...] }
        break
      }
      guard word.hasPrefix("-"), word.utf8.count > 1 else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if valued.contains(parts[0]), parts.count == 1 {
        let name = OptionTable.short(parts[0], program, operands.first)
        options.updateValue(index < words.count ? words[index] : nil, forKey: name)
        index += 1
      } else if word.hasPrefix("--") || OptionTable.longWithOneDash.contains(program) {
        options.updateValue(
          parts.count > 1 ? parts[1] : nil, forKey: OptionTable.short(parts[0], program, operands.first))
      } else {
        for letter in parts[0].dropFirst() {
          options.updateValue(nil, forKey: OptionTable.folded("-\(letter)", program))
        }
      }
    }
    operands = OptionTable.canonical(operands, program)
  }

  /// Whether a command with these arguments is one of a pattern's.
  func match(_ command: CommandArguments, _ program: String) -> Bool {
    for (name, value) in options {
      guard let given = command.options[name] else { return false }
      if let value, value != "*", given != value { return false }
    }
    if OptionTable.targetPrograms.contains(program) {
      return operands.allSatisfy { operand in command.operands.contains { Self.covers(operand, $0) } }
    }
    guard operands.count <= command.operands.count else { return false }
    return zip(operands, command.operands).allSatisfy { Self.covers($0, $1) }
  }

  /// A star stands for anything: in the place of a name, or within one (`test-*`, `lint:*`).
  private static func covers(_ pattern: String, _ word: String) -> Bool {
    if pattern == "*" || pattern == "…" || pattern == "..." { return true }
    return pattern.utf8.contains(.of("*")) ? Glob.matches(pattern, word) || pattern == word : pattern == word
  }
}
