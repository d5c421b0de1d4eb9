import Rules
import TextScanning

/// What a claim demands where only one thing can be done.
struct Answer: Hashable {
  var question: String
  var value: String
  /// Words two claims must share to speak of the same thing, besides the question.
  var needed: Int
  /// Whether a typed rule says so: two of those meet when rules are settled.
  var isTyped = false
}

/// The questions that documents answer and that have one answer in a project.
enum Question {
  /// - Parameter words: all words of the instruction in lower case, without plural endings.
  static func answers(of proposal: Proposal, words: Set<String>) -> [Answer] {
    if let answer = wrapping(proposal, words) { return [answer] }
    guard !proposal.modality.isNegative, proposal.modality != .may else { return [] }
    return choices(words) + [form(proposal.instruction), limit(proposal.instruction)].compactMap { $0 }
  }

  // MARK: One of several

  /// Things of which a project uses one; with words one of which must stand beside them where the names are ordinary words.
  private static let alternatives: [(members: [String], beside: Set<String>)] = [
    (["tabs", "spaces"], ["indent", "indentation", "indented"]), (["yaml", "toml", "json", "xml", "ini"], []),
    (["npm", "pnpm", "yarn", "bun"], []), (["pip", "uv", "poetry", "conda"], []),
    (["squash", "rebase"], ["merge", "merging"]), (["snake_case", "camelcase", "kebab-case", "pascalcase"], []),
    (["single", "double"], ["quote", "quoted", "quotation"]), (["utc", "local"], ["time", "timestamp", "date"]),
    (["markdown", "asciidoc", "restructuredtext"], []), (["jest", "vitest", "mocha"], []),
    (["black", "ruff", "yapf"], []), (["british", "american"], ["english", "spelling"]),
  ]

  private static func choices(_ words: Set<String>) -> [Answer] {
    alternatives.enumerated().compactMap { family, alternative in
      let named = alternative.members.filter { words.contains(Claim.stem($0)) }
      guard named.count == 1, alternative.beside.isEmpty || !alternative.beside.isDisjoint(with: words) else {
        return nil
      }
      return Answer(question: "choice \(family)", value: named[0], needed: 2)
    }
  }

  // MARK: The form of a text

  /// “Write the commit subject as `area: summary`”: the words before “as” are the question, the shape of the code is the answer.
  private static func form(_ instruction: String) -> Answer? {
    let bytes = Array(instruction.utf8)
    guard let mark = bytes.indices.first(where: { bytes.hasBytes(" as `", at: $0) }) else { return nil }
    let code = mark + 5
    guard let end = bytes[code...].firstIndex(of: .of("`")) else { return nil }
    let before = Words.ranges(bytes, in: 0..<mark).map { Claim.stem(bytes.string($0).lowercased()) }
    guard let verb = before.firstIndex(where: forming.contains) else { return nil }
    let subject = before[(verb + 1)...].filter { !articles.contains($0) }
    guard (2...3).contains(subject.count) else { return nil }
    let shape = shape(bytes, code..<end)
    guard shape.contains(where: { "():/<[{#".utf8.contains($0) }) else { return nil }
    return Answer(
      question: "form " + subject.sorted().joined(separator: " "), value: shape.string(0..<shape.count), needed: 2)
  }

  private static let forming: Set<String> = ["write", "format", "structure", "name", "title", "phrase"]
  private static let articles: Set<String> = ["the", "a", "an", "each", "every", "all", "your", "our"]

  /// Runs of words as one `w`: `type(area): summary` has the shape `w(w): w`.
  private static func shape(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var shape: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if ASCII.isWord(bytes[index]) || bytes[index] == .space && shape.last == .of("w") {
        if shape.last != .of("w") { shape.append(.of("w")) }
      } else {
        shape.append(bytes[index])
      }
      index += 1
    }
    return shape
  }

  // MARK: Limits

  /// “At most 400 lines”, “two approvals”: the unit is the question, the number the answer. Two claims must share a third thing they limit.
  private static func limit(_ instruction: String) -> Answer? {
    let bytes = Array(instruction.utf8)
    let words = Words.ranges(bytes, in: 0..<bytes.count).map { bytes.string($0).lowercased() }
    var found: Answer?
    for (place, word) in words.enumerated() where place + 1 < words.count {
      let unit = Claim.stem(words[place + 1])
      guard let number = Int(word) ?? numbers[word], counted.contains(unit) else { continue }
      let near = words[max(0, place - 5)..<min(place + 4, words.count)]
      let bound = near.contains(where: most.contains) ? "most" : near.contains(where: least.contains) ? "least" : nil
      guard let bound = bound ?? (people.contains(unit) ? "least" : nil) else { continue }
      // A sentence with two limits answers two questions; it is compared with none.
      guard found == nil else { return nil }
      found = Answer(question: "\(bound) \(unit)", value: "\(number)", needed: 3)
    }
    return found
  }

  private static let numbers = ["one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10]
  private static let counted: Set<String> = Set(
    words: """
      line character word minute hour day week commit file approval reviewer review test case level column sentence
      """)
  private static let people: Set<String> = ["approval", "reviewer", "review"]
  private static let most: Set<String> = Set(
    words: "most maximum max under below up limit within exceed exceeds fewer shorter less")
  private static let least: Set<String> = Set(
    words: "least minimum min more over above longer needs need requires require must")

  // MARK: The width of lines

  /// A limit on the width of lines of text, or the order not to break them.
  private static func wrapping(_ proposal: Proposal, _ words: Set<String>) -> Answer? {
    if let width = typedWidth(proposal) {
      return Answer(question: wrap, value: "at \(width)", needed: 0, isTyped: true)
    }
    guard words.isDisjoint(with: otherText) else { return nil }
    let isAboutWrapping = !words.isDisjoint(with: ["wrap", "wrapped", "wrapping", "hard-wrap", "hard-wrapped"])
    let text = Array(proposal.instruction.utf8).lowercasedASCII()
    let isWhole = unwrapped.contains { text.holds($0) }
    if isWhole || (isAboutWrapping && proposal.modality.isNegative) {
      return Answer(question: wrap, value: "no", needed: 0)
    }
    guard isAboutWrapping, !words.isDisjoint(with: ["column", "character", "char"]),
      let width = words.compactMap(Int.init).filter({ $0 >= 40 }).min()
    else { return nil }
    return Answer(question: wrap, value: "at \(width)", needed: 0)
  }

  /// The width that a typed rule allows.
  static func typedWidth(_ proposal: Proposal) -> Int? {
    guard let kind = RuleKinds.kind(named: proposal.kind) else { return nil }
    let compared = kind.compared(proposal.slots)
    return compared.kind == LineLength.name ? compared.slots["max"]?.int : nil
  }

  private static let wrap = "wrap"
  private static let unwrapped: [StaticString] = [
    "one sentence per line", "each sentence on its own line", "one paragraph is one line", "one line per paragraph",
    "semantic line breaks",
  ]
  /// Lines of other texts have widths of their own.
  private static let otherText: Set<String> = [
    "code", "comment", "docstring", "commit", "body", "subject", "message", "python", "rust", "swift", "java",
    "javascript", "typescript", "string", "error", "function", "table", "link", "url", "heading", "title", "call",
    "argument", "parameter", "try", "quote", "term", "backtick", "tag", "shortcode",
  ]
}
