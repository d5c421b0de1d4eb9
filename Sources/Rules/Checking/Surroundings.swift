import Documents
import Prose
import TextScanning

/// What stands around an occurrence, and what that makes of it.
package enum Surroundings {
  /// Whether the bytes are part of an address written out in the text: `https://…`, `www.…` or `name@host`.
  package static func isAddress(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let token = token(bytes, around: range)
    if bytes.hasBytes("www.", at: token.lowerBound) { return true }
    var index = token.lowerBound
    while index + 2 < token.upperBound {
      if bytes[index] == .of(":"), bytes[index + 1] == .of("/"), bytes[index + 2] == .of("/") { return true }
      if bytes[index] == .of("@"), index > token.lowerBound, ASCII.isWord(bytes[index - 1]) { return true }
      index += 1
    }
    return false
  }

  /// Whether the occurrence is part of a longer name that a machine reads: `github.com`, `@github`, `docs/github`, `github_token`.
  package static func isIdentifier(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if range.lowerBound > 0, isNameMark(bytes[range.lowerBound - 1], opens: true) { return true }
    let next = range.upperBound
    guard next < bytes.count, isNameMark(bytes[next], opens: false) else { return isAddress(bytes, range) }
    if bytes[next] == .of("/") || bytes[next] == .of("_") { return true }
    return (next + 1 < bytes.count && ASCII.isWord(bytes[next + 1])) || isAddress(bytes, range)
  }

  /// Marks that tie a word to a name: before it all of them, after it only when the name goes on.
  private static func isNameMark(_ byte: UInt8, opens: Bool) -> Bool {
    switch byte {
    case .of("/"), .of("_"), .of("@"), .of("."), .of("\\"), .of("="), .of("$"): true
    case .of("#"), .of("~"): opens
    case .of(":"): !opens
    default: false
    }
  }

  /// The run of bytes without white space, brackets or quotes around a range.
  static func token(_ bytes: [UInt8], around range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, range.lowerBound - start < 2048, !endsToken(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, end - range.upperBound < 2048, !endsToken(bytes[end]) { end += 1 }
    return start..<end
  }

  private static func endsToken(_ byte: UInt8) -> Bool {
    if ASCII.isSpace(byte) { return true }
    switch byte {
    case .of("("), .of(")"), .of("<"), .of(">"), .of("\""), .of("["), .of("]"): return true
    default: return false
    }
  }
}

extension Page {
  /// The sentence that holds the byte at `offset` of the reading text, or nil. O(log sentences).
  package func sentence(at offset: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].range.contains(offset) ? low : nil
  }

  /// Whether the first word of a sentence starts at `offset`.
  package func startsSentence(at offset: Int) -> Bool {
    guard let position = sentence(at: offset) else { return false }
    let words = sentences[position].words
    return !words.isEmpty && self.words[words.lowerBound].lowerBound == offset
  }
}

extension Inspection {
  /// Says that there was something to look at when the scope holds any sentence. O(sentences) at worst.
  package mutating func applyIfText(_ page: Page) {
    if page.sentences.contains(where: { !$0.words.isEmpty && admits($0.range) }) { apply() }
  }
}
