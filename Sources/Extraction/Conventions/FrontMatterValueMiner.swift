import Rules
import Skills
import TextScanning

/// Which values the keys of the front matter have on all pages: a few words that come again and again, or one type.
struct FrontMatterValueMiner {
  private let rules: ConventionRules
  private let members: [Int]

  init(_ rules: ConventionRules, among positions: [Int]) {
    self.rules = rules
    members = positions.filter { rules.pages[$0].conventions.isMarkdown }
  }

  /// So many pages must set a key before its values say anything.
  private static let fewestPages = 30
  /// A list of more values is no list of choices.
  private static let mostValues = 8
  /// A value that was seen less often may be the first of many others.
  private static let fewestUses = 3

  func mine() -> [ConventionRule] {
    var values: [String: [FrontMatterValue]] = [:]
    var shown: [String: [Int]] = [:]
    for member in members {
      let page = rules.pages[member].conventions
      for (key, value) in zip(page.keys, page.values) {
        values[key, default: []].append(value)
        shown[key, default: []].append(member)
      }
    }
    return values.keys.sorted(by: JSON.bytewise).compactMap { key in
      guard let values = values[key], values.count >= Self.fewestPages, let slots = Self.slots(values) else {
        return nil
      }
      return rule(key, slots, shown[key] ?? [])
    }
  }

  /// What all values have in common; nil when that is nothing to ask for.
  private static func slots(_ values: [FrontMatterValue]) -> [String: JSON]? {
    let kinds = Set(values.map(\.kind))
    guard kinds.count == 1, let only = kinds.first, let kind = only else { return nil }
    switch kind {
    case .integer: return ["type": "integer"]
    case .number: return ["type": "number"]
    case .boolean: return ["type": "boolean"]
    case .date: return ["type": "date"]
    case .string: break
    }
    var counts: [String: Int] = [:]
    for value in values { counts[value.written, default: 0] += 1 }
    guard (2...mostValues).contains(counts.count), counts.values.allSatisfy({ $0 >= fewestUses }) else { return nil }
    return ["values": JSON(counts.keys.sorted(by: JSON.bytewise))]
  }

  private func rule(_ key: String, _ slots: [String: JSON], _ pages: [Int]) -> ConventionRule {
    ConventionRule(
      proposal: Proposal(
        kind: "frontMatter.values", facet: .format, modality: .must,
        slots: slots.merging(["key": .string(key)]) { own, _ in own }, origin: .implicit,
        sources: pages.prefix(3).map(rules.start), pattern: "habit.frontMatter"),
      evidence: Evidence(
        n: pages.count, pages: pages.count, conform: pages.count,
        lowerBound: ConventionRules.rounded(Wilson.lowerBound(pages.count, of: pages.count)), background: 0.5),
      severity: .warning, check: .exact)
  }
}
