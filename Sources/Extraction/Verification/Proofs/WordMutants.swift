import Documents
import Prose
import Rules
import TextScanning

/// Sentences of the project's own pages with one word changed for the unwanted one, all of them on one page: word rules are many, and one
/// pass over one page serves them all.
struct WordMutants {
  /// One sentence before and after, and whose it is.
  private struct Pair {
    var rule: Int
    var original: String
    var mutant: String
  }

  private let rules: [Rule]
  private var pairs: [Pair] = []

  /// Mutants of each rule at most: different terms, different sentences.
  private static let perRule = 5

  /// - Parameters:
  ///   - rules: word rules that are checked exactly.
  ///   - sentences: for each rule those that use a wanted term, with the term's place.
  ///   - plain: sentences with no such term, for rules that only ban.
  init(_ rules: [Rule], sentences: [[UsedTerm]], plain: [String]) {
    self.rules = rules
    for (index, rule) in rules.enumerated() {
      let avoid = rule.slots["avoid"]?.strings ?? []
      guard !avoid.isEmpty, rule.scope.when == nil, Self.dressed("x", for: rule) != nil else { continue }
      for number in 0..<Self.perRule {
        let term = avoid[number % avoid.count]
        let used = number < sentences[index].count ? sentences[index][number] : nil
        guard let original = used?.sentence ?? (number < plain.count ? plain[number] : nil),
          let mutant = used.map({ $0.sentence.replacingCharacters(in: $0.range, with: term) })
            ?? Self.inserting(term, into: original),
          let (before, after) = Self.dressed(original, mutant, for: rule)
        else { continue }
        pairs.append(Pair(rule: index, original: before, mutant: after))
      }
    }
  }

  /// A sentence of a page and where it uses a term.
  struct UsedTerm {
    var sentence: String
    var range: Range<String.Index>
  }

  /// How each rule fared: its mutants, and those it catches.
  func proofs() -> [(mutants: Int, caught: Int)] {
    var proofs = [(mutants: Int, caught: Int)](repeating: (0, 0), count: rules.count)
    guard !pairs.isEmpty else { return proofs }
    let checker = Checker(rules.map(\.freedOfPages))
    let before = findings(checker, pairs.map(\.original))
    let after = findings(checker, pairs.map(\.mutant))
    for (number, pair) in pairs.enumerated() where !before.contains(Place(rule: pair.rule, sentence: number)) {
      proofs[pair.rule].mutants += 1
      if after.contains(Place(rule: pair.rule, sentence: number)) { proofs[pair.rule].caught += 1 }
    }
    return proofs
  }

  private struct Place: Hashable {
    var rule: Int
    var sentence: Int
  }

  /// Which rule finds something in which sentence.
  private func findings(_ checker: Checker, _ sentences: [String]) -> Set<Place> {
    var text: [UInt8] = []
    var starts: [Int] = []
    for sentence in sentences {
      starts.append(text.count)
      text.append(contentsOf: sentence.utf8)
      text.append(contentsOf: "\n\n".utf8)
    }
    let page = Page(DocumentReader.read(path: "mutants.md", bytes: text))
    var found: Set<Place> = []
    for (rule, outcome) in checker.check(page).enumerated() {
      for finding in outcome.findings {
        let next = starts.firstIndex { $0 > finding.range.lowerBound } ?? starts.count
        found.insert(Place(rule: rule, sentence: next - 1))
      }
    }
    return found
  }

  private static func dressed(_ original: String, _ mutant: String, for rule: Rule) -> (String, String)? {
    guard let before = dressed(original, for: rule), let after = dressed(mutant, for: rule) else { return nil }
    return (before, after)
  }

  /// The sentence in the place the rule speaks about; nil for places a sentence cannot stand in by itself.
  private static func dressed(_ sentence: String, for rule: Rule) -> String? {
    let place = rule.scope.element ?? rule.scope.places.first ?? "text"
    switch place {
    case "text", "paragraph", "sentence": return sentence
    case "heading": return "## \(sentence)"
    case "listItem": return "- \(sentence)"
    case "step": return "1. \(sentence)"
    default: return nil
    }
  }

  /// The term between the third and the fourth word.
  private static func inserting(_ term: String, into sentence: String) -> String? {
    var words = sentence.split(separator: " ")
    guard words.count > 4 else { return nil }
    words.insert(Substring(term), at: 3)
    return words.joined(separator: " ")
  }
}

extension Rule {
  /// The rule on every page: what proves it is a block, and no page.
  var freedOfPages: Rule {
    var freed = self
    freed.scope.pages = []
    freed.scope.under = nil
    return freed
  }
}
