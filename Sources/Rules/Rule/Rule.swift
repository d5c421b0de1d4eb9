import TextScanning

/// One typed statement about how outputs must read or how work must be done, with one meaning for all its uses: taught, checked,
/// enforced, judged. What stands here is the meaning; where it was found and what pages do with it is provenance.
package struct Rule: Sendable, Hashable {
  /// `kind/hash`, stable: depends on kind, slots and scope, never on position.
  package var id: String
  package var facet: Facet
  package var kind: String
  package var modality: Modality
  package var severity: Severity
  package var scope: Scope
  /// Typed per kind; `RuleKinds` decodes them.
  package var slots: [String: JSON]
  /// What an agent is told: one sentence, or a few.
  package var instruction: String
  package var origin: Origin
  package var check: CheckMode
  package var examples: [Example]
  /// The name a rule has in the linter it was imported from (`MD009`, `Style.Rule`).
  package var alias: String?

  package init(
    id: String, facet: Facet, kind: String, modality: Modality, severity: Severity, scope: Scope = Scope(),
    slots: [String: JSON], instruction: String, origin: Origin, check: CheckMode, examples: [Example] = [],
    alias: String? = nil
  ) {
    self.id = id
    self.facet = facet
    self.kind = kind
    self.modality = modality
    self.severity = severity
    self.scope = scope
    self.slots = slots
    self.instruction = instruction
    self.origin = origin
    self.check = check
    self.examples = examples
    self.alias = alias
  }
}

/// Which side of good work a rule speaks about.
package enum Facet: String, Sendable, CaseIterable { case tone, format, reasoning }

/// How strongly the text puts it.
package enum Modality: String, Sendable, CaseIterable {
  case must, should, may, mustNot, shouldNot

  package var isNegative: Bool { self == .mustNot || self == .shouldNot }
  /// Whether the text leaves no choice.
  package var isStrict: Bool { self == .must || self == .mustNot }
  /// The severity a finding has when nothing else weighs in.
  package var severity: Severity { isStrict ? .error : self == .may ? .suggestion : .warning }
}

package enum Severity: String, Sendable, CaseIterable, Comparable {
  case suggestion, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }
  /// The weight of a rule in a page's score: 3, 2 or 1.
  package var weight: Int { self == .error ? 3 : self == .warning ? 2 : 1 }
}

/// Who says so. Explicit text beats pairs, pairs beat packs, packs beat what is mined; people beat all.
package enum Origin: String, Sendable, CaseIterable {
  case explicit, pair, template, implicit, pack, imported, model, people
}

/// Who can decide whether an output keeps the rule: a machine on one output, a machine over many, or a reader of meaning.
package enum CheckMode: String, Sendable, CaseIterable { case exact, statistical, judge }

package struct Example: Sendable, Hashable {
  package var bad: String?
  package var good: String?
  package init(bad: String? = nil, good: String? = nil) {
    self.bad = bad
    self.good = good
  }
}

/// Where a rule holds. Empty: everywhere.
package struct Scope: Sendable, Hashable {
  /// Glob patterns over the page's path; empty means every page. A pattern that begins with `!` takes pages out.
  package var pages: [String]
  /// heading, sentence, paragraph, listItem, step, tableCell, codeBlock, codeSpan, link, image, frontMatter, admonition, page …
  package var element: String?
  /// Alternatives in the words of `PlaceSelector`: `heading.h2`, `sentence & ~quote`. Empty: every place.
  package var places: [String]
  /// Text of the heading the place stands under.
  package var under: String?
  /// A condition in the words of the text; a rule with one is hard only where the condition is decided.
  package var when: String?

  package init(
    pages: [String] = [], element: String? = nil, places: [String] = [], under: String? = nil, when: String? = nil
  ) {
    self.pages = pages
    self.element = element
    self.places = places
    self.under = under
    self.when = when
  }

  package var isEmpty: Bool { pages.isEmpty && element == nil && places.isEmpty && under == nil && when == nil }

  /// Patterns of the pages it holds for.
  package var included: [String] { pages.filter { $0.utf8.first != .of("!") } }

  /// Patterns of the pages it does not hold for.
  package var excluded: [String] { pages.filter { $0.utf8.first == .of("!") }.map { String($0.dropFirst()) } }

  /// Whether it holds for a page at all.
  package func admits(path: String) -> Bool {
    let included = included
    return (included.isEmpty || included.contains { Glob.matches($0, path) })
      && !excluded.contains { Glob.matches($0, path) }
  }
}
