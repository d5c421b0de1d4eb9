import Documents
import Extraction
import Rules
import TextScanning

/// Pages made of a text, for tests of extraction.
enum Reading {
  /// The evidence of a page with this text.
  static func evidence(_ text: String, path: String = "style/guide.md", small: Bool = true) -> PageEvidence {
    PageEvidence(
      DocumentReader.read(path: path, bytes: Array(text.utf8)), sha256: "", context: ReadingContext(isSmallSet: small))
  }

  /// What a page states, one line a proposal: `kind modality avoid → prefer [condition]`.
  static func rules(_ text: String, path: String = "style/guide.md") -> [String] {
    evidence(text, path: path).proposals.map(line)
  }

  static func line(_ proposal: Proposal) -> String {
    var line = "\(proposal.kind) \(proposal.modality.rawValue)"
    if let avoid = proposal.slots["avoid"]?.strings { line += " " + avoid.joined(separator: "|") }
    if let prefer = proposal.slots["prefer"]?.strings { line += " → " + prefer.joined(separator: "|") }
    if let condition = proposal.scope.when { line += " [\(condition)]" }
    if let element = proposal.scope.element { line += " in \(element)" }
    return line
  }
}
