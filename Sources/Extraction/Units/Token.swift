import Documents
import Prose
import TextScanning

/// One piece of a sentence as the pattern readers see it: a word, a mark of punctuation, or a term (marked up or quoted) as one atom.
struct Token: Sendable, Equatable {
  enum Kind: Sendable, Equatable { case word, mark, term }

  /// What makes a term a term.
  enum Markup: UInt8, Sendable { case none, quotes, emphasis, strong, code }

  var kind: Kind
  /// Words: lower case with straight apostrophes. Marks: the mark. Terms: as written, without quotes.
  var text: String
  /// Bytes of the page's reading text; of a quoted term, without its quotes.
  var range: Range<Int>
  var markup: Markup = .none
}

/// Cuts a sentence into tokens.
struct Tokenizer {
  private let page: Page
  private let range: Range<Int>
  private var terms: [(range: Range<Int>, outer: Range<Int>, markup: Token.Markup)] = []
  private(set) var tokens: [Token] = []

  /// - Parameter isWhole: markup around the whole range sets nothing off.
  init(_ page: Page, _ range: Range<Int>, isWhole: Bool = false) {
    self.page = page
    self.range = range
    collectTerms(isWhole: isWhole)
    cut()
  }

  static func tokens(of range: Range<Int>, in page: Page, isWhole: Bool = false) -> [Token] {
    Tokenizer(page, range, isWhole: isWhole).tokens
  }

  // MARK: - Terms

  private mutating func collectTerms(isWhole: Bool) {
    for span in page.text.spans(in: range) {
      guard span.range.lowerBound >= range.lowerBound, span.range.upperBound <= range.upperBound else { continue }
      if isWhole, span.range.count + 2 >= range.count { continue }
      let markup: Token.Markup
      switch span.kind {
      case .emphasis: markup = .emphasis
      case .strong: markup = .strong
      case .code: markup = .code
      default: continue
      }
      if let last = terms.last, last.outer.upperBound > span.range.lowerBound { continue }
      // A sentence in bold is a sentence; only a label in bold may have as many words.
      if markup != .code, isSentence(span.range) { continue }
      terms.append((unquoted(span.range), span.range, markup))
    }
    collectQuotes()
    terms.sort { $0.outer.lowerBound < $1.outer.lowerBound }
  }

  /// Five words or more that no colon or dash follows.
  private func isSentence(_ range: Range<Int>) -> Bool {
    let bytes = page.text.bytes
    guard range.reduce(0, { $0 + (bytes[$1] == .space ? 1 : 0) }) >= 4, bytes[range.upperBound - 1] != .of(":") else {
      return false
    }
    // “**core, built-in, top-level, integrated**” lists terms.
    let pieces = bytes[range].split(separator: .of(","))
    if pieces.count > 2, pieces.allSatisfy({ $0.count(where: { $0 == .space }) <= 3 }) { return false }
    var next = range.upperBound
    while next < self.range.upperBound, bytes[next] == .space { next += 1 }
    return next >= self.range.upperBound || bytes[next] != .of(":") && bytes[next] < 0x80 && bytes[next] != .of("-")
  }

