import Rules
import TextScanning

/// Word rules in the least space: “Write | Not” for substitutions, one line for bans; whatever has a condition stays a sentence.
enum TermTable {
  /// The lines of the Words group.
  static func lines(_ members: [TaughtRule]) -> [String] {
    var rows: [String: Row] = [:]
    var banned: [Bool: Set<String>] = [:]
    var sentences: [TaughtRule] = []
    for taught in members {
      let rule = taught.rule
      let avoid = (rule.slots["avoid"]?.strings ?? []).map { MarkdownText.cell($0, limit: 60) }
      let prefer = (rule.slots["prefer"]?.strings ?? []).map { MarkdownText.cell($0, limit: 60) }
      if tableKinds.contains(rule.kind), rule.scope.isEmpty, !prefer.isEmpty, !avoid.isEmpty {
        let key = prefer.joined(separator: " or ") + (rule.modality.isStrict ? "" : " (prefer)")
        rows[key, default: Row()].avoid.formUnion(avoid)
      } else if rule.kind == "term.ban", rule.scope.isEmpty, !avoid.isEmpty {
        banned[rule.modality.isStrict, default: []].formUnion(avoid)
      } else {
        sentences.append(taught)
      }
    }
    return ban(banned[true], "Do not write") + ban(banned[false], "Avoid") + RuleLine.items(sentences) + table(rows)
  }

  private static let tableKinds = ["term.substitute", "casing.term", "spelling.compound"]

  private struct Row {
    var avoid: Set<String> = []
  }

  private static func ban(_ terms: Set<String>?, _ verb: String) -> [String] {
    guard let terms, !terms.isEmpty else { return [] }
    return ["- \(verb): \(terms.sorted(by: folded).joined(separator: ", "))."]
  }

  private static func table(_ rows: [String: Row]) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["", "| Write | Not |", "| --- | --- |"]
      + rows.keys.sorted(by: folded).map { key in
        "| \(key) | \((rows[key]?.avoid ?? []).sorted(by: folded).joined(separator: ", ")) |"
      }
  }

  /// Alphabetical for the eye, by bytes where that ties.
  private static func folded(_ left: String, _ right: String) -> Bool {
    let (a, b) = (left.lowercased(), right.lowercased())
    return a != b ? JSON.bytewise(a, b) : JSON.bytewise(left, right)
  }
}
