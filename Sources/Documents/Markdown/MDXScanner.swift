import TextScanning

/// The extent of tags and expressions of MDX.
struct MDXScanner {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Whether a tag of a component begins at `index`: `<Name`, `</Name`, `<>`, `</>`; with `anyName` also `<name`.
  func isComponent(at index: Int, anyName: Bool) -> Bool {
    guard index + 1 < bytes.count, bytes[index] == .of("<") else { return false }
    var next = index + 1
    if bytes[next] == .of("/") { next += 1 }
    guard next < bytes.count else { return false }
    if ASCII.isUpper(bytes[next]) { return !isMarkup(next) }
    guard anyName else { return false }
    if bytes[next] == .of(">") { return true }
    return ASCII.isLetter(bytes[next]) && !isRaw(next) && !isAddress(next)
  }

  /// Whether `<https://…>` begins here rather than a tag.
  private func isAddress(_ index: Int) -> Bool {
    var end = index
    while end < bytes.count, ASCII.isWord(bytes[end]) || bytes[end] == .of("-") { end += 1 }
    return Bytes.has("://", at: end, in: bytes) || Bytes.has("@", at: end, in: bytes)
  }

  /// Whether a name in capitals is one of HTML's, as in `<BR>` or `<TABLE>`.
  private func isMarkup(_ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return true }
    return !ASCII.isLower(bytes[index + 1]) && !ASCII.isDigit(bytes[index + 1])
  }

  /// Elements whose content is no Markdown even in MDX.
  private func isRaw(_ index: Int) -> Bool {
    Bytes.has("pre", at: index, in: bytes) || Bytes.has("script", at: index, in: bytes)
      || Bytes.has("style", at: index, in: bytes)
  }

  /// Just past the `>` of the tag at `start`, over quoted values and braces.
  func tagEnd(from start: Int, to end: Int) -> Int? {
    var index = start + 1
    while index < end {
      switch bytes[index] {
      case .of(">"): return index + 1
      case .of("<"): return nil
      case .of("\""), .of("'"):
        guard let close = Bytes.first(bytes[index], in: bytes, from: index + 1, to: end) else { return nil }
        index = close + 1
      case .of("{"):
        guard let close = expressionEnd(from: index, to: end) else { return nil }
        index = close
      default: index += 1
      }
    }
    return nil
  }

  /// Just past the brace that closes the one at `start`, over nested braces and strings.
  func expressionEnd(from start: Int, to end: Int) -> Int? {
    if Bytes.has("{/*", at: start, in: bytes) { return commentEnd(from: start + 3, to: end) }
    var depth = 0
    var index = start
    while index < end {
      switch bytes[index] {
      case .of("{"): depth += 1
      case .of("}"):
        depth -= 1
        if depth == 0 { return index + 1 }
      case .of("\""), .of("`"):
        index = Bytes.first(bytes[index], in: bytes, from: index + 1, to: end) ?? index
      default: break
      }
      index += 1
    }
    return nil
  }

  private func commentEnd(from start: Int, to end: Int) -> Int? {
    var index = start
    while let star = Bytes.first(.of("*"), in: bytes, from: index, to: end) {
      if Bytes.has("*/", at: star, in: bytes) {
        var close = star + 2
        while close < end, ASCII.isSpace(bytes[close]) { close += 1 }
        return close < end && bytes[close] == .of("}") ? close + 1 : nil
      }
      index = star + 1
    }
    return nil
  }
}
