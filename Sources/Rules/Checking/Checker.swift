import Documents
import Prose
import TextScanning

/// Rules made ready to look at pages: kinds decoded, all literals in one automaton.
package struct Checker: Sendable {
  /// What one rule says of one page.
  package struct Outcome: Sendable {
    package var rule: Rule
    package var applies: Bool
    package var findings: [Finding]
  }

  private struct Entry: Sendable {
    var rule: Rule
    var meaning: any RuleKind
    var scope: ScopeFilter
  }

  private let entries: [Entry]
  private let automaton: LiteralAutomaton
  /// For each literal of the automaton: the entry and the position in its `literals`.
  private let owners: [(entry: Int, literal: Int, needsStart: Bool, needsEnd: Bool)]
  /// Rules this version cannot check, with the reason.
  package let unknown: [(rule: Rule, reason: String)]

  /// - Parameter data: what stands beside the rules and some kinds read.
  package init(_ rules: [Rule], data: RuleData = RuleData()) {
    var entries: [Entry] = []
    var unknown: [(Rule, String)] = []
    var literals: [[UInt8]] = []
    var owners: [(Int, Int, Bool, Bool)] = []
    for rule in rules {
      do {
        var meaning = try RuleKinds.meaning(of: rule)
        meaning.take(data)
        for (position, literal) in meaning.literals.enumerated() {
          for spelling in Self.spellings(literal) {
            guard let first = spelling.first, let last = spelling.last else { continue }
            literals.append(spelling)
            owners.append((entries.count, position, ASCII.isWord(first), ASCII.isWord(last)))
          }
        }
        entries.append(Entry(rule: rule, meaning: meaning, scope: ScopeFilter(rule.scope)))
      } catch {
        unknown.append((rule, error.message))
      }
    }
    self.entries = entries
    self.unknown = unknown
    self.owners = owners
    automaton = LiteralAutomaton(literals)
  }

  /// One outcome per rule, in the order of the rules. O(page + hits) for word rules.
  package func check(_ page: Page) -> [Outcome] {
    var hits = [[LiteralHit]](repeating: [], count: entries.count)
    automaton.scan(page.text.bytes, in: 0..<page.text.bytes.count) { hit in
      let owner = owners[hit.literal]
      let bytes = page.text.bytes
      guard !owner.needsStart || Words.isBoundary(bytes, at: hit.range.lowerBound),
        !owner.needsEnd || Words.isBoundary(bytes, at: hit.range.upperBound),
        entries[owner.entry].scope.admits(hit.range, in: page), !page.text.isCode(hit.range)
      else { return }
      hits[owner.entry].append(LiteralHit(literal: owner.literal, range: hit.range))
    }
    return entries.indices.map { index in
      let entry = entries[index]
      var inspection = Inspection(rule: entry.rule, page: page, scope: entry.scope)
      // A condition nobody can decide on the tree makes a stated word rule a hint; anything else it leaves undecided.
      let isUndecided =
        entry.rule.scope.when != nil && (entry.rule.slots["avoid"] == nil || entry.rule.origin == .implicit)
      guard entry.scope.admits(path: page.path), entry.rule.check != .judge, !isUndecided else {
        return Outcome(rule: entry.rule, applies: false, findings: [])
      }
      entry.meaning.inspect(page, hits: hits[index], report: &inspection)
      return Outcome(rule: entry.rule, applies: inspection.applies, findings: inspection.findings)
    }
  }

  /// A literal as it may be typed: with straight and with curly apostrophes, lower case.
  private static func spellings(_ literal: String) -> [[UInt8]] {
    let bytes = Array(literal.lowercased().utf8)
    let straight = Array(String(decoding: bytes, as: UTF8.self).replacing("\u{2019}", with: "'").utf8)
    guard straight.contains(.of("'")) else { return [straight] }
    return [straight, Array(String(decoding: straight, as: UTF8.self).replacing("'", with: "\u{2019}").utf8)]
  }
}
