import TextScanning

/// Programs that run another program, and how to find it among their words. Tables only.
enum ShellWrappers {
  /// `NAME=value` before a command.
  static func isAssignment(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    guard let first = bytes.first, ASCII.isLetter(first) || first == .of("_"),
      let equals = bytes.firstIndex(of: .of("="))
    else { return false }
    return bytes[..<equals].allSatisfy { ASCII.isWord($0) && $0 < 0x80 }
  }

  /// The last part of a program's path; one that lies in the project (`./gradlew`) keeps its path.
  static func name(of program: String) -> String {
    guard program.utf8.first == .of("/") else { return program }
    return program.split(separator: "/").last.map(String.init) ?? program
  }

  /// The text a shell is told to run: the word after `-c`, `-lc` and the like.
  static func script(_ name: String, _ words: [ShellCommand.Word]) -> ShellCommand.Word? {
    if name == "eval", words.count == 2 { return words[1] }
    guard ["bash", "sh", "zsh", "dash", "ksh"].contains(name) else { return nil }
    for (index, word) in words.enumerated().dropFirst() {
      guard word.text.hasPrefix("-") else { return nil }
      if !word.text.hasPrefix("--"), word.text.contains("c") { return index + 1 < words.count ? words[index + 1] : nil }
    }
    return nil
  }

  /// Where the program that a wrapper runs begins among its words; nil for a program that wraps nothing.
  static func start(_ name: String, _ words: [ShellCommand.Word]) -> Int? {
    if let subcommands = runners[name] {
      guard words.count > 1 else { return nil }
      if subcommands.isEmpty { return skipOptions(words, from: 1, valued: []) }
      guard subcommands.contains(words[1].text) else { return nil }
      return skipOptions(words, from: 2, valued: ["--with", "--python", "-p", "--package", "--extra", "--group"])
    }
    if name == "python" || name == "python3" {
      return words.count > 2 && words[1].text == "-m" ? 2 : nil
    }
    guard let valued = wrappers[name] else { return nil }
    var start = skipOptions(words, from: 1, valued: valued)
    if name == "timeout" { start += 1 }
    if name == "env" { while start < words.count, isAssignment(words[start].text) { start += 1 } }
    return start
  }

  /// Whether a program is a runner of packages.
  static func isRunner(_ name: String) -> Bool { runners[name] != nil }

  private static func skipOptions(_ words: [ShellCommand.Word], from start: Int, valued: Set<String>) -> Int {
    var index = start
    while index < words.count, words[index].text.hasPrefix("-") {
      if words[index].text == "--" { return index + 1 }
      index += valued.contains(words[index].text) ? 2 : 1
    }
    return index
  }

  /// Programs that run what follows them, with those of their options that take a value.
  private static let wrappers: [String: Set<String>] = [
    "sudo": ["-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T"], "doas": ["-u", "-C"], "env": ["-u", "-C", "-S"],
    "time": ["-f", "-o"],
    "nohup": [], "nice": ["-n"], "ionice": ["-c", "-n"], "exec": ["-a"], "command": [], "builtin": [],
    "stdbuf": ["-i", "-o", "-e"],
    "timeout": ["-s", "-k"], "xargs": ["-I", "-n", "-P", "-L", "-d", "-a", "-s", "-E"], "setsid": [], "unbuffer": [],
    "watch": ["-n"],
    "caffeinate": [], "dotenv": ["-f", "-e"],
  ]

  /// Runners of packages, with the subcommands after which the program stands; empty: right behind the runner.
  private static let runners: [String: Set<String>] = [
    "npx": [], "bunx": [], "pnpx": [], "uvx": [], "pipx": ["run"], "uv": ["run"], "poetry": ["run"], "pipenv": ["run"],
    "pdm": ["run"], "rye": ["run"], "hatch": ["run"], "bundle": ["exec"], "pnpm": ["exec", "dlx"],
    "yarn": ["exec", "dlx"], "npm": ["exec", "x"], "mise": ["exec", "x"], "asdf": ["exec"], "conda": ["run"],
  ]
}
