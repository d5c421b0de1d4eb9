import Documents
import Prose
import TextScanning

/// A labelled line of a dictionary's entry: “**Use it**: no”, “**Incorrect forms**: filesystem, file-system”, “**Use instead**: sign in”.
struct EntryField: Sendable {
  enum Meaning: Sendable, Equatable {
    /// What not to write for the term of the entry.
    case avoid([String])
    /// What to write in place of the term.
    case prefer([String])
    /// The term itself is not to be used.
    case refused
  }

  let meaning: Meaning

  init?(_ unit: Unit) {
    let start = StatementReader.start(of: unit.tokens)
    guard unit.isFirst, start > 0, start < unit.tokens.count, !unit.block.place.contains(.tableCell) else { return nil }
    let label = unit.page.string(unit.range.lowerBound..<unit.tokens[start].range.lowerBound)
    let name = PathCues.words(label).joined(separator: " ")
    let rest = unit.tokens[start...]
    if Self.verdicts.contains(name) {
      guard let word = rest.first, word.text == "no", rest.count(where: { $0.kind == .word }) <= 2 else { return nil }
      meaning = .refused
      return
    }
    guard let terms = Self.terms(rest, of: unit), !terms.isEmpty else { return nil }
    if Self.unwanted.contains(name) {
      meaning = .avoid(terms)
    } else if Self.wanted.contains(name) {
      meaning = .prefer(terms)
    } else {
      return nil
    }
  }

  /// The terms behind the label: marked ones, or short pieces between commas.
  private static func terms(_ tokens: ArraySlice<Token>, of unit: Unit) -> [String]? {
    let marked = tokens.filter { $0.kind == .term }
    let words = tokens.filter { $0.kind == .word && !["or", "and"].contains($0.text) }
    if !marked.isEmpty { return words.isEmpty && marked.allSatisfy { $0.markup != .code } ? marked.map(\.text) : nil }
    let pieces = tokens.split { [",", ";", "or", "and"].contains($0.text) }.map { piece -> String in
      guard let first = piece.first, let last = piece.last(where: { $0.text != "." }) else { return "" }
      return WordRule.clean(
        unit.page.string(first.range.lowerBound..<max(last.range.upperBound, first.range.upperBound)))
    }
    let isList = pieces.allSatisfy { $0.split(separator: " ").count <= 4 && WordRule.isPlausible($0) }
    return isList && !["none", "n/a"].contains(pieces.first?.lowercased()) ? pieces : nil
  }

  private static let verdicts: Set<String> = [
    "use it", "use", "usage", "allowed", "recommended", "approved", "ok to use",
  ]
  private static let unwanted: Set<String> = [
    "incorrect form", "incorrect forms", "incorrect", "wrong", "not", "don't use", "don t use", "do not use", "avoid",
    "incorrect usage", "misspellings", "not these", "instead of", "wrong form", "wrong forms", "deprecated forms",
  ]
  private static let wanted: Set<String> = [
    "use instead", "instead", "instead use", "replacement", "replacements", "replace with", "alternative",
    "alternatives",
    "preferred", "preferred term", "use this", "say", "say instead", "suggested alternatives",
  ]
}
