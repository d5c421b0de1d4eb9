import Skills

/// Tells commands from their arguments: `tw vault create work` is a use of `tw vault create`.
struct CommandChoice {
  private let programs: Set<String>
  private let kept: Set<String>

  init(_ groups: [FactMerge.Group]) {
    let commands = groups.filter { $0.category == .command }
    var programs: Set<String> = []
    for group in commands
    where group.sightings.contains(where: { $0.sighting.rank == .shell || $0.sighting.rank == .heading }) {
      programs.insert(Self.words(group.name)[0])
    }
    var kept: Set<String> = []
    var covered: [String: Int] = [:]
    var uses: [String: Int] = [:]
    for group in commands { uses[group.name] = group.count }
    for group in commands where Self.words(group.name).count == 3 {
      covered[Self.prefix(group.name), default: 0] += group.count
    }
    for group in commands {
      let words = Self.words(group.name)
      guard programs.contains(words[0]) else { continue }
      if group.bestRank.defines {
        kept.insert(group.name)
        continue
      }
      guard group.count >= (group.bestRank == .shell ? 3 : 2) else { continue }
      if words.count == 3 {
        // The third word is a subcommand where the pages name it as one and where the first two hardly stand without a
        // third.
        let prefix = Self.prefix(group.name)
        let alone = uses[prefix, default: 0] - covered[prefix, default: 0]
        if group.bestRank <= .mention, alone * 5 <= uses[prefix, default: 0] { kept.insert(group.name) }
      } else {
        kept.insert(group.name)
      }
    }
    // What never stands without a third word that is a subcommand is no command.
    for name in kept where Self.words(name).count == 3 {
      let prefix = Self.prefix(name)
      let isDefined = commands.contains { $0.name == prefix && $0.bestRank.defines }
      if !isDefined, uses[prefix] == covered[prefix] { kept.remove(prefix) }
    }
    self.programs = programs
    self.kept = kept
  }

  func admits(_ group: FactMerge.Group) -> Bool { group.category != .command || kept.contains(group.name) }

  private static func prefix(_ name: String) -> String { words(name).prefix(2).joined(separator: " ") }

  private static func words(_ name: String) -> [String] {
    let words = name.split(separator: " ").map(String.init)
    return words.isEmpty ? [name] : words
  }
}
