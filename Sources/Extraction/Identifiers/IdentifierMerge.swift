import Documents
import Rules
import Skills
import TextScanning

/// Makes one table of the names of all pages, and the rule that asks to keep to it.
enum IdentifierMerge {
  /// Documents with fewer firm names, or on fewer pages, tell nothing about what is missing from them.
  private static let fewestNames = 12
  private static let fewestPages = 3
  /// Bytes of the table: two files, so that rules and references keep their room in the folder.
  static let room = 380_000

  struct Result {
    var table = IdentifierTable(lines: [], pages: [])
    var rule: CompiledRule?
    var leftOut: [IdentifiersLeftOut] = []
    var diagnostics: [Diagnostic] = []
  }

  /// - Parameter pages: in the order of paths.
  static func merge(_ pages: [PageEvidence]) -> Result {
    let best = best(pages)
    let firm = best.filter(\.isFirm)
    guard firm.count >= fewestNames, Set(firm.map(\.page)).count >= fewestPages else { return Result() }
    var result = Result()
    (result.table, result.leftOut) = fitted(best, pages.map(\.path))
    if !result.leftOut.isEmpty { result.diagnostics.append(diagnostic(result.leftOut)) }
    result.rule = rule(firm, pages)
    return result
  }

  /// Every name once, at its best place.
  private static func best(_ pages: [PageEvidence]) -> [Sighted] {
    var best: [Sighted] = []
    var known = HashPositions()
    for (number, page) in pages.enumerated() {
      for name in page.identifiers.names + options(page) {
        let position = known.position(of: PageIdentifiers.key(name.name[...], name.kind), orKeep: best.count)
        if position == best.count {
          best.append(Sighted(name: name, page: number))
        } else if name.rank < best[position].name.rank {
          best[position] = Sighted(name: name, page: number)
        }
      }
    }
    return best
  }

  /// The flags that the page lists for a command, as `tw backup --jobs`.
  private static func options(_ page: PageEvidence) -> [PageIdentifiers.Name] {
    page.knowledge.facts.compactMap { fact in
      guard fact.category == .flag, fact.rank.defines, !fact.scope.isEmpty, fact.name.hasPrefix("--") else {
        return nil
      }
      let name = Array("\(fact.scope) \(fact.name)".utf8)
      let isPlain = name.allSatisfy { ASCII.isLower($0) || ASCII.isDigit($0) || $0 == .of("-") || $0 == .space }
      guard isPlain, name.count <= IdentifierShape.longest else { return nil }
      return PageIdentifiers.Name(
        name: name, kind: .command, rank: fact.rank == .row ? .listed : .mentioned, line: fact.line)
    }
  }

  /// A name with the page of its best place.
  private struct Sighted {
    var name: PageIdentifiers.Name
    var page: Int
    let isFirm: Bool

    init(name: PageIdentifiers.Name, page: Int) {
      self.name = name
      self.page = page
      isFirm = name.rank < .passing && !IdentifierName.isPlaceholder(IdentifierParts(name.name))
    }

    /// Names of the last tiers go first when room is short.
    var tier: Int {
      let classes = IdentifierClass.allCases
      return (isFirm ? 0 : classes.count) + (classes.firstIndex(of: name.kind) ?? 0)
    }
  }

  // MARK: Table

  /// As many names as there is room for, whole classes first, and what is left out.
  private static func fitted(_ names: [Sighted], _ paths: [String]) -> (IdentifierTable, [IdentifiersLeftOut]) {
    let classes = IdentifierClass.allCases
    var kept = names
    var left: [IdentifiersLeftOut] = []
    var table = made(kept, paths)
    while size(of: table) > room, let last = kept.map(\.tier).max() {
      let dropped = kept.count { $0.tier == last }
      kept.removeAll { $0.tier == last }
      left.append(
        IdentifiersLeftOut(kind: classes[last % classes.count], isPassing: last >= classes.count, count: dropped))
      table = made(kept, paths)
    }
    return (table, left)
  }

  private static func diagnostic(_ left: [IdentifiersLeftOut]) -> Diagnostic {
    let said = left.map { "\($0.count) \($0.kind.rawValue) names\($0.isPassing ? " met in passing" : "")" }
    return Diagnostic(
      .warning, code: "identifiers-left-out",
      message: "the table of names would be too large for a bundle; left out: \(said.joined(separator: ", "))",
      path: "")
  }

  private static func size(of table: IdentifierTable) -> Int {
    table.lines.reduce(0) { $0 + $1.count + 4 } + table.pages.reduce(0) { $0 + $1.utf8.count + 4 }
  }

  private static func made(_ names: [Sighted], _ paths: [String]) -> IdentifierTable {
    let shown = Set(names.map(\.page)).sorted()
    var numbers = [Int](repeating: 0, count: paths.count)
    for (number, page) in shown.enumerated() { numbers[page] = number }
    let entries = names.map { sighted in
      IdentifierEntry(
        name: sighted.name.name, kind: sighted.name.kind, isFirm: sighted.isFirm, page: numbers[sighted.page],
        line: sighted.name.line)
    }
    return IdentifierTable(entries, pages: shown.map { paths[$0] })
  }

  // MARK: Rule

  private static func rule(_ firm: [Sighted], _ pages: [PageEvidence]) -> CompiledRule? {
    let present = Set(firm.map(\.name.kind))
    let classes = IdentifierClass.allCases.filter(present.contains).map { JSON.string($0.rawValue) }
    let sources = pages.compactMap(\.identifiers.source).prefix(3)
    let proposal = Proposal(
      kind: FactIdentifier.name, facet: FactIdentifier.facet, modality: .mustNot, scope: Scope(),
      slots: ["classes": .array(classes)], instruction: "", origin: .implicit, sources: Array(sources),
      pattern: "identifiers")
    guard !sources.isEmpty, case .success(let rule) = RuleBuilder.rule(proposal) else { return nil }
    let shown = Set(firm.map(\.page)).count
    return CompiledRule(
      rule: rule,
      provenance: Provenance(
        sources: Array(sources), verdict: .confirmed,
        evidence: Evidence(n: firm.count, pages: shown, conform: firm.count)))
  }
}
