import Documents
import Extraction
import Foundation
import Skills
import TestSupport
import Testing
import TextScanning

/// Three guides in styles of their own: a memo of terse bullets, questions with answers, an HTML page of cards. Their gold lists were written by
/// hand before any reader had seen them. The floors are what holds today: a change that loses rules fails here.
@Suite struct UnseenGuideTests {
  private struct Guide {
    var found: [JSON] = []
    var missed: [JSON] = []
    var reversed: [String] = []
  }

  /// The gold rules about words, by whether a rule of the guide bans one of their terms.
  private func read(_ folder: String, _ page: String) throws -> Guide {
    let base = Repository.fixtures.appending(path: "guides/\(folder)")
    let bytes = [UInt8](try Data(contentsOf: base.appending(path: page)))
    let evidence = PageEvidence(
      DocumentReader.read(path: page, bytes: bytes), sha256: "", context: ReadingContext(isSmallSet: true))
    let text = try String(contentsOf: base.appending(path: "gold.jsonl"), encoding: .utf8)
    let gold = try text.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
      .filter { !($0["avoid"]?.strings ?? []).isEmpty }
    let swaps = evidence.proposals.filter { $0.slots["avoid"] != nil && $0.kind != "casing.term" }
    let avoided = Set(evidence.proposals.flatMap { $0.slots["avoid"]?.strings ?? [] }.map { $0.lowercased() })
    var guide = Guide()
    for rule in gold {
      let prefer = (rule["prefer"]?.strings ?? []).map { $0.lowercased() }
      // Folded, another spelling of the wanted word is the wanted word.
      let avoid = (rule["avoid"]?.strings ?? []).map { $0.lowercased() }.filter { !prefer.contains($0) }
      if avoid.contains(where: avoided.contains) { guide.found.append(rule) } else { guide.missed.append(rule) }
      for swap in swaps
      where !Set(avoid).isDisjoint(with: (swap.slots["prefer"]?.strings ?? []).map { $0.lowercased() }) {
        if !Set(prefer).isDisjoint(with: (swap.slots["avoid"]?.strings ?? []).map { $0.lowercased() }) {
          guide.reversed.append(rule.text)
        }
      }
    }
    return guide
  }

  @Test(arguments: [("memo", "desk-memo.md"), ("questions", "ask-the-editor.md"), ("cards", "wording-cards.html")])
  func `two in three of the word rules are found, none turned around`(folder: String, page: String) throws {
    let guide = try read(folder, page)
    let all = guide.found.count + guide.missed.count
    #expect(all > 10)
    #expect(guide.found.count * 3 >= all * 2, "missed: \(guide.missed.map(\.text))")
    #expect(guide.reversed == [])
  }
}
