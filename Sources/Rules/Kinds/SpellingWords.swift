import Documents
import Prose
import TextScanning

/// Spells words as a dictionary of this machine has them.
///
/// The dictionaries are those of Hunspell; none comes with the tool, and where none is installed the rule does not apply. Words with digits,
/// inner capitals or capitals only are names and pass.
package struct SpellingWords: RuleKind {
  package static let name = "spelling.words"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Spell words as an installed dictionary has them."
  package static let slots = [
    SlotDescription(
      "dictionaries", "strings", "names of Hunspell dictionaries; en_US when left out", isRequired: false),
    SlotDescription("folders", "strings", "folders that hold them, below the working folder", isRequired: false),
    SlotDescription("ignore", "strings", "words that are right too, in any case", isRequired: false),
    SlotDescription("filters", "strings", "regular expressions of words that are not looked at", isRequired: false),
    SlotDescription("except", "strings", "words and expressions that are right too", isRequired: false),
    SlotDescription("message", "string", "what a finding says; %s is the word", isRequired: false),
  ]

  private let dictionaries: [String]
  private let folders: [String]
  private let ignored: Set<String>
  private let filter: Exceptions
  private let common: PatternSlots

  package init(slots: [String: JSON]) throws(SlotError) {
    let named = slots.optionalStrings("dictionaries")
    dictionaries = named.isEmpty ? ["en_US"] : named
    folders = slots.optionalStrings("folders")
    ignored = Set(slots.optionalStrings("ignore").map { $0.lowercased() })
    filter = try PatternSlots.reading("filters") { () throws(PatternError) in
      try Exceptions(slots.optionalStrings("filters"))
    }
    common = try PatternSlots(slots)
  }

  package func instruction(for rule: Rule) -> String {
    "Spell words as the dictionary \(Quoted.list(dictionaries, joinedBy: "or")) has them."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let found = dictionaries.compactMap { InstalledDictionaries.dictionary($0, own: folders) }
    guard !found.isEmpty else {
      return report.note("no dictionary \(Quoted.list(dictionaries, joinedBy: "or")) is installed")
    }
    report.applyIfUnits()
    var known: [String: Bool] = [:]
    for unit in report.units where unit.text == .prose {
      for word in Words.ranges(page.text.bytes, in: unit.range) {
        let text = report.string(word, in: unit)
        let isRight = known[text] ?? isRight(text, found)
        known[text] = isRight
        if !isRight { report.find(common.message?.filled([text]) ?? .misspelled(text), at: word, in: unit) }
      }
    }
  }

  private func isRight(_ word: String, _ dictionaries: [SpellingDictionary]) -> Bool {
    let bytes = Array(word.utf8)
    guard !bytes.contains(where: { ASCII.isDigit($0) || $0 == .of("*") || $0 == .of("_") }),
      !bytes.dropFirst().contains(where: ASCII.isUpper), !ignored.contains(word.lowercased())
    else { return true }
    if dictionaries.contains(where: { $0.knows(word) }) { return true }
    let parts = word.split { $0 == "-" }.map(String.init)
    if parts.count > 1, parts.allSatisfy({ isRight($0, dictionaries) }) { return true }
    for ending in ["'s", "\u{2019}s"] where word.hasSuffix(ending) && word.count > 2 {
      return isRight(String(word.dropLast(2)), dictionaries)
    }
    return filter.cover(word) || common.exceptions.cover(word)
  }
}

extension String {
  fileprivate static func misspelled(_ word: String) -> String { "“\(word)” is in no dictionary." }
}
