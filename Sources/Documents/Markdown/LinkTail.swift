import TextScanning

/// What follows the text of a link that cmark has recognized, from its `]` on: `](address "title")`, `][label]`, `][]`
/// or `]` alone. The same decisions in the same order as cmark's.
struct LinkTail {
  /// Just past the link.
  private(set) var end: Int
  /// The address in parentheses.
  private(set) var address: Range<Int>?
  /// The title with its quotes.
  private(set) var title: Range<Int>?

  private let text: UnsafePointer<UInt8>
  private let count: Int

  init(_ text: UnsafePointer<UInt8>, count: Int, from bracket: Int) {
    self.text = text
    self.count = count
    end = bracket + 1
    if parenthesis() { return }
    if let label = label() { end = label }
  }

  /// `(address "title")`; false when what follows is no such thing.
  private mutating func parenthesis() -> Bool {
    let start = space(from: end + 1)
    guard end < count, text[end] == .of("("), let addressEnd = address(from: start) else { return false }
    let titleStart = space(from: addressEnd)
    let titleEnd = titleStart == addressEnd ? titleStart : quoted(from: titleStart)
    let close = space(from: titleEnd)
    guard close < count, text[close] == .of(")") else { return false }
    address = start..<addressEnd
    if titleEnd > titleStart { title = titleStart..<titleEnd }
    end = close + 1
    return true
  }

  private func space(from: Int) -> Int {
    var index = from
    while index < count, ASCII.isSpace(text[index]) { index += 1 }
    return index
  }

  private func address(from start: Int) -> Int? {
    guard start < count else { return nil }
    return text[start] == .of("<") ? pointed(from: start) : bare(from: start)
  }

  private func pointed(from start: Int) -> Int? {
    var index = start + 1
    while index < count {
      switch text[index] {
      case .of(">"): return index + 1 < count ? index + 1 : nil
      case .of("\\"): index += 2
      case .lineFeed, .of("<"): return nil
      default: index += 1
      }
    }
    return nil
  }

  private func bare(from start: Int) -> Int? {
    var index = start
    var open = 0
    while index < count {
      let byte = text[index]
      if byte == .of("\\"), index + 1 < count, ASCII.isPunctuation(text[index + 1]) {
        index += 2
        continue
      }
      if byte == .of("(") {
        open += 1
        if open > 32 { return nil }
      } else if byte == .of(")") {
        if open == 0 { return index }
        open -= 1
      } else if ASCII.isSpace(byte) {
        return index == start ? nil : index
      }
      index += 1
    }
    return nil
  }

  /// The end of a quoted title at `start`, or `start` when there is none.
  private func quoted(from start: Int) -> Int {
    guard start < count else { return start }
    let close: UInt8
    switch text[start] {
    case .of("\""): close = .of("\"")
    case .of("'"): close = .of("'")
    case .of("("): close = .of(")")
    default: return start
    }
    var index = start + 1
    // A backslash before the quote may be text too: the longest match wins, so an escaped quote ends the title only if
    // no other does.
    var last = start
    while index < count {
      let byte = text[index]
      if byte == close { return index + 1 }
      if close == .of(")"), byte == .of("(") { break }
      if byte == .of("\\"), index + 1 < count, ASCII.isPunctuation(text[index + 1]) {
        if text[index + 1] == close { last = index + 2 }
        index += 2
      } else {
        index += 1
      }
    }
    return last
  }

  /// The end of a `[label]`, or nil.
  private func label() -> Int? {
    guard end < count, text[end] == .of("[") else { return nil }
    var index = end + 1
    while index < count {
      switch text[index] {
      case .of("]"): return index + 1
      case .of("["): return nil
      case .of("\\") where index + 1 < count && ASCII.isPunctuation(text[index + 1]): index += 2
      default: index += 1
      }
      if index - end > 1001 { return nil }
    }
    return nil
  }
}
