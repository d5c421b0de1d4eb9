import TextScanning

/// Reads what a phrase speaks of: “run `make lint`”, “edit anything under `dist/`”, “push to `main`”, “cancel a booking”.
///
/// Only a name in code that is the direct object of a telling verb makes a deed: in “commit without running `make lint`” the deed is the commit,
/// and there is something behind it.
struct DeedReader {
  private typealias Piece = DeedPieces.Piece
  private let pieces: [Piece]
  private var index = 0

  /// The deeds of a phrase that begins with its verb, a subject, or a name in code; nil when no transcript could show them.
  static func read(_ text: String, objects: [String]) -> DeedPhrase? {
    var reader = DeedReader(pieces: DeedPieces(text, objects: objects).pieces)
    return reader.phrase()
  }

  private init(pieces: [DeedPieces.Piece]) { self.pieces = pieces }

  private mutating func phrase() -> DeedPhrase? {
    skip(DeedWords.openers)
    while word("make") || word("be"), index + 1 < pieces.count, pieces[index + 1] == .word("sure") {
      index += 2
      skip(DeedWords.openers.union(["that"]))
    }
    guard index < pieces.count else { return nil }
    guard case .word(let verb) = pieces[index] else { return listed(isUse: false, saysTool: false) }
    index += 1
    let start = index
    let readers: [(inout DeedReader, String) -> DeedPhrase?] = [
      { $0.running($1) }, { $0.versioned($1) }, { $0.writing($1) }, { $0.reading($1) }, { $0.acting($1) },
      { $0.named($1) }, { $0.means($1) },
    ]
    for read in readers {
      index = start
      if let phrase = read(&self, verb) { return phrase }
    }
    return nil
  }

  // MARK: - Verbs

  private mutating func running(_ verb: String) -> DeedPhrase? {
    let isUse = DeedWords.base(verb, among: DeedWords.useVerbs) != nil
    guard isUse || DeedWords.base(verb, among: DeedWords.runVerbs) != nil else { return nil }
    let before = index
    skip(DeedWords.determiners)
    let saysTool = pieces[before..<index].contains { $0 == .word("tool") || $0 == .word("tools") }
    return listed(isUse: isUse, saysTool: saysTool)
  }

  /// “commit”, “force-push”, “open a pull request”: what people call the commands of version control.
  private mutating func versioned(_ verb: String) -> DeedPhrase? {
    if DeedWords.base(verb, among: ["commit"]) != nil {
      if let staged = staging() { return staged }
      // A name that is no path: nobody knows what is committed.
      if index < pieces.count, case .object = pieces[index] { return nil }
      skip(DeedWords.ownWork)
      return phrase([.command(Self.patterns(["git commit"]))])
    }
    if DeedWords.base(verb, among: ["push"]) != nil {
      skip(DeedWords.ownWork)
      if index < pieces.count, word("to") || word("into") { return pushing() }
      return phrase([.command(Self.patterns(["git push"]))])
    }
    if DeedWords.base(verb, among: ["force-push"]) != nil {
      skip(DeedWords.ownWork)
      return phrase([.command(Self.patterns(["git push --force"]))])
    }
    if DeedWords.base(verb, among: ["rebase"]) != nil { return phrase([.command(Self.patterns(["git rebase"]))]) }
    if DeedWords.base(verb, among: DeedWords.requestVerbs) != nil, takesRequest() {
      return phrase([
        .any([
          .command(Self.patterns(["gh pr create", "glab mr create", "hub pull-request"])),
          .tool(["create_pull_request", "create_merge_request"], isSure: false),
        ])
      ])
    }
    if DeedWords.base(verb, among: ["merge"]) != nil, index == pieces.count || takesRequest() {
      return phrase([
        .any([
          .command(Self.patterns(["gh pr merge", "glab mr merge", "git merge"])),
          .tool(["merge_pull_request"], isSure: false),
        ])
      ])
    }
    return nil
  }

  /// “commit `.env` files”, “commit secrets or `.env`”: of a list that forbids, what is seen is forbidden.
  private mutating func staging() -> DeedPhrase? {
    let start = index
    var paths: [PathPattern] = []
    while index < pieces.count {
      switch pieces[index] {
      case .object(let name):
        guard let path = PathPattern(name) else { break }
        paths.append(path)
      case .word("to"), .word("on"), .word("without"), .word("before"), .word("after"): index = pieces.count
      default: break
      }
      index += 1
    }
    guard !paths.isEmpty else {
      index = start
      return nil
    }
    return DeedPhrase(deeds: [.stage(paths)], needsAll: false, tail: .none, isChoice: true)
  }

