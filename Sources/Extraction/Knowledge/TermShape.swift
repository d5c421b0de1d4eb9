import TextScanning

/// Whether a stretch of words can be somebody's term: a short noun phrase.
enum TermShape {
  /// The term within `range` without article, quotes and space, or nil when it is no noun phrase of at most 5 words.
  ///
  /// - Parameter isListed: whether the page lists the term as one, so that general words may be terms too.
  static func term(_ bytes: [UInt8], in range: Range<Int>, isListed: Bool = false) -> Range<Int>? {
    let words = Words.ranges(bytes, in: range)
    guard let first = words.first, let last = words.last else { return nil }
    var body = words[...]
    if words.count > 1, Vocabulary.articles.contains(bytes, first) { body = body.dropFirst() }
    guard let start = body.first, body.count <= 5 else { return nil }
    guard !edges(bytes, range.lowerBound..<first.lowerBound), !edges(bytes, last.upperBound..<range.upperBound) else {
      return nil
    }
    let term = start.lowerBound..<last.upperBound
    guard term.count >= 2, term.count <= 60 else { return nil }
    return isNounPhrase(bytes, body, isListed) ? term : nil
  }

  private static func isNounPhrase(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>, _ isListed: Bool) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    if Vocabulary.stop.contains(bytes, first) || Vocabulary.stop.contains(bytes, last) { return false }
    if !isListed {
      if words.count == 1, Vocabulary.general.contains(bytes, first) { return false }
      if words.count > 2, isGerund(bytes, first) { return false }
      if words.count > 1, deictic.contains(bytes, first) { return false }
      for word in words where and.contains(bytes, word) { return false }
    }
    var hasLetter = false
    for (position, word) in zip(words.indices, words) {
      if position > words.startIndex {
        let gap = words[position - 1].upperBound..<word.lowerBound
        guard joins(bytes, gap) else { return false }
      }
      if position > words.startIndex, position < words.endIndex - 1, Vocabulary.stop.contains(bytes, word),
        !Vocabulary.inner.contains(bytes, word)
      {
        return false
      }
      for index in word where bytes[index] == .of("'") || bytes[index] == 0x99 { return false }
      for index in word where ASCII.isLetter(bytes[index]) || bytes[index] >= 0x80 { hasLetter = true }
    }
    return hasLetter
  }

  private static let and = WordList("and or")
  private static let deictic = WordList(
    "following next previous given resulting first second third last certain various new old current")

  /// `Using`, `Configuring`: a phrase that begins so names an activity on something, not the thing.
  private static func isGerund(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.count > 5 && bytes[word.upperBound - 3] | 0x20 == .of("i") && bytes[word.upperBound - 2] | 0x20 == .of("n")
      && bytes[word.upperBound - 1] | 0x20 == .of("g")
  }

  /// What may stand between two words of a term.
  private static func joins(_ bytes: [UInt8], _ gap: Range<Int>) -> Bool {
    guard gap.count <= 1 else { return false }
    guard let byte = gap.first.map({ bytes[$0] }) else { return true }
    return byte == .space || byte == .of("/") || byte == .of(".") || byte == .of("+") || byte == .of("&")
  }

  /// Whether anything but space, quotes and marks of emphasis stands at the edge of a range.
  private static func edges(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    for index in range {
      switch bytes[index] {
      case .space, .of("\""), .of("'"), .of("*"), .of("_"), .of("`"), .of(":"), .of("."), 0xE2, 0x80, 0x9C, 0x9D, 0x98,
        0x99:
        break
      default: return true
      }
    }
    return false
  }

  /// One key for all spellings of a term: letters and digits in lower case, the last word in the singular.
  static func key(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    let words = Words.ranges(bytes, in: range)
    var hash = WordHash.seed
    for (position, word) in words.enumerated() {
      let isLast = position == words.count - 1
      let end = isLast ? WordHash.singularEnd(bytes, word) : word.upperBound
      for index in word.lowerBound..<end where bytes[index] != .of("-") && bytes[index] != .of("_") {
        let isEndingY =
          isLast && index == end - 1 && end == word.upperBound && bytes[index] | 0x20 == .of("y") && word.count > 3
        WordHash.add(isEndingY ? .of("i") : ASCII.lower(bytes[index]), to: &hash)
      }
    }
    return hash
  }

  static func key(_ term: String) -> UInt64 {
    let bytes = Array(term.utf8)
    return key(bytes, 0..<bytes.count)
  }
}
