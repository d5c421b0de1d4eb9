import Documents
import Prose
import TextScanning

/// Never writes words in a certain order: an imported linter rule that names each by an expression or a closed class of words.
///
/// Words and marks of one place are looked at, one after the other; `skip` lets up to so many stand before a word, and `negate` asks that it
/// is another one. The whole sequence is reported.
package struct PatternSequence: RuleKind {
  package static let name = "pattern.sequence"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Do not write certain words one after the other."
  package static let slots = [
    SlotDescription(
      "tokens", "sections",
      "a list of {pattern, tags, skip, negate}: an expression, names of closed classes (\(WordTag.allCases.map(\.rawValue).joined(separator: " ")))"
    ),
    SlotDescription("ignoreCase", "bool", "case does not matter; false when left out", isRequired: false),
    SlotDescription("message", "string", "what a finding says; %s is the match", isRequired: false),
  ]

  private struct Token: Sendable {
    var pattern: Pattern?
    var tags: [WordTag]
    var skip: Int
    var isNegative: Bool
  }

  private let tokens: [Token]
  private let message: LinterMessage?

  package init(slots: [String: JSON]) throws(SlotError) {
    let ignoresCase = slots["ignoreCase"]?.bool ?? false
    var tokens: [Token] = []
    for value in slots["tokens"]?.array ?? [] {
      var pattern: Pattern?
      if let text = value["pattern"]?.string {
        do throws(PatternError) { pattern = try Pattern(text, options: ignoresCase ? .foldsCase : []) } catch {
          throw SlotError("slot “tokens” holds no expression: \(error.reason)")
        }
      }
      let names = value["tags"]?.strings ?? []
      let tags = names.compactMap(WordTag.init)
      guard tags.count == names.count, pattern != nil || !tags.isEmpty else {
        throw SlotError("every token needs a “pattern” or “tags” that are known")
      }
      tokens.append(
        Token(
          pattern: pattern, tags: tags, skip: value["skip"]?.int ?? 0, isNegative: value["negate"]?.bool ?? false))
    }
    guard !tokens.isEmpty else { throw SlotError("slot “tokens” must be a list of tokens") }
    self.tokens = tokens
    message = slots["message"]?.string.map { LinterMessage($0) }
  }

  package func instruction(for rule: Rule) -> String {
    message?.general ?? "Don’t write what this sequence of words describes."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfUnits()
    for unit in report.units where unit.text != .source {
      let pieces = Self.pieces(of: unit.range, in: page)
      var index = 0
      while index < pieces.count {
        guard let end = match(pieces, from: index, page.text.bytes, token: 0), end > index else {
          index += 1
          continue
        }
        let range = pieces[index].lowerBound..<pieces[end - 1].upperBound
        let written = page.string(range)
        report.find(message?.filled([written]) ?? .banned(written), at: range)
        index = end
      }
    }
  }

  /// Where the sequence ends that begins at a piece, or nil.
  private func match(_ pieces: [Range<Int>], from index: Int, _ bytes: [UInt8], token number: Int) -> Int? {
    guard number < tokens.count else { return index }
    let token = tokens[number]
    // The first word stands where the sequence begins.
    for place in index...(index + (number == 0 ? 0 : token.skip)) where place < pieces.count {
      if fits(token, bytes, pieces[place]), let end = match(pieces, from: place + 1, bytes, token: number + 1) {
        return end
      }
    }
    return nil
  }

  private func fits(_ token: Token, _ bytes: [UInt8], _ piece: Range<Int>) -> Bool {
    var fits = token.tags.isEmpty || token.tags.contains { $0.holds(bytes, piece) }
    if fits, let pattern = token.pattern {
      fits = ((try? pattern.matches(in: Pattern.Subject(Array(bytes[piece])))) ?? []).isEmpty == false
    }
    return fits != token.isNegative
  }

  /// The words and marks of a range, in order.
  private static func pieces(of range: Range<Int>, in page: Page) -> [Range<Int>] {
    let bytes = page.text.bytes
    var words: [Range<Int>] = []
    Words.scan(bytes, in: range, into: &words)
    var pieces: [Range<Int>] = []
    var place = range.lowerBound
    for word in words + [range.upperBound..<range.upperBound] {
      while place < word.lowerBound {
        let end = min(place + Words.scalarLength(bytes[place]), word.lowerBound)
        if !ASCII.isSpace(bytes[place]) { pieces.append(place..<end) }
        place = end
      }
      if !word.isEmpty { pieces.append(word) }
      place = word.upperBound
    }
    return pieces
  }
}

extension String {
  fileprivate static func banned(_ written: String) -> String { "Don’t write “\(written)”." }
}
