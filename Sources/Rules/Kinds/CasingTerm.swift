import Documents
import Prose
import TextScanning

/// Spells names in one case: “GitHub”, not “Github”.
///
/// Every other casing of a name is a finding with its fix. Names for machines are none (`github.com`, `@github`, `docs/github`), nor is a
/// term in lower case with the capital of its sentence or inside a longer name (“Government Printing Office”), nor a word among others that are
/// all capitals.
package struct CasingTerm: RuleKind {
  package static let name = "casing.term"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Spell a name or term in one case."
  package static let slots = [
    SlotDescription("prefer", "strings", "names and terms as they are spelled"),
    SlotDescription("avoid", "strings", "further wrong spellings, in the order of “prefer”", isRequired: false),
  ]

  private let prefer: [String]
  private let avoid: [String]
  package let literals: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    let prefer = try slots.strings("prefer")
    self.prefer = prefer
    // Spellings that differ in case alone are found by the preferred one.
    avoid = slots.optionalStrings("avoid").filter { wrong in !prefer.contains { $0.lowercased() == wrong.lowercased() }
    }
    literals = prefer + avoid
  }

  package func instruction(for rule: Rule) -> String {
    if avoid.isEmpty, prefer.allSatisfy(Self.isLower) {
      return "Write \(Quoted.list(prefer, joinedBy: "and")) in lower case, but for names and the start of a sentence."
    }
    let not = avoid.isEmpty ? "" : ", not \(Quoted.list(avoid, joinedBy: "or"))"
    return "Write \(Quoted.list(prefer, joinedBy: "and")) exactly so\(not)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for hit in LiteralHit.outermost(hits) where !Surroundings.isIdentifier(page.text.bytes, hit.range) {
      report.apply()
      let written = page.string(hit.range)
      guard !prefer.contains(written), let term = term(for: hit.literal),
        !isCapitalized(written, at: hit.range, in: page),
        !(Self.isLower(term) && Self.isPartOfName(hit.range, in: page)),
        report.rule.scope.when == nil || !Self.isOrdinary(written),
        !isAmongCapitals(hit.range, in: page)
      else { continue }
      let replacement = page.startsSentence(at: hit.range.lowerBound) ? TermMatch.recased(term, like: written) : term
      report.find(.casing(written, as: term), at: hit.range, replacement: replacement)
    }
  }

  /// In lower case, or with a capital at its start alone, the occurrence may be a word and not the name: where a condition says which is meant,
  /// nobody can tell.
  private static func isOrdinary(_ written: String) -> Bool { written.dropFirst().allSatisfy { !$0.isUppercase } }

  /// The right spelling of a literal; nil for a wrong spelling that could stand for several names.
  private func term(for literal: Int) -> String? {
    if literal < prefer.count { return prefer[literal] }
    return prefer.count == 1 ? prefer[0] : prefer.count == avoid.count ? prefer[literal - prefer.count] : nil
  }

  private func isCapitalized(_ written: String, at range: Range<Int>, in page: Page) -> Bool {
    page.startsSentence(at: range.lowerBound) && prefer.contains { TermMatch.recased($0, like: written) == written }
  }

  private static func isLower(_ term: String) -> Bool { !term.contains(where: \.isUppercase) }

  /// Whether a word with a capital stands right beside, other than the first of the sentence.
  private static func isPartOfName(_ range: Range<Int>, in page: Page) -> Bool {
    guard let first = page.word(at: range.lowerBound), let last = page.word(at: range.upperBound - 1) else {
      return false
    }
    let bytes = page.text.bytes
    if first > 0 {
      let before = page.words[first - 1]
      let isNext = before.upperBound + 1 == range.lowerBound && bytes[before.upperBound] == .space
      if isNext, ASCII.isUpper(bytes[before.lowerBound]), !page.startsSentence(at: before.lowerBound) { return true }
    }
    guard last + 1 < page.words.count else { return false }
    let after = page.words[last + 1]
    return after.lowerBound == range.upperBound + 1 && bytes[range.upperBound] == .space
      && ASCII.isUpper(bytes[after.lowerBound])
  }

  private func isAmongCapitals(_ range: Range<Int>, in page: Page) -> Bool {
    let bytes = page.text.bytes
    guard isShouted(bytes, range), let first = page.word(at: range.lowerBound),
      let last = page.word(at: range.upperBound - 1)
    else {
      return false
    }
    let neighbours = [first - 1, last + 1].filter { page.words.indices.contains($0) }.map { page.words[$0] }
    return neighbours.contains {
      isShouted(bytes, $0) && page.text.block(at: $0.lowerBound) == page.text.block(at: range.lowerBound)
    }
  }

  private func isShouted(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count > 1 && !bytes[range].contains(where: ASCII.isLower) && bytes[range].contains(where: ASCII.isUpper)
  }
}

extension String {
  fileprivate static func casing(_ written: String, as term: String) -> String { "Write “\(term)”, not “\(written)”." }
}
