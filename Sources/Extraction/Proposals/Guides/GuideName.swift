import Documents
import Prose
import TextScanning

/// The name of another guide in a sentence: “Google developer documentation style guide”, “AP Stylebook”, “Chicago Manual of Style”.
struct GuideName: Sendable, Equatable {
  let text: String
  let range: Range<Int>

  /// All names in a sentence. A guide without a name of its own (“the style guide”), or one of this project (a relative link), is none.
  static func names(in unit: Unit) -> [GuideName] {
    let bytes = unit.page.text.bytes
    let words = Words.ranges(bytes, in: unit.range)
    var names: [GuideName] = []
    for index in words.indices where nouns.contains(fold(bytes, words[index])) {
      guard let name = name(words, index, unit), !names.contains(where: { $0.range.overlaps(name.range) }) else {
        continue
      }
      names.append(name)
    }
    return names
  }

  private static func name(_ words: [Range<Int>], _ noun: Int, _ unit: Unit) -> GuideName? {
    let bytes = unit.page.text.bytes
    var start = noun
    while start > 0, isSpace(bytes, words[start - 1].upperBound..<words[start].lowerBound),
      isCapital(bytes, words[start - 1]) || joiners.contains(fold(bytes, words[start - 1]))
    {
      start -= 1
    }
    while start < noun, leading.contains(fold(bytes, words[start])) || start == 0 && isVerb(bytes, words[0]) {
      start += 1
    }
    var end = noun + 1
    if end + 1 < words.count, ["of", "for"].contains(fold(bytes, words[end])), isCapital(bytes, words[end + 1]) {
      end += 1
      while end < words.count, isCapital(bytes, words[end]),
        isSpace(bytes, words[end - 1].upperBound..<words[end].lowerBound)
      {
        end += 1
      }
    }
    let isProper = (start..<end).contains { isCapital(bytes, words[$0]) && !plain.contains(fold(bytes, words[$0])) }
    let isOwn = start > 0 && ["this", "our", "its", "own"].contains(fold(bytes, words[start - 1]))
    let isHere = end < words.count && ["below", "above"].contains(fold(bytes, words[end]))
    let range = words[start].lowerBound..<words[end - 1].upperBound
    guard isProper, !isOwn, !isHere, !leadsInside(range, unit.page) else { return nil }
    return GuideName(text: unit.page.string(range), range: range)
  }

  /// Whether the name is a link to a page of this project.
  private static func leadsInside(_ range: Range<Int>, _ page: Page) -> Bool {
    page.text.spans(in: range).contains { span in
      guard span.kind == .link, let address = page.document.string(of: span.node) else { return false }
      return !address.contains("://") && !address.isEmpty
    }
  }

  private static func isCapital(_ bytes: [UInt8], _ word: Range<Int>) -> Bool { ASCII.isUpper(bytes[word.lowerBound]) }

  private static func isVerb(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    WordClass.of(bytes, word).contains(.imperative)
  }

  private static func isSpace(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { ASCII.isSpace($0) }
  }

  private static func fold(_ bytes: [UInt8], _ range: Range<Int>) -> String { Tokenizer.folded(bytes, range) }

  private static let nouns: Set<String> = Set(
    words: """
      guide guidelines styleguide stylebook manual dictionary handbook stylesheet style-guide
      """)
  private static let joiners: Set<String> = Set(
    words: """
      developer documentation docs style writing technical editorial content user interface usage english and of for
      """)
  /// Words that open a sentence or a phrase and are no part of a name.
  private static let leading: Set<String> = Set(words: "the a an and of for see use in if when style writing editorial")
  /// Words of any guide's title: a name needs another.
  private static let plain: Set<String> = Set(
    words: """
      style guide guides guidelines styleguide writing manual documentation docs dictionary handbook editorial content
      the technical developer user english stylesheet style-guide for of and our this code coding
      """)
}
