import Skills
import TextScanning

/// Chooses the places that define each name and drops what no page vouches for.
struct FactMerge {
  /// A name with all its sightings, in the order of the pages.
  struct Group {
    var category: Fact.Category
    var name: String
    var sightings: [(sighting: FactSighting, page: Int)] = []

    /// Pages that know the name.
    var pages: Int { Set(sightings.map(\.page)).count }
    var count: Int { sightings.reduce(0) { $0 + $1.sighting.count } }
    var isCertain: Bool { sightings.contains { $0.sighting.isCertain } }
    var bestRank: FactSighting.Rank { sightings.map(\.sighting.rank).min() ?? .shell }
  }

  private struct Key: Hashable {
    var category: Fact.Category
    var name: String
  }

  let pages: [PageKnowledge]
  private let names: NameCount
  private let definitions: [UInt64: GlossaryEntry]
  private(set) var groups: [Group] = []

  init(_ pages: [PageKnowledge], names: NameCount, definitions: [UInt64: GlossaryEntry]) {
    self.pages = pages
    self.names = names
    self.definitions = definitions
    var index: [Key: Int] = [:]
    for (page, knowledge) in pages.enumerated() {
      for sighting in knowledge.facts {
        let key = Key(category: sighting.category, name: sighting.name)
        let slot = index[key, default: groups.count]
        if slot == groups.count {
          index[key] = slot
          groups.append(Group(category: key.category, name: key.name))
        }
        groups[slot].sightings.append((sighting, page))
      }
    }
  }

  /// Facts by use over pages, no category crowding out the others; grouped by category, then by name.
  func facts(limit: Int) -> [Fact] {
    let commands = CommandChoice(groups)
    var ranked: [(fact: Fact, pages: Int)] = []
    for group in groups where commands.admits(group) && admits(group) {
      let use = group.pages
      ranked += entries(group).map { ($0, use) }
    }
    ranked += ProductNames(pages, names: names, definitions: definitions).facts()
    ranked.sort { left, right in
      if left.pages != right.pages { return left.pages > right.pages }
      return (left.fact.place.path, left.fact.place.line, left.fact.name) < (
        right.fact.place.path, right.fact.place.line, right.fact.name
      )
    }
    var room = Self.rooms
    var kept: [Fact] = []
    for (fact, _) in ranked where kept.count < limit {
      let left = room[fact.category, default: limit]
      guard left > 0 else { continue }
      room[fact.category] = left - 1
      kept.append(fact)
    }
    return kept
  }

  private static let rooms: [Fact.Category: Int] = [.product: 150, .version: 120, .file: 150, .command: 400]

  /// Whether enough pages vouch for a name.
  private func admits(_ group: Group) -> Bool {
    guard group.isCertain else { return false }
    if group.bestRank.defines { return true }
    switch group.category {
    case .flag, .file: return group.pages >= 2
    // A variable of examples alone belongs to the example.
    case .environmentVariable: return group.pages >= 2 && group.bestRank < .shell
    case .endpoint: return group.bestRank < .shell || group.pages >= 2
    case .command, .product, .version, .setting, .errorCode: return true
    }
  }

  private static let scopesPerName = 4

  /// One entry a scope with its own meaning; one for all when they agree.
  private func entries(_ group: Group) -> [Fact] {
    let defined = group.sightings.filter { $0.sighting.rank.defines }
    guard !defined.isEmpty else { return [mention(group)].compactMap { $0 } }
    var best: [String: (sighting: FactSighting, page: Int)] = [:]
    var uses: [String: Int] = [:]
    for candidate in defined {
      let text = group.category == .version ? candidate.sighting.meaning : candidate.sighting.scope
      uses[text, default: 0] += 1
      if let old = best[text], !isBetter(candidate, than: old) { continue }
      best[text] = candidate
    }
    // A place without scope that says no more than the scoped ones is one of them.
    if best.count > 1, let open = best[""], open.sighting.rank == .prose || open.sighting.meaning.isEmpty {
      best[""] = nil
    }
    var seen: Set<String> = []
    let scopes = best.keys.sorted { (uses[$1, default: 0], $0) < (uses[$0, default: 0], $1) }
    var facts: [Fact] = []
    for scope in scopes {
      guard let chosen = best[scope], facts.count < Self.scopesPerName else { break }
      let body = FactDetail.text(chosen.sighting)
      guard seen.insert(body).inserted else { continue }
      let isScoped = !chosen.sighting.scope.isEmpty && (group.category == .flag || best.count > 1)
      let detail = isScoped ? "`\(chosen.sighting.scope)`: \(body)" : body
      facts.append(fact(group, chosen, detail: body.isEmpty ? summary(group, chosen.page) : detail))
    }
    return facts
  }

  private func isBetter(_ new: (sighting: FactSighting, page: Int), than old: (sighting: FactSighting, page: Int))
    -> Bool
  {
    func weight(_ sighting: FactSighting) -> Int { sighting.rank.rawValue * 2 + (sighting.meaning.isEmpty ? 4 : 0) }
    return weight(new.sighting) < weight(old.sighting)
  }

  private func fact(_ group: Group, _ chosen: (sighting: FactSighting, page: Int), detail: String) -> Fact {
    Fact(
      category: group.category, name: group.name, detail: detail,
      place: Place(path: pages[chosen.page].path, line: chosen.sighting.line))
  }

  /// A name without a definition: its first place, and the commands it is used with.
  private func mention(_ group: Group) -> Fact? {
    guard
      let chosen = group.sightings.min(by: {
        ($0.sighting.meaning.isEmpty ? 1 : 0, $0.sighting.rank, $0.page) < (
          $1.sighting.meaning.isEmpty ? 1 : 0, $1.sighting.rank, $1.page
        )
      })
    else { return nil }
    var detail = chosen.sighting.meaning
    if group.category == .flag, detail.isEmpty {
      var uses: [String: Int] = [:]
      for (sighting, _) in group.sightings where !sighting.scope.isEmpty {
        uses[sighting.scope, default: 0] += sighting.count
      }
      let scopes = uses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2).map { "`\($0.key)`" }
      if !scopes.isEmpty { detail = "Used with \(scopes.joined(separator: ", "))" }
    }
    // A flag of which nothing is known but its letters helps nobody.
    if group.category == .flag, detail.isEmpty { return nil }
    return fact(group, chosen, detail: detail)
  }

  /// A command documented by a page of its own says what the page says.
  private func summary(_ group: Group, _ page: Int) -> String {
    group.category == .command ? pages[page].topic.summary : ""
  }
}

/// The line beside a name.
enum FactDetail {
  static func text(_ sighting: FactSighting) -> String {
    var extras: [String] = []
    if !sighting.value.isEmpty, !sighting.meaning.contains(sighting.value) || !sighting.meaning.contains("efault") {
      extras.append("default `\(sighting.value)`")
    }
    if !sighting.note.isEmpty { extras.append(sighting.note) }
    let extra = extras.joined(separator: "; ")
    if sighting.meaning.isEmpty { return extra }
    return extra.isEmpty ? sighting.meaning : "\(sighting.meaning) (\(extra))"
  }
}
