/// A kind that speaks of what an agent does: it looks at transcripts. On a page it never applies, unless it also looks at texts.
package protocol TranscriptKind: RuleKind {
  /// Looks at a run. Must not read anything else; must be the same on every run.
  func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection)
}

extension TranscriptKind {
  /// A rule that is decided is decided with its condition.
  package func readsCondition(of rule: Rule) -> Bool { check(of: rule) == .exact }
}
