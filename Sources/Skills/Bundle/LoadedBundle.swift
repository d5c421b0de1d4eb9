import Rules
import TextScanning

/// A bundle read back from its folder.
package struct LoadedBundle: Sendable {
  package var name: String
  /// In the order of ids. A rule without an entry in `provenance.json` has no sources and counts as unsupported.
  package var rules: [CompiledRule]
  /// The digest that stands in `provenance.json`; nil without that file.
  package var recordedDigest: String?
  package var inputs: [SkillBundle.Input]
  package var pagesRead: Int
  package var pagesSkipped: [SkillBundle.SkippedPage]
  /// `assets/baseline.json` without its schema; an empty object when there is none.
  package var baseline: JSON
  /// The names of `assets/identifiers.json`; nil when there is none.
  package var identifiers: IdentifierLexicon?

  package init(
    name: String, rules: [CompiledRule], recordedDigest: String? = nil, inputs: [SkillBundle.Input] = [],
    pagesRead: Int = 0,
    pagesSkipped: [SkillBundle.SkippedPage] = [], baseline: JSON = [:]
  ) {
    self.name = name
    self.rules = rules
    self.recordedDigest = recordedDigest
    self.inputs = inputs
    self.pagesRead = pagesRead
    self.pagesSkipped = pagesSkipped
    self.baseline = baseline
  }

  /// The digest of the rules as they stand. O(bytes of the rules).
  package var digest: String { RulesFile.digest(rules.map(\.rule)) }

  /// The rules as `check` applies them: severities weighed by what the project's pages say.
  package var checkedRules: [Rule] { rules.map(\.checked) }

  /// Rules of kinds that this version does not know: carried, taught, and not checked.
  package var unknownKinds: [String] {
    Set(rules.map(\.rule.kind).filter { RuleKinds.kind(named: $0) == nil }).sorted(by: JSON.bytewise)
  }
}

extension CompiledRule {
  /// The rule with the severity it has in a check.
  ///
  /// The people's word and imported linter rules stay as they are. A conditional rule is a suggestion, because the condition is not
  /// decided here. A contested rule is one too, unless a text says it strictly and without a condition: then new output keeps it even
  /// though old pages do not.
  package var checked: Rule {
    var checked = rule
    if rule.origin == .people || rule.origin == .imported { return checked }
    switch provenance.verdict {
    case .confirmed, .unsupported: break
    case .conditional: checked.severity = .suggestion
    case .contested:
      let isHard = rule.origin == .explicit && rule.modality.isStrict && rule.scope.when == nil
      if !isHard { checked.severity = .suggestion }
    }
    return checked
  }
}
