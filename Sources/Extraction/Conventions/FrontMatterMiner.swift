import Rules
import Skills
import TextScanning

/// Which keys the front matter of all pages has, or of all pages of a folder.
struct FrontMatterMiner {
  let rules: ConventionRules
  /// Positions of the pages that could have front matter, in order.
  let members: [Int]

  init(_ rules: ConventionRules, among positions: [Int]) {
    self.rules = rules
    members = positions.filter { rules.pages[$0].conventions.isMarkdown && !FileNames.isIndex(rules.pages[$0].path) }
  }

  private struct Holding {
    var keys: [String]
    var strength: ConventionGate.Strength
    var folders: [FolderTree]
    var isRoot: Bool
  }

  /// One rule a set of keys, with all folders whose pages have them.
  func mine() -> [ConventionRule] {
    let tree = FolderTree(members.map { rules.pages[$0].path })
    var merged: [Holding] = []
    for holding in found(in: tree, known: [], isRoot: true) {
      if let same = merged.firstIndex(where: {
        $0.keys == holding.keys && $0.strength == holding.strength && !$0.isRoot
      }) {
        merged[same].folders += holding.folders
      } else {
        merged.append(holding)
      }
    }
    return merged.map(rule)
  }

  /// The keys of a folder that the folder above does not ask for already.
  private func found(in folder: FolderTree, known: Set<String>, isRoot: Bool) -> [Holding] {
    guard folder.range.count >= ConventionGate.fewestPages else { return [] }
    var byStrength: [ConventionGate.Strength: [String]] = [:]
    for key in keys(of: folder) where !known.contains(key) {
      let conforming = folder.range.count { rules.pages[members[$0]].conventions.keys.contains(key) }
      guard let strength = strength(conforming, of: folder.range.count), isRoot || strength == .rule else { continue }
      byStrength[strength, default: []].append(key)
    }
    let own = [ConventionGate.Strength.rule, .tendency].compactMap { strength in
      byStrength[strength].map { Holding(keys: $0, strength: strength, folders: [folder], isRoot: isRoot) }
    }
    let inherited = known.union(byStrength.values.joined())
    return own + folder.children.flatMap { found(in: $0, known: inherited, isRoot: false) }
  }

  private func strength(_ conforming: Int, of pages: Int) -> ConventionGate.Strength? {
    ConventionGate.strength(.init(places: pages, conforming: conforming, pages: pages, purePages: conforming))
  }

  /// All keys of a folder's pages in the order in which most pages have them: by mean position, then by name.
  private func keys(of folder: FolderTree) -> [String] {
    var tallies: [String: (count: Int, positions: Int)] = [:]
    for index in folder.range {
      for (position, key) in rules.pages[members[index]].conventions.keys.enumerated() {
        let tally = tallies[key] ?? (0, 0)
        tallies[key] = (tally.count + 1, tally.positions + position)
      }
    }
    return tallies.keys.sorted { left, right in
      let (first, second) = (mean(tallies[left]), mean(tallies[right]))
      return first != second ? first < second : JSON.bytewise(left, right)
    }
  }

  private func mean(_ tally: (count: Int, positions: Int)?) -> Double {
    tally.map { Double($0.positions) / Double($0.count) } ?? 0
  }

  private func rule(_ holding: Holding) -> ConventionRule {
    let inside = holding.folders.flatMap { folder in folder.range.map { members[$0] } }
    let conforming = inside.filter { page in
      let own = Set(rules.pages[page].conventions.keys)
      return holding.keys.allSatisfy(own.contains)
    }
    let isRule = holding.strength == .rule
    return ConventionRule(
      proposal: Proposal(
        kind: "frontMatter.keys", facet: .format, modality: isRule ? .must : .should,
        scope: Scope(pages: holding.isRoot ? [] : holding.folders.map { $0.path + "**" }),
        slots: ["keys": JSON(holding.keys)],
        origin: .implicit, sources: conforming.prefix(3).map(rules.start), pattern: "habit.frontMatter"),
      evidence: Evidence(
        n: inside.count, pages: inside.count, conform: conforming.count,
        lowerBound: ConventionRules.rounded(Wilson.lowerBound(conforming.count, of: inside.count)),
        background: holding.keys.map { Self.background[$0] ?? 0.1 }.min()),
      severity: isRule ? .warning : .suggestion, check: isRule ? .exact : .statistical)
  }

  /// The share of documentation sets with front matter that set a key on every page.
  private static let background: [String: Double] = ["title": 0.85, "description": 0.5, "weight": 0.3]
}