  private mutating func pushing() -> DeedPhrase? {
    index += 1
    skip(["the"])
    var branches: [String] = []
    while index < pieces.count {
      switch pieces[index] {
      case .object(let name) where !name.contains(" "): branches.append(name)
      case .word(let name) where name == "main" || name == "master" || name == "trunk": branches.append(name)
      case .word("or"), .word("and"), .mark(.of(",")): break
      case .word("branch"), .word("branches"), .word("directly"): break
      default: return branches.isEmpty ? nil : phrase([.push(branches: branches)])
      }
      index += 1
    }
    return branches.isEmpty ? nil : phrase([.push(branches: branches)])
  }

  private mutating func takesRequest() -> Bool {
    skip(["a", "an", "the", "your", "any", "new"])
    if word("pr") || word("prs") || word("mr") {
      index += 1
      return true
    }
    guard word("pull") || word("merge"), index + 1 < pieces.count else { return false }
    guard pieces[index + 1] == .word("request") || pieces[index + 1] == .word("requests") else { return false }
    index += 2
    return true
  }

  private mutating func writing(_ verb: String) -> DeedPhrase? {
    guard DeedWords.base(verb, among: DeedWords.writeVerbs) != nil else { return nil }
    let start = index
    skip(DeedWords.pathFillers)
    if index == pieces.count, pieces[start...].contains(.word("code")) || pieces[start...].contains(.word("files")) {
      return DeedPhrase(deeds: [.write([])], needsAll: false, tail: .none)
    }
    if let files = languageFiles() { return phrase([.write(files)]) }
    let list = objects()
    let paths = list.names.compactMap(PathPattern.init)
    guard !paths.isEmpty, paths.count == list.names.count else { return nil }
    return phrase(paths.map { .write([$0]) }, isAll: list.isAll)
  }

  /// “Python files”, “Rust code”.
  private mutating func languageFiles() -> [PathPattern]? {
    guard index + 1 < pieces.count, case .word(let language) = pieces[index], let globs = DeedWords.languages[language],
      case .word(let noun) = pieces[index + 1], ["file", "files", "code", "sources"].contains(noun)
    else { return nil }
    index += 2
    return globs.compactMap(PathPattern.init)
  }

  private mutating func reading(_ verb: String) -> DeedPhrase? {
    guard DeedWords.base(verb, among: DeedWords.readVerbs) != nil else { return nil }
    skip(DeedWords.pathFillers)
    let list = objects()
    let paths = list.names.compactMap(PathPattern.init)
    guard !paths.isEmpty, paths.count == list.names.count else { return nil }
    return phrase(paths.map { .read([$0]) }, isAll: list.isAll)
  }

  /// “take any action that updates the database”: every tool that changes something.
  private mutating func acting(_ verb: String) -> DeedPhrase? {
    guard DeedWords.base(verb, among: DeedWords.actionVerbs) != nil else { return nil }
    skip(["a", "an", "any", "the", "consequential", "destructive", "irreversible", "write", "such", "out"])
    guard index < pieces.count, case .word(let noun) = pieces[index], DeedWords.actionNouns.contains(noun) else {
      return nil
    }
    index += 1
    guard index < pieces.count else { return DeedPhrase(deeds: [.change], needsAll: false, tail: .none) }
    guard word("that") || word("which") || word("to"), index + 1 < pieces.count else { return nil }
    if word("to") { return DeedPhrase(deeds: [.change], needsAll: false, tail: .none) }
    guard case .word(let does) = pieces[index + 1], DeedWords.base(does, among: DeedWords.changeVerbs) != nil else {
      return nil
    }
    return DeedPhrase(deeds: [.change], needsAll: false, tail: .none)
  }

  /// “book, change or cancel a booking”: tools whose names have these words.
  private mutating func named(_ verb: String) -> DeedPhrase? {
    guard let first = DeedWords.base(verb, among: DeedWords.consequential) else { return nil }
    var verbs = [first]
    while index < pieces.count {
      if case .word(let next) = pieces[index], let base = DeedWords.base(next, among: DeedWords.consequential) {
        verbs.append(base)
      } else if !(word("or") || word("and") || pieces[index] == .mark(.of(","))) {
        break
      }
      index += 1
    }
    var nouns: [String] = []
    while index < pieces.count, case .word(let noun) = pieces[index], !DeedWords.tailNouns.contains(noun),
      nouns.count < 6
    {
      nouns.append(noun)
      index += 1
    }
    let telling = nouns.filter { !DeedWords.determiners.contains($0) && !Self.empty.contains($0) }
    guard !nouns.isEmpty else { return nil }
    return phrase([.named(verbs: verbs.map(ToolNouns.verb), nouns: telling)])
  }

