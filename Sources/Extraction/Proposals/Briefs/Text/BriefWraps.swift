import TextScanning

/// Finds what stands between marks that belong together: quotation marks of many languages, backticks, asterisks, brackets, addresses.
struct BriefWraps: Sendable {
  struct Wrapped: Sendable {
    var outer: Range<Int>
    var inner: Range<Int>
    var wrap: BriefToken.Wrap
  }

  let bytes: [UInt8]
  let end: Int

  /// A quotation mark and what may close it.
  private static let quotes: [(open: StaticString, closes: [StaticString])] = [
    ("\u{201C}", ["\u{201D}", "\"", "\u{201C}"]), ("\u{201D}", ["\u{201D}", "\""]),
    ("\u{201E}", ["\u{201C}", "\u{201D}", "\""]), ("\u{AB}", ["\u{BB}"]), ("\u{BB}", ["\u{AB}"]),
    ("\u{2039}", ["\u{203A}"]), ("\u{201A}", ["\u{2018}"]), ("\u{300C}", ["\u{300D}"]), ("``", ["''"]),
  ]

  /// A quotation longer than this is not looked for: its opening mark was something else.
  private static let longest = 4_000

  /// The term that begins at an offset, or nil.
  func term(at start: Int) -> Wrapped? {
    switch bytes[start] {
    case .of("\""): return straight(start, "\"", limit: Self.longest)
    case .of("'"): return bytes.hasBytes("''", at: start) ? nil : straight(start, "'", limit: 120)
    case .of("`"): return fence(start) ?? code(start) ?? quoted(start)
    case .of("*"), .of("_"): return emphasis(start)
    case .of("["): return bracket(start)
    case .of("<"): return angles(start)
    case .of("h"), .of("w"): return link(start)
    case 0xC2, 0xE2, 0xE3: return quoted(start)
    default: return nil
    }
  }

  // MARK: - Quotation marks

  private func quoted(_ start: Int) -> Wrapped? {
    if bytes.hasBytes("\u{2018}", at: start) { return curlySingle(start) }
    for (open, closes) in Self.quotes where bytes.hasBytes(open, at: start) {
      let inner = start + open.utf8CodeUnitCount
      let limit = min(end, inner + Self.longest)
      for index in stride(from: inner, to: limit, by: 1) {
        for close in closes where bytes.hasBytes(close, at: index) && index + close.utf8CodeUnitCount <= end {
          return index > inner ? wrapped(start, inner..<index, index + close.utf8CodeUnitCount, .quotes) : nil
        }
      }
    }
    return nil
  }

  private func curlySingle(_ start: Int) -> Wrapped? {
    for index in stride(from: start + 3, to: min(end, start + 120), by: 1)
    where bytes.hasBytes("\u{2019}", at: index) && (index + 3 >= end || !Words.isWordByte(bytes, index + 3)) {
      return index > start + 3 ? wrapped(start, start + 3..<index, index + 3, .quotes) : nil
    }
    return nil
  }

  /// From a straight mark before a word to the next one after a word.
  private func straight(_ start: Int, _ mark: StaticString, limit: Int) -> Wrapped? {
    guard start == 0 || !Words.isWordByte(bytes, start - 1) || bytes[start - 1] == .of("_"), start + 1 < end,
      !isBlank(start + 1) || bytes[start] == .of("\"") && isShort(start)
    else { return nil }
    let byte = bytes[start]
    var index = start + 1
    while index < min(end, start + limit) {
      if bytes[index] == byte, index > start + 1, index + 1 >= end || !Words.isWordByte(bytes, index + 1),
        byte == .of("'") ? !isBlank(index - 1) : true
      {
        return wrapped(start, start + 1..<index, index + 1, .quotes)
      }
      // Single quotes stay within their line: an apostrophe is common.
      if bytes[index] == .lineFeed, byte == .of("'") || isBlankLine(index) { return nil }
      index += 1
    }
    return nil
  }

  /// Whether a straight mark closes within a few bytes: `" "`.
  private func isShort(_ start: Int) -> Bool { bytes[start + 1..<min(end, start + 6)].contains(.of("\"")) }

  private func isBlankLine(_ lineFeed: Int) -> Bool {
    var next = lineFeed + 1
    while next < end, bytes[next] == .space || bytes[next] == .carriageReturn { next += 1 }
    return next >= end || bytes[next] == .lineFeed
  }

