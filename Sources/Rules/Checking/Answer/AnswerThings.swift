import Prose
import TextScanning

/// Finds what `brief.count` counts.
struct AnswerThings {
  private let answer: Answer

  init(_ answer: Answer) { self.answer = answer }

  private var bytes: [UInt8] { answer.bytes }

  /// All things of a sort, in order. O(bytes).
  func all(_ thing: BriefCount.Thing) -> [Range<Int>] {
    switch thing {
    case .characters: scalars { _ in true }
    case .lines: answer.units(.line)
    case .questions: ending("?")
    case .exclamations: ending("!")
    case .numbers: numbers
    case .uniqueWords: unique(words)
    case .emojis: scalars { Emoji.isEmoji($0) && $0.value != 0xFE0F }
    case .headings: answer.units(.line).filter { bytes[$0.lowerBound] == .of("#") && isHeading($0) }
    case .items: answer.units(.line).filter(isItem)
    case .pronouns: words.filter { word in Self.pronouns.contains { $0.contains(bytes, word) } }
    case .conjunctions: unique(words.filter { Self.conjunctions.contains(bytes, $0) })
    case .palindromes: words.filter(isPalindrome)
    case .spaces: scalars(Scalars.isSpace)
    }
  }

  private var words: [Range<Int>] { answer.words(in: answer.body) }

  private static let conjunctions = Lexicon("for and nor but or yet so")
  private static let pronouns = [
    Lexicon.firstPersonSingular, Lexicon.firstPersonPlural, Lexicon.secondPerson, Lexicon.thirdPerson,
  ]

  private func ending(_ mark: Unicode.Scalar) -> [Range<Int>] {
    answer.units(.sentence).filter { range in
      bytes[range].last { !"\"*_)'".utf8.contains($0) } == .of(mark)
    }
  }

  private func scalars(_ isWanted: (Unicode.Scalar) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = answer.body.lowerBound
    while index < answer.body.upperBound {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      if isWanted(scalar) { found.append(index..<index + length) }
      index += length
    }
    return found
  }

  /// Digits with the stops and commas between them.
  private var numbers: [Range<Int>] {
    var found: [Range<Int>] = []
    var index = answer.body.lowerBound
    while index < answer.body.upperBound {
      guard ASCII.isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < answer.body.upperBound,
        ASCII.isDigit(bytes[index])
          || ".,".utf8.contains(bytes[index]) && index + 1 < bytes.count && ASCII.isDigit(bytes[index + 1])
      { index += 1 }
      found.append(start..<index)
    }
    return found
  }

  private func unique(_ words: [Range<Int>]) -> [Range<Int>] {
    let lower = answer.lowercased
    var seen: Set<[UInt8]> = []
    return words.filter { seen.insert(Array(lower[$0])).inserted }
  }

  private func isHeading(_ line: Range<Int>) -> Bool {
    let marks = bytes[line].prefix { $0 == .of("#") }.count
    return marks <= 6 && line.count > marks && ASCII.isSpace(bytes[line.lowerBound + marks])
  }

  private func isItem(_ line: Range<Int>) -> Bool {
    let first = bytes[line.lowerBound]
    if "-*+".utf8.contains(first) { return line.count > 1 && ASCII.isSpace(bytes[line.lowerBound + 1]) }
    let digits = bytes[line].prefix(while: ASCII.isDigit).count
    return digits > 0 && line.count > digits + 1 && ".)".utf8.contains(bytes[line.lowerBound + digits])
      && ASCII.isSpace(bytes[line.lowerBound + digits + 1])
  }

  private func isPalindrome(_ word: Range<Int>) -> Bool {
    let scalars = Array(String(decoding: answer.lowercased[word], as: UTF8.self).unicodeScalars)
    return scalars.count >= 3 && scalars.elementsEqual(scalars.reversed())
      && scalars.contains { $0.properties.isAlphabetic }
  }
}