  /// “regenerate the client with `make openapi`”: the command is what is done.
  private mutating func means(_ verb: String) -> DeedPhrase? {
    guard DeedWords.base(verb, among: DeedWords.exchanges) == nil else { return nil }
    while index < pieces.count, case .word(let word) = pieces[index] {
      index += 1
      guard DeedWords.means.contains(word) else { continue }
      if self.word("running") { index += 1 }
      skip(DeedWords.determiners)
      guard index < pieces.count, case .object(let name) = pieces[index], CommandPattern.isCommand(name) else {
        return nil
      }
      var phrase = listed(isUse: false, saysTool: false)
      phrase?.isMeans = true
      return phrase
    }
    return nil
  }

  private static let empty: Set<String> = [
    "it", "them", "anything", "something", "data", "record", "records", "user's", "customer's", "their", "or", "and",
    "on", "behalf", "in", "to",
  ]

  // MARK: - Names in code

  /// Commands and tools that are called by name.
  private mutating func listed(isUse: Bool, saysTool: Bool) -> DeedPhrase? {
    let list = objects()
    guard !list.names.isEmpty else { return nil }
    let saysTool = saysTool || word("tool") || word("tools")
    var deeds: [Deed] = []
    for name in list.names {
      if let pattern = CommandPattern(name), CommandPattern.isCommand(name), !saysTool {
        deeds.append(.command([pattern]))
      } else if Self.isToolName(name), !isUse || saysTool {
        deeds.append(.tool([name], isSure: saysTool))
      } else {
        return nil
      }
    }
    var phrase = phrase(deeds, isAll: list.isAll)
    phrase.isChoice = isUse
    return phrase
  }

  /// Names joined by commas, “and” and “or”.
  private mutating func objects() -> (names: [String], isAll: Bool) {
    var names: [String] = []
    var isAll = true
    var end = index
    while index < pieces.count {
      switch pieces[index] {
      case .object(let name):
        names.append(name)
        end = index + 1
      case .word("or"):
        isAll = false
        if names.isEmpty { return ([], true) }
      case .word("and"), .word("nor"), .mark(.of(",")), .mark(.of("/")): if names.isEmpty { return ([], true) }
      case .word(let word) where DeedWords.determiners.contains(word) || DeedWords.labels.contains(word): break
      default:
        index = end
        return (names, isAll || names.count < 2)
      }
      index += 1
    }
    index = end
    return (names, isAll || names.count < 2)
  }

  /// A name as tools have it: letters, digits, underscores, dashes and dots, and no call of a function.
  private static func isToolName(_ name: String) -> Bool {
    name.utf8.count > 2 && name.utf8.allSatisfy { ASCII.isWord($0) && $0 < 0x80 || $0 == .of("-") || $0 == .of(".") }
      && name.utf8.contains { $0 == .of("_") || $0 == .of("-") || ASCII.isUpper($0) } && !name.utf8.contains(.of("/"))
  }

  private static func patterns(_ commands: [String]) -> [CommandPattern] { commands.compactMap(CommandPattern.init) }

  // MARK: - Pieces

  private func word(_ text: String) -> Bool { index < pieces.count && pieces[index] == .word(text) }

  private mutating func skip(_ words: Set<String>) {
    while index < pieces.count, case .word(let word) = pieces[index], words.contains(word) { index += 1 }
  }

  /// A semicolon, a colon or a dash: what follows explains.
  private static func endsClause(_ piece: Piece) -> Bool {
    piece == .mark(.of(";")) || piece == .mark(.of(":")) || piece == .word("—") || piece == .word("–")
  }

  /// The deeds with what is left of the phrase.
  private func phrase(_ deeds: [Deed], isAll: Bool = false) -> DeedPhrase {
    let rest = pieces[index...].drop { piece in
      if case .word(let word) = piece { return DeedWords.labels.contains(word) }
      return false
    }
    var tail = DeedPhrase.Tail.none
    for piece in rest {
      if Self.endsClause(piece) { break }
      switch piece {
      case .word(let word) where DeedWords.escapes.contains(word): tail = .escapes
      case .word(let word) where DeedWords.adverbs.contains(word): break
      case .mark(let mark) where mark == .of(",") || mark == .of("."): break
      default: if tail == .none { tail = .qualified }
      }
    }
    return DeedPhrase(deeds: deeds, needsAll: isAll && deeds.count > 1, tail: tail)
  }
}
