import Rules
import TextScanning

/// Where a rule was found and what the project's own pages do with it: everything about a rule that is evidence, not meaning.
package struct Provenance: Sendable, Hashable {
  package var sources: [Source]
  package var verdict: Verdict
  package var evidence: Evidence
  /// Whether people want the rule told first.
  package var isPinned = false
  /// How its check fared on broken text of the project's own; nil when there was nothing to break.
  package var proof: Proof?

  package init(sources: [Source], verdict: Verdict = .unsupported, evidence: Evidence = Evidence()) {
    self.sources = sources
    self.verdict = verdict
    self.evidence = evidence
  }
}

/// The lines of a document that state a rule. Offsets are bytes of the file; the hash proves that they still say it.
package struct Source: Sendable, Hashable {
  /// Relative to the root, with `/`.
  package var path: String
  package var line: Int
  package var endLine: Int
  package var byteStart: Int
  package var byteEnd: Int
  /// Hex SHA-256 of the bytes `byteStart..<byteEnd`.
  package var quoteSHA256: String

  package init(path: String, line: Int, endLine: Int, byteStart: Int, byteEnd: Int, quoteSHA256: String) {
    self.path = path
    self.line = line
    self.endLine = endLine
    self.byteStart = byteStart
    self.byteEnd = byteEnd
    self.quoteSHA256 = quoteSHA256
  }
}

/// What the project's own pages say of a rule (adoption, never validity).
package enum Verdict: String, Sendable, CaseIterable {
  /// At least 5 uses, at most 5 % against.
  case confirmed
  /// Too few uses to tell.
  case unsupported
  /// At least 3 uses against, more than 20 %.
  case contested
  /// Holds only under a condition that the tree cannot decide.
  case conditional
}

package struct Evidence: Sendable, Hashable {
  /// Places where the rule could be kept or broken.
  package var n: Int
  /// Pages that hold such places.
  package var pages: Int
  /// Places that keep it.
  package var conform: Int
  /// Wilson lower bound (95 %) of the share that keeps it.
  package var lowerBound: Double
  /// Share that keeps it in documentation at large, 0…1; nil when not known.
  package var background: Double?

  package init(n: Int = 0, pages: Int = 0, conform: Int = 0, lowerBound: Double = 0, background: Double? = nil) {
    self.n = n
    self.pages = pages
    self.conform = conform
    self.lowerBound = lowerBound
    self.background = background
  }
}

/// Blocks of the project's own text that kept a rule, broken in what it says, and those of them its check caught.
package struct Proof: Sendable, Hashable {
  package var mutants: Int
  package var caught: Int

  package init(mutants: Int, caught: Int) {
    self.mutants = mutants
    self.caught = caught
  }

  /// 0…1.
  package var share: Double { Double(caught) / Double(max(mutants, 1)) }
}

/// A rule with its evidence.
package struct CompiledRule: Sendable, Hashable {
  package var rule: Rule
  package var provenance: Provenance

  package init(rule: Rule, provenance: Provenance) {
    self.rule = rule
    self.provenance = provenance
  }
}
