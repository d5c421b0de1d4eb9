import Rules
import Skills

/// What the project's own pages say about the rules: a floor for steps that read like pages, and for nothing else.
package enum BundleFloor {
  /// A page breaks a rule if any of its places does, so that at most as many pages break it as places do.
  package static func add(_ bundle: LoadedBundle, tone: ToneReference.Judge?, to book: inout BaselineBook) {
    for compiled in bundle.rules {
      let evidence = compiled.provenance.evidence
      let broken = evidence.n - evidence.conform
      guard evidence.pages > 0, broken < evidence.pages else { continue }
      book.addFloor(
        .counts(k: Double(evidence.pages - broken), n: Double(evidence.pages)), rule: compiled.rule.id)
    }
    if let tone { book.addFloor(.scores(tone.exemplarValues), rule: StyleStreams.tone) }
  }
}
