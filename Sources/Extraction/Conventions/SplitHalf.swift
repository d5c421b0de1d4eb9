import TextScanning

/// How well conventions hold on pages they were not learnt from: mined on one half of a project's pages, looked for on the other.
package enum SplitHalf {
  /// One learnt rule and what the unseen half does with it.
  package struct Trial: Sendable, Hashable {
    package var habit: Habit
    package var scope: [String]
    /// Places and conforming places on the unseen half.
    package var places: Int
    package var conforming: Int
    /// Whether at least 95 % of the places conform.
    package var holds: Bool { Double(conforming) >= 0.95 * Double(places) }
  }

  /// Fewer places on the unseen half say nothing of a share.
  private static let fewestPlaces = 10

  /// The rules of one half, chosen by a hash of the paths and `seed`, on the other half; rules with too few places there are left out.
  package static func trials(_ pages: [PageEvidence], seed: UInt64) -> [Trial] {
    let shown = pages.filter { $0.role.isExemplary }.sorted { JSON.bytewise($0.path, $1.path) }
    let (seen, unseen) = (shown.filter { isSeen($0.path, seed) }, shown.filter { !isSeen($0.path, seed) })
    let mined = ConventionMiner.mine(seen.map { ($0.path, $0.conventions) }).filter { $0.strength == .rule }
    return mined.compactMap { convention in
      var tally = HabitTally()
      for page in unseen
      where convention.scope.isEmpty || convention.scope.contains(where: { Glob.matches($0, page.path) }) {
        tally.add(page.conventions)
      }
      let sample = tally.sample(convention.habit, convention.value)
      guard sample.places >= fewestPlaces else { return nil }
      return Trial(
        habit: convention.habit, scope: convention.scope, places: sample.places, conforming: sample.conforming)
    }
  }

  /// FNV-1a over seed and path: the same halves on every machine.
  private static func isSeen(_ path: String, _ seed: UInt64) -> Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ (seed &* 0x9e37_79b9_7f4a_7c15)
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (hash >> 32) & 1 == 0
  }
}
