import TextScanning

/// The words of a Hunspell dictionary (`.dic` and `.aff`) and the forms its affixes make of them.
public struct SpellingDictionary: Sendable {
  private let affixes: AffixTable
  /// The flags of each word; a word that stands twice has several sets.
  private var words: [String: [Set<String>]] = [:]
  private let longestAffix: Int

  /// O(bytes).
  public init(affixes affixBytes: [UInt8], words wordBytes: [UInt8]) {
    let affixes = AffixTable(affixBytes)
    let text = AffixTable.text(wordBytes, isLatin1: affixes.isLatin1)
    // The first line says how many words there are.
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let entry = line.split(maxSplits: 1) { $0 == "\t" || $0 == " " }.first ?? line
      let parts = entry.split(separator: "/", maxSplits: 1).map(String.init)
      guard let word = parts.first else { continue }
      words[word, default: []].append(parts.count > 1 ? affixes.flags(parts[1]) : [])
    }
    self.affixes = affixes
    longestAffix = (Array(affixes.suffixes.keys) + Array(affixes.prefixes.keys)).map(\.unicodeScalars.count).max() ?? 0
  }

  /// Whether a word is spelled as the dictionary has it. A word may have a capital, or all capitals, that its entry does not.
  public func knows(_ word: String) -> Bool {
    let straight = word.replacing("\u{2019}", with: "'")
    if isWord(straight) { return true }
    let lower = straight.lowercased()
    if lower != straight, isWord(lower) { return true }
    let capitalized = lower.prefix(1).uppercased() + lower.dropFirst()
    return straight == straight.uppercased() && isWord(capitalized)
  }

  private func isWord(_ word: String) -> Bool {
    let found = analyses(of: word)
    if found.contains(where: { has($0, "FORBIDDENWORD") }) { return false }
    return found.contains { !has($0, "ONLYINCOMPOUND") } || isCompound(word)
  }

  private func has(_ flags: Set<String>, _ meaning: String) -> Bool {
    affixes.special[meaning].map { flags.contains($0) } ?? false
  }

  /// The flags of everything the word can be: an entry, or one with a suffix, a prefix or both.
  private func analyses(of word: String) -> [Set<String>] {
    var found = (words[word] ?? []).filter { !has($0, "NEEDAFFIX") }
    let scalars = Array(word.unicodeScalars)
    for count in 0...min(longestAffix, scalars.count) {
      found += withSuffix(scalars, count, canNest: true)
      found += withPrefix(scalars, count)
    }
    return found
  }

  private func withSuffix(_ scalars: [Unicode.Scalar], _ count: Int, canNest: Bool) -> [Set<String>] {
    guard let candidates = affixes.suffixes[Self.string(scalars.suffix(count))] else { return [] }
    var found: [Set<String>] = []
    for affix in candidates {
      let base = Array(scalars.dropLast(count)) + Array(affix.strip.unicodeScalars)
      guard !base.isEmpty, Self.fits(base.suffix(affix.condition.count), affix.condition) else { continue }
      for flags in words[Self.string(base[...])] ?? [] where flags.contains(affix.flag) {
        found.append(affix.further.union(flags))
      }
      if canNest { found += nested(base, affix) }
      if affix.crosses { found += crossed(base, affix) }
    }
    return found
  }

  /// A suffix on a form that has one already.
  private func nested(_ base: [Unicode.Scalar], _ outer: AffixTable.Affix) -> [Set<String>] {
    var found: [Set<String>] = []
    for count in 0...min(longestAffix, base.count) {
      guard let inner = affixes.suffixes[Self.string(base.suffix(count))] else { continue }
      for affix in inner where affix.further.contains(outer.flag) {
        let stem = Array(base.dropLast(count)) + Array(affix.strip.unicodeScalars)
        guard !stem.isEmpty, Self.fits(stem.suffix(affix.condition.count), affix.condition) else { continue }
        for flags in words[Self.string(stem[...])] ?? [] where flags.contains(affix.flag) {
          found.append(outer.further.union(flags))
        }
      }
    }
    return found
  }

  /// A prefix on a word that has a suffix.
  private func crossed(_ base: [Unicode.Scalar], _ suffix: AffixTable.Affix) -> [Set<String>] {
    prefixed(base) { $0.crosses && $1.contains(suffix.flag) }
  }

  private func withPrefix(_ scalars: [Unicode.Scalar], _ count: Int) -> [Set<String>] {
    guard affixes.prefixes[Self.string(scalars.prefix(count))] != nil else { return [] }
    return prefixed(scalars, lengths: count...count) { _, _ in true }
  }

  private func prefixed(
    _ scalars: [Unicode.Scalar], lengths: ClosedRange<Int>? = nil,
    where admits: (AffixTable.Affix, Set<String>) -> Bool
  ) -> [Set<String>] {
    var found: [Set<String>] = []
    for count in lengths ?? 0...min(longestAffix, scalars.count) {
      for affix in affixes.prefixes[Self.string(scalars.prefix(count))] ?? [] {
        let base = Array(affix.strip.unicodeScalars) + Array(scalars.dropFirst(count))
        guard !base.isEmpty, Self.fits(base.prefix(affix.condition.count), affix.condition) else { continue }
        for flags in words[Self.string(base[...])] ?? [] where flags.contains(affix.flag) && admits(affix, flags) {
          found.append(affix.further.union(flags))
        }
      }
    }
    return found
  }

  private static func fits(_ letters: ArraySlice<Unicode.Scalar>, _ condition: [AffixTable.ConditionMark]) -> Bool {
    letters.count == condition.count && zip(letters, condition).allSatisfy { $1.admits($0) }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

// MARK: - Compounds

extension SpellingDictionary {
  private static let mostParts = 4

  /// Whether the word is made of words that may stand in compounds: German writes them as one.
  private func isCompound(_ word: String) -> Bool {
    guard ["COMPOUNDFLAG", "COMPOUNDBEGIN"].contains(where: { affixes.special[$0] != nil }) else { return false }
    let scalars = Array(word.unicodeScalars)
    return scalars.count <= 60 && isCompound(scalars[...], part: 0)
  }

  private func isCompound(_ rest: ArraySlice<Unicode.Scalar>, part: Int) -> Bool {
    if part > 0, isPart(rest, "COMPOUNDEND") { return true }
    guard part < Self.mostParts - 1, rest.count >= 2 * affixes.leastPart else { return false }
    for count in affixes.leastPart...(rest.count - affixes.leastPart) {
      guard isPart(rest.prefix(count), part == 0 ? "COMPOUNDBEGIN" : "COMPOUNDMIDDLE") else { continue }
      if isCompound(rest.dropFirst(count), part: part + 1) { return true }
    }
    return false
  }

  /// Nouns have no capital inside a compound.
  private func isPart(_ scalars: ArraySlice<Unicode.Scalar>, _ role: String) -> Bool {
    let text = Self.string(scalars)
    let capitalized = text.prefix(1).uppercased() + text.dropFirst()
    return [text, capitalized].contains { form in
      analyses(of: form).contains { has($0, "COMPOUNDFLAG") || has($0, role) }
    }
  }
}
