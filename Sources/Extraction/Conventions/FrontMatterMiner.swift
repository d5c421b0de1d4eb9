import Rules
import Skills
import TextScanning

/// Which keys the front matter of all pages has, or of all pages of a folder.
struct FrontMatterMiner {
  let rules: ConventionRules
  /// Positions of the pages that could have front matter, in order.
  let members: [Int]
  /// The names of all keys, and for each member its keys as positions in them: names are compared once.
  private let names: [String]
  private let keysOfMember: [[Int]]

  init(_ rules: ConventionRules, among positions: [Int]) {
    self.rules = rules
    members = positions.filter { rules.pages[$0].conventions.isMarkdown && !FileNames.isIndex(rules.pages[$0].path) }
    var names: [String] = []
    var numbers: [String: Int] = [:]
    keysOfMember = members.map { member in
      rules.pages[member].conventions.keys.map { key in
        if let known = numbers[key] { return known }
        numbers[key] = names.count
        names.append(key)
        return names.count - 1
      }
    }
    self.names = names
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
  private func found(in folder: FolderTree, known: Set<Int>, isRoot: Bool) -> [Holding] {
    guard folder.range.count >= ConventionGate.fewestPages else { return [] }
    var byStrength: [ConventionGate.Strength: [Int]] = [:]
    for key in keys(of: folder) where !known.contains(key) {
      let conforming = folder.range.count { keysOfMember[$0].contains(key) }
      guard let strength = strength(conforming, of: folder.range.count), isRoot || strength == .rule else { continue }
      byStrength[strength, default: []].append(key)
    }
    let own = [ConventionGate.Strength.rule, .tendency].compactMap { strength in
      byStrength[strength].map {
        Holding(keys: $0.map { names[$0] }, strength: strength, folders: [folder], isRoot: isRoot)
      }
    }
    let inherited = known.union(byStrength.values.joined())
    return own + folder.children.flatMap { found(in: $0, known: inherited, isRoot: false) }
  }

  private func strength(_ conforming: Int, of pages: Int) -> ConventionGate.Strength? {
    ConventionGate.strength(.init(places: pages, conforming: conforming, pages: pages, purePages: conforming))
  }

  /// All keys of a folder's pages in the order in which most pages have them: by mean position, then by name.
  private func keys(of folder: FolderTree) -> [Int] {
    var tallies = [(count: Int, positions: Int)](repeating: (0, 0), count: names.count)
    for member in folder.range {
      for (position, key) in keysOfMember[member].enumerated() {
        tallies[key].count += 1
        tallies[key].positions += position
      }
    }
    return tallies.indices.filter { tallies[$0].count > 0 }.sorted { left, right in
      let (first, second) = (mean(tallies[left]), mean(tallies[right]))
      return first != second ? first < second : JSON.bytewise(names[left], names[right])
    }
  }

  private func mean(_ tally: (count: Int, positions: Int)) -> Double { Double(tally.positions) / Double(tally.count) }

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
