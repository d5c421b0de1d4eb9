import TextScanning

/// What a reader sees of a page, as one run of bytes with a map back to the source.
///
/// One block (heading, paragraph, cell, title) follows another, separated by a line feed; soft breaks are one space, hard breaks a
/// line feed, character references are resolved, marks are gone. Code spans keep their text and are marked by a span. Fenced code, comments, front matter,
/// addresses and hidden text are not here. All prose analysis works on these bytes; `sourceRange` brings a match back to the file.
package struct PlainText: Sendable {
  package struct Block: Sendable, Equatable {
    /// Bytes of the block in `bytes`.
    package var range: Range<Int>
    /// The node that holds the text.
    package var node: Int
    package var place: Place
    /// Heading level 1…6 for headings, else 0.
    package var level: Int
    /// Position in `blocks` of the nearest heading above, or -1.
    package var heading: Int
  }

  /// Where a block stands: what scopes of rules speak about.
  package struct Place: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let heading = Place(rawValue: 1)
    package static let paragraph = Place(rawValue: 2)
    /// Inside any list item.
    package static let listItem = Place(rawValue: 4)
    /// The first paragraph of an item of an ordered list.
    package static let step = Place(rawValue: 8)
    package static let tableCell = Place(rawValue: 16)
    package static let tableHeader = Place(rawValue: 32)
    package static let quote = Place(rawValue: 64)
    package static let admonition = Place(rawValue: 128)
    package static let footnote = Place(rawValue: 256)
    /// A link's or image's title attribute.
    package static let title = Place(rawValue: 512)
    package static let definition = Place(rawValue: 1024)
  }

  /// Inline markup over a range of the plain text.
  package struct Span: Sendable, Equatable {
    /// One of code, emphasis, strong, strikethrough, link, image.
    package var kind: Node.Kind
    package var range: Range<Int>
    package var node: Int
  }

  /// A run that maps byte by byte to the source, or (where lengths differ) as a whole.
  struct Segment: Sendable {
    var plainStart: Int
    var plainLength: Int
    var source: Range<Int>
  }

  package let bytes: [UInt8]
  package let blocks: [Block]
  /// Sorted by start; an outer span stands before the spans inside it.
  package let spans: [Span]
  let segments: [Segment]

  /// Complexity: O(nodes + bytes).
  package init(_ document: Document) {
    var builder = PlainTextBuilder(document)
    builder.walk()
    bytes = builder.bytes
    blocks = builder.blocks
    spans = builder.spans
    segments = builder.segments
  }

  /// Text that comes with no document around it: one block, offsets as they are.
  package init(reading bytes: [UInt8]) {
    self.bytes = bytes
    blocks = [Block(range: 0..<bytes.count, node: 0, place: .paragraph, level: 0, heading: -1)]
    spans = []
    segments = [Segment(plainStart: 0, plainLength: bytes.count, source: 0..<bytes.count)]
  }

  /// The source bytes from the first to the last byte of a match. O(log segments).
  package func sourceRange(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let place = sourceOffset(range.lowerBound, roundsUp: false)
      return place..<place
    }
    let start = sourceOffset(range.lowerBound, roundsUp: false)
    return start..<max(start, sourceOffset(range.upperBound - 1, roundsUp: true))
  }

  /// The source offset of the plain byte at `offset`, or (rounding up) just past it.
  private func sourceOffset(_ offset: Int, roundsUp: Bool) -> Int {
    guard !segments.isEmpty else { return 0 }
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].plainStart <= offset { low = middle } else { high = middle }
    }
    let segment = segments[low]
    if segment.plainLength != segment.source.count {
      return roundsUp ? segment.source.upperBound : segment.source.lowerBound
    }
    let inside = min(max(offset - segment.plainStart, 0), segment.plainLength)
    return min(segment.source.lowerBound + inside + (roundsUp ? 1 : 0), segment.source.upperBound)
  }

  /// The block that holds the byte at `offset`, or nil between blocks. O(log blocks).
  package func block(at offset: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].range.contains(offset) ? low : nil
  }

  /// The spans that lie in or overlap `range`, in order.
  package func spans(in range: Range<Int>) -> ArraySlice<Span> {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    // Spans that begin before the range may reach into it; nesting is shallow, so a short look back finds them.
    var first = low
    while first > 0, low - first < 8 { first -= 1 }
    while first < low, spans[first].range.upperBound <= range.lowerBound { first += 1 }
    var last = low
    while last < spans.count, spans[last].range.lowerBound < range.upperBound { last += 1 }
    return spans[first..<last]
  }

  /// Whether any byte of `range` lies in a code span.
  package func isCode(_ range: Range<Int>) -> Bool {
    spans(in: range).contains { $0.kind == .code && $0.range.overlaps(range) }
  }

  package func string(_ range: Range<Int>) -> String { bytes.string(range) }
}
