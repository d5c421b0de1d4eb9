import Documents
import TextScanning

/// The sort of page a sentence speaks of: “every page”, “a how-to page”, “runbooks”.
enum PageSort: Sendable, Equatable {
  case every
  /// As written, in the plural: “how-to pages”.
  case named(String)

  /// When a rule about pages of this sort holds; nil: always.
  var condition: String? {
    guard case .named(let name) = self else { return nil }
    return "in \(name)"
  }

  /// The sort that the sentence names, else the sentence before it, else the heading above.
  init?(of unit: Unit, after before: Unit?) {
    if let found = Self.sort(in: unit) {
      self = found
    } else if let before, before.blockIndex == unit.blockIndex, let found = Self.sort(in: before) {
      self = found
    } else if let heading = unit.headings.first, let found = Self.named(in: Self.words(heading)) {
      self = .named(found)
    } else {
      return nil
    }
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && $0 != "-" }.map(String.init)
  }

  private static func sort(in unit: Unit) -> PageSort? {
    let words = words(unit.text)
    if let name = named(in: words) { return .named(name) }
    let lower = words.map { $0.lowercased() }
    for (index, word) in lower.enumerated() where ["page", "pages", "document", "documents", "article"].contains(word) {
      let isNarrowed =
        index + 1 < lower.count && ["about", "that", "for", "with", "on", "of"].contains(lower[index + 1])
      if index > 0, ["every", "each", "all"].contains(lower[index - 1]), !isNarrowed { return .every }
    }
    return nil
  }

  /// “how-to page” → “how-to pages”; the case of abbreviations is kept.
  private static func named(in words: [String]) -> String? {
    let lower = words.map { $0.lowercased() }
    for index in lower.indices {
      if kinds.contains(lower[index]), index + 1 < lower.count, carriers.contains(lower[index + 1]) {
        return lower[index] + " " + plural(lower[index + 1])
      }
      if pairs.contains(lower[index]), index + 1 < lower.count,
        ["record", "records", "message", "messages"].contains(lower[index + 1])
      {
        return lower[index] + " " + plural(lower[index + 1])
      }
      if sorts.contains(lower[index]) {
        return plural(words[index].dropFirst().contains(where: \.isUppercase) ? words[index] : lower[index])
      }
    }
    return nil
  }

  private static func plural(_ word: String) -> String {
    word.hasSuffix("s") ? word : word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s"
  }

  private static let carriers: Set<String> = Set(
    words: "page pages guide guides topic topics article articles document documents doc docs notes note")
  private static let kinds: Set<String> = Set(
    words: """
      how-to howto troubleshooting reference concept conceptual task tutorial overview landing release command api
      design procedure quickstart integration feature
      """)
  private static let pairs: Set<String> = Set(words: "decision commit error")
  private static let sorts: Set<String> = Set(
    words: """
      runbook runbooks playbook playbooks adr adrs tutorial tutorials how-to how-tos howto howtos postmortem postmortems
      readme readmes rfc rfcs proposal proposals quickstart quickstarts advisory advisories guide guides
      """)
}
