import TextScanning

/// Rules about what an agent does, made ready to look at transcripts.
package struct TranscriptChecker: Sendable {
  /// What one rule says of one transcript.
  package struct Outcome: Sendable {
    /// Position of the rule among those the checker was made of.
    package var position: Int
    package var applies: Bool
    package var findings: [(message: Int, finding: Finding)]
  }

  private let entries: [(position: Int, rule: Rule, meaning: any TranscriptKind)]

  /// Rules of other kinds, those left to a judge, those under a condition that no run shows and those for some pages only are passed over.
  package init(_ rules: [Rule]) {
    entries = rules.enumerated().compactMap { position, rule in
      guard RuleKinds.kind(named: rule.kind) is any TranscriptKind.Type, rule.check != .judge,
        rule.scope.included.isEmpty,
        let meaning = (try? RuleKinds.meaning(of: rule)) as? any TranscriptKind,
        rule.scope.when == nil || meaning.readsCondition(of: rule)
      else { return nil }
      return (position, rule, meaning)
    }
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// One outcome a rule about transcripts, in the order of the rules.
  package func check(_ transcript: Transcript) -> [Outcome] {
    guard !entries.isEmpty else { return [] }
    let reading = TranscriptReading(transcript)
    return entries.map { entry in
      var inspection = TranscriptInspection(rule: entry.rule, reading: reading)
      entry.meaning.inspect(reading, report: &inspection)
      return Outcome(position: entry.position, applies: inspection.applies, findings: inspection.findings)
    }
  }
}
