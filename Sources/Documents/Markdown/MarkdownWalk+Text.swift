internal import CMarkGFM
import TextScanning

/// Text runs, line breaks, code spans and tags.
extension MarkdownWalk {
  /// A text of cmark's. Texts that touch become one run.
  mutating func literal(_ node: CMarkNode) -> Bool {
    let chunk = node.pointee.as.literal
    guard chunk.len > 0, let data = chunk.data else { return true }
    let length = Int(chunk.len)
    let place = UnsafePointer(data) - cursor.content
    guard chunk.alloc == 0, place >= cursor.position, place + length <= cursor.count else {
      return rewritten(UnsafeBufferPointer(start: data, count: length))
    }
    if place > cursor.position { skip(to: place) }
    extend(place, place + length)
    cursor.position = place + length
    return true
  }

  /// Leaves out a backslash or white space before a text; anything else cmark would not leave out, so it stays text.
  private mutating func skip(to place: Int) {
    let index = cursor.position
    if place == index + 1, cursor.content[index] == .of("\\") { return }
    for gap in index..<place where !ASCII.isSpace(cursor.content[gap]) {
      isMisaligned = true
      extend(index, place)
      return
    }
  }

  /// A text that does not point into the block's: a single mark, what is left of a run of marks, or a character
  /// reference.
  private mutating func rewritten(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    let (content, count) = (cursor.content, cursor.count)
    let start = cursor.position
    guard start < count else { return false }
    if linkMarks.last == .angles {
      // The text of `<address>`, with references in it: up to the bracket, in which no backslash escapes.
      guard let end = Bytes.first(.of(">"), in: content, from: start, to: count) else { return false }
      text(upTo: end, escapes: false)
      return true
    }
    if content[start] == .of("&"), let reference = CharacterReference(content, at: start, count: count),
      reference.stands(in: literal, at: 0)
    {
      flush()
      add(reference, at: start)
      cursor.position += reference.length
      return true
    }
    guard start + literal.count <= count else { return false }
    for index in 0..<literal.count where content[start + index] != literal[index] { return false }
    cursor.position += literal.count
    extend(start, cursor.position)
    return true
  }

  // MARK: Pending run

  /// Adds `from ..< to` of the block to the run that is being gathered.
  @inline(__always)
  mutating func extend(_ from: Int, _ to: Int) {
    if from != pending.upperBound { flush() }
    pending = pending.isEmpty ? from..<to : pending.lowerBound..<to
  }

  /// Adds the gathered run to the tree.
  @inline(__always)
  mutating func flush() {
    guard !pending.isEmpty else { return }
    let text = pending
    pending = 0..<0
    if linkMarks.isEmpty, Bytes.first(.of("@"), in: cursor.content, from: text.lowerBound, to: text.upperBound) != nil {
      mailAddresses(in: text)
    } else {
      run(text.lowerBound, text.upperBound)
    }
  }

  private mutating func add(_ reference: CharacterReference, at index: Int) {
    let first = cursor.source(index)
    guard first >= hiddenUntil else { return }
    tree.leaf(.characterReference, first..<first + reference.length, string: reference.string)
  }

  /// Text up to `end` that cmark gives no nodes for, such as a title: escapes, references and line ends are found here.
  mutating func text(upTo end: Int, escapes: Bool = true) {
    let content = cursor.content
    var index = cursor.position
    var start = index
    while index < end {
      let byte = content[index]
      if byte == .of("\\"), escapes, index + 1 < end, ASCII.isPunctuation(content[index + 1]) {
        run(start, index)
        start = index + 1
        index += 2
      } else if byte == .of("&"), let reference = CharacterReference(content, at: index, count: end) {
        run(start, index)
        add(reference, at: index)
        index += reference.length
        start = index
      } else if byte == .lineFeed {
        run(start, index)
        cursor.position = index
        _ = lineBreak(.softBreak)
        index = cursor.position
        start = index
      } else {
        index += 1
      }
    }
    run(start, min(index, end))
    cursor.position = end
  }

  /// What is left of a block whose inlines got out of step: its raw text.
  mutating func remainder() {
    let (content, count) = (cursor.content, cursor.count)
    while cursor.position < count {
      let end = Bytes.first(.lineFeed, in: content, from: cursor.position, to: count) ?? count
      run(cursor.position, end)
      cursor.position = end
      if end < count { _ = lineBreak(.softBreak) }
    }
  }

  /// A line end with the white space around it, the marks of containers included.
  mutating func lineBreak(_ kind: Node.Kind) -> Bool {
    let (content, count) = (cursor.content, cursor.count)
    let start = cursor.position
    var index = start
    let isEscaped = kind == .lineBreak && index + 1 < count && content[index] == .of("\\")
    if isEscaped { index += 1 }
    while index < count, content[index] != .lineFeed, ASCII.isSpace(content[index]) { index += 1 }
    guard index < count, content[index] == .lineFeed else { return false }
    index += 1
    // Behind a backslash cmark does not skip the white space; if it is no text, the text leaves it out.
    while !isEscaped, index < count, content[index] == .space || content[index] == .tab { index += 1 }
    let first = cursor.source(start)
    cursor.position = index
    if !isCut(first) { tree.leaf(kind, first..<max(first, cursor.source(min(index, count)))) }
    return true
  }

