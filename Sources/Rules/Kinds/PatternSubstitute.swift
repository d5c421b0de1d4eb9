import Documents
import Prose
import TextScanning

/// Writes one term where a regular expression matches another: each expression of `avoid` has its replacement at the same place of `prefer`.
///
/// A match that is written as its replacement already is none. Longer expressions are tried before shorter ones.
package struct PatternSubstitute: RuleKind {
  package static let name = "pattern.substitute"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Write a term in place of what a regular expression matches."
  package static let slots =
    [
      SlotDescription("avoid", "strings", "regular expressions"),
      SlotDescription("prefer", "strings", "one replacement each, choices divided by |"),
    ] + PatternSlots.descriptions

  private struct Pair: Sendable {
    var avoid: String
    var prefer: [String]
    /// The replacement as an expression that a right spelling matches.
    var right: CompiledPattern?
  }

  private let pairs: [Pair]
  private let common: PatternSlots
  private let pattern: CompiledPattern

  package init(slots: [String: JSON]) throws(SlotError) {
    let (avoid, prefer) = (try slots.strings("avoid"), try slots.strings("prefer"))
    guard avoid.count == prefer.count else { throw SlotError("slots “avoid” and “prefer” must be of one length") }
    let common = try PatternSlots(slots)
    self.common = common
    pairs = zip(avoid, prefer).map { avoid, prefer in
      let isPlain = prefer.utf8.allSatisfy { ASCII.isWord($0) || ASCII.isSpace($0) || $0 == .of("|") }
      return Pair(
        avoid: avoid, prefer: prefer.split(separator: "|").map(String.init),
        right: isPlain ? nil : try? CompiledPattern("^(?:\(prefer))$"))
    }.sorted { ($1.avoid.utf8.count, $0.avoid) < ($0.avoid.utf8.count, $1.avoid) }
    let expressions = pairs.map(\.avoid)
    pattern = try PatternSlots.reading("avoid") { () throws(PatternError) in
      try CompiledPattern(anyOf: expressions, shape: common.shape, keepsGroups: true)
    }
  }

  package var patterns: [CompiledPattern] { [pattern] }

  package func instruction(for rule: Rule) -> String {
    let shown = pairs.lazy.compactMap { pair -> String? in
      let terms = PatternSlots.readable([pair.avoid], limit: 4)
      return terms.isEmpty
        ? nil : "\(Quoted.list(pair.prefer, joinedBy: "or")), not \(Quoted.list(terms, joinedBy: "or"))"
    }
    let verb = rule.modality.isStrict ? "Write" : "Prefer"
    let listed = Array(shown.prefix(20))
    guard !listed.isEmpty else { return common.message?.general ?? "\(verb) the preferred terms." }
    return "\(verb) \(listed.joined(separator: "; "))\(pairs.count > listed.count ? "; and so on" : "")."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfUnits()
    var search = report.search(pattern, groupCount: pairs.count)
    for unit in report.units(mayHold: pattern) {
      for match in search.matches(in: unit) {
        guard let (number, range) = match.group else { continue }
        let pair = pairs[number - 1]
        let written = report.string(range, in: unit)
        guard !isRight(written, pair), !common.exceptions.cover(written) else { continue }
        let mended = common.action?.replacement(for: written, prefer: pair.prefer)
        report.find(
          message(written, pair), at: range, in: unit,
          replacement: common.shape.ignoresCase ? mended.map { TermMatch.recased($0, like: written) } : mended)
      }
    }
    report.note(search)
  }

  private func isRight(_ written: String, _ pair: Pair) -> Bool {
    let bytes = Array(written.utf8.drop(while: ASCII.isSpace))
    let end = bytes.lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? 0
    let trimmed = bytes.string(0..<end)
    if pair.prefer.contains(trimmed) { return true }
    guard let right = pair.right, let compiled = try? right.pattern(isASCII: false) else { return false }
    let found = (try? compiled.matches(in: Pattern.Subject(Array(trimmed.utf8)))) ?? []
    return found.contains { $0.count == trimmed.utf8.count }
  }

  private func message(_ written: String, _ pair: Pair) -> String {
    guard let message = common.message else { return .substitute(written, with: pair.prefer) }
    return message.filled([pair.prefer.joined(separator: "' or '"), written])
  }
}

extension String {
  fileprivate static func substitute(_ written: String, with prefer: [String]) -> String {
    "Write \(Quoted.list(prefer, joinedBy: "or")) instead of “\(written)”."
  }
}
