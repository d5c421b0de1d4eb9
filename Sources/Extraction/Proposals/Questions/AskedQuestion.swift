import Documents
import Prose
import TextScanning

/// A question that a guide answers, “May I write ‘e.g.’?”, with what stands below it until the next one.
struct AskedQuestion: Sendable {
  /// How the answer begins.
  enum Reply: Sendable, Equatable {
    /// “Yes.”, “Always.”
    case yes
    /// “No.”, “Never.”, “You can't.”
    case no
    /// A reply with a word of its own, or one that weighs cases.
    case open
  }

  let unit: Unit
  /// The sentences below the question.
  let answer: [Unit]
  /// The tokens of the question, markup of the whole sentence left out: a bold question sets nothing off by being bold.
  let tokens: [Token]

  /// All questions of a page with their answers.
  static func all(in units: [Unit]) -> [AskedQuestion] {
    let starts = units.indices.filter { isQuestion(units[$0]) }
    return starts.enumerated().compactMap { position, start in
      let limit = position + 1 < starts.count ? starts[position + 1] : units.count
      let answer = units[(start + 1)..<limit].prefix { $0.block.level == 0 }.prefix(8)
      guard !answer.isEmpty else { return nil }
      return AskedQuestion(unit: units[start], answer: Array(answer))
    }
  }

  private init(unit: Unit, answer: [Unit]) {
    self.unit = unit
    self.answer = answer
    tokens = Tokenizer.tokens(of: unit.range, in: unit.page, isWhole: true)
  }

  /// Whether a block is one question and nothing else.
  private static func isQuestion(_ unit: Unit) -> Bool {
    guard unit.isFirst, unit.tokens.count <= 40, !unit.block.place.contains(.tableCell) else { return false }
    let bytes = unit.page.text.bytes
    let last = unit.block.range.upperBound
    let rest = bytes[min(unit.range.upperBound, last)..<last]
    return bytes[unit.range].last { !ASCII.isSpace($0) } == .of("?") && rest.allSatisfy { ASCII.isSpace($0) }
  }

  /// The words of the question in lower case, terms left out.
  var words: [String] { tokens.filter { $0.kind == .word }.map(\.text) }

  /// The words or phrases that the question sets off, code that is no word left out.
  var terms: [Token] { tokens.filter { $0.kind == .term && $0.markup != .code && $0.markup != .strong } }

  var reply: Reply {
    guard let first = answer.first else { return .open }
    let words = first.words.drop { Self.openers.contains($0) }
    guard let opening = words.first, first.tokens.first(where: { $0.kind != .mark })?.kind == .word else {
      return .open
    }
    if Self.agreeing.contains(opening) { return .yes }
    if Self.refusing.contains(opening) { return .no }
    let start = Array(words.prefix(4))
    return Self.refusals.contains { start.starts(with: $0) } ? .no : .open
  }

  /// What the first sentence of the answer adds to its yes or no: “in tables”, “unless nobody knows”. Empty when it is plain.
  var reservation: String {
    guard let first = answer.first else { return "" }
    let conditional = first.tokens.indices.first { index in
      first.tokens[index].kind == .word && Self.conditions.contains(first.tokens[index].text)
    }
    return conditional.map { WordSentences.text(of: $0..<first.tokens.count, in: first) } ?? ""
  }

  private static let openers: Set<String> = Set(words: "please a answer well oh")
  private static let agreeing: Set<String> = Set(words: "yes always sure certainly absolutely yep please")
  private static let refusing: Set<String> = Set(words: "no never don't nope neither avoid")
  private static let refusals: [[String]] = [
    ["do", "not"], ["it", "is", "not"], ["it", "isn't"], ["it's", "not"], ["you", "can't"], ["you", "cannot"],
    ["you", "may", "not"], ["you", "shouldn't"], ["you", "should", "not"], ["we", "don't"], ["we", "do", "not"],
    ["we", "never"], ["not", "one", "of"], ["not", "any"], ["not", "here"], ["they", "are", "not"],
    ["they", "aren't"], ["that", "is", "not"], ["not", "anymore"], ["not", "ever"], ["not", "at", "all"],
  ]
  private static let conditions: Set<String> = Set(
    words: """
      in on at when if unless except only for but where while until before after as outside inside within without to
      """)
}