  // MARK: Code

  mutating func code(_ node: CMarkNode) -> Bool {
    let (content, count) = (cursor.content, cursor.count)
    let start = cursor.position
    var open = start
    while open < count, content[open] == .of("`") { open += 1 }
    let ticks = open - start
    guard ticks > 0, let close = closingTicks(ticks, from: open) else { return false }
    // One space or line end is taken off at both ends; the length of the text tells whether it was.
    let isStripped = close - open - Int(node.pointee.as.literal.len) == 2
    let first = cursor.source(start)
    if first < hiddenUntil {
      cursor.position = close + ticks
      return true
    }
    tree.open(.code, first..<first)
    codeText(isStripped ? open + 1 : open, isStripped ? close - 1 : close)
    cursor.position = close + ticks
    tree.close(end: cursor.source(close + ticks - 1) + 1)
    return true
  }

  private func closingTicks(_ ticks: Int, from open: Int) -> Int? {
    var index = open
    while let first = Bytes.first(.of("`"), in: cursor.content, from: index, to: cursor.count) {
      index = first
      while index < cursor.count, cursor.content[index] == .of("`") { index += 1 }
      if index - first == ticks { return first }
    }
    return nil
  }

  private mutating func codeText(_ from: Int, _ to: Int) {
    var start = from
    while let feed = Bytes.first(.lineFeed, in: cursor.content, from: start, to: to) {
      run(start, feed, isCode: true)
      let end = cursor.source(feed)
      tree.leaf(.softBreak, end..<max(end, cursor.source(feed + 1)))
      start = feed + 1
    }
    run(start, to, isCode: true)
  }

  // MARK: Runs

  /// Adds the text `from ..< to` of the block.
  @inline(__always)
  mutating func run(_ from: Int, _ to: Int, isCode: Bool = false) {
    if cursor.markers.isEmpty { plainRun(from, to, isCode) } else { markedRun(from, to, isCode) }
  }

  /// Adds text in which lines of other syntax may stand, indented too deep to begin a block.
  private mutating func markedRun(_ from: Int, _ to: Int, _ isCode: Bool) {
    var start = from
    for (place, marker) in cursor.markers where place < to && place + Feed.commentLength > start {
      if place >= start {
        plainRun(start, place, isCode)
        self.marker(marker)
      }
      start = place + Feed.commentLength
    }
    plainRun(start, to, isCode)
  }

  /// The node of such a line.
  mutating func marker(_ marker: BlockMarker) {
    guard !marker.range.isEmpty, marker.range.lowerBound >= hiddenUntil else { return }
    tree.leaf(.shortcode, marker.range, string: marker.name.isEmpty ? nil : marker.name)
  }

  @inline(__always)
  private mutating func plainRun(_ from: Int, _ to: Int, _ isCode: Bool) {
    var start = from
    while start < to {
      let first = cursor.source(start)
      let end = min(to, cursor.segmentEnd)
      if cuts.isEmpty, hiddenUntil <= first {
        tree.leaf(.text, first..<first + end - start)
      } else {
        pieces(of: first..<first + end - start, isCode: isCode)
      }
      start = end
    }
  }

  /// Adds a run without what is cut out of it.
  mutating func pieces(of range: Range<Int>, isCode: Bool) {
    var start = max(range.lowerBound, hiddenUntil)
    guard start < range.upperBound else { return }
    var index = firstCut(after: start)
    while index < cuts.count, cuts[index].range.lowerBound < range.upperBound {
      let cut = cuts[index]
      index += 1
      if isCode, cut.kind != .invisible { continue }
      if cut.range.lowerBound > start { tree.leaf(.text, start..<cut.range.lowerBound) }
      if cut.range.lowerBound >= start { add(cut) }
      start = max(start, cut.range.upperBound)
    }
    if start < range.upperBound { tree.leaf(.text, start..<range.upperBound) }
  }

  private mutating func add(_ cut: Cut) {
    switch cut.kind {
    case .invisible: break
    case .shortcode: tree.leaf(.shortcode, cut.range, string: cut.name)
    case .markup: tree.leaf(.htmlInline, cut.range)
    }
  }

  /// The first cut that ends after `offset`. O(log cuts).
  func firstCut(after offset: Int) -> Int {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether `offset` lies in something that is left out and goes on over several lines.
  private func isCut(_ offset: Int) -> Bool {
    if offset < hiddenUntil { return true }
    guard !cuts.isEmpty else { return false }
    let index = firstCut(after: offset)
    return index < cuts.count && cuts[index].range.lowerBound <= offset && cuts[index].kind != .invisible
  }
}
