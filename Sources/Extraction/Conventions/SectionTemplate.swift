import TextScanning

/// The sections that pages of one sort have, in the order in which they stand.
struct SectionTemplate: Sendable, Hashable {
  struct Entry: Sendable, Hashable {
    /// What tells sections apart: see `SectionNames.key`.
    var key: String
    /// As most pages write it.
    var name: String
    var level: Int
    /// Whether (nearly) every page has it; else half of them or more do.
    var isRequired: Bool
  }

  /// Globs of the pages it speaks about; empty: all.
  var scope: [String]
  /// Which pages it speaks about, where globs cannot say it.
  var when: String?
  var entries: [Entry]
  var pages: Int
  /// Pages with every required section.
  var completePages: Int
  /// Pages with two of the sections or more.
  var comparablePages: Int
  /// Those that keep the order.
  var orderedPages: Int
  /// Positions of up to three complete pages.
  var exemplars: [Int]

  var requiredKeys: Set<String> { Set(entries.filter(\.isRequired).map(\.key)) }

  /// Presence and order are separate habits: some pages have all sections, each in an order of its own.
  var keepsOrder: Bool { entries.count > 1 && comparablePages >= 5 && orderedPages * 100 >= comparablePages * 95 }
}

/// Counts the sections of a set of pages.
struct SectionCensus {
  static let fewestPages = 5

  private struct Tally {
    var pages = 0
    var positions = 0.0
    var names: [String: Int] = [:]
    var levels: [Int: Int] = [:]
  }

  private let members: [Int]
  /// The keys of each member's sections, each once, in order.
  private let keys: [[String]]
  private var tallies: [String: Tally] = [:]

  /// - Parameter members: positions in `pages`.
  init(_ members: [Int], _ pages: [(path: String, conventions: PageConventions)]) {
    self.members = members
    var keys: [[String]] = []
    for member in members {
      var own: [String] = []
      let sections = pages[member].conventions.sections
      for (position, section) in sections.enumerated() where section.level <= 4 {
        let key = SectionNames.key(section.name)
        guard !key.isEmpty, !own.contains(key) else { continue }
        own.append(key)
        var tally = tallies[key] ?? Tally()
        tally.pages += 1
        tally.positions += (Double(position) + 0.5) / Double(sections.count)
        tally.names[section.name, default: 0] += 1
        tally.levels[section.level, default: 0] += 1
        tallies[key] = tally
      }
      keys.append(own)
    }
    self.keys = keys
  }

  /// Whether so many of so many pages mean every page: nine in ten, and for thirty pages or more not by chance.
  static func isRequired(_ count: Int, of pages: Int) -> Bool {
    guard pages >= fewestPages, count * 10 >= pages * 9 else { return false }
    return pages < 30 || Wilson.lowerBound(count, of: pages) >= 0.8
  }

  /// The template of the pages; nil when they share no section. With `isLoose`, sections on half of the pages belong to it too, and those of
  /// `offered`, the pages' form, on a tenth.
  func template(
    scope: [String], when: String? = nil, isLoose: Bool = false, offered: Set<String> = []
  ) -> SectionTemplate? {
    guard members.count >= Self.fewestPages else { return nil }
    let kept = tallies.filter { key, tally in
      Self.isRequired(tally.pages, of: members.count) || (isLoose && tally.pages * 2 >= members.count)
        || (offered.contains(key) && tally.pages * 10 >= members.count)
    }
    guard kept.contains(where: { Self.isRequired($0.value.pages, of: members.count) }) || (isLoose && kept.count > 1)
    else { return nil }
    let order = kept.keys.sorted { left, right in
      let (first, second) = (position(left), position(right))
      return first != second ? first < second : JSON.bytewise(left, right)
    }
    return measured(
      SectionTemplate(
        scope: scope, when: when, entries: order.map(entry), pages: members.count, completePages: 0, comparablePages: 0,
        orderedPages: 0, exemplars: []))
  }

  /// The template with its counts on the pages of this census.
  func measured(_ template: SectionTemplate) -> SectionTemplate {
    var template = template
    let place = Dictionary(uniqueKeysWithValues: template.entries.enumerated().map { ($1.key, $0) })
    let required = template.requiredKeys
    template.pages = members.count
    for (member, own) in zip(members, keys) {
      let found = own.compactMap { place[$0] }
      if found.count > 1 {
        template.comparablePages += 1
        if zip(found, found.dropFirst()).allSatisfy({ $0 < $1 }) { template.orderedPages += 1 }
      }
      guard required.isSubset(of: own) else { continue }
      template.completePages += 1
      if template.exemplars.count < 3 { template.exemplars.append(member) }
    }
    return template
  }

  private func position(_ key: String) -> Double {
    guard let tally = tallies[key], tally.pages > 0 else { return 1 }
    return tally.positions / Double(tally.pages)
  }

  private func entry(_ key: String) -> SectionTemplate.Entry {
    let tally = tallies[key] ?? Tally()
    let name =
      tally.names.max { $0.value != $1.value ? $0.value < $1.value : JSON.bytewise($1.key, $0.key) }?.key ?? key
    let level = tally.levels.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key ?? 2
    return .init(key: key, name: name, level: level, isRequired: Self.isRequired(tally.pages, of: members.count))
  }
}
