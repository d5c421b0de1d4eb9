import TextScanning

/// The words and lines of an answer, counted the way word counters count.
extension Answer {
  /// Runs of letters, digits and underscores: `don't` and `sign-in` are two words each. O(bytes).
  var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var index = 0
    while index < bytes.count {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      if Scalars.isWord(scalar) {
        if start == nil { start = index }
      } else if let begin = start {
        words.append(begin..<index)
        start = nil
      }
      index += length
    }
    if let begin = start { words.append(begin..<bytes.count) }
    return words
  }

  /// The lines, without their line feeds.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while let end = bytes.firstIndex(of: .lineFeed, from: start) {
      lines.append(start..<end)
      start = end + 1
    }
    return lines + [start..<bytes.count]
  }

  /// Whether a word ends or begins at an offset: of its two neighbours, exactly one is part of a word.
  func isWordEdge(_ offset: Int) -> Bool {
    let before = Scalars.scalar(bytes, before: offset).map(Scalars.isWord) ?? false
    let after = offset < bytes.count && Scalars.isWord(Scalars.scalar(bytes, at: offset).scalar)
    return before != after
  }

  /// Where a text stands, in whatever case; also within longer words.
  func occurrences(of text: String) -> [Range<Int>] { Occurrences.of(Self.folded(text), in: lowercased) }
}
