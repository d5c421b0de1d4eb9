import Prose
import TextScanning

/// Sentences of an answer, counted the way graders of briefs count them: on the text as it stands, markup and all.
///
/// Unlike `Sentences`, which cuts the reading text for editors, this cutter knows no blocks and no line breaks. A full stop ends a
/// sentence whatever follows, unless it closes an abbreviation, an initial or a number before a small letter; so the number of a list
/// item is a sentence of its own. A question or exclamation mark always ends one.
enum AnswerSentences {
  /// The sentences in a range, in order. O(range).
  static func ranges(_ bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    let chunks = Self.chunks(bytes, in: range)
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    for (position, chunk) in chunks.enumerated() {
      let next = position + 1 < chunks.count ? chunks[position + 1] : nil
      guard let mark = lastMark(bytes, in: chunk, isLast: next == nil) else { continue }
      let follower = mark + 1 < chunk.upperBound ? mark + 1..<chunk.upperBound : next ?? mark + 1..<mark + 1
      // An end mark within the next run settles that something ends here: `so... "what?"`.
      let isSettled = next.map { $0 == follower && lastMark(bytes, in: $0, isLast: true) != nil } ?? false
      guard isSettled || ends(bytes, at: mark, in: chunk, before: follower) else { continue }
      sentences.append(start..<mark + 1)
      start = follower.lowerBound
    }
    sentences.append(start..<range.upperBound)
    return closed(sentences, bytes)
  }

  /// Runs without white space.
  private static func chunks(_ bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      if Scalars.isSpace(scalar) {
        if let begin = start { chunks.append(begin..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
      index += length
    }
    if let begin = start { chunks.append(begin..<range.upperBound) }
    return chunks
  }

  /// The last end mark of a chunk that something can follow: white space, or a mark that belongs to no word.
  private static func lastMark(_ bytes: [UInt8], in chunk: Range<Int>, isLast: Bool) -> Int? {
    bytes[chunk].indices.last { index in
      guard bytes[index] == .of(".") || bytes[index] == .of("!") || bytes[index] == .of("?") else { return false }
      return index + 1 == chunk.upperBound ? !isLast : endsWord(bytes[index + 1])
    }
  }

  /// Whether the end mark ends a sentence.
  private static func ends(_ bytes: [UInt8], at mark: Int, in chunk: Range<Int>, before follower: Range<Int>) -> Bool {
    guard bytes[mark] == .of(".") else { return true }
    let next = Follower(bytes, follower)
    if mark > chunk.lowerBound, bytes[mark - 1] == .of(".") { return next.opensSentence }
    let word = Self.word(bytes, before: mark, in: chunk)
    if word.isEmpty { return true }
    if isNumber(bytes[word]) { return !next.continues }
    if isInitial(bytes, word) { return bytes[word.lowerBound] == .of("I") && next.opensSentence }
    return isAbbreviation(bytes[word]) ? next.opensSentence : true
  }

  /// The word that a full stop closes, back to the last mark that ends words.
  private static func word(_ bytes: [UInt8], before mark: Int, in chunk: Range<Int>) -> Range<Int> {
    var start = mark
    while start > chunk.lowerBound, !endsWord(bytes[start - 1]) { start -= 1 }
    // What follows an apostrophe is no initial: `can't.`
    if start > chunk.lowerBound, bytes[start - 1] == .of("'") { start -= 1 }
    while start < mark, startsNoWord(bytes[start]) { start += 1 }
    return start..<mark
  }

  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first(where: { $0 != .of(".") && $0 != .of(",") }), ASCII.isDigit(first) else {
      return false
    }
    return word.allSatisfy { ASCII.isDigit($0) || $0 == .of(".") || $0 == .of(",") || $0 == .of("-") }
  }

  private static func isInitial(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let (scalar, length) = Scalars.scalar(bytes, at: word.lowerBound)
    return length == word.count && scalar.properties.isAlphabetic
  }

  /// Whether a word with a full stop is short for another, itself or after its last hyphen.
  private static func isAbbreviation(_ word: ArraySlice<UInt8>) -> Bool {
    let lower = word.map(ASCII.lower)
    let tail = lower.lastIndex(of: .of("-")).map { Array(lower[($0 + 1)...]) } ?? lower
    return abbreviations.contains(String(decoding: tail, as: UTF8.self))
  }

  /// Marks that stand after words and belong to none.
  private static func endsWord(_ byte: UInt8) -> Bool { ")\";}]*:@'({[!?".utf8.contains(byte) }

  /// Marks no word begins with.
  private static func startsNoWord(_ byte: UInt8) -> Bool { "(\"`{[:;&#*@)}]-,".utf8.contains(byte) }

  /// Sentences with the quotation marks and brackets that close them, where those stand alone before white space.
  private static func closed(_ sentences: [Range<Int>], _ bytes: [UInt8]) -> [Range<Int>] {
    var closed: [Range<Int>] = []
    for sentence in sentences {
      var start = sentence.lowerBound
      while start < sentence.upperBound, "\"')]}".utf8.contains(bytes[start]) { start += 1 }
      let isAlone = start == sentence.upperBound || Scalars.isSpace(Scalars.scalar(bytes, at: start).scalar)
      guard start > sentence.lowerBound, isAlone, let last = closed.last else {
        if !sentence.isEmpty { closed.append(sentence) }
        continue
      }
      closed[closed.count - 1] = last.lowerBound..<start
      let rest = Answer.trimmed(bytes, start..<sentence.upperBound)
      if !rest.isEmpty { closed.append(rest) }
    }
    return closed
  }

  /// What follows an end mark.
  private struct Follower {
    /// A capital, and a word that is written small within sentences: this is the start of a new one.
    let opensSentence: Bool
    /// A small letter or a mark that cannot open a sentence.
    let continues: Bool

    init(_ bytes: [UInt8], _ range: Range<Int>) {
      guard !range.isEmpty else {
        (opensSentence, continues) = (false, false)
        return
      }
      let first = Scalars.scalar(bytes, at: range.lowerBound).scalar
      let isEnd = { (byte: UInt8) in AnswerSentences.endsWord(byte) || byte == .of(",") || byte == .of(".") }
      let word = range.lowerBound..<(bytes[range].firstIndex(where: isEnd) ?? range.upperBound)
      opensSentence = first.properties.isUppercase && Lexicon.functionWords.contains(bytes, word)
      continues = first.properties.isLowercase || ";:,.!?".unicodeScalars.contains(first)
    }
  }

  /// Words that a full stop shortens: titles, months and days, companies, states, units, and initials with stops.
  private static let abbreviations: Set<String> = Set(
    """
    adm ala ariz ark ave bros calif capt cie co col colo conn corp cos ct dec del dr feb fla fri ft ga gen gov \
    ill inc jan jr kan ky la lt ltd maj mass md messrs mg mich minn mo mr mrs ms mt neb nev nov oct okla pa ph \
    prof rep reps rev sen sens sept sgt sr st tenn tex thurs tues va vs vt wash wed wis wyo yr a.d a.m b.a b.c \
    b.s d.c e.u i.q j.d l.a m.a m.b.a m.d n.c n.h n.j n.y p.m p.o ph.d r.i s.c u.k u.n u.s u.s.a w.va
    """.split(separator: " ").map(String.init))
}
