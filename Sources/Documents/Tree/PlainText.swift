import TextScanning

/// What a reader sees of a page, as one run of bytes with a map back to the source.
///
/// One block (heading, paragraph, cell, title) follows another, separated by a line feed; soft breaks are one space, hard breaks a
/// line feed, character references are resolved, marks are gone. Code spans keep their text and are marked by a span. Fenced code, comments, front matter,
/// addresses and hidden text are not here. All prose analysis works on these bytes; `sourceRange` brings a match back to the file.
public struct PlainText: Sendable {
  public struct Block: Sendable, Equatable {
    /// Bytes of the block in `bytes`.
    public var range: Range<Int>
    /// The node that holds the text.
    public var node: Int
    public var place: Place
    /// Heading level 1…6 for headings, else 0.
    public var level: Int
    /// Position in `blocks` of the nearest heading above, or -1.
    public var heading: Int
  }

  /// Where a block stands: what scopes of rules speak about.
  public struct Place: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static var heading: Place { Place(rawValue: 1) }
    public static var paragraph: Place { Place(rawValue: 2) }
    /// Inside any list item.
    public static var listItem: Place { Place(rawValue: 4) }
    /// The first paragraph of an item of an ordered list.
    public static var step: Place { Place(rawValue: 8) }
    public static var tableCell: Place { Place(rawValue: 16) }
    public static var tableHeader: Place { Place(rawValue: 32) }
    public static var quote: Place { Place(rawValue: 64) }
    public static var admonition: Place { Place(rawValue: 128) }
    public static var footnote: Place { Place(rawValue: 256) }
    /// A link's or image's title attribute.
    public static var title: Place { Place(rawValue: 512) }
    public static var definition: Place { Place(rawValue: 1024) }
  }

  /// Inline markup over a range of the plain text.
  public struct Span: Sendable, Equatable {
    /// One of code, emphasis, strong, strikethrough, link, image.
    public var kind: Node.Kind
    public var range: Range<Int>
    public var node: Int
  }

  /// A run that maps byte by byte to the source, or (where lengths differ) as a whole.
  struct Segment: Sendable {
    var plainStart: Int
    var plainLength: Int
    var source: Range<Int>
  }

  public let bytes: [UInt8]
  public let blocks: [Block]
  /// Sorted by start; an outer span stands before the spans inside it.
  public let spans: [Span]
  let segments: [Segment]

  /// Complexity: O(nodes + bytes).
  public init(_ document: Document) {
    var builder = PlainTextBuilder(document)
    builder.walk()
    bytes = builder.bytes
    blocks = builder.blocks
    spans = builder.spans
    segments = builder.segments
  }

  /// Text that comes with no document around it: one block, offsets as they are.
  public init(reading bytes: [UInt8]) {
    self.bytes = bytes
    blocks = [Block(range: 0..<bytes.count, node: 0, place: .paragraph, level: 0, heading: -1)]
    spans = []
    segments = [Segment(plainStart: 0, plainLength: bytes.count, source: 0..<bytes.count)]
  }

  /// The source bytes from the first to the last byte of a match. O(log segments).
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
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
  public func block(at offset: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].range.contains(offset) ? low : nil
  }

  /// The spans that lie in or overlap `range`, in order.
  public func spans(in range: Range<Int>) -> ArraySlice<Span> {
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
  public func isCode(_ range: Range<Int>) -> Bool {
    spans(in: range).contains { $0.kind == .code && $0.range.overlaps(range) }
  }

  public func string(_ range: Range<Int>) -> String { bytes.string(range) }
}
