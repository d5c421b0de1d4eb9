import TextScanning

/// Syntaxes that take whole lines: shortcodes, template tags, components and modules of MDX.
extension MarkdownSurvey {
  // MARK: Shortcodes

  /// A line that begins with a brace.
  mutating func braces(_ line: Int, _ content: Range<Int>) -> Int {
    if Bytes.has("{/*", at: content.lowerBound, in: bytes) { return expression(line, content) }
    if isMDX, !Bytes.has("{{", at: content.lowerBound, in: bytes), !Bytes.has("{%", at: content.lowerBound, in: bytes) {
      return expression(line, content)
    }
    if Bytes.has("{:", at: content.lowerBound, in: bytes), bytes[content.upperBound - 1] == .of("}") {
      markers.append((line, BlockMarker(role: .leaf(.shortcode), range: content)))
      return line + 1
    }
    if let marker = syntax.shortcode(content) {
      markers.append((line, marker))
      return line + 1
    }
    return longShortcode(line, content)
  }

  /// A shortcode that goes on over several lines.
  private mutating func longShortcode(_ line: Int, _ content: Range<Int>) -> Int {
    guard
      Bytes.has("{{<", at: content.lowerBound, in: bytes) || Bytes.has("{{%", at: content.lowerBound, in: bytes)
        || Bytes.has("{%", at: content.lowerBound, in: bytes), syntax.shortcodeEnd(content) == nil
    else { return line + 1 }
    var last = line + 1
    while last < lines.count, last - line < 40 {
      let range = content.lowerBound..<Bytes.trimmed(lines.content(last, in: bytes), in: bytes).upperBound
      if let end = syntax.shortcodeEnd(range) {
        guard end == range.upperBound, let marker = syntax.shortcode(range) else { return line + 1 }
        take(marker, lines: line...last)
        return last + 1
      }
      last += 1
    }
    return line + 1
  }

  /// Puts a marker for the first of some lines and silence for the rest.
  private mutating func take(_ marker: BlockMarker, lines range: ClosedRange<Int>) {
    markers.append((range.lowerBound, marker))
    for line in range.dropFirst() {
      let end = lines.content(line, in: bytes).upperBound
      markers.append((line, BlockMarker(role: .silent, range: end..<end)))
    }
  }

  /// Finds the shortcodes that come in pairs: around admonitions, around code, around comments.
  mutating func pairShortcodes() {
    var open: [String: [Int]] = [:]
    for index in markers.indices {
      let marker = markers[index].marker
      guard !marker.fence.isEmpty, marker.fence != ":", marker.fence != "!" else { continue }
      if marker.role == .leaf(.shortcode) {
        open[marker.name, default: []].append(index)
      } else if marker.role == .close {
        if let start = open[marker.name]?.popLast() {
          pair(start, index)
        } else {
          markers[index].marker.role = .leaf(.shortcode)
        }
      }
    }
    silenceComments()
    runOn()
  }

