import Documents
import Rules
import Skills
import TextScanning
import Yams

/// The rules of a Vale style that our kinds can say: substitutions, word lists, heading case. Patterns that are no literal words are named
/// and left out.
enum ValeRules {
  static func read(_ file: LintConfiguration) -> (proposals: [Proposal], diagnostics: [Diagnostic]) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    guard let style = try? Yams.load(yaml: text) as? [String: Any], let extends = style["extends"] as? String else {
      return (
        [], [LintConfigurationRules.unreadable(file, "no Vale rule: “extends” is missing or the file is no YAML")]
      )
    }
    let level = style["level"] as? String ?? "suggestion"
    switch extends {
    case "substitution": return substitutions(style, level, file)
    case "existence": return existence(style, level, file)
    case "capitalization": return capitalization(style, level, file)
    default: return ([], [LintConfigurationRules.unreadable(file, "Vale rules of the kind “\(extends)” are not read")])
    }
  }

  private static func substitutions(_ style: [String: Any], _ level: String, _ file: LintConfiguration) -> (
    [Proposal], [Diagnostic]
  ) {
    var proposals: [Proposal] = []
    var left: [String] = []
    let swap = style["swap"] as? [String: Any] ?? [:]
    for avoid in swap.keys.sorted(by: JSON.bytewise) {
      let terms = literals(avoid)
      guard !terms.isEmpty, let prefer = swap[avoid].map({ "\($0)" }) else {
        left.append(avoid)
        continue
      }
      let rule = WordRule.proposal(
        avoid: terms, prefer: prefer.split(separator: "|").map(String.init), modality: modality(level, isBan: false),
        source: [LintConfigurationRules.source(file, key: avoid)], origin: .imported, pattern: "vale")
      if let rule { proposals.append(rule) } else { left.append(avoid) }
    }
    return (proposals, leftOut(left, file))
  }

  private static func existence(_ style: [String: Any], _ level: String, _ file: LintConfiguration) -> (
    [Proposal], [Diagnostic]
  ) {
    var proposals: [Proposal] = []
    var left: [String] = []
    for token in (style["tokens"] as? [Any] ?? []).map({ "\($0)" }) {
      let rule = WordRule.proposal(
        avoid: literals(token), prefer: [], modality: modality(level, isBan: true),
        source: [LintConfigurationRules.source(file, key: token)],
        origin: .imported, pattern: "vale")
      if let rule { proposals.append(rule) } else { left.append(token) }
    }
    return (proposals, leftOut(left, file))
  }

  private static func capitalization(_ style: [String: Any], _ level: String, _ file: LintConfiguration) -> (
    [Proposal], [Diagnostic]
  ) {
    let match = style["match"] as? String ?? ""
    guard style["scope"] as? String == "heading", match == "$sentence" || match == "$title" else {
      return ([], leftOut([match], file))
    }
    var slots: [String: JSON] = ["style": .string(match == "$title" ? "title" : "sentence")]
    let terms = (style["exceptions"] as? [Any] ?? []).map { "\($0)" }
    if !terms.isEmpty { slots["terms"] = JSON(terms) }
    return (
      [
        Proposal(
          kind: "casing.heading", facet: .format, modality: modality(level, isBan: false), slots: slots,
          origin: .imported,
          sources: [LintConfigurationRules.source(file, key: "match")], pattern: "vale")
      ], []
    )
  }

  private static func modality(_ level: String, isBan: Bool) -> Modality {
    level == "error" ? (isBan ? .mustNot : .must) : (isBan ? .shouldNot : .should)
  }

  /// The words a pattern stands for when it is made of plain alternatives only.
  private static func literals(_ pattern: String) -> [String] {
    var pattern = pattern
    if pattern.hasPrefix("(?:"), pattern.hasSuffix(")") { pattern = String(pattern.dropFirst(3).dropLast()) }
    let parts = pattern.split(separator: "|").map(String.init)
    return parts.allSatisfy { !$0.utf8.contains { "()[]{}*+?\\^$".utf8.contains($0) } } ? parts : []
  }

  private static func leftOut(_ names: [String], _ file: LintConfiguration) -> [Diagnostic] {
    names.isEmpty
      ? [] : [LintConfigurationRules.unreadable(file, "not literal words, left out: \(names.joined(separator: ", "))")]
  }
}
