import TextScanning

/// A part of somebody else's text file that we may rewrite: everything between two marks on lines of their own. The text of hands around
/// it stays byte for byte.
package struct ManagedBlock: Sendable {
  /// Why a file's block cannot be rewritten; the line counts from 1.
  package struct Problem: Error, Equatable {
    package let message: String
    package let line: Int
  }

  private let name: String

  /// The block of one skill.
  package init(name: String) { self.name = name }

  /// The text with the block's content in place: where the block stands already, else at the end. The same again changes nothing. Line
  /// ends follow the file's own.
  package func replacing(in old: String, digest: String, content: String) throws(Problem) -> String {
    let end = old.lineEnd
    let shortDigest = digest.hasPrefix("sha256:") ? "sha256:" + digest.dropFirst(7).prefix(12) : digest
    var lines = ["<!-- skillc:begin \(name) \(shortDigest) -->"]
    lines += content.lineTexts
    while lines.last == "" { lines.removeLast() }
    lines.append("<!-- skillc:end \(name) -->")
    let block = lines.map { $0 + end }.joined()
    let bytes = Array(old.utf8)
    guard let range = try range(in: bytes) else {
      let gap = old.isEmpty ? "" : old.endsInLineEnd ? end : end + end
      return old + gap + block
    }
    return bytes.string(0..<range.lowerBound) + block + bytes.string(range.upperBound..<bytes.count)
  }

  /// The text without the block and the blank line that was put before it.
  package func removing(from old: String) throws(Problem) -> String {
    let bytes = Array(old.utf8)
    guard let range = try range(in: bytes) else { return old }
    var start = range.lowerBound
    if range.upperBound == bytes.count, start >= 2, bytes[start - 1] == .lineFeed {
      let before = bytes[start - 2] == .carriageReturn ? start - 2 : start - 1
      if before >= 1, bytes[before - 1] == .lineFeed { start = before }
    }
    return bytes.string(0..<start) + bytes.string(range.upperBound..<bytes.count)
  }

  /// The digest that the block in a text was made from; nil where there is no block.
  package func digest(in text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let range = try? range(in: bytes) else { return nil }
    let line = bytes.string(range).lineTexts.first ?? ""
    return line.split(separator: " ").dropFirst(3).first.map(String.init)
  }

  /// The block with its two marks and their line ends. Marks inside fenced code are examples of marks.
  private func range(in bytes: [UInt8]) throws(Problem) -> Range<Int>? {
    let lines = LineIndex(bytes)
    var begin: (offset: Int, line: Int)?
    var found: Range<Int>?
    var isInFence = false
    for line in 1...lines.lineCount {
      let range = lines.range(ofLine: line)
      let text = bytes.string(range).split(separator: " ", omittingEmptySubsequences: true).map { $0.trimmedLineEnd }
      if text.first?.hasPrefix("```") == true, begin == nil { isInFence.toggle() }
      guard !isInFence, text.count >= 4, text[0] == "<!--", text[2] == name else { continue }
      if text[1] == "skillc:begin" {
        guard begin == nil, found == nil else { throw Problem(message: "the block “\(name)” begins twice", line: line) }
        begin = (range.lowerBound, line)
      } else if text[1] == "skillc:end" {
        guard let start = begin else { throw Problem(message: "the block “\(name)” ends before it begins", line: line) }
        found = start.offset..<range.upperBound
        begin = nil
      }
    }
    if let begin {
      throw Problem(
        message: "the block “\(name)” does not end; restore its last line or remove its first", line: begin.line)
    }
    return found
  }
}

extension Substring {
  fileprivate var trimmedLineEnd: Substring {
    var text = self
    while let last = text.utf8.last, ASCII.isSpace(last) { text = Substring(text.unicodeScalars.dropLast()) }
    return text
  }
}
