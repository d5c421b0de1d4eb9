/// A kind that speaks of what an agent does: it looks at transcripts. On a page it never applies, unless it also looks at texts.
package protocol TranscriptKind: RuleKind {
  /// Looks at a run. Must not read anything else; must be the same on every run.
  func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection)
}
