import Documents
import Prose
import TextScanning

/// Avoided spellings and what stands in their place: the common part of the kinds that exchange one term for another.
struct Substitution: Sendable {
  let avoid: [String]
  let prefer: [String]
  /// The avoided terms, and after them the preferred ones: a page that has either is one the rule applies to.
  let literals: [String]

  init(slots: [String: JSON]) throws(SlotError) {
    avoid = try slots.strings("avoid")
    prefer = try slots.strings("prefer")
    literals = avoid.map(TermMatch.literal) + prefer
  }

  func instruction(for rule: Rule) -> String {
    let verb = rule.modality.isStrict ? "Write" : "Prefer"
    return "\(verb) \(Quoted.list(prefer, joinedBy: "or")), not \(Quoted.list(avoid, joinedBy: "or"))."
  }

  func inspect(
    _ page: Page, hits: [LiteralHit], report: inout Inspection,
    message: (_ written: String, _ prefer: [String]) -> String
  ) {
    let bytes = page.text.bytes
    if hits.contains(where: { !Surroundings.isAddress(bytes, $0.range) }) { report.apply() }
    for hit in LiteralHit.outermost(hits.filter { $0.literal < avoid.count }) {
      guard !Surroundings.isAddress(bytes, hit.range), TermMatch.isSpelled(avoid[hit.literal], bytes, hit.range),
        !TermMatch.isInside(prefer, bytes, hit.range)
      else { continue }
      let range = TermMatch.whole(avoid[hit.literal], bytes, hit.range)
      let written = page.string(range)
      guard !isPreferred(written, at: range, in: page) else { continue }
      report.find(
        message(written, prefer), at: range,
        replacement: prefer.count == 1 && fits(prefer[0], for: written, at: range, in: page)
          ? replacement(prefer[0], for: written, at: range, in: page) : nil)
    }
  }

  /// Whether the term can stand where another stood without a change around it: “a customer” does not become “a you”, nor “an app” “an tool”.
  private func fits(_ term: String, for written: String, at range: Range<Int>, in page: Page) -> Bool {
    guard let article = page.article(before: range.lowerBound) else { return true }
    let bytes = Array(term.utf8)
    let first = Words.ranges(bytes, in: 0..<bytes.count).first ?? 0..<0
    let pronouns: WordClass = [.firstPersonSingular, .firstPersonPlural, .secondPerson, .thirdPerson]
    guard WordClass.of(bytes, first).isDisjoint(with: pronouns) else { return false }
    return article == .definite || Self.beginsWithVowel(term) == Self.beginsWithVowel(written)
  }

  private static func beginsWithVowel(_ term: String) -> Bool {
    term.utf8.first.map { Array("aeiou".utf8).contains(ASCII.lower($0)) } ?? false
  }

  /// A term that differs in case alone keeps the capital only where a sentence starts.
  private func replacement(_ term: String, for written: String, at range: Range<Int>, in page: Page) -> String {
    let isCase = term.lowercased() == written.lowercased() && !page.startsSentence(at: range.lowerBound)
    return isCase ? term : TermMatch.recased(term, like: written)
  }

  /// A term whose two spellings differ in case alone is broken by the avoided case, and not by the capital of a sentence.
  private func isPreferred(_ written: String, at range: Range<Int>, in page: Page) -> Bool {
    prefer.contains { term in
      written == term
        || (TermMatch.recased(term, like: written) == written && page.startsSentence(at: range.lowerBound))
    }
  }
}
