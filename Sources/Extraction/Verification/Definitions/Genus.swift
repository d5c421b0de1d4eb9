import Prose
import TextScanning

/// What kind of thing a definition says its term is: “A complete record of the files …” is a record.
struct Genus: Sendable, Equatable {
  /// The noun, and for a `set of changes` what the set is of.
  private(set) var nouns: [String] = []
  /// All words of the noun phrase.
  private(set) var phrase: Set<String> = []
  /// Content words of the whole definition.
  private(set) var content: Set<String>

  /// Nil when the definition does not open with `a …` or `the …`, or with a noun that says nothing.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let words = Words.ranges(bytes, in: 0..<bytes.count)[...]
    content = Set(
      words.filter { !Lexicon.functionWords.contains(bytes, $0) }.map { Self.singular(bytes.string($0).lowercased()) })
    guard let article = words.first, Self.articles.contains(bytes, article), var rest = read(bytes, words.dropFirst())
    else { return nil }
    guard let head = nouns.last, !Self.vague.contains(head) else { return nil }
    if Self.transparent.contains(head) {
      // A set is what it is a set of; alone it says nothing.
      guard let of = rest.first, Self.of.contains(bytes, of) else { return nil }
      rest = rest.dropFirst()
      if let article = rest.first, Self.articles.contains(bytes, article) { rest = rest.dropFirst() }
      guard read(bytes, rest) != nil, let inner = nouns.last, !Self.vague.contains(inner) else { return nil }
    }
  }

  /// Reads one noun phrase, its last word being the noun. Returns what follows it.
  private mutating func read(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> ArraySlice<Range<Int>>? {
    var noun: String?
    var last: Range<Int>?
    for (position, word) in zip(words.indices, words) {
      if let last, !Self.joins(bytes, last.upperBound..<word.lowerBound, isFirst: position == words.startIndex + 1) {
        break
      }
      // “an HTTP or gRPC API” goes on, “a host or a container” does not.
      if Self.joining.contains(bytes, word), position + 1 < words.endIndex,
        !Lexicon.functionWords.contains(bytes, words[position + 1])
      {
        last = word
        continue
      }
      if Lexicon.functionWords.contains(bytes, word) || position - words.startIndex > 5 { break }
      let text = bytes.string(word).lowercased()
      // “a process running on …”, “a file stored in …”; before the noun such words describe it.
      if noun != nil, text.hasSuffix("ed") || text.hasSuffix("ing") || Self.verbs.contains(text) { break }
      let stem = Self.singular(text)
      phrase.insert(stem)
      if !text.hasSuffix("ly"), !text.hasSuffix("ed") { noun = stem }
      last = word
    }
    guard let noun, let last else { return nil }
    nouns.append(noun)
    return words.drop { $0.lowerBound <= last.lowerBound }
  }

  private static func joins(_ bytes: [UInt8], _ gap: Range<Int>, isFirst: Bool) -> Bool {
    gap.allSatisfy { ASCII.isSpace(bytes[$0]) || bytes[$0] == .of("-") || (isFirst && bytes[$0] == .of(",")) }
  }

  // MARK: Comparing

  /// Whether two definitions cannot speak of one thing: other nouns, other words.
  func differs(from other: Genus) -> Bool {
    for noun in nouns {
      for rival in other.nouns where Self.agree(noun, rival) { return false }
    }
    guard phrase.isDisjoint(with: other.nouns), other.phrase.isDisjoint(with: nouns) else { return false }
    let shared = content.intersection(other.content).count
    return shared * 3 <= min(content.count, other.content.count)
  }

  private static func agree(_ left: String, _ right: String) -> Bool {
    if left == right || left.hasSuffix(right) || right.hasSuffix(left) { return true }
    return families.contains { $0.contains(left) && $0.contains(right) }
  }

  private static func singular(_ word: String) -> String {
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") else { return word }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    return String(word.dropLast())
  }

  private static let articles = WordList("a an the any one")
  private static let joining = WordList("and or")
  private static let of = WordList("of")
  private static let verbs: Set<String> = ["is", "are", "has", "holds", "lets", "allows", "contains", "provides"]
  private static let transparent: Set<String> = Set(
    words: """
      set kind type collection group list piece part form series number instance class sequence pair bundle range
      combination unit sort variety version family portion section subset copy
      """)
  private static let vague: Set<String> = Set(
    words: """
      thing concept feature element item object resource entity way mechanism abstraction construct term word name means
      something anything act approach technique method ability capability attribute aspect example result place point
      case situation state technology solution process action mode option choice amount measure idea practice same
      following first second next main most other core key default information data content work
      """)
  /// Nouns that name the same thing on different heights.
  private static let families: [Set<String>] = [
    """
    tool application app program utility software product platform service system framework library package
    component module engine daemon agent client server process runtime environment plugin extension code script
    command cmdlet executable binary project integration api interface layer building-block
    """,
    "file document page text script template configuration manifest record definition specification schema",
    """
    set collection list array table map dictionary bundle container store database registry catalog repository
    folder directory location structure tree namespace directory
    """,
    """
    value number string parameter setting variable property field key identifier id label tag token code argument
    constant literal expression type character byte
    """,
    """
    process procedure operation function task job step workflow pipeline run activity routine call request
    query statement command
    """,
    "machine computer host server node device hardware",
    "person user member people account role identity team owner administrator operator",
    "message event notification signal request response packet payload record",
    "connection channel link path route endpoint address url port",
    "rule policy condition constraint limit statement agreement contract",
    "block region scope section area space boundary",
    "type class struct structure protocol interface enum enumeration",
    "version release snapshot revision edition copy backup record",
    "time period interval duration window moment timeout",
  ].map { Set(words: $0) }
}
