import Documents
import Rules
import Skills
import TextScanning

/// The rules of a Vale style: plain words and substitutions one by one, as a word list states them; everything else as an import reads it.
enum ValeRules {
  static func read(_ file: LintConfiguration) -> (proposals: [Proposal], diagnostics: [Diagnostic]) {
    let style: ValeFile
    do throws(ValeFile.Fault) { style = try ValeFile(file.bytes) } catch {
      return ([], [diagnostic(file, line: error.line, error.reason)])
    }
    var (proposals, left) = ([Proposal](), Set<String>())
    switch style.extends.text {
    case "substitution": (proposals, left) = substitutions(style, file)
    case "existence": (proposals, left) = existence(style, file)
    case "capitalization": proposals = capitalization(style, file)
    default: break
    }
    guard proposals.isEmpty || !left.isEmpty else { return (proposals, []) }
    let (rest, diagnostics) = imported(file, left: left)
    return (proposals + rest, diagnostics)
  }

  private static func substitutions(_ style: ValeFile, _ file: LintConfiguration) -> ([Proposal], Set<String>) {
    var proposals: [Proposal] = []
    var left: Set<String> = []
    for (avoid, prefer) in style.pairs("swap") {
      let terms = literals(avoid.text)
      let rule =
        terms.isEmpty
        ? nil
        : WordRule.proposal(
          avoid: terms, prefer: prefer.text.split(separator: "|").map(String.init),
          modality: modality(style, isBan: false),
          source: [LintConfigurationRules.source(file, key: avoid.text)], origin: .imported, pattern: "vale")
      if let rule { proposals.append(rule) } else { left.insert(avoid.text) }
    }
    return (proposals, left)
  }

  private static func existence(_ style: ValeFile, _ file: LintConfiguration) -> ([Proposal], Set<String>) {
    var proposals: [Proposal] = []
    var left: Set<String> = []
    for token in style.list("tokens").map(\.text) {
      // What stands before or after all tokens makes none of them a word of its own.
      let terms = style.has("raw") ? [] : literals(token)
      let rule =
        terms.isEmpty
        ? nil
        : WordRule.proposal(
          avoid: terms, prefer: [], modality: modality(style, isBan: true),
          source: [LintConfigurationRules.source(file, key: token)], origin: .imported, pattern: "vale")
      if let rule { proposals.append(rule) } else { left.insert(token) }
    }
    return (proposals, left)
  }

  private static func capitalization(_ style: ValeFile, _ file: LintConfiguration) -> [Proposal] {
    let match = style.text("match") ?? ""
    guard style.text("scope") == "heading", match == "$sentence" || match == "$title" else { return [] }
    var slots: [String: JSON] = ["style": .string(match == "$title" ? "title" : "sentence")]
    let terms = style.list("exceptions").map(\.text)
    if !terms.isEmpty { slots["terms"] = JSON(terms) }
    return [
      Proposal(
        kind: "casing.heading", facet: .format, modality: modality(style, isBan: false), slots: slots,
        origin: .imported, sources: [LintConfigurationRules.source(file, key: "match")], pattern: "vale")
    ]
  }

  /// The file as an import reads it, of its expressions only those that are `left`; all when none is named.
  private static func imported(_ file: LintConfiguration, left: Set<String>) -> ([Proposal], [Diagnostic]) {
    let parts = file.path.split(separator: "/")
    let name = parts.suffix(2).joined(separator: ".")
    let (compiled, leftOut) = ValeRuleReader().read(file.bytes, name: name, path: file.path)
    let diagnostics = leftOut.map { diagnostic(file, line: $0.line, $0.reason) }
    guard let compiled else { return ([], diagnostics) }
    var slots = compiled.rule.slots
    if !left.isEmpty, let avoid = slots["avoid"]?.strings {
      let kept = avoid.indices.filter { left.contains(avoid[$0]) }
      guard !kept.isEmpty else { return ([], diagnostics) }
      slots["avoid"] = JSON(kept.map { avoid[$0] })
      if let prefer = slots["prefer"]?.strings { slots["prefer"] = JSON(kept.map { prefer[$0] }) }
    }
    let rule = compiled.rule
    let proposal = Proposal(
      kind: rule.kind, facet: rule.facet, modality: rule.modality, scope: rule.scope, slots: slots, origin: .imported,
      sources: compiled.provenance.sources, pattern: "vale")
    return ([proposal], diagnostics)
  }

  private static func modality(_ style: ValeFile, isBan: Bool) -> Modality {
    style.text("level") == "error" ? (isBan ? .mustNot : .must) : (isBan ? .shouldNot : .should)
  }

  /// The words a pattern stands for when it is made of plain alternatives only.
  private static func literals(_ pattern: String) -> [String] {
    var pattern = pattern
    if pattern.hasPrefix("(?:"), pattern.hasSuffix(")") { pattern = String(pattern.dropFirst(3).dropLast()) }
    let parts = pattern.split(separator: "|").map(String.init)
    return parts.allSatisfy { !$0.utf8.contains { "()[]{}*+?\\^$".utf8.contains($0) } } ? parts : []
  }

  private static func diagnostic(_ file: LintConfiguration, line: Int, _ reason: String) -> Diagnostic {
    Diagnostic(.warning, code: "lint-configuration", message: reason, path: file.path, line: line, column: 1)
  }
}
