import Prose
import Rules
import Skills
import TextScanning

/// A prescriptive sentence boiled down to what can be compared.
struct Claim {
  let proposal: Proposal
  /// Content words without plural endings.
  let words: Set<String>
  /// What the sentence demands, by the question it answers: two claims with different answers to one question cannot both be followed.
  let answers: [Answer]
  let isNegative: Bool
  /// An order with a prohibition in it is neither yes nor no; one that speaks of an exception neither.
  let isPlain: Bool
  /// The verb and what it is about: the first two content words.
  let head: [String]

  var source: Source? { proposal.sources.first }
  /// What is told; a linter's entry says it in the words of its kind.
  var text: String {
    guard proposal.instruction.isEmpty, case .success(let rule) = RuleBuilder.rule(proposal) else {
      return proposal.instruction
    }
    return rule.instruction
  }
  var place: String { source.map { "\($0.path):\($0.line)" } ?? "another page" }

  /// Nil for a sentence that says too little.
  init?(_ proposal: Proposal) {
    guard proposal.slots["avoid"] == nil else { return nil }
    let bytes = Array(proposal.instruction.utf8)
    let ranges = Words.ranges(bytes, in: 0..<bytes.count)
    let all = ranges.map { Self.stem(bytes.string($0).lowercased()) }
    let content = zip(ranges, all).filter {
      !Lexicon.functionWords.contains(bytes, $0.0) && !Self.common.contains($0.1)
    }.map(\.1)
    guard content.count >= 2 || Question.typedWidth(proposal) != nil else { return nil }
    self.proposal = proposal
    words = Set(content)
    isNegative = proposal.modality.isNegative
    let said = Set(all)
    isPlain = said.isDisjoint(with: Self.exceptions) && (isNegative || said.isDisjoint(with: Self.prohibitions))
    head = Array(content.prefix(2))
    answers = Question.answers(of: proposal, words: said)
  }

  /// A plural is its singular: enough to see that two sentences speak of the same things.
  static func stem(_ word: String) -> String {
    word.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }

  private static let common: Set<String> = Set(
    words: """
      use using write must never always don't should make every all new one keep add avoid will
      """)
  private static let exceptions: Set<String> = ["unless", "except", "only", "just", "otherwise", "possible", "than"]
  private static let prohibitions: Set<String> = ["not", "never", "don't", "don’t", "without", "no"]
}
