import TextScanning

/// Reads all quantities of a sentence.
struct QuantityReader {
  private let tokens: [BriefToken]
  private let clauses: [Int]

  static func quantities(_ tokens: [BriefToken], clauses: [Int]) -> [Quantity] {
    let reader = QuantityReader(tokens: tokens, clauses: clauses)
    var found: [Quantity] = []
    var index = 0
    while index < tokens.count {
      guard let quantity = reader.read(at: index) else {
        index += 1
        continue
      }
      found.append(quantity)
      index = max(index + 1, quantity.after)
    }
    return found
  }

  private func read(at index: Int) -> Quantity? {
    if let times = Self.times[text(index)], tokens[index].kind == .word {
      return bounded(Numbers.Found(value: times, end: index + 1), number: index, isTimes: true)
    }
    guard let first = Numbers.read(tokens, at: index) else { return nil }
    if let range = range(first, number: index) { return range }
    return bounded(first, number: index, isTimes: false)
  }

  private static let times = ["once": 1, "twice": 2, "thrice": 3]

  private func text(_ index: Int) -> String {
    tokens.indices.contains(index) && tokens[index].kind != .term ? tokens[index].text : ""
  }

  // MARK: - Ranges

  /// “between 5 and 10”, “5 to 10”, “5–10”, “5 or 6”, “five-to-ten”.
  private func range(_ first: Numbers.Found, number: Int) -> Quantity? {
    // “between 60 words and 90 words”: what is counted may stand after both.
    var link = first.end
    let isBetween = ["between", "from"].contains(text(number - 1)) || text(number - 2) == "between"
    if isBetween, tokens.indices.contains(link), tokens[link].kind == .word, UnitNoun.of(tokens, at: link) != nil {
      link += 1
    }
    let joins = ["-", "–", "—", "to", "or", "through", "until", "‑"] + (isBetween ? ["and"] : [])
    guard joins.contains(text(link)), var second = Numbers.read(tokens, at: link + 1) ?? timesNumber(link + 1) else {
      return nil
    }
    // “once or twice”
    if text(link) == "or", second.value > first.value + 3 { return nil }
    guard second.value >= first.value else { return nil }
    var start = number
    if isBetween { start = text(number - 1) == "between" || text(number - 1) == "from" ? number - 1 : number - 2 }
    if text(second.end) == "+" { second.end += 1 }
    return Quantity(least: first.value, most: second.value, form: .bounded, tokens: start..<second.end, number: number)
  }

  private func timesNumber(_ index: Int) -> Numbers.Found? {
    Self.times[text(index)].map { Numbers.Found(value: $0, end: index + 1) }
  }

  // MARK: - Comparators

  private func bounded(_ found: Numbers.Found, number: Int, isTimes: Bool) -> Quantity {
    var quantity = Quantity(
      least: found.value, most: found.value, form: .bare, tokens: number..<found.end, number: number, isTimes: isTimes)
    if isTimes, text(found.end) == "or", let second = timesNumber(found.end + 1), second.value > found.value {
      quantity.most = second.value
      quantity.form = .bounded
      quantity.tokens = number..<second.end
      return quantity
    }
    if let before = comparator(before: number) {
      apply(
        before.meaning, to: &quantity, value: found.value, isNegated: isNegated(before: before.start, before.meaning))
      quantity.tokens = before.start..<found.end
      if case .exact = before.meaning, let after = comparator(after: found.end), after.meaning != .exact {
        apply(after.meaning, to: &quantity, value: found.value, isNegated: false)
        quantity.tokens = before.start..<after.end
      }
    } else if let after = comparator(after: found.end) {
      apply(after.meaning, to: &quantity, value: found.value, isNegated: false)
      quantity.tokens = number..<(after.isAdjacent ? after.end : found.end)
    }
    return quantity
  }

  private func apply(_ comparator: Comparator, to quantity: inout Quantity, value: Int, isNegated: Bool) {
    let meaning = isNegated ? comparator.negated : comparator
    (quantity.least, quantity.most) = meaning.bounds(value)
    switch meaning {
    case .exact: quantity.form = .exact
    case .about: quantity.form = .approximate
    case .least, .most, .more, .less: quantity.form = .bounded
    }
  }

  /// The phrase that ends right before the number; an article or an adjective of number may stand between.
  private func comparator(before number: Int) -> (start: Int, meaning: Comparator)? {
    var end = number
    if ["a", "an", "the", "of", ":", "be", "is"].contains(text(end - 1)), comparator(endingAt: end) == nil { end -= 1 }
    guard let found = comparator(endingAt: end) else { return limit(before: end) }
    // “less than a total of ten”: the total says nothing that the bound does not.
    if found.meaning == .exact, let wider = comparator(endingAt: found.start), wider.meaning != .exact { return wider }
    return found
  }

  /// “limit yourself to four sentences”, “keep it to 50 words”.
  private func limit(before end: Int) -> (start: Int, meaning: Comparator)? {
    guard text(end - 1) == "to" else { return nil }
    let verb = (2...5).first {
      ["limit", "keep", "restrict", "confine", "cap", "limiting", "keeping"].contains(text(end - $0))
    }
    return verb.map { _ in (end - 1, .most) }
  }

  private func comparator(endingAt end: Int) -> (start: Int, meaning: Comparator)? {
    for (words, meaning) in Comparator.before where end >= words.count {
      if words.indices.allSatisfy({ text(end - words.count + $0) == words[$0] }) { return (end - words.count, meaning) }
    }
    return nil
  }

  /// The phrase right after the number, or after the noun that it counts.
  private func comparator(after end: Int) -> (end: Int, meaning: Comparator, isAdjacent: Bool)? {
    if let found = comparator(startingAt: end) { return (found.end, found.meaning, true) }
    var index = end
    let limit = clauses.first { $0 > end } ?? tokens.count
    while index < min(limit, end + 6) {
      guard tokens[index].kind == .word, !Self.stops.contains(tokens[index].text),
        Numbers.read(tokens, at: index) == nil
      else { break }
      index += 1
      // “five, no more, no less”
      if let found = comparator(startingAt: index), index > end { return (found.end, found.meaning, false) }
    }
    return nil
  }

  private static let stops: Set<String> = Set(words: "and but that which must should with about of the is are")

  private func comparator(startingAt start: Int) -> (end: Int, meaning: Comparator)? {
    for (words, meaning) in Comparator.after where start + words.count <= tokens.count {
      guard words.indices.allSatisfy({ text(start + $0) == words[$0] }) else { continue }
      // “5 bullets at most 10 words long”: the comparator of the next number.
      let next = Numbers.read(tokens, at: start + words.count)
      if words.count == 2, words[0] == "at", next != nil { continue }
      // “3 or more than 5” belongs to what follows.
      if text(start + words.count) == "than" { continue }
      return (start + words.count, meaning)
    }
    return nil
  }

  /// Whether a negation before an inequality turns it around: “don’t use more than”, “no sentence may be longer than”.
  private func isNegated(before start: Int, _ comparator: Comparator) -> Bool {
    guard comparator == .more || comparator == .less else { return false }
    let clause = clauses.last { $0 < start } ?? 0
    for index in stride(from: start - 1, through: max(clause, start - 9), by: -1) {
      if tokens[index].isMark(",") || tokens[index].isMark(":") { return false }
      if tokens[index].kind == .word, Self.negations.contains(tokens[index].text) { return true }
    }
    return false
  }

  private static let negations: Set<String> = Set(
    words: """
      not never no don't doesn't shouldn't mustn't cannot can't won't isn't aren't neither avoid avoiding without none
      refrain
      """)
}
