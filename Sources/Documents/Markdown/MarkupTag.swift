import TextScanning

/// One tag, comment or declaration of HTML inside Markdown.
struct MarkupTag {
  enum Kind { case start, end, comment, declaration }

  let kind: Kind
  private(set) var tag = HTMLTag.unknown
  /// From `<` to `>`.
  let range: Range<Int>
  private let attributes: Range<Int>

  /// The tag at `index`; nil when a `<` is just one. Quoted attribute values may hold `>`.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to end: Int) {
    guard index + 1 < end, bytes[index] == .of("<") else { return nil }
    if Bytes.has("<!--", at: index, in: bytes) {
      self.init(kind: .comment, range: index..<(Self.commentEnd(bytes, from: index + 4, to: end) ?? end))
    } else if bytes[index + 1] == .of("!") || bytes[index + 1] == .of("?") {
      guard let close = Bytes.first(.of(">"), in: bytes, from: index, to: end) else { return nil }
      self.init(kind: .declaration, range: index..<close + 1)
    } else {
      self.init(element: bytes, at: index, to: end)
    }
  }

  private init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
    attributes = range.upperBound..<range.upperBound
  }

  private init?(element bytes: UnsafeBufferPointer<UInt8>, at index: Int, to end: Int) {
    let isEnd = bytes[index + 1] == .of("/")
    var next = index + (isEnd ? 2 : 1)
    guard next < end, ASCII.isLetter(bytes[next]) else { return nil }
    var hash = HTMLTag.emptyHash
    while next < end, ASCII.isWord(bytes[next]) || bytes[next] == .of("-") || bytes[next] == .of(":") {
      hash = HTMLTag.hash(hash, ASCII.lower(bytes[next]))
      next += 1
    }
    let name = next
    guard let close = Self.close(bytes, from: name, to: end) else { return nil }
    next = close
    kind = isEnd ? .end : .start
    tag = HTMLTag.named(hash)
    range = index..<next + 1
    attributes = name..<next
  }

  /// The `>` of a tag, over quoted values; behind a tag of unlikely length the first one there is.
  private static func close(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    let limit = min(end, start + 8_192)
    var index = start
    while index < limit {
      if bytes[index] == .of(">") { return index }
      if bytes[index] == .of("\"") || bytes[index] == .of("'"), bytes[index - 1] == .of("=") {
        index = Bytes.first(bytes[index], in: bytes, from: index + 1, to: limit) ?? index
      }
      index += 1
    }
    return Bytes.first(.of(">"), in: bytes, from: start, to: end)
  }

  private static func commentEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    var index = start
    while let dash = Bytes.first(.of("-"), in: bytes, from: index, to: end) {
      if Bytes.has("-->", at: dash, in: bytes) { return dash + 3 }
      index = dash + 1
    }
    return nil
  }

  /// Whether the attributes take the element out of sight.
  func isHiding(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard kind == .start, !attributes.isEmpty, !isEmptyElement(bytes) else { return false }
    let syntax = BlockSyntax(bytes: bytes)
    if let style = syntax.attribute("style", in: attributes) {
      if HTMLHidden.hides(style: bytes[style].map(ASCII.lower)) { return true }
    }
    var index = attributes.lowerBound
    while index < attributes.upperBound {
      if bytes[index] == .of("\"") || bytes[index] == .of("'") {
        index = Bytes.first(bytes[index], in: bytes, from: index + 1, to: attributes.upperBound) ?? index
      } else if Bytes.has("hidden", at: index, in: bytes), ASCII.isSpace(bytes[index - 1]),
        !ASCII.isWord(bytes[index + 6]),
        bytes[index + 6] != .of("-")
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether the element has no content: `<br>`, `<img>`, `<x />`.
  func isEmptyElement(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes[range.upperBound - 2] == .of("/") { return true }
    switch tag {
    case .br, .hr, .img, .input, .meta, .link, .wbr, .area, .base, .col, .embed, .param, .source, .track: return true
    default: return false
    }
  }

  /// Whether the content is no text of the page.
  var isRaw: Bool {
    guard kind == .start else { return false }
    switch tag {
    case .script, .style, .template, .svg, .math, .textarea, .iframe, .object, .noframes: return true
    default: return false
    }
  }

  /// Whether running text goes on around the tag.
  var isInline: Bool {
    switch tag {
    case .a, .abbr, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i, .ins, .kbd, .mark, .nobr, .q,
      .s,
      .samp, .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .wbr, .img, .br:
      true
    default: false
    }
  }

  /// Whether the content is code in running text.
  var isCode: Bool {
    switch tag {
    case .code, .kbd, .samp, .tt, .var: true
    default: false
    }
  }

  /// Just past the end tag that belongs to this start tag, over elements of the same name; nil when there is none
  /// before `end`.
  func elementEnd(_ bytes: UnsafeBufferPointer<UInt8>, to end: Int) -> Int? {
    var depth = 1
    var index = range.upperBound
    while let open = Bytes.first(.of("<"), in: bytes, from: index, to: end) {
      guard let other = MarkupTag(bytes, at: open, to: end), !isRaw || other.kind == .end else {
        index = open + 1
        continue
      }
      index = other.range.upperBound
      guard other.tag == tag else { continue }
      if other.kind == .start, !other.isEmptyElement(bytes) { depth += 1 }
      if other.kind == .end { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
