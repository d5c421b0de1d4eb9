import Prose
import TextScanning

/// What a sentence speaks of, made comparable: its content words without their endings, and `each X` for what is told of every X.
enum Features {
  static func of(_ text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    return of(bytes, 0..<bytes.count)
  }

  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> Set<String> {
    var features: Set<String> = []
    var isEach = false
    for word in Words.ranges(bytes, in: range) {
      if distributing.contains(bytes, word) {
        isEach = true
        continue
      }
      guard !Lexicon.functionWords.contains(bytes, word), !plain.contains(bytes, word),
        let first = bytes[word].first, !ASCII.isDigit(first)
      else {
        isEach = false
        continue
      }
      let stem = stem(bytes.string(word).lowercased())
      features.insert(stem)
      if isEach { features.insert(each + stem) }
      isEach = false
    }
    return features
  }

  /// The literals by which a feature is found in a text in lower case, at the start of a word.
  static func literals(of feature: String) -> [String] {
    guard feature.hasPrefix(each) else { return [feature] }
    let stem = feature.dropFirst(each.utf8.count)
    return ["each ", "every ", "per "].map { $0 + stem }
  }

  private static let each = "each "
  private static let distributing = WordList("each every per")
  private static let plain = WordList(
    "use uses used using one two we will shall must should all only new record adr decision have has as via")

  /// The word without the endings of verbs and plurals: the same for `store`, `stored` and `stores`.
  private static func stem(_ word: String) -> String {
    var word = word
    for ending in ["ing", "ed", "es", "s"] where word.utf8.count > ending.utf8.count + 3 && word.hasSuffix(ending) {
      if ending == "s", word.hasSuffix("ss") { break }
      word.removeLast(ending.count)
      break
    }
    if word.utf8.count > 3, word.hasSuffix("e") { word.removeLast() }
    return word
  }
}
