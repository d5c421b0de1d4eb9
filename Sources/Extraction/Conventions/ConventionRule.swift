import Crypto
import Rules
import Skills
import TextScanning

/// A rule that nobody wrote down, with what it was learnt from.
package struct ConventionRule: Sendable, Hashable {
  package var proposal: Proposal
  package var evidence: Evidence
  /// A convention is practice: a breach is a warning at most, and of a tendency a suggestion.
  package var severity: Severity
  package var check: CheckMode
}

/// Makes rules of what was mined.
struct ConventionRules {
  let pages: [(path: String, conventions: PageConventions)]

  // MARK: Habits

  func rule(_ mined: MinedConvention) -> ConventionRule? {
    guard var meaning = ConventionMeaning.of(mined.habit, mined.value) else { return nil }
    if mined.habit == .admonitionSyntax { meaning = BoxWords(pages: pages).refined(meaning, value: mined.value) }
    let isRule = mined.strength == .rule && meaning.when == nil
    let places: [Source] = mined.exemplars.compactMap { page in
      let shown = pages[page].conventions.observations.first { $0.habit == mined.habit && $0.value == mined.value }
      return shown.map { source($0.place, page) }
    }
    let proposal = Proposal(
      kind: meaning.kind, facet: meaning.facet, modality: isRule ? .must : .should,
      scope: Scope(pages: mined.scope, when: meaning.when), slots: meaning.slots, instruction: meaning.instruction,
      origin: .implicit, sources: places, pattern: "habit.\(mined.habit)")
    let sample = mined.sample
    return ConventionRule(
      proposal: proposal,
      evidence: Evidence(
        n: sample.places, pages: sample.pages, conform: sample.conforming, lowerBound: Self.rounded(sample.lowerBound),
        background: ConventionBackground.share(mined.habit, mined.value)),
      severity: isRule ? .warning : .suggestion,
      check: check(meaning.kind, isRule: isRule))
  }

  /// What a kind can decide on one page stays exact for a rule; a tendency is counted over many outputs.
  private func check(_ kind: String, isRule: Bool) -> CheckMode {
    let own = RuleKinds.kind(named: kind)?.check ?? .judge
    return own == .exact && !isRule ? .statistical : own
  }

  // MARK: Sections

  /// The rules of a template: which sections, and in which order where nearly all pages keep one.
  func rules(_ template: SectionTemplate) -> [ConventionRule] {
    let scope = Scope(pages: template.scope, when: template.when)
    let sections: [JSON] = template.entries.map { entry in
      .object(["name": .string(entry.name), "level": .int(entry.level), "share": entry.isRequired ? 1 : 0.5])
    }
    var rules: [ConventionRule] = []
    rules.append(
      rule(
        "structure.sections", scope, ["sections": .array(sections)], sources(template), template.members.count,
        template.completePages))
    if template.keepsOrder {
      let names = template.entries.map { JSON.string($0.name) }
      rules.append(
        rule(
          "structure.order", scope, ["sections": .array(names)], sources(template), template.comparablePages,
          template.orderedPages))
    }
    return rules
  }

  private func rule(
    _ kind: String, _ scope: Scope, _ slots: [String: JSON], _ sources: [Source], _ pages: Int, _ conform: Int
  ) -> ConventionRule {
    let isDecidable = scope.when == nil
    return ConventionRule(
      proposal: Proposal(
        kind: kind, facet: .format, modality: .must, scope: scope, slots: slots, origin: .template, sources: sources,
        pattern: "template"),
      evidence: Evidence(
        n: pages, pages: pages, conform: conform, lowerBound: Self.rounded(Wilson.lowerBound(conform, of: pages)),
        background: nil),
      severity: .warning, check: isDecidable ? .exact : .statistical)
  }

  /// The first heading of the template on each exemplar.
  private func sources(_ template: SectionTemplate) -> [Source] {
    let keys = Set(template.entries.map(\.key))
    return template.exemplars.compactMap { page in
      let first = pages[page].conventions.sections.first { keys.contains(SectionNames.key($0.name)) }
      return first.map { source($0.place, page) }
    }
  }

  // MARK: Parts

  func source(_ quote: PageConventions.Quote, _ page: Int) -> Source {
    let digest = SHA256.hash(data: pages[page].conventions.bytes(of: quote))
    return Source(
      path: pages[page].path, line: quote.line, endLine: quote.line, byteStart: quote.start,
      byteEnd: quote.start + quote.count,
      quoteSHA256: Hex.string(digest))
  }

  /// The start of a page: what is true of the whole is cited there.
  func start(of page: Int) -> Source {
    source(.init(start: 0, line: 1, offset: 0, count: 0), page)
  }

  /// Four decimals: enough to compare, and the same on every machine.
  static func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
}
