import TextScanning

/// Finds the names of a table that an unknown name may stand for.
///
/// Names that differ by one letter share their first or their last half; names that differ by a plural, a missing or a swapped word share
/// their words in any order, or all but one of them. Each is a look-up by hash, so a question costs O(length of the name), whatever the
/// table's size.
package struct IdentifierSearch: Sendable {
  let table: IdentifierTable
  private let entries: [IdentifierEntry]
  private let parts: [IdentifierParts]
  private let halves: HashIndex
  private let bags: HashIndex
  /// Words that names are made of.
  private let vocabulary: [UInt64: UInt8]
  /// What else counts as known: names without digits, ends of dotted names, names in another spelling.
  private let relatives: Set<UInt64>
  /// Tools that the documents show in a shell with a flag.
  private let tools: Set<UInt64>
  /// How many codes there are of each prefix and length.
  private let families: [UInt64: Int]

  /// O(bytes of the table).
  init(_ table: IdentifierTable) {
    self.table = table
    var firm: [IdentifierEntry] = []
    var vocabulary: [UInt64: UInt8] = [:]
    var relatives: Set<UInt64> = []
    var tools: Set<UInt64> = []
    var families: [UInt64: Int] = [:]
    for entry in table.entries {
      let words = IdentifierParts(entry.name)
      for part in 0..<words.count where words[part].count >= 2 {
        // A short word is one when two names have it.
        let weight: UInt8 = words[part].count >= 4 ? 2 : 1
        vocabulary[words.hash(part), default: 0] = min(2, vocabulary[words.hash(part), default: 0] + weight)
      }
      relatives.formUnion(Self.relatives(of: entry, words))
      if entry.kind == .errorCode { families[Self.family(entry.name), default: 0] += 1 }
      guard entry.isFirm else { continue }
      if entry.kind == .command, !entry.name.contains(.space) { tools.insert(IdentifierHash.of(entry.name)) }
      firm.append(entry)
    }
    entries = firm
    parts = firm.map { IdentifierParts($0.name) }
    self.vocabulary = vocabulary
    self.relatives = relatives
    self.tools = tools
    self.families = families
    var halves: [(UInt64, Int)] = []
    var bags: [(UInt64, Int)] = []
    for (number, entry) in firm.enumerated() {
      let name = entry.folded
      let half = Self.half(name.count)
      halves.append((Self.key(entry.kind, name.count, name.prefix(half), 1), number))
      halves.append((Self.key(entry.kind, name.count, name.suffix(half), 2), number))
      let words = parts[number]
      bags.append((Self.key(entry.kind, words.bag()), number))
      guard words.count >= 2 else { continue }
      for part in 0..<words.count { bags.append((Self.key(entry.kind, words.bag(without: part)), number)) }
      guard words.count >= 4 else { continue }
      for part in 1..<words.count - 2 where words.isAcronym(part) {
        bags.append((Self.key(entry.kind, words.bag(withoutPairAt: part)), number))
      }
    }
    self.halves = HashIndex(halves)
    self.bags = HashIndex(bags)
  }

  // MARK: Known names

  /// Whether a name is known in another form: with other digits, as a part of a dotted name, in another spelling.
  func knowsRelative(of folded: [UInt8], _ kind: IdentifierClass, _ words: IdentifierParts) -> Bool {
    if kind != .errorCode, relatives.contains(Self.digitless(folded)) { return true }
    if kind == .dotted, relatives.contains(Self.ending(folded)) || table.hasName(startingWith: folded + [.of(".")]) {
      return true
    }
    if kind == .endpoint { return table.hasName(startingWith: folded + [.of("/")]) }
    if kind == .flag {
      return folded.starts(with: "--no-".utf8) && !table.entries(folded: Array("--".utf8) + folded.dropFirst(5)).isEmpty
    }
    return kind != .command && kind != .errorCode && relatives.contains(Self.spelling(words))
  }

  private static func relatives(of entry: IdentifierEntry, _ words: IdentifierParts) -> [UInt64] {
    let folded = entry.folded
    var hashes = [spelling(words)]
    if entry.kind != .errorCode { hashes.append(digitless(folded)) }
    if entry.kind == .dotted {
      for index in folded.indices where folded[index] == .of(".") || folded[index] == .of("/") {
        hashes.append(ending(Array(folded[(index + 1)...])))
      }
    }
    return hashes
  }

  private static func digitless(_ folded: [UInt8]) -> UInt64 {
    IdentifierHash.of(IdentifierName.withoutDigits(folded)) ^ 1
  }
  private static func ending(_ folded: [UInt8]) -> UInt64 { IdentifierHash.of(folded) ^ 2 }
  private static func spelling(_ words: IdentifierParts) -> UInt64 { IdentifierHash.of(words.letters) ^ 3 }

  /// Whether the tool of a command is the project's own.
  func ownsTool(_ command: [UInt8]) -> Bool { tools.contains(IdentifierHash.of(command.prefix { $0 != .space })) }

  /// How many codes of the project look like this one.
  func codes(like name: [UInt8]) -> Int { families[Self.family(name), default: 0] }

  private static func family(_ code: [UInt8]) -> UInt64 {
    IdentifierHash.of(code.map { ASCII.isDigit($0) ? .of("0") : $0 })
  }

  /// Whether names are made of a word, not only misspelt with it.
  func knowsWord(_ hash: UInt64) -> Bool { vocabulary[hash, default: 0] >= 2 }

  // MARK: Similar names

  /// A name that may be meant, and how far it lies: tenths of a letter.
  struct Match {
    var entry: IdentifierEntry
    var parts: IdentifierParts
    var cost: Int
    /// Whether letters differ, not whole words or plurals.
    var isTypo: Bool
    /// Whether the digits differ too.
    var changesDigits = false
  }

  /// What it costs to lack a word.
  static let lackingWord = 15
  /// What it costs to lack a word with the acronym before it.
  static let lackingPair = 18
  /// What it costs to have swapped a capital with its neighbour.
  static let swappedCapital = 9

  /// The firm names of a class that lie near, best first; ties in the order of the table.
  func matches(_ name: [UInt8], _ folded: [UInt8], _ kind: IdentifierClass, _ words: IdentifierParts) -> [Match] {
    var seen: Set<Int> = []
    var matches: [Match] = []
    for number in candidates(folded, kind, words) where seen.insert(number).inserted {
      let own = entries[number].kind
      guard own.joinFamily == kind.joinFamily, let match = match(number, name, folded, words) else { continue }
      // Joined by other marks, a name must lack a word to be meant: one that only sounds alike is another.
      guard own.family == kind.family || match.cost >= Self.lackingWord else { continue }
      matches.append(match)
    }
    return matches.sorted {
      ($0.cost, $0.entry.name.count) < ($1.cost, $1.entry.name.count)
        || ($0.cost, $0.entry.name.count) == ($1.cost, $1.entry.name.count)
          && IdentifierEntry.precedes($0.entry, $1.entry)
    }
  }

  private func candidates(_ folded: [UInt8], _ kind: IdentifierClass, _ words: IdentifierParts) -> [Int] {
    var numbers: [Int] = []
    for length in folded.count - 1...folded.count + 1 {
      let half = Self.half(length)
      guard half <= folded.count else { continue }
      numbers += halves.numbers(of: Self.key(kind, length, folded.prefix(half), 1))
      numbers += halves.numbers(of: Self.key(kind, length, folded.suffix(half), 2))
    }
    numbers += bags.numbers(of: Self.key(kind, words.bag()), limit: 32)
    if words.count >= 2 {
      for part in 0..<min(words.count, 12) {
        numbers += bags.numbers(of: Self.key(kind, words.bag(without: part)), limit: 32)
      }
    }
    return numbers
  }

  private func match(_ number: Int, _ name: [UInt8], _ folded: [UInt8], _ words: IdentifierParts) -> Match? {
    let entry = entries[number]
    // `-Mode` and `--mode` belong to different tools.
    if entry.kind == .flag, (name[1] == .of("-")) != (entry.name[1] == .of("-")) { return nil }
    let own = parts[number]
    func made(_ cost: Int, isTypo: Bool) -> Match { Match(entry: entry, parts: own, cost: cost, isTypo: isTypo) }
    if own.count == words.count, (0..<own.count).allSatisfy({ own.stem($0) == words.stem($0) }) {
      return made((own.letters == words.letters ? 3 : 5) + (entry.name.first == name.first ? 0 : 2), isTypo: false)
    }
    if own.count == words.count, own.count >= 2, own.bag() == words.bag() { return made(12, isTypo: false) }
    let agreesInPlaces = name.count { $0 == .of("{") } == entry.name.count { $0 == .of("{") }
    if agreesInPlaces, words.letters.count >= Self.fewestLetters(entry.kind) {
      if Self.lacksWord(words, of: own) { return made(Self.lackingWord, isTypo: false) }
      if Self.lacksPair(words, of: own) { return made(Self.lackingPair, isTypo: false) }
    }
    return typo(name, folded, entry).map { typo in
      var match = made(typo.cost, isTypo: true)
      match.changesDigits = typo.changesDigits
      return match
    }
  }

  /// Whether a name is a known one without a word in the middle; without its first or its last word it is a part of the known one.
  private static func lacksWord(_ words: IdentifierParts, of own: IdentifierParts) -> Bool {
    guard own.count == words.count + 1, own.count >= 3 else { return false }
    return (1..<own.count - 1).contains { lacks(words, of: own, 1, at: $0) }
  }

  /// Whether a name is a known one without an acronym and the word behind it, both in the middle.
  private static func lacksPair(_ words: IdentifierParts, of own: IdentifierParts) -> Bool {
    guard own.count == words.count + 2, own.count >= 4, words.letters.count >= shortName else { return false }
    return (1..<own.count - 2).contains { own.isAcronym($0) && lacks(words, of: own, 2, at: $0) }
  }

  private static func lacks(_ words: IdentifierParts, of own: IdentifierParts, _ count: Int, at lack: Int) -> Bool {
    (0..<words.count).allSatisfy { words.stem($0) == own.stem($0 < lack ? $0 : $0 + count) }
  }

  /// A shorter name that lacks a word may be a name of its own.
  static let shortName = 8

  /// Letters that a name without one of its words must have at least. Where a wrong name cannot be the reader's own, fewer are enough.
  private static func fewestLetters(_ kind: IdentifierClass) -> Int {
    kind.isHard && kind != .endpoint ? 5 : shortName
  }

  /// What it costs to mistype a known name so, when few letters differ.
  private func typo(_ name: [UInt8], _ folded: [UInt8], _ entry: IdentifierEntry) -> (cost: Int, changesDigits: Bool)? {
    let own = entry.folded
    let limit = min(folded.count, own.count) >= 12 ? 2 : 1
    guard let distance = EditDistance.between(folded, own, limit: limit) else { return nil }
    // Letters that swapped their places were all meant; capitals tell names apart that are equal without them.
    let isSwap = distance == 1 && folded.count == own.count && folded.sorted() == own.sorted()
    let differsInCase = EditDistance.between(name, entry.name, limit: limit) != distance
    return (
      (isSwap ? 8 : distance * 10) + (differsInCase ? 1 : 0), folded.filter(ASCII.isDigit) != own.filter(ASCII.isDigit)
    )
  }

  private static func half(_ length: Int) -> Int { max(1, length / 2 - 1) }

  private static func key(_ kind: IdentifierClass, _ length: Int, _ half: ArraySlice<UInt8>, _ side: UInt64) -> UInt64 {
    IdentifierHash.of(half) &+ IdentifierHash.mixed(UInt64(length) << 16 | UInt64(kind.family.letter) << 8 | side)
  }

  private static func key(_ kind: IdentifierClass, _ bag: UInt64) -> UInt64 {
    bag &+ IdentifierHash.mixed(UInt64(kind.joinFamily.letter))
  }
}
