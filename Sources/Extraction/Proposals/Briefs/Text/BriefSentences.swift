/// Cuts the tokens of a brief into sentences: at end marks, and at line breaks unless a line only goes on in the next.
enum BriefSentences {
  static func cut(_ tokens: [BriefToken]) -> [BriefSentence] {
    var cutter = Cutter()
    for (index, token) in tokens.enumerated() {
      cutter.take(token, next: index + 1 < tokens.count ? tokens[index + 1] : nil)
    }
    cutter.flush()
    return cutter.sentences
  }

  private struct Cutter {
    var sentences: [BriefSentence] = []
    private var open: [BriefToken] = []
    private var line = BriefToken.Line.plain
    private var paragraph = 0

    mutating func flush() {
      guard !open.isEmpty else { return }
      sentences.append(BriefSentence(open, line: line, ordinal: sentences.count, paragraph: paragraph))
      open = []
    }

    mutating func take(_ token: BriefToken, next: BriefToken?) {
      guard token.kind != .line else { return breakLine(token.line, next) }
      open.append(token)
      if BriefSentences.ends(token, before: next) {
        flush()
        if line == .heading || line == .row { return }
        line = line == .item ? .item : .plain
      }
    }

    private mutating func breakLine(_ kind: BriefToken.Line, _ next: BriefToken?) {
      if kind == .plain, line != .heading, line != .row, let last = open.last, let next,
        BriefSentences.goesOn(last, into: next)
      {
        return
      }
      flush()
      if kind == .blank { paragraph += 1 }
      if kind != .blank { line = kind }
    }
  }

  /// Whether a sentence ends with a token.
  private static func ends(_ token: BriefToken, before next: BriefToken?) -> Bool {
    guard let next else { return true }
    switch token.kind {
    case .mark: return [".", "!", "?", "…", "。", "！", "？"].contains(token.text) && !next.isGlued && !closes(next)
    case .word where token.text.utf8.last == 0x2E || token.text.contains("."):
      // “… starting with P.S. The response must …”; “e.g.” never ends one.
      return next.isCapitalized && next.kind == .word && !["e.g", "i.e", "e.g.", "i.e."].contains(token.text)
    case .term:
      guard token.wrap == .quotes, let last = token.text.unicodeScalars.last else { return false }
      return ".!?".unicodeScalars.contains(last) && next.kind == .word && next.isCapitalized
    default: return false
    }
  }

  private static func closes(_ next: BriefToken) -> Bool { next.isMark(")") || next.isMark("\"") }

  /// Whether a line that ends in a token goes on in the next, which begins with another.
  private static func goesOn(_ last: BriefToken, into next: BriefToken) -> Bool {
    if next.kind == .stars { return false }
    switch last.kind {
    case .mark: return last.text == ","
    case .word: return BriefVocabulary.openWords.contains(last.text) || next.kind == .word && !next.isCapitalized
    case .term, .number, .stars, .line: return next.kind == .word && !next.isCapitalized
    }
  }
}
