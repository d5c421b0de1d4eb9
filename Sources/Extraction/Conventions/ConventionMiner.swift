import TextScanning

/// What many pages do alike, with the pages that show it.
package struct MinedConvention: Sendable, Hashable {
  package var habit: Habit
  package var value: Int
  var strength: ConventionGate.Strength
  /// Globs of the folders where it holds; empty: everywhere.
  package var scope: [String]
  var sample: ConventionGate.Sample
  /// Positions of up to three pages that show it best.
  var exemplars: [Int]
}

/// Finds the habits that are conventions, everywhere or in a folder.
package enum ConventionMiner {
  /// - Parameter pages: sorted by path. O(observations × depth of folders).
  package static func mine(_ pages: [(path: String, conventions: PageConventions)]) -> [MinedConvention] {
    guard pages.count >= ConventionGate.fewestPages else { return [] }
    let root = TalliedFolder(FolderTree(pages.map(\.path)), pages)
    return Habit.allCases.flatMap { habit in
      merged(found(habit, in: root), habit).map { convention(habit, $0, pages) }
    }
  }

  /// A value of a habit that holds in folders.
  private struct Holding {
    var value: Int
    var strength: ConventionGate.Strength
    var folders: [TalliedFolder]
  }

  /// Where a habit is a convention: as high in the tree as it holds without a folder below that does otherwise.
  private static func found(_ habit: Habit, in root: TalliedFolder) -> [Holding] {
    let below = root.children.flatMap { rules(habit, in: $0) }
    guard let here = root.tally.convention(habit) else { return distinctive(below, habit) }
    let isContradicted = below.contains { contradicts($0, here.value, habit) }
    if isContradicted, here.strength == .rule || !below.isEmpty { return distinctive(below, habit) }
    return [Holding(value: here.value, strength: here.strength, folders: [root])]
  }

  /// The same below the root, where tendencies do not count.
  private static func rules(_ habit: Habit, in folder: TalliedFolder) -> [Holding] {
    let below = folder.children.flatMap { rules(habit, in: $0) }
    guard let here = folder.tally.convention(habit), here.strength == .rule,
      !below.contains(where: { contradicts($0, here.value, habit) })
    else { return below }
    return [Holding(value: here.value, strength: .rule, folders: [folder])]
  }

  private static func contradicts(_ holding: Holding, _ value: Int, _ habit: Habit) -> Bool {
    !habit.isCumulative && holding.value != value
  }

  /// What everybody does is no news of a folder.
  private static func distinctive(_ holdings: [Holding], _ habit: Habit) -> [Holding] {
    holdings.filter { ConventionBackground.isDistinctive(habit, $0.value) }
  }

  /// One holding a value, with all its folders; a value scattered over many folders is no convention of any.
  private static func merged(_ holdings: [Holding], _ habit: Habit) -> [Holding] {
    habit.values.indices.compactMap { value in
      let same = holdings.filter { $0.value == value }
      guard let first = same.first else { return nil }
      let folders = same.flatMap(\.folders)
      return folders.count <= mostFolders ? Holding(value: value, strength: first.strength, folders: folders) : nil
    }
  }

  private static let mostFolders = 6

  private static func convention(
    _ habit: Habit, _ holding: Holding, _ pages: [(path: String, conventions: PageConventions)]
  ) -> MinedConvention {
    var sample = ConventionGate.Sample(places: 0, conforming: 0, pages: 0, purePages: 0)
    for folder in holding.folders {
      let part = folder.tally.sample(habit, holding.value)
      sample.places += part.places
      sample.conforming += part.conforming
      sample.pages += part.pages
      sample.purePages += part.purePages
      sample.spread += part.spread
    }
    let inside = holding.folders.flatMap { Array($0.tree.range) }
    return MinedConvention(
      habit: habit, value: holding.value, strength: holding.strength,
      scope: holding.folders.filter { !$0.tree.path.isEmpty }.map { $0.tree.path + "**" }, sample: sample,
      exemplars: exemplars(habit, holding.value, among: inside, pages))
  }

  /// The pages that show the value most often and nothing else; ties by path.
  private static func exemplars(
    _ habit: Habit, _ value: Int, among positions: [Int], _ pages: [(path: String, conventions: PageConventions)]
  ) -> [Int] {
    var best: [(count: Int, page: Int)] = []
    for position in positions {
      if let count = onlyCount(habit, value, pages[position].conventions.observations) {
        best.append((count, position))
      }
    }
    best.sort { $0.count != $1.count ? $0.count > $1.count : $0.page < $1.page }
    return best.prefix(3).map(\.page)
  }

  /// How often a page shows the value when it shows no other; its observations lie in the order of habits.
  private static func onlyCount(_ habit: Habit, _ value: Int, _ all: [PageConventions.Observation]) -> Int? {
    guard let first = all.firstIndex(where: { $0.habit == habit }), all[first].value == value else { return nil }
    return first + 1 < all.count && all[first + 1].habit == habit ? nil : all[first].count
  }
}

/// A folder of at least as many pages as a convention needs, with the habits of all pages below.
private struct TalliedFolder {
  let tree: FolderTree
  let tally: HabitTally
  let children: [TalliedFolder]

  init(_ tree: FolderTree, _ pages: [(path: String, conventions: PageConventions)]) {
    self.tree = tree
    var tally = HabitTally()
    for position in tree.range { tally.add(pages[position].conventions) }
    self.tally = tally
    var inner = tree
    while inner.own.isEmpty, inner.children.count == 1 { inner = inner.children[0] }
    children = inner.children.filter { $0.range.count >= ConventionGate.fewestPages }.map { TalliedFolder($0, pages) }
  }
}