  private func isBlank(_ index: Int) -> Bool { index >= end || ASCII.isSpace(bytes[index]) }

  private func wrapped(_ start: Int, _ inner: Range<Int>, _ outerEnd: Int, _ wrap: BriefToken.Wrap) -> Wrapped {
    var inner = inner
    while !inner.isEmpty, isBlank(inner.lowerBound) || bytes.hasBytes("\u{A0}", at: inner.lowerBound) {
      inner = inner.dropFirst(bytes[inner.lowerBound] == 0xC2 ? 2 : 1)
    }
    while !inner.isEmpty, isBlank(inner.upperBound - 1) { inner = inner.dropLast() }
    if inner.count >= 2, bytes.hasBytes("\u{A0}", at: inner.upperBound - 2) { inner = inner.dropLast(2) }
    return Wrapped(outer: start..<outerEnd, inner: inner, wrap: wrap)
  }

  // MARK: - Code, emphasis, brackets, addresses

  private func fence(_ start: Int) -> Wrapped? {
    guard bytes.hasBytes("```", at: start) else { return nil }
    for index in stride(from: start + 3, to: end - 2, by: 1) where bytes.hasBytes("```", at: index) {
      return wrapped(start, start + 3..<index, index + 3, .fence)
    }
    return nil
  }

  private func code(_ start: Int) -> Wrapped? {
    guard !bytes.hasBytes("``", at: start), let close = bytes.firstIndex(of: .of("`"), from: start + 1), close < end,
      close > start + 1
    else { return nil }
    return wrapped(start, start + 1..<close, close + 1, .code)
  }

  /// `*this*`, `**this**`, `***this***`, `_this_`: within one paragraph, not next to white space inside.
  private func emphasis(_ start: Int) -> Wrapped? {
    let mark = bytes[start]
    let count = bytes[start..<end].prefix { $0 == mark }.count
    let inner = start + count
    guard count <= 3, !isBlank(inner), mark == .of("*") || start == 0 || !Words.isWordByte(bytes, start - 1),
      count < 3 || Words.isWordByte(bytes, inner)
    else { return nil }
    var index = inner
    while index + count <= min(end, inner + 300) {
      if bytes[index] == mark, bytes[index..<index + count].allSatisfy({ $0 == mark }), !isBlank(index - 1),
        mark == .of("*") || index + count >= end || !Words.isWordByte(bytes, index + count)
      {
        return index > inner ? wrapped(start, inner..<index, index + count, count == 1 ? .emphasis : .strong) : nil
      }
      if bytes[index] == .lineFeed { return nil }
      index += 1
    }
    return nil
  }

  /// What a mark leads to is looked for on its line, and not far: a line of marks alone must not be read once a mark.
  private func line(from start: Int) -> Range<Int> {
    let reach = start..<max(start, min(end, start + Self.longest))
    return start..<(bytes.firstIndex(of: .lineFeed, in: reach) ?? reach.upperBound)
  }

  private func bracket(_ start: Int) -> Wrapped? {
    guard let close = bytes.firstIndex(of: .of("]"), in: line(from: start + 1)) else { return nil }
    return wrapped(start, start + 1..<close, close + 1, .brackets)
  }

  private func angles(_ start: Int) -> Wrapped? {
    guard bytes.hasBytes("<<", at: start) else { return nil }
    var rest = line(from: start + 2)
    while let close = bytes.firstIndex(of: .of(">"), in: rest) {
      // “between << and >>” shows the marks and no title; it still says what wraps one.
      if close + 1 < end, bytes[close + 1] == .of(">") { return wrapped(start, start + 2..<close, close + 2, .angles) }
      rest = close + 1..<rest.upperBound
    }
    return nil
  }

  private func link(_ start: Int) -> Wrapped? {
    guard
      bytes.hasBytes("http://", at: start) || bytes.hasBytes("https://", at: start)
        || bytes.hasBytes("www.", at: start),
      start == 0 || !Words.isWordByte(bytes, start - 1)
    else { return nil }
    var next = start
    while next < end, !isBlank(next), !"\"<>)]".utf8.contains(bytes[next]) { next += 1 }
    while next > start, ".,;:!?".utf8.contains(bytes[next - 1]) { next -= 1 }
    return Wrapped(outer: start..<next, inner: start..<next, wrap: .link)
  }
}
