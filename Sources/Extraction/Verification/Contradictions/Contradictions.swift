import Documents
import Rules
import Skills
import TextScanning

/// Finds statements of different documents that cannot both be followed: the agent file against a decision record, a guide against another.
/// Each pair is a diagnostic that quotes both places; which one holds is for people to say.
enum Contradictions {
  /// Pattern name under which sentences of superseded decision records are kept.
  static let supersededPattern = "superseded"

  /// Complexity: O(claims), and the pairs that answer one question or share verb and object.
  static func find(_ proposals: [Proposal]) -> [Diagnostic] {
    let claims = proposals.filter { $0.pattern != supersededPattern }.compactMap(Claim.init)
    return differentAnswers(claims) + opposites(claims)
  }

  /// Claims that answer a question differently. One report a claim and question is enough.
  private static func differentAnswers(_ claims: [Claim]) -> [Diagnostic] {
    var groups: [String: [(position: Int, answer: Answer)]] = [:]
    for (position, claim) in claims.enumerated() {
      for answer in claim.answers { groups[answer.question, default: []].append((position, answer)) }
    }
    var found: [Diagnostic] = []
    for question in groups.keys.sorted(by: JSON.bytewise) {
      let group = groups[question] ?? []
      for (index, (position, answer)) in group.enumerated() {
        let claim = claims[position]
        let rival = group[(index + 1)...].first { other in
          let rival = claims[other.position]
          return other.answer.value != answer.value && !(other.answer.isTyped && answer.isTyped)
            && rival.source?.path != claim.source?.path
            && rival.words.intersection(claim.words).count >= answer.needed
        }
        if let rival { found.append(conflict(claim, claims[rival.position])) }
      }
    }
    return found
  }

  /// An order and a prohibition of the same: same verb, same object, and most of the shorter one's words.
  private static func opposites(_ claims: [Claim]) -> [Diagnostic] {
    var positive: [[String]: [Claim]] = [:]
    for claim in claims where !claim.isNegative && claim.isPlain && claim.answers.isEmpty {
      positive[claim.head, default: []].append(claim)
    }
    var found: [Diagnostic] = []
    for claim in claims where claim.isNegative && claim.isPlain && claim.answers.isEmpty {
      let rival = positive[claim.head]?.first { rival in
        let shared = rival.words.intersection(claim.words).count
        return rival.source?.path != claim.source?.path && shared >= 3
          && Double(shared) >= 0.6 * Double(min(rival.words.count, claim.words.count))
      }
      if let rival { found.append(conflict(claim, rival)) }
    }
    return found
  }

  private static func conflict(_ claim: Claim, _ other: Claim) -> Diagnostic {
    Diagnostic(
      .warning, code: "conflict",
      message:
        "“\(claim.text)” and “\(other.text)” (\(other.place)) cannot both be followed; decide in skillc.rules.yml",
      path: claim.source?.path ?? "", line: claim.source?.line ?? 0, column: 1)
  }
}
