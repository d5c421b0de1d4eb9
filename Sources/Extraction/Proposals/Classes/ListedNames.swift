import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Names of products that a page lists as such: items under “Product names”, the first column of a table under “Other products” (S4). The
/// list shows how they are spelled, and a name that is spelled like no other word gives a rule.
enum ListedNames: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting else { return }
    let ruled = Set(
      proposals.all.flatMap { ($0.slots["avoid"]?.strings ?? []) + ($0.slots["prefer"]?.strings ?? []) }
        .map { $0.lowercased() })
    for (name, unit) in of(reading) where !ruled.contains(name.lowercased()) {
      guard !proposals.used.contains(unit.ordinal), name.utf8.count >= 4 || isDistinct(name) else { continue }
      // “Landscape” in lower case may be the ordinary word: only other spellings are certainly wrong.
      proposals.add(
        WordRule.proposal(
          avoid: [name.lowercased()], prefer: [name], modality: .must,
          condition: isDistinct(name) ? "" : "as the name of the product",
          source: [Citation.source(unit.page, text: unit.range)], pattern: "S4"), units: [unit.ordinal])
    }
  }

  /// The names a page lists, each with the unit that holds it.
  static func of(_ reading: PrescriptivePage) -> [(name: String, unit: Unit)] {
    var names: [(name: String, unit: Unit)] = []
    for unit in reading.units where unit.isFirst && unit.block.level == 0 {
      let isItem = unit.block.place.contains(.listItem) && !unit.block.place.contains(.tableCell)
      guard isItem || isFirstCell(unit), let heading = unit.headings.first, announces(heading),
        let name = name(opening: unit), !names.contains(where: { $0.name == name })
      else { continue }
      names.append((name, unit))
    }
    return names
  }

  /// “Product names”, “Our names”, “Other Tern products”.
  private static func announces(_ heading: String) -> Bool {
    let words = PathCues.words(heading)
    guard Set(words).isDisjoint(with: retired), let last = words.last else { return false }
    let isAboutProducts = !Set(words).isDisjoint(with: ["product", "brand", "our"])
    return ["products", "brands"].contains(last) || isAboutProducts && ["names", "name"].contains(last)
  }

  /// Headings with one of these list names that are not to be written, or say something else of names.
  private static let retired: Set<String> = Set(
    words: """
      old former retired deprecated avoid forbidden legacy discontinued shorten using example examples third-party not
      """)

  private static func isFirstCell(_ unit: Unit) -> Bool {
    let document = unit.page.document
    let cell = unit.block.node
    guard unit.block.place.contains(.tableCell), !unit.block.place.contains(.tableHeader) else { return false }
    let row = Int(document.nodes[cell].parent)
    return document.children(of: row).first { _ in true } == cell && document.nodes[row].detail == 0
  }

  private static func name(opening unit: Unit) -> String? {
    let tokens = unit.tokens
    guard let first = tokens.first, !Lexicon.functionWords.contains(first.text) else { return nil }
    var end = first.kind == .term ? 1 : 0
    while end < tokens.count, first.kind == .word, tokens[end].kind == .word { end += 1 }
    guard (1...4).contains(end), first.markup != .code,
      end == tokens.count || ["(", ":", "—", "–"].contains(tokens[end].text)
    else { return nil }
    let name = WordRule.clean(unit.page.string(first.range.lowerBound..<tokens[end - 1].range.upperBound))
    let words = name.split(separator: " ")
    let isProper = words.allSatisfy { $0.first.map { $0.isUppercase || $0.isNumber } ?? false }
    let isPlural = name.hasSuffix("s") && !name.dropFirst().contains { $0.isUppercase || $0.isNumber }
    return isProper && words.count <= 4 && !isPlural ? name : nil
  }

  /// Whether the name cannot be an ordinary word in another case: it has capitals inside, or several words.
  private static func isDistinct(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    let hasInner = bytes.indices.dropFirst().contains {
      ASCII.isUpper(bytes[$0]) && (ASCII.isLower(bytes[$0 - 1]) || ASCII.isDigit(bytes[$0 - 1]))
    }
    let isShouted = bytes.count >= 3 && bytes.allSatisfy { ASCII.isUpper($0) || ASCII.isDigit($0) }
    return hasInner || name.contains(" ") || isShouted && !Lexicon.commonAcronyms.contains(name)
  }
}
