import TextScanning

/// Collects the running text of one block and writes it into the tree when the block ends: only then is known which white space
/// stands at its end, and which inline elements hold nothing.
struct HTMLInlines {
  private struct Event {
    /// A leaf, an image, or an inline element that begins here.
    var kind: Node.Kind
    var start: UInt32
    var end: UInt32
    /// Item of an element or image; index of the string of a character reference.
    var payload: Int32 = -1
    /// Whether an element began before this block.
    var isResumed = false

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  private let page: HTMLPage
  private var references = HTMLReferences()
  private var events: [Event] = []
  private var strings: [String] = []
  /// Items of the inline elements open here; at most one of each kind.
  private var open: [(item: Int, kind: Node.Kind)] = []
  /// Whether white space coming now would be at the start of the block or follow other white space.
  private var endsInSpace = true
  /// Whether there is something to read.
  private(set) var hasContent = false
  /// Runs of invisible characters met so far.
  private(set) var invisible: [Range<Int>] = []

  init(_ page: HTMLPage) { self.page = page }

  // MARK: Collecting

  /// An inline element begins. False when one of its kind is open: emphasis in emphasis says nothing.
  mutating func begin(_ item: Int, _ kind: Node.Kind) -> Bool {
    let start = page.items[item].start
    open.removeAll { page.items[$0.item].end <= start }
    if open.contains(where: { $0.kind == kind }) { return false }
    open.append((item, kind))
    events.append(Event(kind: kind, start: start, end: start, payload: Int32(item)))
    return true
  }

  mutating func end(_ item: Int) { open.removeAll { $0.item == item } }

  mutating func text(_ range: Range<Int>, readsReferences: Bool) {
    var pieces = HTMLTextPieces(page.bytes, range, readsReferences: readsReferences)
    while let piece = pieces.next(&references) {
      switch piece.kind {
      case .invisible: noteInvisible(piece.range)
      case .space: space(piece.range)
      case .reference:
        strings.append(piece.string)
        append(.characterReference, piece.range, payload: strings.count - 1)
        (hasContent, endsInSpace) = (true, false)
      case .text:
        let isLed = endsInSpace && page.bytes[piece.range.lowerBound] == .space
        let range = piece.range.lowerBound + (isLed ? 1 : 0)..<piece.range.upperBound
        guard !range.isEmpty else { continue }
        if let last = events.last, last.kind == .text, last.end == range.lowerBound {
          events[events.count - 1].end = UInt32(range.upperBound)
        } else {
          append(.text, range)
        }
        endsInSpace = page.bytes[range.upperBound - 1] == .space
        if range.count > 1 || !endsInSpace { hasContent = true }
      }
    }
  }

  /// Something between two texts that reads as one space: white space, or the edge of a block in a cell.
  mutating func space(_ range: Range<Int>) {
    guard !endsInSpace else { return }
    append(.softBreak, range)
    endsInSpace = true
  }

  /// False when a line break stands here already.
  mutating func lineBreak(_ range: Range<Int>) -> Bool {
    trim()
    endsInSpace = true
    guard hasContent else { return true }
    if let last = events.last(where: { !isElement($0.kind) }), last.kind == .lineBreak { return false }
    append(.lineBreak, range)
    return true
  }

  mutating func image(_ item: Int) {
    append(.image, page.items[item].range, payload: item)
    (hasContent, endsInSpace) = (true, false)
  }

  private mutating func noteInvisible(_ range: Range<Int>) {
    if let last = invisible.last, last.upperBound == range.lowerBound {
      invisible[invisible.count - 1] = last.lowerBound..<range.upperBound
    } else {
      invisible.append(range)
    }
  }

  private mutating func append(_ kind: Node.Kind, _ range: Range<Int>, payload: Int = -1) {
    events.append(
      Event(kind: kind, start: UInt32(range.lowerBound), end: UInt32(range.upperBound), payload: Int32(payload)))
  }

  private func isElement(_ kind: Node.Kind) -> Bool {
    switch kind {
    case .link, .emphasis, .strong, .strikethrough, .code: true
    default: false
    }
  }

  /// Takes the white space off the end; with `breaks`, the line breaks too.
  private mutating func trim(breaks: Bool = false) {
    var index = events.count - 1
    while index >= 0 {
      let event = events[index]
      if event.kind == .softBreak || (breaks && event.kind == .lineBreak) {
        events.remove(at: index)
      } else if event.kind == .text {
        guard page.bytes[Int(event.end) - 1] == .space else { return }
        events[index].end -= 1
        if events[index].range.isEmpty { events.remove(at: index) } else { return }
      } else if !isElement(event.kind) {
        return
      }
      index -= 1
    }
  }

  // MARK: Writing

  /// Writes what was collected and forgets it; elements still open go on in the next block. With a `node` the text stands in that
  /// node over the whole range; else in a paragraph as long as the text. `end` is where the block ends on the page.
  mutating func write(
    into tree: inout TreeBuilder, upTo end: Int, as node: (kind: Node.Kind, range: Range<Int>, detail: Int)? = nil
  ) {
    if let node { tree.open(node.kind, node.range, detail: node.detail) }
    if hasContent {
      trim(breaks: true)
      var writer = HTMLInlineWriter(page, cut: end, opensParagraph: node == nil)
      for event in events {
        writer.leave(before: Int(event.start), &tree)
        if isElement(event.kind) {
          writer.enter(Int(event.payload), event.kind, isResumed: event.isResumed)
        } else if event.kind == .image {
          writer.image(Int(event.payload), &tree, &references)
        } else {
          let string = event.kind == .characterReference ? strings[Int(event.payload)] : nil
          writer.leaf(event.kind, event.range, string: string, &tree, &references)
        }
      }
      writer.finish(&tree)
    }
    if node != nil { tree.close() }
    restart()
  }

  /// Forgets what was collected; elements still open go on in the next block.
  mutating func discard() {
    guard !events.isEmpty || !endsInSpace else { return }
    restart()
  }

  private mutating func restart() {
    events.removeAll(keepingCapacity: true)
    strings.removeAll(keepingCapacity: true)
    for (item, kind) in open {
      let start = page.items[item].start
      events.append(Event(kind: kind, start: start, end: start, payload: Int32(item), isResumed: true))
    }
    (hasContent, endsInSpace) = (false, true)
  }

  /// Text of a code block: white space as it is, elements ignored.
  mutating func code(_ range: Range<Int>, readsReferences: Bool, into tree: inout TreeBuilder) {
    var pieces = HTMLTextPieces(page.bytes, range, keepsSpace: true, readsReferences: readsReferences)
    while let piece = pieces.next(&references) {
      switch piece.kind {
      case .invisible: noteInvisible(piece.range)
      case .reference: tree.leaf(.characterReference, piece.range, string: piece.string)
      case .text, .space: tree.leaf(.text, piece.range)
      }
    }
  }
}
