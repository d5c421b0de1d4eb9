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
    var hasAnchors: Bool
  }

  private let entries: [Entry]
  private let automaton: LiteralAutomaton
  /// For each literal of the automaton: the entry and the position in its `literals`.
  private let owners: [(entry: Int, literal: Int, needsStart: Bool, needsEnd: Bool)]
  /// The entries each further literal is an anchor of; they follow the literals that have an owner.
  private let anchored: [[Int]]
  /// Rules this version cannot check, with the reason.
  package let unknown: [(rule: Rule, reason: String)]

  /// - Parameters:
  ///   - data: what stands beside the rules and some kinds read.
  ///   - usesAnchors: without, every expression looks everywhere: slower, and the same findings.
  package init(_ rules: [Rule], data: RuleData = RuleData(), usesAnchors: Bool = true) {
    var entries: [Entry] = []
    var unknown: [(Rule, String)] = []
    var literals: [[UInt8]] = []
    var owners: [(Int, Int, Bool, Bool)] = []
    var anchors = AnchorTable()
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
        let own = usesAnchors ? meaning.anchors : nil
        for anchor in own ?? [] { anchors.add(anchor, entry: entries.count) }
        entries.append(
          Entry(rule: rule, meaning: meaning, scope: ScopeFilter(rule.scope), hasAnchors: own?.isEmpty == false))
      } catch {
        unknown.append((rule, error.message))
      }
    }
    self.entries = entries
    self.unknown = unknown
    self.owners = owners
    anchored = anchors.entries
    automaton = LiteralAutomaton(literals + anchors.literals)
  }

  /// One outcome per rule, in the order of the rules. O(page + hits) for word rules.
  package func check(_ page: Page) -> [Outcome] {
    var hits = [[LiteralHit]](repeating: [], count: entries.count)
    var candidates = [[Int]](repeating: [], count: anchored.isEmpty ? 0 : entries.count)
    automaton.scan(page.text.bytes, in: 0..<page.text.bytes.count) { hit in
      guard hit.literal < owners.count else {
        for entry in anchored[hit.literal - owners.count] { candidates[entry].append(hit.range.lowerBound) }
        return
      }
      let owner = owners[hit.literal]
      let bytes = page.text.bytes
      guard !owner.needsStart || Words.isBoundary(bytes, at: hit.range.lowerBound),
        !owner.needsEnd || Words.isBoundary(bytes, at: hit.range.upperBound),
        entries[owner.entry].scope.admits(hit.range, in: page), !page.text.isCode(hit.range)
      else { return }
      hits[owner.entry].append(LiteralHit(literal: owner.literal, range: hit.range))
    }
    let subjects = PageSubjects(page)
    return entries.indices.map { index in
      let entry = entries[index]
      var inspection = Inspection(
        rule: entry.rule, page: page, scope: entry.scope, subjects: subjects,
        candidates: entry.hasAnchors ? candidates[index] : nil)
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

  /// Anchors of all rules, each once.
  private struct AnchorTable {
    private(set) var literals: [[UInt8]] = []
    private(set) var entries: [[Int]] = []
    private var places: [[UInt8]: Int] = [:]

    mutating func add(_ literal: [UInt8], entry: Int) {
      if let place = places[literal] { return entries[place].append(entry) }
      places[literal] = literals.count
      literals.append(literal)
      entries.append([entry])
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
