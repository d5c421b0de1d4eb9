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
    /// Why the rule could not look at all of the page.
    package var trouble: String?
  }

  private struct Entry: Sendable {
    var rule: Rule
    var meaning: any RuleKind
    var scope: ScopeFilter
    /// Rules of one scope share its number.
    var scopeNumber: Int
  }

  private let entries: [Entry]
  private let automaton: LiteralAutomaton
  /// For each literal of the automaton: the entry and the position in its `literals`.
  private let owners: [(entry: Int, literal: Int, needsStart: Bool, needsEnd: Bool)]
  private let filters: PatternFilters
  /// Rules this version cannot check, with the reason.
  package let unknown: [(rule: Rule, reason: String)]

  /// - Parameters:
  ///   - data: what stands beside the rules and some kinds read.
  ///   - filtersPatterns: without, expressions are not looked at all at once beforehand, which does not pay for little text. The
  ///     findings are the same.
  package init(_ rules: [Rule], data: RuleData = RuleData(), filtersPatterns: Bool = true) {
    var entries: [Entry] = []
    var unknown: [(Rule, String)] = []
    var literals: [[UInt8]] = []
    var owners: [(Int, Int, Bool, Bool)] = []
    var scopes: [Scope: Int] = [:]
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
        let number = scopes[rule.scope] ?? scopes.count
        scopes[rule.scope] = number
        entries.append(Entry(rule: rule, meaning: meaning, scope: ScopeFilter(rule.scope), scopeNumber: number))
      } catch {
        unknown.append((rule, error.message))
      }
    }
    self.entries = entries
    self.unknown = unknown
    self.owners = owners
    automaton = LiteralAutomaton(literals)
    let patterns = { (isSource: Bool) in
      entries.filter { $0.scope.readsSource == isSource }.flatMap(\.meaning.patterns)
    }
    filters = PatternFilters(
      prose: filtersPatterns ? PatternFilter(patterns(false)) : nil,
      source: filtersPatterns ? PatternFilter(patterns(true)) : nil, scopeCount: scopes.count)
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
    let subjects = PageSubjects(page, filters: filters)
    return entries.indices.map { index in
      let entry = entries[index]
      var inspection = Inspection(
        rule: entry.rule, page: page, scope: entry.scope, scopeNumber: entry.scopeNumber, subjects: subjects)
      // A condition nobody can decide on the tree makes a stated word rule a hint; anything else it leaves undecided.
      let isUndecided =
        entry.rule.scope.when != nil && (entry.rule.slots["avoid"] == nil || entry.rule.origin == .implicit)
        && !entry.meaning.readsCondition(of: entry.rule)
      guard entry.scope.admits(path: page.path), entry.rule.check != .judge, !isUndecided else {
        return Outcome(rule: entry.rule, applies: false, findings: [])
      }
      entry.meaning.inspect(page, hits: hits[index], report: &inspection)
      return Outcome(
        rule: entry.rule, applies: inspection.applies, findings: inspection.findings, trouble: inspection.trouble)
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
