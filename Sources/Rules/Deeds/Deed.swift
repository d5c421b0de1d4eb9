import TextScanning

/// Something an agent does that shows in a transcript: what a rule about work speaks of.
package enum Deed: Sendable, Hashable {
  /// Runs one of these commands in a shell.
  case command([CommandPattern])
  /// Pushes to one of these branches by name.
  case push(branches: [String])
  /// Changes a file in one of these places; any file when there are none.
  case write([PathPattern])
  /// Puts a file in one of these places under version control.
  case stage([PathPattern])
  /// Reads a file in one of these places.
  case read([PathPattern])
  /// Calls one of these tools. `isSure` when the text calls it a tool: a name in code may also be a function of the program.
  case tool([String], isSure: Bool)
  /// Calls a tool whose name says so: one of these verbs and, where there are any, one of these nouns.
  case named(verbs: [String], nouns: [String])
  /// Calls any tool that changes something.
  case change
  /// One of several.
  case any([Deed])

  /// Where a call does it, as ranges of `ToolCall.shown`; empty when it does not.
  func places(in call: CallReading) -> [Range<Int>] {
    switch self {
    case .command(let patterns):
      call.commands.compactMap { command in patterns.lazy.compactMap { $0.match(command) }.first }
    case .push(let branches):
      call.commands.flatMap { $0.unwrapped() }.filter { Self.pushes($0, to: branches) }.map(\.range)
    case .stage(let patterns):
      call.commands.flatMap { $0.unwrapped() }.filter { Self.stages($0, patterns) }.map(\.range)
    case .write(let patterns):
      call.written.filter { path in patterns.isEmpty || patterns.contains { $0.matches(path.text) } }.map(\.range)
    case .read(let patterns): call.read.filter { path in patterns.contains { $0.matches(path.text) } }.map(\.range)
    case .tool(let names, _): names.contains { Self.isNamed(call.name, $0) } ? [call.whole] : []
    case .named(let verbs, let nouns):
      ToolNouns.fits(call.words, verbs: verbs, nouns: nouns) && call.effect != .looks ? [call.whole] : []
    case .change: call.effect == .changes ? [call.whole] : []
    case .any(let deeds): deeds.lazy.map { $0.places(in: call) }.first { !$0.isEmpty } ?? []
    }
  }

  /// Whether calls of this sort are to be seen at all: a run that starts no command shows nothing about commands.
  func isVisible(in transcript: TranscriptReading) -> Bool {
    switch self {
    case .command, .push, .stage: transcript.events.contains { $0.call.runsShell }
    case .write: transcript.events.contains { !$0.call.written.isEmpty }
    case .read: transcript.events.contains { !$0.call.read.isEmpty }
    case .tool, .named, .change: !transcript.events.isEmpty
    case .any(let deeds): deeds.contains { $0.isVisible(in: transcript) }
    }
  }

  /// Whether a run in which it never happens shows that it was left out.
  var canBeMissed: Bool {
    switch self {
    case .tool(_, let isSure): isSure
    case .named, .change: false
    case .any(let deeds): deeds.contains(where: \.canBeMissed)
    case .command, .push, .stage, .write, .read: true
    }
  }

  /// Servers and namespaces may stand before a tool's name: `mcp__github__create_issue`, `functions.search`.
  private static func isNamed(_ name: String, _ wanted: String) -> Bool {
    name == wanted || name.hasSuffix("__" + wanted) || name.hasSuffix("." + wanted) || name.hasSuffix("/" + wanted)
  }

  private static func stages(_ command: ShellCommand, _ patterns: [PathPattern]) -> Bool {
    guard let add = CommandPattern("git add"), let commit = CommandPattern("git commit"),
      add.match(command) == command.range || commit.match(command) == command.range
    else { return false }
    return command.words.dropFirst(2).contains { word in patterns.contains { $0.matches(word.text) } }
  }

  private static func pushes(_ command: ShellCommand, to branches: [String]) -> Bool {
    guard let push = CommandPattern("git push"), push.match(command) == command.range else { return false }
    return command.words.dropFirst().contains { word in
      branches.contains { branch in
        let target =
          word.text.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? word.text
        let name = target.hasPrefix("+") ? String(target.dropFirst()) : target
        return name == branch || name == "refs/heads/\(branch)"
      }
    }
  }
}

extension CallReading {
  /// The whole call in `ToolCall.shown`.
  var whole: Range<Int> { 0..<length }
}

/// Nouns of texts and of tools' names compared.
enum ToolNouns {
  static func fits(_ words: [String], verbs: [String], nouns: [String]) -> Bool {
    guard words.contains(where: { verbs.contains(verb($0)) }) else { return false }
    if nouns.isEmpty { return true }
    let stems = Set(words.map(stem))
    return nouns.contains { noun in
      stems.contains(stem(noun)) || (twins[stem(noun)].map { !$0.isDisjoint(with: stems) } ?? false)
    }
  }

  /// One verb for those that tools use for the same.
  static func verb(_ word: String) -> String { verbTwins[word] ?? word }

  /// Without the ending of the plural.
  static func stem(_ word: String) -> String {
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("ses") || word.hasSuffix("xes") || word.hasSuffix("ches") { return String(word.dropLast(2)) }
    return word.hasSuffix("s") && !word.hasSuffix("ss") && word.count > 3 ? String(word.dropLast()) : word
  }

  private static let verbTwins: [String: String] = [
    "modify": "change", "update": "change", "edit": "change", "alter": "change", "reschedule": "change",
    "remove": "delete",
    "destroy": "delete", "drop": "delete", "reserve": "book", "purchase": "buy", "order": "buy", "charge": "pay",
    "email": "send", "mail": "send", "notify": "send", "message": "send", "add": "create", "make": "create",
    "open": "create",
    "void": "cancel",
  ]
  private static let twins: [String: Set<String>] = [
    "booking": ["reservation", "flight", "trip", "table", "room"], "reservation": ["booking"],
    "email": ["mail", "message"],
    "pull": ["pr"], "customer": ["user", "account"], "user": ["customer", "account"], "refund": ["payment"],
  ]
}

extension Deed {
  /// For people, as an order: “run `make lint`”.
  var shown: String {
    switch self {
    case .command(let patterns): "run \(Self.list(patterns.map(\.text)))"
    case .push(let branches): "push to \(Self.list(branches))"
    case .write(let patterns): patterns.isEmpty ? "change a file" : "change \(Self.list(patterns.map(\.text)))"
    case .stage(let patterns): "commit \(Self.list(patterns.map(\.text)))"
    case .read(let patterns): "read \(Self.list(patterns.map(\.text)))"
    case .tool(let names, _): "call \(Self.list(names))"
    case .named(let verbs, let nouns): "\(verbs.joined(separator: " or ")) \(nouns.joined(separator: " "))"
    case .change: "change something"
    case .any(let deeds): deeds.map(\.shown).joined(separator: " or ")
    }
  }

  private static func list(_ names: [String]) -> String {
    Clause.list(names.map { "`\($0)`" }, joinedBy: "or")
  }
}
