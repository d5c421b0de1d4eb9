import TextScanning

/// Finds the metadata block at the head of a page and its top-level keys, line by line.
struct FrontMatterScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: SourceLines

  init(_ bytes: UnsafeBufferPointer<UInt8>, lines: SourceLines) {
    self.bytes = bytes
    self.lines = lines
  }

  /// The block and the line after it; nil when the page has none. `start` is where the page begins behind a byte-order
  /// mark.
  func scan(from start: Int) -> (frontMatter: FrontMatter, nextLine: Int)? {
    guard let syntax = opening(start), let close = closingLine(syntax) else { return nil }
    var entries: [FrontMatter.Entry] = []
    var isOther = false
    for line in 1..<max(close, 1) {
      let content = trimmedEnd(lines.content(line, in: bytes))
      guard let first = content.first, bytes[first] != .of("#") else { continue }
      if syntax == .toml, bytes[first] == .of("[") { break }
      if ASCII.isSpace(bytes[first]) || bytes[first] == .of("-") { continue }
      if let entry = entry(content, separator: syntax == .yaml ? .of(":") : .of("=")) {
        entries.append(entry)
      } else {
        isOther = true
      }
    }
    // A thematic break above a text that ends with another one is no metadata.
    if entries.isEmpty, isOther { return nil }
    let end = lines.content(close, in: bytes).upperBound
    return (FrontMatter(syntax: syntax, range: start..<end, entries: entries), close + 1)
  }

  private func opening(_ start: Int) -> FrontMatter.Syntax? {
    let first = trimmedEnd(start..<lines.content(0, in: bytes).upperBound)
    guard first.count == 3 else { return nil }
    if Bytes.has("---", at: start, in: bytes) { return .yaml }
    return Bytes.has("+++", at: start, in: bytes) ? .toml : nil
  }

  private func closingLine(_ syntax: FrontMatter.Syntax) -> Int? {
    var line = 1
    while line < lines.count {
      let content = trimmedEnd(lines.content(line, in: bytes))
      if content.count == 3 {
        let start = content.lowerBound
        switch syntax {
        case .yaml:
          if Bytes.has("---", at: start, in: bytes) || Bytes.has("...", at: start, in: bytes) { return line }
        case .toml:
          if Bytes.has("+++", at: start, in: bytes) { return line }
        }
      }
      line += 1
    }
    return nil
  }

  private func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }

  /// `key: value`; the key may be quoted, the value loses its quotes and a comment behind it.
  private func entry(_ line: Range<Int>, separator: UInt8) -> FrontMatter.Entry? {
    var key = line.lowerBound..<line.lowerBound
    var index = line.lowerBound
    if let quote = quote(at: index), let end = Bytes.first(quote, in: bytes, from: index + 1, to: line.upperBound) {
      key = index + 1..<end
      index = end + 1
      while index < line.upperBound, ASCII.isSpace(bytes[index]) { index += 1 }
      guard index < line.upperBound, bytes[index] == separator else { return nil }
    } else {
      guard let end = Bytes.first(separator, in: bytes, from: index, to: line.upperBound) else { return nil }
      key = Bytes.trimmed(index..<end, in: bytes)
      index = end
    }
    guard !key.isEmpty else { return nil }
    // In YAML a colon without white space behind it is part of the word.
    if separator == .of(":"), index + 1 < line.upperBound, !ASCII.isSpace(bytes[index + 1]) { return nil }
    return FrontMatter.Entry(
      key: Bytes.string(key, in: bytes), keyRange: key, valueRange: value(index + 1..<line.upperBound))
  }

  private func quote(at index: Int) -> UInt8? {
    guard index < bytes.count, bytes[index] == .of("\"") || bytes[index] == .of("'") else { return nil }
    return bytes[index]
  }

  private func value(_ range: Range<Int>) -> Range<Int> {
    let value = Bytes.trimmed(range, in: bytes)
    guard let first = value.first else { return value }
    if let quote = quote(at: first) {
      if Bytes.has("\"\"\"", at: first, in: bytes) || Bytes.has("'''", at: first, in: bytes) {
        return first..<first
      }
      return quotedValue(value, quote)
    }
    // `|` and `>` announce a block below the key.
    if bytes[first] == .of("|") || bytes[first] == .of(">") { return first..<first }
    var end = first
    while end < value.upperBound {
      if bytes[end] == .of("#"), end == first || ASCII.isSpace(bytes[end - 1]) { break }
      end += 1
    }
    return Bytes.trimmed(first..<end, in: bytes)
  }

  /// What stands between quotes: `\"` does not end double ones, `''` not single ones.
  private func quotedValue(_ value: Range<Int>, _ quote: UInt8) -> Range<Int> {
    let start = value.lowerBound + 1
    var end = start
    while end < value.upperBound {
      if bytes[end] == quote {
        guard quote == .of("'"), end + 1 < value.upperBound, bytes[end + 1] == quote else { break }
        end += 1
      } else if bytes[end] == .of("\\"), quote == .of("\"") {
        end += 1
      }
      end += 1
    }
    return start..<min(end, value.upperBound)
  }
}