  /// A term in italics and quotes is the word alone.
  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    let bytes = page.text.bytes
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, let length = quoteLength(bytes, start) { start += length }
    while end > start, let length = quoteLengthBefore(bytes, end) { end -= length }
    return start < end ? start..<end : range
  }

  private mutating func collectQuotes() {
    let bytes = page.text.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      if let open = openQuote(bytes, index), let close = closingQuote(bytes, from: index + open.length, open) {
        let inner = index + open.length..<close
        let outer = index..<close + open.closeLength
        let isWhole = !terms.contains {
          $0.outer.overlaps(outer)
            && !(inner.lowerBound <= $0.outer.lowerBound && $0.outer.upperBound <= inner.upperBound)
        }
        if isWhole, inner.count <= 80, !inner.isEmpty {
          // Quotes around a marked-up word quote the whole phrase.
          terms.removeAll { $0.outer.overlaps(outer) }
          terms.append((trimmedComma(inner), outer, .quotes))
        }
        index = outer.upperBound
      } else {
        index += 1
      }
    }
  }

  /// American usage puts the comma inside the quotes: it is no part of the term.
  private func trimmedComma(_ range: Range<Int>) -> Range<Int> {
    let last = page.text.bytes[range.upperBound - 1]
    return range.count > 1 && (last == .of(",") || last == .of(";")) ? range.lowerBound..<range.upperBound - 1 : range
  }

  private struct Quote {
    var length: Int
    var closeLength: Int
    var isSingle: Bool
    var isCurly: Bool
  }

  private func openQuote(_ bytes: [UInt8], _ index: Int) -> Quote? {
    if bytes[index] == .of("\"") { return Quote(length: 1, closeLength: 1, isSingle: false, isCurly: false) }
    if bytes[index] == .of("'"), index == range.lowerBound || !ASCII.isWord(bytes[index - 1]),
      index + 1 < range.upperBound,
      ASCII.isWord(bytes[index + 1])
    {
      return Quote(length: 1, closeLength: 1, isSingle: true, isCurly: false)
    }
    guard bytes.hasBytes("\u{201C}", at: index) || bytes.hasBytes("\u{2018}", at: index) else { return nil }
    return Quote(length: 3, closeLength: 3, isSingle: bytes[index + 2] == 0x98, isCurly: true)
  }

  private func closingQuote(_ bytes: [UInt8], from start: Int, _ quote: Quote) -> Int? {
    var index = start
    while index < range.upperBound {
      if !quote.isCurly, bytes[index] == (quote.isSingle ? .of("'") : .of("\"")) {
        let isInsideWord = quote.isSingle && index + 1 < range.upperBound && ASCII.isWord(bytes[index + 1])
        if !isInsideWord { return index }
      }
      if quote.isCurly, bytes.hasBytes("\u{201D}", at: index) && !quote.isSingle { return index }
      if quote.isCurly, quote.isSingle, bytes.hasBytes("\u{2019}", at: index),
        index + 3 >= range.upperBound || !ASCII.isWord(bytes[index + 3])
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private func quoteLength(_ bytes: [UInt8], _ index: Int) -> Int? {
    if bytes[index] == .of("\"") { return 1 }
    return bytes.hasBytes("\u{201C}", at: index) || bytes.hasBytes("\u{2018}", at: index) ? 3 : nil
  }

  private func quoteLengthBefore(_ bytes: [UInt8], _ end: Int) -> Int? {
    if bytes[end - 1] == .of("\"") { return 1 }
    return bytes.hasBytes("\u{201D}", at: end - 3) || bytes.hasBytes("\u{2019}", at: end - 3) ? 3 : nil
  }

  // MARK: - Cutting

  private mutating func cut() {
    let bytes = page.text.bytes
    var index = range.lowerBound
    var next = 0
    while index < range.upperBound {
      if next < terms.count, terms[next].outer.lowerBound <= index {
        let term = terms[next]
        next += 1
        if term.outer.lowerBound < index { continue }
        tokens.append(Token(kind: .term, text: bytes.string(term.range), range: term.range, markup: term.markup))
        index = term.outer.upperBound
      } else if Words.isWordByte(bytes, index) {
        let limit = next < terms.count ? terms[next].outer.lowerBound : range.upperBound
        let end = wordEnd(bytes, index, limit)
        tokens.append(Token(kind: .word, text: Self.folded(bytes, index..<end), range: index..<end))
        index = end
      } else {
        let end = min(index + Words.scalarLength(bytes[index]), range.upperBound)
        if !ASCII.isSpace(bytes[index]) {
          tokens.append(Token(kind: .mark, text: bytes.string(index..<end), range: index..<end))
        }
        index = end
      }
    }
  }

  private func wordEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var words: [Range<Int>] = []
    Words.scan(bytes, in: start..<max(limit, start + 1), into: &words)
    return words.first?.upperBound ?? start + 1
  }

  /// Lower case, straight apostrophes.
  static func folded(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let text = bytes.string(range).lowercased()
    return text.utf8.contains(0xE2) ? text.replacing("\u{2019}", with: "'") : text
  }
}
