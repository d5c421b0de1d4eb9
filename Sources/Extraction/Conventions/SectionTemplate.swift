import TextScanning

/// The sections that pages of one sort have, in the order in which they stand.
struct SectionTemplate: Sendable, Hashable {
  struct Entry: Sendable, Hashable {
    /// What tells sections apart: see `SectionNames.key`.
    var key: String
    /// As most pages write it.
    var name: String
    var level: Int
    /// Whether (nearly) every page has it; else half of them or more do, or the form offers it.
    var isRequired: Bool
  }

  /// Globs of the pages it speaks about; empty: all.
  var scope: [String]
  /// Which pages it speaks about, where globs cannot say it.
  var when: String?
  var entries: [Entry]
  /// Positions of the pages it was learnt from.
  var members: [Int] = []
  /// Pages with every required section.
  var completePages = 0
  /// Pages with two of the sections or more.
  var comparablePages = 0
  /// Those that keep the order.
  var orderedPages = 0
  /// Positions of up to three pages to cite.
  var exemplars: [Int] = []

  var requiredKeys: Set<String> { Set(entries.filter(\.isRequired).map(\.key)) }

  /// Presence and order are separate habits: some pages have all sections, each in an order of its own.
  var keepsOrder: Bool {
    entries.count > 1 && comparablePages >= SectionCensus.fewestPages && orderedPages * 100 >= comparablePages * 95
  }

  /// Whether two templates share three in five of the sections that either has.
  func isAlike(_ other: SectionTemplate) -> Bool {
    let shared = requiredKeys.intersection(other.requiredKeys).count
    return shared * 5 >= requiredKeys.union(other.requiredKeys).count * 3
  }
}

/// Counts the sections of a set of pages.
struct SectionCensus {
  static let fewestPages = 5

  private struct Tally {
    var pages = 0
    var positions = 0.0
  }

  private let members: [Int]
  private let index: SectionIndex
  /// One a key of the index: most censuses are small and there are few keys.
  private var tallies: [Tally]

  /// - Parameter members: positions of pages.
  init(_ members: [Int], _ index: SectionIndex) {
    self.members = members
    self.index = index
    tallies = [Tally](repeating: Tally(), count: index.keys.count)
    for member in members {
      for occurrence in index.occurrences[member] {
        tallies[occurrence.key].pages += 1
        tallies[occurrence.key].positions += occurrence.position
      }
    }
  }

  /// Whether so many of so many pages mean every page: nine in ten, and for thirty pages or more not by chance.
  static func isRequired(_ count: Int, of pages: Int) -> Bool {
    guard pages >= fewestPages, count * 10 >= pages * 9 else { return false }
    return pages < 30 || Wilson.lowerBound(count, of: pages) >= 0.8
  }

  /// The template of the pages; nil when they share no section. With `isLoose`, sections on half of the pages belong to
  /// it too, and those of `offered`, the pages' form, on a tenth.
  func template(
    scope: [String], when: String? = nil, isLoose: Bool = false, offered: Set<String> = []
  ) -> SectionTemplate? {
    let count = members.count
    guard count >= Self.fewestPages else { return nil }
    let kept = tallies.indices.filter { key in
      let pages = tallies[key].pages
      guard pages > 0 else { return false }
      return Self.isRequired(pages, of: count) || (isLoose && pages * 2 >= count)
        || (!offered.isEmpty && pages * 10 >= count && offered.contains(index.keys[key]))
    }
    let hasRequired = kept.contains { Self.isRequired(tallies[$0].pages, of: count) }
    guard hasRequired || (isLoose && kept.count > 1) else { return nil }
    let order = kept.sorted { left, right in
      let (first, second) = (position(left), position(right))
      return first != second ? first < second : JSON.bytewise(index.keys[left], index.keys[right])
    }
    return measured(SectionTemplate(scope: scope, when: when, entries: order.map(entry)))
  }

  /// The template with its counts on the pages of this census.
  func measured(_ template: SectionTemplate) -> SectionTemplate {
    var template = template
    var place = [Int](repeating: -1, count: index.keys.count)
    for (position, entry) in template.entries.enumerated() {
      if let key = index.position(of: entry.key) { place[key] = position }
    }
    let required = template.entries.count(where: \.isRequired)
    template.members = members
    for member in members {
      let found = index.occurrences[member].map { place[$0.key] }.filter { $0 >= 0 }
      if found.count > 1 {
        template.comparablePages += 1
        if zip(found, found.dropFirst()).allSatisfy({ $0 < $1 }) { template.orderedPages += 1 }
      }
      guard found.count(where: { template.entries[$0].isRequired }) == required else { continue }
      template.completePages += 1
      if template.exemplars.count < 3 { template.exemplars.append(member) }
    }
    return template
  }

  private func position(_ key: Int) -> Double {
    tallies[key].positions / Double(tallies[key].pages)
  }

  private func entry(_ key: Int) -> SectionTemplate.Entry {
    var names: [String: Int] = [:]
    var levels: [Int: Int] = [:]
    for member in members {
      guard let occurrence = index.occurrences[member].first(where: { $0.key == key }) else { continue }
      let section = index.section(occurrence, of: member)
      names[section.name, default: 0] += 1
      levels[section.level, default: 0] += 1
    }
    let name = names.max { $0.value != $1.value ? $0.value < $1.value : JSON.bytewise($1.key, $0.key) }
    let level = levels.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    return .init(
      key: index.keys[key], name: name?.key ?? index.keys[key], level: level?.key ?? 2,
      isRequired: Self.isRequired(tallies[key].pages, of: members.count))
  }
}
