import TextScanning

/// Recognizes single lines of syntaxes that cmark does not know. All ranges are of the file; a line comes without its
/// indentation, the marks of block quotes and the white space at its end.
struct BlockSyntax {
  let bytes: UnsafeBufferPointer<UInt8>

  /// `[!NOTE]` behind the mark of a block quote, with Obsidian's fold mark and title.
  func alert(_ line: Range<Int>) -> BlockMarker? {
    guard Bytes.has("[!", at: line.lowerBound, in: bytes) else { return nil }
    let name = word(from: line.lowerBound + 2, to: line.upperBound)
    guard !name.isEmpty, name.upperBound < line.upperBound, bytes[name.upperBound] == .of("]") else { return nil }
    var index = name.upperBound + 1
    if index < line.upperBound, bytes[index] == .of("+") || bytes[index] == .of("-") { index += 1 }
    guard index == line.upperBound || ASCII.isSpace(bytes[index]) else { return nil }
    return BlockMarker(
      role: .alert, name: lower(name), title: Bytes.trimmed(index..<line.upperBound, in: bytes), range: line)
  }

  /// `:::note Title`, `::: tip`, `:::{warning}`, `:::note[Title]`, and `:::` alone, which ends a box.
  func colons(_ line: Range<Int>) -> BlockMarker? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] == .of(":") { index += 1 }
    let width = index - line.lowerBound
    guard width >= 3 else { return nil }
    let rest = Bytes.trimmed(index..<line.upperBound, in: bytes)
    if rest.isEmpty { return BlockMarker(role: .close, fence: ":", width: width, range: line) }
    let isBraced = bytes[rest.lowerBound] == .of("{")
    let name = word(from: rest.lowerBound + (isBraced ? 1 : 0), to: rest.upperBound)
    guard !name.isEmpty else { return nil }
    let type = lower(name)
    index = name.upperBound
    if isBraced { index = (Bytes.first(.of("}"), in: bytes, from: index, to: rest.upperBound) ?? index - 1) + 1 }
    return BlockMarker(
      role: .open(isTransparent: !AdmonitionNames.all.contains(type)), name: type, fence: ":", width: width,
      title: colonTitle(index..<rest.upperBound), range: line)
  }

  /// What follows the name: ` Title`, `[Title]`, `{title="Title"}`.
  private func colonTitle(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first else { return range }
    switch bytes[first] {
    case .of("["):
      var end = range.upperBound
      while end > first + 1, bytes[end - 1] != .of("]") { end -= 1 }
      return first + 1..<max(first + 1, end - 1)
    case .of("{"): return attribute("title", in: range) ?? first..<first
    default: return Bytes.trimmed(range, in: bytes)
    }
  }

  /// `!!! note "Title"`, `??? note`, `???+ note`: an admonition whose text is the indented lines below. `=== "Tab"` is
  /// a heading of such lines, without a box.
  func indented(_ line: Range<Int>) -> BlockMarker? {
    var index = line.lowerBound
    let mark = bytes[index]
    while index < line.upperBound, bytes[index] == mark { index += 1 }
    guard index - line.lowerBound == 3 else { return nil }
    if index < line.upperBound, mark != .of("!"), bytes[index] == .of("+") { index += 1 }
    if mark == .of("="), index < line.upperBound, bytes[index] == .of("!") { index += 1 }
    guard index < line.upperBound, ASCII.isSpace(bytes[index]) else { return nil }
    while index < line.upperBound, ASCII.isSpace(bytes[index]) { index += 1 }
    let title = quoted(index..<line.upperBound)
    if mark == .of("=") {
      guard let title else { return nil }
      return BlockMarker(role: .open(isTransparent: true), fence: "!", title: title, range: line)
    }
    let name = word(from: index, to: line.upperBound)
    guard !name.isEmpty else { return nil }
    return BlockMarker(
      role: .open(isTransparent: false), name: lower(name), fence: "!", title: title, range: line)
  }

  /// A line that is one shortcode, `{{< name … >}}`, `{{% name … %}}`, `{% name … %}`; whether it opens a box is found
  /// by pairing.
  func shortcode(_ line: Range<Int>) -> BlockMarker? {
    let isLiquid = Bytes.has("{%", at: line.lowerBound, in: bytes)
    guard
      isLiquid || Bytes.has("{{<", at: line.lowerBound, in: bytes) || Bytes.has("{{%", at: line.lowerBound, in: bytes)
    else { return nil }
    let width = isLiquid ? 2 : 3
    guard line.count >= 2 * width, let end = shortcodeEnd(line), end == line.upperBound else { return nil }
    var index = line.lowerBound + width
    while index < end, ASCII.isSpace(bytes[index]) || bytes[index] == .of("-") { index += 1 }
    var isEnd = bytes[index] == .of("/")
    if isEnd { index += 1 }
    while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
    var name = lower(word(from: index, to: end - width))
    if isLiquid, name.hasPrefix("end"), name.count > 3 {
      name = String(name.dropFirst(3))
      isEnd = true
    }
    return BlockMarker(role: isEnd ? .close : .leaf(.shortcode), name: name, fence: name, range: line)
  }

  /// Just past the end of the shortcode that begins at the start of `range`.
  func shortcodeEnd(_ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    guard start + 2 < range.upperBound else { return nil }
    let second = bytes[start + 1]
    // `{{< >}}` and `{{% %}}` end with their own mark, `{% %}` and `{{ }}` too.
    let mark: UInt8? = second == .of("%") ? .of("%") : closingMark(bytes[start + 2])
    let braces = second == .of("%") ? 1 : 2
    var index = start + 2
    while let brace = Bytes.first(.of("}"), in: bytes, from: index, to: range.upperBound) {
      index = brace + 1
      if braces == 2 {
        guard index < range.upperBound, bytes[index] == .of("}") else { continue }
        if let mark, bytes[brace - 1] != mark { continue }
        return index + 1
      }
      if let mark, bytes[brace - 1] != mark { continue }
      return index
    }
    return nil
  }

  private func closingMark(_ byte: UInt8) -> UInt8? {
    byte == .of("<") ? .of(">") : byte == .of("%") ? .of("%") : nil
  }

  // MARK: Pieces of a line

  /// The letters, digits, hyphens and underscores from `start` on.
  func word(from start: Int, to end: Int) -> Range<Int> {
    var index = min(start, end)
    while index < end, ASCII.isWord(bytes[index]) || bytes[index] == .of("-") { index += 1 }
    return min(start, end)..<index
  }

  func lower(_ range: Range<Int>) -> String { Bytes.string(range, in: bytes).lowercased() }

  /// What stands between the first two double quotes.
  func quoted(_ range: Range<Int>) -> Range<Int>? {
    guard let open = Bytes.first(.of("\""), in: bytes, from: range.lowerBound, to: range.upperBound),
      let close = Bytes.first(.of("\""), in: bytes, from: open + 1, to: range.upperBound)
    else { return nil }
    return open + 1..<close
  }

  /// The value of `name="value"`, `name='value'` or `name=value`.
  func attribute(_ name: StaticString, in range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    while let equals = Bytes.first(.of("="), in: bytes, from: index, to: range.upperBound) {
      index = equals + 1
      let start = equals - name.utf8CodeUnitCount
      guard start > range.lowerBound, Bytes.has(name, at: start, in: bytes), !ASCII.isWord(bytes[start - 1]),
        index < range.upperBound
      else { continue }
      if bytes[index] == .of("\"") || bytes[index] == .of("'") {
        let end = Bytes.first(bytes[index], in: bytes, from: index + 1, to: range.upperBound) ?? range.upperBound
        return index + 1..<end
      }
      return word(from: index, to: range.upperBound)
    }
    return nil
  }
}
