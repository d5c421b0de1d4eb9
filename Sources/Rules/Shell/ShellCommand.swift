/// One simple command of a shell text: its words as the program sees them, and the files its output goes to.
package struct ShellCommand: Sendable, Equatable {
  /// A word after quotes and escapes are taken away.
  package struct Word: Sendable, Equatable {
    package var text: String
    /// Bytes of the shell text, quotes included.
    package var range: Range<Int>
  }

  /// The program and its arguments (argv).
  package var words: [Word]
  /// Targets of `>`, `>>`, `>|` and `&>`.
  package var written: [Word]

  package init(words: [Word] = [], written: [Word] = []) {
    self.words = words
    self.written = written
  }

  /// From the program to its last argument.
  package var range: Range<Int> {
    guard let first = words.first, let last = words.last else { return 0..<0 }
    return first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
  }
}

extension ShellCommand {
  /// The commands that really run: this one, and those that other programs run for it (`sudo`, `env`, `xargs`, `npx`, `uv run`, `bash -c "…"`),
  /// each as its own command. The outermost comes first.
  package func unwrapped(depth: Int = 0) -> [ShellCommand] {
    guard depth < 8, !words.isEmpty else { return [] }
    let rest = Array(words.drop { ShellWrappers.isAssignment($0.text) })
    guard let program = rest.first else { return [self] }
    let bare = ShellCommand(words: rest, written: written)
    let name = ShellWrappers.name(of: program.text)
    if let script = ShellWrappers.script(name, rest) {
      // Words of the inner text have no bytes of their own: they stand where the whole text stands.
      let inner = ShellText.commands(in: Array(script.text.utf8)).map { command in
        ShellCommand(
          words: command.words.map { Word(text: $0.text, range: script.range) },
          written: command.written.map { Word(text: $0.text, range: script.range) })
      }
      return [bare] + inner.flatMap { $0.unwrapped(depth: depth + 1) }
    }
    guard let start = ShellWrappers.start(name, rest), start < rest.count else { return [bare] }
    return [bare] + ShellCommand(words: Array(rest[start...]), written: written).unwrapped(depth: depth + 1)
  }
}