  /// A shortcode without an end on a line between two lines of text is part of that text.
  private mutating func runOn() {
    var running: [Int] = []
    for (index, entry) in markers.enumerated() where entry.marker.role == .leaf(.shortcode) && !entry.marker.isPaired {
      let isAlone =
        index > 0 && markers[index - 1].line == entry.line - 1
        || index + 1 < markers.count && markers[index + 1].line == entry.line + 1
      guard !isAlone, isText(entry.line - 1), isText(entry.line + 1), !entry.marker.fence.isEmpty else { continue }
      running.append(index)
      let range = entry.marker.range
      guard lines.line(at: range.lowerBound) == lines.line(at: max(range.lowerBound, range.upperBound - 1)) else {
        running.removeLast()
        continue
      }
      masks.append((range, .of("x")))
      cuts.append(Cut(range: range, kind: .shortcode, name: entry.marker.name))
    }
    guard !running.isEmpty else { return }
    let taken = Set(running)
    markers = markers.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
    cuts.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whether a line begins like running text.
  private func isText(_ line: Int) -> Bool {
    guard line >= 0, line < lines.count else { return false }
    let content = Bytes.trimmed(lines.content(line, in: bytes), in: bytes)
    guard let first = content.first else { return false }
    return ASCII.isWord(bytes[first]) || bytes[first] == .of("[") || bytes[first] == .of("`")
      || bytes[first] == .of("(")
  }

  private mutating func pair(_ start: Int, _ end: Int) {
    markers[start].marker.isPaired = true
    markers[end].marker.isPaired = true
    let marker = markers[start].marker
    if AdmonitionNames.code.contains(marker.name) {
      markers[start].marker.role = .code
      markers[start].marker.name = language(of: marker)
      markers[end].marker.role = .code
    } else if AdmonitionNames.all.contains(marker.name) {
      markers[start].marker.role = .open(isTransparent: false)
      markers[start].marker.name = AdmonitionNames.type(of: marker, syntax)
      markers[start].marker.title = syntax.attribute("title", in: marker.range)
    } else if marker.name == "comment" {
      markers[start].marker.role = .silent
      markers[end].marker.role = .silent
      comments.append(marker.range.upperBound..<markers[end].marker.range.lowerBound)
    } else {
      markers[end].marker.role = .leaf(.shortcode)
    }
  }

  /// The word behind the name: `{{< highlight go >}}`.
  private func language(of marker: BlockMarker) -> String {
    var words: [Range<Int>] = []
    var index = marker.range.lowerBound
    while index < marker.range.upperBound, words.count < 2 {
      let word = syntax.word(from: index, to: marker.range.upperBound)
      if !word.isEmpty, bytes[word.lowerBound] != .of("-") { words.append(word) }
      index = max(word.upperBound, index + 1)
    }
    return words.count == 2 ? syntax.lower(words[1]) : ""
  }

  /// Lines between `{% comment %}` and `{% endcomment %}` are nobody's text.
  private mutating func silenceComments() {
    guard !comments.isEmpty else { return }
    comments.sort { $0.lowerBound < $1.lowerBound }
    var silent: [(line: Int, marker: BlockMarker)] = []
    for comment in comments {
      let first = lines.line(at: comment.lowerBound)
      let last = lines.line(at: max(comment.lowerBound, comment.upperBound - 1))
      for line in first...last where lines.starts[line] >= comment.lowerBound {
        let content = lines.content(line, in: bytes)
        silent.append((line, BlockMarker(role: .silent, range: content.upperBound..<content.upperBound)))
      }
    }
    guard !silent.isEmpty else { return }
    let taken = Set(silent.map(\.line))
    markers = (markers.filter { !taken.contains($0.line) } + silent).sorted { $0.line < $1.line }
  }

  /// Whether the next line with text is indented by four columns more than this one.
  func hasBody(_ line: Int, _ content: Range<Int>) -> Bool {
    let indentation = indentation(line)
    var next = line + 1
    while next < lines.count {
      let text = Bytes.trimmed(lines.content(next, in: bytes), in: bytes)
      if !text.isEmpty { return self.indentation(next) >= indentation + 4 }
      next += 1
    }
    return false
  }

  /// The columns of white space a line begins with.
  func indentation(_ line: Int) -> Int {
    var column = 0
    for index in lines.content(line, in: bytes) {
      if bytes[index] == .space {
        column += 1
      } else if bytes[index] == .tab {
        column += 4 - column % 4
      } else {
        break
      }
    }
    return column
  }

  // MARK: MDX

  /// A line that begins with a tag of a component: taken when the line is nothing but tags, so that what stands
  /// between is Markdown.
  mutating func component(_ line: Int, _ content: Range<Int>) -> Int {
    let tags = MDXScanner(bytes: bytes)
    guard tags.isComponent(at: content.lowerBound, anyName: isMDX) else { return line + 1 }
    var last = line
    var index = content.lowerBound
    var end = content.upperBound
    while index < end {
      guard tags.isComponent(at: index, anyName: isMDX) else { return line + 1 }
      var close = tags.tagEnd(from: index, to: end)
      while close == nil, last + 1 < lines.count, last - line < 60 {
        last += 1
        end = Bytes.trimmed(lines.content(last, in: bytes), in: bytes).upperBound
        if end <= lines.starts[last] { return line + 1 }
        close = tags.tagEnd(from: index, to: end)
      }
      guard let close else { return line + 1 }
      index = close
      while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
    }
    take(BlockMarker(role: .leaf(.htmlBlock), range: content.lowerBound..<end), lines: line...last)
    return last + 1
  }

  /// `{expression}` or `{/* comment */}` on lines of its own.
  private mutating func expression(_ line: Int, _ content: Range<Int>) -> Int {
    let limit = lines.starts[min(line + 200, lines.count)]
    guard let end = MDXScanner(bytes: bytes).expressionEnd(from: content.lowerBound, to: limit) else { return line + 1 }
    let last = lines.line(at: end - 1)
    let lineEnd = Bytes.trimmed(lines.content(last, in: bytes), in: bytes).upperBound
    guard end == lineEnd else { return line + 1 }
    let range = content.lowerBound..<end
    if Bytes.has("{/*", at: range.lowerBound, in: bytes) { comments.append(range) }
    take(BlockMarker(role: .leaf(.htmlBlock), range: range), lines: line...last)
    return last + 1
  }

  /// `import … from '…'` and, in MDX, `export …`, up to a blank line.
  mutating func modules(_ line: Int, _ content: Range<Int>) -> Int {
    let isImport = Bytes.has("import ", at: content.lowerBound, in: bytes)
    guard isImport || (isMDX && Bytes.has("export ", at: content.lowerBound, in: bytes)),
      content.lowerBound == lines.starts[line] || line == 0
    else { return line + 1 }
    if isMDX { return takeModule(line, content) }
    let last = bytes[content.upperBound - 1]
    guard last == .of(";") || last == .of("'") || last == .of("\""), isFollowedByPath(content) else { return line + 1 }
    markers.append((line, BlockMarker(role: .leaf(.htmlBlock), range: content)))
    return line + 1
  }

  private func isFollowedByPath(_ content: Range<Int>) -> Bool {
    var index = content.lowerBound
    while let place = Bytes.first(.of("f"), in: bytes, from: index, to: content.upperBound) {
      if Bytes.has("from '", at: place, in: bytes) || Bytes.has("from \"", at: place, in: bytes) { return true }
      index = place + 1
    }
    return false
  }

  private mutating func takeModule(_ line: Int, _ content: Range<Int>) -> Int {
    var last = line
    var depth = 0
    while true {
      let text = Bytes.trimmed(lines.content(last, in: bytes), in: bytes)
      for index in text {
        if bytes[index] == .of("{") || bytes[index] == .of("(") { depth += 1 }
        if bytes[index] == .of("}") || bytes[index] == .of(")") { depth -= 1 }
      }
      let next = last + 1
      guard next < lines.count, next - line < 500 else { break }
      if depth <= 0, Bytes.trimmed(lines.content(next, in: bytes), in: bytes).isEmpty { break }
      last = next
    }
    let end = Bytes.trimmed(lines.content(last, in: bytes), in: bytes).upperBound
    take(
      BlockMarker(role: .leaf(.htmlBlock), range: content.lowerBound..<max(end, content.upperBound)), lines: line...last
    )
    return last + 1
  }
}
