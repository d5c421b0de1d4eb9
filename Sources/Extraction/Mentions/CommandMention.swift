import TextScanning

/// What the words of one command name: a target, a script, a recipe, a program by its path.
enum CommandMention {
  typealias Named = (kind: Mention.Kind, name: String, quote: String)

  static func read(_ words: [String]) -> [Named] {
    guard let program = words.first else { return [] }
    switch program {
    case "make", "gmake": return targets(words)
    case "npm": return npm(words)
    case "pnpm", "yarn", "bun": return packageTool(words)
    case "just": return recipe(words)
    case "cargo": return cargo(words)
    case "task": return named(.task, words, at: 1, also: "_-:")
    case "deno": return words.count > 2 && words[1] == "task" ? named(.denoTask, words, at: 2, also: "_-:") : []
    case "composer":
      let isRun = words.count > 2 && ["run", "run-script"].contains(words[1])
      return isRun ? named(.composerScript, words, at: 2, also: "_-:") : []
    case "bash", "sh", "zsh", "python", "python3", "node", "ruby", "source": return script(words)
    default: return program.hasPrefix("./") ? ownProgram(program) : []
    }
  }

  private static func targets(_ words: [String]) -> [Named] {
    var named: [Named] = []
    for word in words.dropFirst() {
      if harmlessFlags.contains(word) || word.utf8.contains(.of("=")) { continue }
      guard isName(word, also: "_-+:") else { return word.hasPrefix("-") ? [] : named }
      named.append((.target, word, "make \(word)"))
    }
    return named
  }

  /// Options of `make` after which the same file is read.
  private static let harmlessFlags: Set<String> = ["-j", "-k", "-s", "-B", "-n", "--silent", "--dry-run"]

  private static func npm(_ words: [String]) -> [Named] {
    guard words.count > 1 else { return [] }
    if words[1] == "test", words.count == 2 { return [(.script, "test", "npm test")] }
    guard words[1] == "run" || words[1] == "run-script", words.count > 2, isScript(words) else { return [] }
    return [(.script, words[2], "npm run \(words[2])")]
  }

  private static func packageTool(_ words: [String]) -> [Named] {
    guard words.count > 1 else { return [] }
    if words[1] == "run" {
      guard words.count > 2, isScript(words) else { return [] }
      let kind: Mention.Kind = words[0] == "pnpm" ? .script : .likelyScript
      return [(kind, words[2], "\(words[0]) run \(words[2])")]
    }
    guard words[0] != "bun", isName(words[1], also: "_-:"), !toolCommands.contains(words[1]) else { return [] }
    return [(.likelyScript, words[1], "\(words[0]) \(words[1])")]
  }

  /// Whether the third word names a script of this very package: an option may lead to another one.
  private static func isScript(_ words: [String]) -> Bool {
    let other = ["--prefix", "-C", "--workspace", "-w", "--workspaces", "--filter", "-F", "-r", "--recursive", "--cwd"]
    return isName(words[2], also: "_-:") && !words.contains { other.contains($0) || $0.hasPrefix("--workspace=") }
  }

  private static let toolCommands: Set<String> = Set(
    words: """
      add audit bin cache config create dedupe dlx exec global help import info init install link list login logout node
      npm outdated owner pack patch plugin prune publish rebuild remove run set setup store tag team test uninstall unlink
      unplug up update upgrade version versions view why workspace workspaces
      """)

  private static func recipe(_ words: [String]) -> [Named] {
    guard words.count > 1, isName(words[1], also: "_-") else { return [] }
    return [(.recipe, words[1], "just \(words[1])")]
  }

  /// A name that stands at a place of its command.
  private static func named(_ kind: Mention.Kind, _ words: [String], at place: Int, also marks: String) -> [Named] {
    guard words.count > place, isName(words[place], also: marks) else { return [] }
    return [(kind, words[place], words[...place].joined(separator: " "))]
  }

  /// `cargo test -p NAME`: a package of the workspace or one that it depends on.
  private static func cargo(_ words: [String]) -> [Named] {
    guard words.count > 3, ["test", "run", "build", "check", "clippy", "bench", "doc", "fmt"].contains(words[1]) else {
      return []
    }
    let end = words.firstIndex(of: "--") ?? words.count
    guard let flag = words[..<end].firstIndex(where: { $0 == "-p" || $0 == "--package" }), flag + 1 < end,
      isName(words[flag + 1], also: "_-")
    else { return [] }
    return [(.package, words[flag + 1], "cargo \(words[1]) \(words[flag]) \(words[flag + 1])")]
  }

  private static func script(_ words: [String]) -> [Named] {
    guard words.count > 1, let path = MentionedPath.path(Array(words[1].utf8), 0..<words[1].utf8.count) else {
      return []
    }
    return [(.path, path, "\(words[0]) \(words[1])")]
  }

  /// A program without an ending may be what a build leaves behind.
  private static func ownProgram(_ program: String) -> [Named] {
    guard let dot = FilePath.name(of: program).utf8.lastIndex(of: .of(".")) else { return [] }
    let ending = String(FilePath.name(of: program)[dot...])
    guard [".sh", ".py", ".js", ".mjs", ".ts", ".rb", ".pl", ".bash", ".zsh"].contains(ending),
      MentionedPath.isPlain(program)
    else { return [] }
    return [(.path, FilePath.normalized(program), program)]
  }

  private static func isName(_ word: String, also marks: String) -> Bool {
    guard let first = word.utf8.first, ASCII.isLetter(first) || ASCII.isDigit(first), word.utf8.count <= 100 else {
      return false
    }
    return word.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || marks.utf8.contains($0) }
      && word.utf8.last != .of(":")
  }
}
