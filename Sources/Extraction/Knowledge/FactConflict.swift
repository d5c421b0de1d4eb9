import Skills
import TextScanning

/// A name whose documented default differs from place to place.
package struct FactConflict: Sendable, Hashable {
  package var category: Fact.Category
  package var name: String
  /// The command or page both places speak of; may be empty.
  package var scope: String
  /// The first place of every value, in the order of `values`.
  package var places: [Place]
  package var values: [String]
}

/// Compares documented defaults.
enum FactConflicts {
  private struct Key: Hashable {
    var category: Fact.Category
    var name: String
  }

  private typealias Documented = (sighting: FactSighting, path: String)

  static func find(_ pages: [PageKnowledge]) -> [FactConflict] {
    var groups: [Key: [Documented]] = [:]
    for page in pages {
      for fact in page.facts where fact.rank.defines && !fact.value.isEmpty && isComparable(fact.category) {
        groups[Key(category: fact.category, name: fact.name), default: []].append((fact, page.path))
      }
    }
    var conflicts: [FactConflict] = []
    for (key, places) in groups where places.count > 1 {
      for (scope, members) in scoped(key, places) where members.count > 1 {
        if let conflict = conflict(key, scope, members) { conflicts.append(conflict) }
      }
    }
    return conflicts.sorted {
      ($0.name, $0.category.rawValue, $0.scope) < ($1.name, $1.category.rawValue, $1.scope)
    }
  }

  private static func isComparable(_ category: Fact.Category) -> Bool {
    category == .flag || category == .setting || category == .environmentVariable
  }

  /// The places that speak of the same thing. A flag is its command's and a setting without a path of its own its
  /// page's; variables and dotted keys are the same everywhere. A flag named without its command means the one command
  /// that has it.
  private static func scoped(_ key: Key, _ places: [Documented]) -> [(scope: String, members: [Documented])] {
    let scopes = Set(places.map(\.sighting.scope)).subtracting([""]).sorted()
    let open = places.filter(\.sighting.scope.isEmpty)
    switch key.category {
    case .flag:
      guard !scopes.isEmpty else { return Dictionary(grouping: open, by: \.path).map { ("", $0.value) } }
      return scopes.map { scope in
        (scope, places.filter { $0.sighting.scope == scope || (scopes.count == 1 && $0.sighting.scope.isEmpty) })
      }
    case .setting:
      let scoped = places.filter { !$0.sighting.scope.isEmpty }
      return [("", open)] + Dictionary(grouping: scoped, by: \.path).map { ($0.value[0].sighting.scope, $0.value) }
    default: return [("", places)]
    }
  }

  private static func conflict(_ key: Key, _ scope: String, _ members: [Documented]) -> FactConflict? {
    var conflict = FactConflict(category: key.category, name: key.name, scope: scope, places: [], values: [])
    for (sighting, path) in members where !conflict.values.contains(where: { DefaultKey.agree($0, sighting.value) }) {
      conflict.values.append(sighting.value)
      conflict.places.append(Place(path: path, line: sighting.line))
    }
    return conflict.values.count > 1 ? conflict : nil
  }
}
