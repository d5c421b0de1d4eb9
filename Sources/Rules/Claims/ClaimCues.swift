import Documents
import Prose
import TextScanning

/// Finds what a sentence claims, by its words. Only cues that seldom stand in a sentence without a claim: a number alone is none.
struct ClaimCues {
  private let page: Page
  private let words: [Range<Int>]
  private let texts: [String]

  /// - Parameter sentence: one of the page's.
  init(_ sentence: Page.Sentence, in page: Page) {
    self.page = page
    words = Array(page.words[sentence.words])
    texts = words.map { Array(page.text.bytes[$0]).lowercasedASCII().string(0..<$0.count) }
  }

  /// The first claim of one of the classes; nil when there is none.
  func first(of classes: [ClaimClass]) -> Range<Int>? {
    let found = classes.compactMap { claim(of: $0) }.filter { !RunningText.isMentioned($0, in: page) }
    return found.min { $0.lowerBound < $1.lowerBound }
  }

  private func claim(of sort: ClaimClass) -> Range<Int>? {
    switch sort {
    case .figure: figure
    case .study: phrase(Self.studies)
    case .superlative: superlative
    case .date:
      words.indices.lazy.compactMap { Dates.date(page.text.bytes, words, at: $0, end: words.count)?.0.range }.first
    }
  }

  // MARK: - Figures

  private var figure: Range<Int>? {
    let bytes = page.text.bytes
    for (index, word) in words.enumerated() {
      let isNumber =
        bytes[word].allSatisfy { ASCII.isDigit($0) || $0 == .of(".") || $0 == .of(",") }
        || Self.numerals.contains(texts[index])
      if isNumber, ASCII.isDigit(bytes[word.lowerBound]), let end = percent(after: word.upperBound) {
        return word.lowerBound..<end
      }
      if isFactor(word) { return word }
      guard isNumber, index + 1 < words.count else { continue }
      let next = texts[index + 1]
      if next == "percent" { return word.lowerBound..<words[index + 1].upperBound }
      if next == "times" || next == "fold", index + 2 < words.count,
        Self.comparatives.contains(texts[index + 2]) || texts[index + 2] == "as"
      {
        return word.lowerBound..<words[index + 2].upperBound
      }
      let unit =
        ["million", "billion", "thousand", "hundred"].contains(next) && index + 2 < words.count
        ? texts[index + 2] : next
      if Self.people.contains(unit) || (Self.people.contains(next)) {
        return word.lowerBound..<words[index + 1].upperBound
      }
      if next == "out" || next == "in", index + 2 < words.count, isRatio(index) {
        return word.lowerBound..<words[index + (next == "out" ? 3 : 2)].upperBound
      }
    }
    return nil
  }

  /// A percent sign right behind the number, or behind one space.
  private func percent(after end: Int) -> Int? {
    let bytes = page.text.bytes
    var index = end
    if index < bytes.count, bytes[index] == .space { index += 1 }
    if bytes.hasBytes("\u{A0}", at: index) || bytes.hasBytes("\u{202F}", at: index) {
      index += bytes[index] == 0xC2 ? 2 : 3
    }
    return index < bytes.count && bytes[index] == .of("%") ? index + 1 : nil
  }

  /// `3x` and `2.5x`.
  private func isFactor(_ word: Range<Int>) -> Bool {
    let bytes = page.text.bytes
    guard word.count > 1, bytes[word.upperBound - 1] | 0x20 == .of("x"), ASCII.isDigit(bytes[word.lowerBound]) else {
      return false
    }
    return bytes[word.dropLast()].allSatisfy { ASCII.isDigit($0) || $0 == .of(".") }
      && !bytes[word].starts(with: "0x".utf8)
  }

  /// “nine out of ten teams”, “1 in 3 users”.
  private func isRatio(_ index: Int) -> Bool {
    let next = texts[index + 1]
    if next == "out" { return index + 3 < words.count && texts[index + 2] == "of" && isNumeral(index + 3) }
    return isNumeral(index + 2) && index + 3 < words.count && Self.people.contains(texts[index + 3])
  }

  private func isNumeral(_ index: Int) -> Bool {
    Self.numerals.contains(texts[index]) || page.text.bytes[words[index]].allSatisfy(ASCII.isDigit)
  }

  private static let numerals: Set<String> = Set(
    words: "one two three four five six seven eight nine ten twelve twenty hundred")
  private static let comparatives: Set<String> = Set(
    words: "faster slower more less fewer larger smaller better worse cheaper higher lower")
  private static let people: Set<String> = Set(
    words: """
      people users customers developers engineers companies organizations teams participants respondents downloads subscribers
      visitors employees businesses students patients households dollars euros
      """)

  // MARK: - Words

  private static let studies = [String](
    phrases: """
      studies show, studies suggest, studies find, studies have shown, study shows, study found, study suggests, research shows,
      research suggests, research has shown, research indicates, research finds, surveys show, survey shows, survey found, experts say,
      experts agree, evidence shows, evidence suggests, data shows, data show, data suggests, statistics show, it is well known,
      it's well known, has been proven, have been proven, is proven to, are proven to, scientists have, according to research,
      according to studies, according to experts
      """
  ).map { $0.split(separator: " ").map(String.init) }

  private func phrase(_ phrases: [[String]]) -> Range<Int>? {
    for index in texts.indices {
      for phrase in phrases
      where index + phrase.count <= texts.count && texts[index..<index + phrase.count].elementsEqual(phrase) {
        return words[index].lowerBound..<words[index + phrase.count - 1].upperBound
      }
    }
    return nil
  }

  private static let topWords: Set<String> = Set(
    words: """
      fastest slowest largest biggest smallest cheapest safest strongest leading best worst newest oldest highest lowest simplest
      """)
  private static let alone: Set<String> = Set(
    words: "industry-leading world-leading best-in-class market-leading unrivaled unrivalled unmatched")

  /// “the fastest … of its kind”, “the most popular”, “world-leading”; “the best way to” advises.
  private var superlative: Range<Int>? {
    for (index, text) in texts.enumerated() {
      if Self.alone.contains(text) { return words[index] }
      guard index > 0, texts[index - 1] == "the" || texts[index - 1] == "world's" else { continue }
      if text == "most", index + 1 < texts.count,
        ["popular", "used", "widely", "advanced", "secure", "reliable", "powerful"].contains(texts[index + 1])
      {
        return words[index - 1].lowerBound..<words[index + 1].upperBound
      }
      let next = index + 1 < texts.count ? texts[index + 1] : ""
      if Self.topWords.contains(text),
        !["way", "practice", "practices", "case", "fit", "choice", "time", "place", "approach", "of", "to"].contains(
          next),
        text != "leading"
          || !["zero", "zeros", "space", "spaces", "slash", "character", "dot", "hyphen"].contains(next),
        texts.contains(where: { ["in", "of", "on", "world's", "ever", "available"].contains($0) })
      {
        return words[index - 1].lowerBound..<words[index].upperBound
      }
    }
    return nil
  }
}
