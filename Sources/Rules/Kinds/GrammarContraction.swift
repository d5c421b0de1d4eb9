import Documents
import Prose
import TextScanning

/// Contracts verbs as speech does, or never: “don’t” or “do not”.
///
/// With `use` the expanded forms that a speaker would contract are findings; `do NOT` is loud on purpose, and `that’s how it is` cannot
/// be contracted. Without `use` every contraction is one; a possessive `’s` is none. A page with neither form has nothing to look at.
package struct GrammarContraction: RuleKind {
  package static let name = "grammar.contraction"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Use contractions, or write the words in full."
  package static let slots = [
    SlotDescription("use", "bool", "true to contract, false to write in full"),
    SlotDescription("prefer", "strings", "the contractions to use; all common ones if left out", isRequired: false),
    SlotDescription("avoid", "strings", "the contractions not to use; all if left out", isRequired: false),
  ]

  private let contracts: Bool
  private let chosen: Set<String>

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let use = slots["use"]?.bool else { throw SlotError("slot “use” must be true or false") }
    contracts = use
    chosen = Set(
      slots.optionalStrings(use ? "prefer" : "avoid").map { $0.lowercased().replacing("\u{2019}", with: "'") })
  }

  package func instruction(for rule: Rule) -> String {
    let some = chosen.sorted(by: JSON.bytewise).map { $0.replacing("'", with: "\u{2019}") }
    if contracts {
      return "Use contractions: \(Quoted.list(some.isEmpty ? ["don’t", "it’s"] : some, joinedBy: "and"))."
    }
    return some.isEmpty
      ? "Write words in full, without contractions." : "Don’t write \(Quoted.list(some, joinedBy: "or"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for sentence in page.sentences where report.admits(sentence.range) {
      for index in sentence.words { inspect(word: index, of: sentence, page, &report) }
    }
  }

  private func inspect(word index: Int, of sentence: Page.Sentence, _ page: Page, _ report: inout Inspection) {
    let classes = page.classes[index]
    if classes.contains(.contraction) {
      inspect(contraction: index, of: sentence, page, &report)
    } else if classes.contains(.contractible),
      let site = Contractions.site(page, at: index, end: sentence.words.upperBound),
      chosen.isEmpty || chosen.contains(site.contracted), !RunningText.isMentioned(site.range, in: page)
    {
      report.apply()
      guard contracts else { return }
      let written = page.string(site.range)
      let contracted = TermMatch.recased(Self.styled(site.contracted, as: page), like: written)
      report.find(.contract(written, to: contracted), at: site.range, replacement: contracted)
    }
  }

  private func inspect(contraction index: Int, of sentence: Page.Sentence, _ page: Page, _ report: inout Inspection) {
    let bytes = page.text.bytes
    let range = page.words[index]
    let written = page.string(range)
    guard chosen.isEmpty || chosen.contains(written.lowercased().replacing("\u{2019}", with: "'")),
      !RunningText.isMentioned(range, in: page)
    else { return }
    report.apply()
    guard !contracts else { return }
    let next = index + 1 < sentence.words.upperBound ? page.words[index + 1] : nil
    let expanded = Self.expansion(bytes, range, next: next).map {
      TermMatch.recased($0 == "i am" ? "I am" : $0, like: written)
    }
    report.find(.expand(written, to: expanded), at: range, replacement: expanded)
  }

  /// The words in full, where they are certain: an `’s` before a participle may be `has`, a `’d` is never sure.
  private static func expansion(_ bytes: [UInt8], _ range: Range<Int>, next: Range<Int>?) -> String? {
    guard var expanded = Contractions.expansion(of: bytes, range), !expanded.hasSuffix(" would") else { return nil }
    if expanded.hasPrefix("i ") { expanded = "I" + expanded.dropFirst() }
    guard expanded.hasSuffix(" is"), let next else { return expanded }
    if next.count == 4, bytes.hasBytes("been", at: next.lowerBound) { return expanded.dropLast(2) + "has" }
    let classes = WordClass.of(bytes, next)
    return classes.contains(.participle) && !classes.contains(.imperative) && bytes[next.upperBound - 1] == .of("n")
      ? nil : expanded
  }

  /// A straight apostrophe, or a curly one where the page writes them so.
  private static func styled(_ contraction: String, as page: Page) -> String {
    let straight = contraction.hasPrefix("i'") ? "I" + contraction.dropFirst() : contraction
    let bytes = page.text.bytes
    var index = 0
    while index < bytes.count {
      if bytes[index] == .of("'") { return straight }
      if bytes[index] == 0xE2, bytes.hasBytes("\u{2019}", at: index) {
        return straight.replacing("'", with: "\u{2019}")
      }
      index += 1
    }
    return straight
  }
}

extension String {
  fileprivate static func contract(_ written: String, to contracted: String) -> String {
    "Write “\(contracted)” instead of “\(written)”."
  }

  fileprivate static func expand(_ written: String, to expanded: String?) -> String {
    guard let expanded else { return "Write “\(written)” in full." }
    return "Write “\(expanded)” instead of “\(written)”."
  }
}
