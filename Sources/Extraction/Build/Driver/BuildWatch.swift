#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Skills

/// `--watch`: notices that something a build reads has changed, by its times alone.
package struct BuildWatch: Sendable {
  private static let pause: UInt32 = 500_000

  private let options: BuildOptions
  private var stamp: Int

  /// Remembers how things stand now: to be made before the build, so that a change during it is not missed.
  package init(_ options: BuildOptions) {
    self.options = options
    stamp = Self.stamp(options)
  }

  /// Returns as soon as something has changed.
  package mutating func waitForChange() {
    while true {
      usleep(Self.pause)
      let now = Self.stamp(options)
      if now != stamp {
        stamp = now
        return
      }
    }
  }

  private static func stamp(_ options: BuildOptions) -> Int {
    var hasher = Hasher()
    guard let plan = try? BuildPlan(options) else { return 0 }
    hasher.combine(plan.tree.pages)
    hasher.combine(plan.tree.lintConfigurations)
    hasher.combine(plan.tree.skipped)
    for name in [PeopleWord.fileName, ProjectRoot.settingsName] {
      hasher.combine(try? FileSystem.target(FilePath.join(plan.tree.root, name)))
    }
    return hasher.finalize()
  }
}
