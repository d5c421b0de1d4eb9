import TextScanning

/// What a command does to files, as far as its words tell. Facts from the programs' manuals.
enum ShellEffects {
  /// The files it writes and those it prints.
  static func files(_ command: ShellCommand) -> (written: [ShellCommand.Word], read: [ShellCommand.Word]) {
    var written = command.written
    var read: [ShellCommand.Word] = []
    guard let first = command.words.first else { return (written, read) }
    let operands = command.words.dropFirst().filter { !$0.text.hasPrefix("-") }
    let options = command.words.dropFirst().filter { $0.text.hasPrefix("-") }.map(\.text)
    switch ShellWrappers.name(of: first.text) {
    case "rm", "rmdir", "touch", "mkdir", "tee", "truncate", "shred", "unlink", "mv": written += operands
    case "cp", "ln", "install", "rsync": if let last = operands.last, operands.count > 1 { written.append(last) }
    case "chmod", "chown": written += operands.dropFirst()
    case "sed", "perl":
      if options.contains(where: { $0.hasPrefix("-i") || $0.hasPrefix("--in-place") || $0.hasPrefix("-pi") }) {
        written += operands.dropFirst()
      } else {
        read += operands.dropFirst()
      }
    case "git":
      guard let verb = operands.first?.text else { break }
      if ["rm", "mv", "restore", "checkout"].contains(verb) { written += operands.dropFirst() }
      if ["show", "diff", "blame"].contains(verb) { read += operands.dropFirst() }
    case "cat", "less", "more", "head", "tail", "bat", "nl": read += operands
    case "grep", "rg", "awk", "jq": read += operands.dropFirst()
    default: break
    }
    return (written, read)
  }

  /// Whether a command changes nothing, so that a run of such commands owes no check.
  static func onlyLooks(_ command: ShellCommand) -> Bool {
    guard command.written.isEmpty else { return false }
    let inner = command.unwrapped()
    guard let last = inner.last, let first = last.words.first else { return true }
    let program = ShellWrappers.name(of: first.text)
    let operands = last.words.dropFirst().map(\.text).filter { !$0.hasPrefix("-") }
    if program == "git" { return operands.first.map { lookingGit.contains($0) } ?? true }
    if program == "sed" || program == "perl" { return files(last).written.isEmpty }
    if program == "find" { return !last.words.contains { ["-delete", "-exec", "-execdir"].contains($0.text) } }
    return looking.contains(program)
  }

  private static let looking: Set<String> = Set(
    words: """
      ls cat less more head tail grep rg find fd pwd cd which whereis type echo printf wc sort uniq cut tr diff cmp file stat du df
      tree env printenv date whoami id uname ps top jq awk basename dirname realpath readlink test [ true false man help sleep seq
      bat nl column od xxd hexdump md5sum sha256sum
      """)
  private static let lookingGit: Set<String> = Set(
    words: "status log diff show blame branch remote rev-parse ls-files describe grep shortlog fetch config reflog")
}
