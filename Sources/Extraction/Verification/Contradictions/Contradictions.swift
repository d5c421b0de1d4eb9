import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Finds statements of different documents that cannot both be followed: the agent file against a decision record, a guide against another,
/// a superseded decision that is still taught. Each pair is a diagnostic that quotes both places; which one holds is for people to say.
enum Contradictions {
  /// A prescriptive sentence boiled down to what can be compared.
  private struct Claim {
    let proposal: Proposal
    let words: Set<String>
    let isNegative: Bool
    /// For each family of alternatives the sentence names exactly one member of: that member.
    let choices: [Int: String]
    /// An order with a prohibition in it is neither yes nor no.
    let saysNot: Bool
    var source: Source? { proposal.sources.first }
    var isSuperseded: Bool { proposal.pattern == supersededPattern }
  }

  /// Pattern name under which sentences of superseded decision records are kept.
  static let supersededPattern = "superseded"

  static func find(_ proposals: [Proposal]) -> [Diagnostic] {
    let claims = proposals.filter { !$0.instruction.isEmpty && $0.slots["avoid"] == nil }.map(claim).filter {
      $0.words.count >= 2
    }
    var found: [Diagnostic] = []
    for (position, claim) in claims.enumerated() {
      for other in claims[(position + 1)...] where claim.source?.path != other.source?.path {
        guard !(claim.isSuperseded && other.isSuperseded), let diagnostic = compare(claim, other) else { continue }
        found.append(diagnostic)
      }
    }
    return found
  }

  private static func compare(_ claim: Claim, _ other: Claim) -> Diagnostic? {
    let shared = claim.words.intersection(other.words)
    let smaller = Double(min(claim.words.count, other.words.count))
    if claim.isSuperseded || other.isSuperseded {
      let agrees = claim.choices.contains { other.choices[$0.key] == $0.value }
      guard claim.isNegative == other.isNegative, shared.count >= (agrees ? 2 : 4),
        Double(shared.count) >= (agrees ? 0.25 : 0.6) * smaller
      else {
        return nil
      }
      return claim.isSuperseded ? superseded(other, claim) : superseded(claim, other)
    }
    let differs =
      !claim.isNegative && !other.isNegative
      && claim.choices.contains { family, member in
        other.choices[family].map { $0 != member } ?? false
      }
    if differs, shared.count >= 1 { return conflict(claim, other) }
    let positive = claim.isNegative ? other : claim
    guard claim.isNegative != other.isNegative, !positive.saysNot, shared.count >= 3,
      Double(shared.count) >= 0.6 * smaller
    else { return nil }
    return conflict(claim, other)
  }

  private static func claim(_ proposal: Proposal) -> Claim {
    let bytes = Array(proposal.instruction.utf8)
    var words: Set<String> = []
    for range in Words.ranges(bytes, in: 0..<bytes.count) where !Lexicon.functionWords.contains(bytes, range) {
      words.insert(stem(bytes.string(range).lowercased()))
    }
    var choices: [Int: String] = [:]
    for (family, members) in alternatives.enumerated() {
      let named = members.filter { words.contains(stem($0)) }
      if named.count == 1 { choices[family] = named[0] }
    }
    return Claim(
      proposal: proposal, words: words.subtracting(common), isNegative: proposal.modality.isNegative, choices: choices,
      saysNot: proposal.instruction.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.contains {
        ["not", "never", "don't", "don’t"].contains($0)
      })
  }

  /// A plural is its singular: enough to see that two sentences speak of the same things.
  private static func stem(_ word: String) -> String {
    word.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }

  private static let common: Set<String> = Set(
    words: """
      use write must never always don't should make every all new one keep add
      """)

  /// Things of which a project uses one.
  private static let alternatives: [[String]] = [
    ["tabs", "spaces"], ["yaml", "toml", "json", "xml", "ini"], ["npm", "pnpm", "yarn", "bun"],
    ["pip", "uv", "poetry", "conda"],
    ["squash", "rebase"], ["snake_case", "camelcase", "kebab-case", "pascalcase"], ["single", "double"],
    ["utc", "local"],
    ["markdown", "asciidoc", "restructuredtext"], ["jest", "vitest", "mocha"], ["black", "ruff", "yapf"],
    ["british", "american"],
  ]

  private static func superseded(_ claim: Claim, _ record: Claim) -> Diagnostic {
    diagnostic(
      claim, code: "superseded",
      "“\(claim.proposal.instruction)” still teaches what \(place(record)) decided, and that decision is superseded")
  }

  private static func conflict(_ claim: Claim, _ other: Claim) -> Diagnostic {
    diagnostic(
      claim, code: "conflict",
      "“\(claim.proposal.instruction)” and “\(other.proposal.instruction)” (\(place(other))) cannot both be followed; decide in skillc.rules.yml"
    )
  }

  private static func place(_ claim: Claim) -> String { claim.source.map { "\($0.path):\($0.line)" } ?? "another page" }

  private static func diagnostic(_ claim: Claim, code: String, _ message: String) -> Diagnostic {
    Diagnostic(
      .warning, code: code, message: message, path: claim.source?.path ?? "", line: claim.source?.line ?? 0, column: 1)
  }
}
