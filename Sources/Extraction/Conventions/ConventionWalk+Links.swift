import Documents
import Prose
import TextScanning

/// Links: how they are written, where they point, and what stands before them.
extension ConventionWalk {
  mutating func link(_ link: Int) {
    guard let address = document.string(of: link) else { return }
    let range = nodes[link].range
    if isMarkdown, !range.isEmpty, bytes[range.lowerBound] == .of("[") {
      note(.linkStyle, bytes[range.upperBound - 1] == .of(")") ? 0 : 1, at: range)
    }
    let form = address.utf8.withContiguousStorageIfAvailable { Address($0) } ?? Address(other: address)
    if let isSecure = form.isSecure { note(.linkScheme, isSecure ? 0 : 1, at: range) }
    if form.isInternal {
      note(.linkForm, form.isRooted ? 1 : 0, at: range)
      if let keeps = form.keepsEnding { note(.linkEnding, keeps ? 0 : 1, at: range) }
    }
  }

  /// One walk over the links of the reading text.
  mutating func readSpans() {
    for span in page.text.spans where span.kind == .link {
      let isNamed = span.range.isEmpty || !text.hasBytes("http", at: span.range.lowerBound)
      if isNamed { note(.linkText, Self.vague.contains(text, trimmed(span.range)) ? 1 : 0, in: span.range) }
      if let verb = verb(before: span.range.lowerBound) { note(.linkVerb, verb.value, in: verb.range) }
    }
  }

  private static let vague = Lexicon(["here", "click here", "this page", "this link", "read more", "link"])

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while end > start, !ASCII.isWord(text[end - 1]) { end -= 1 }
    while start < end, !ASCII.isWord(text[start]) { start += 1 }
    return start..<end
  }

  /// “see” or “refer to” right before a link, an article between them or not.
  private func verb(before start: Int) -> (value: Int, range: Range<Int>)? {
    var end = start
    while end > 0, text[end - 1] == .space || text[end - 1] == .of("\"") { end -= 1 }
    if endsIn("the", end) { end -= 4 }
    if endsIn("see", end) { return (0, end - 3..<end) }
    if endsIn("refer to", end) { return (1, end - 8..<end) }
    return nil
  }

  /// Whether the text before `end` ends in words, in any case, with nothing of a word before them.
  private func endsIn(_ words: StaticString, _ end: Int) -> Bool {
    let count = words.utf8CodeUnitCount
    guard end >= count, end == count || !ASCII.isWord(text[end - count - 1]) else { return false }
    return words.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { ASCII.lower(text[end - count + $0]) == buffer[$0] }
    }
  }
}

/// What an address says of itself: the questions of `link.form`.
struct Address {
  var isInternal = false
  var isRooted = false
  /// Whether the name of a page's file keeps its ending; nil for folders, anchors and files of other kinds.
  var keepsEnding: Bool?
  /// Whether an address on the net is secure; nil for others, and for places that have no certificate.
  var isSecure: Bool?

  init(_ address: UnsafeBufferPointer<UInt8>) {
    guard let first = address.first else { return }
    var scheme = 0
    while scheme < address.count, ASCII.isLetter(address[scheme]) || Self.isSchemeMark(address[scheme]) { scheme += 1 }
    if scheme < address.count, address[scheme] == .of(":") {
      readScheme(address, scheme)
      return
    }
    switch first {
    case .of("#"), .of("?"), .of("@"), .of("<"), .of("$"): return
    case .of("/") where address.count > 1 && address[1] == .of("/"): return
    default: break
    }
    var end = 0
    var slash = -1
    var dot = -1
    while end < address.count, address[end] != .of("#"), address[end] != .of("?") {
      if address[end] == .of("{") { return }
      if address[end] == .of("/") { (slash, dot) = (end, -1) }
      if address[end] == .of(".") { dot = end }
      end += 1
    }
    guard !address[end...].contains(.of("{")) else { return }
    (isInternal, isRooted) = (true, first == .of("/"))
    readEnding(UnsafeBufferPointer(rebasing: address[(slash + 1)..<end]), dot - slash - 1)
  }

  init(other address: String) {
    self = Array(address.utf8).withUnsafeBufferPointer { Address($0) }
  }

  private static func isSchemeMark(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte) || byte == .of("+") || byte == .of("-") || byte == .of(".")
  }

  private mutating func readEnding(_ name: UnsafeBufferPointer<UInt8>, _ dot: Int) {
    guard !name.isEmpty, dot != 0, !(name.count == 2 && name[0] == .of(".")) else { return }
    guard dot > 0 else {
      keepsEnding = false
      return
    }
    var ending: UInt64 = 0
    guard name.count - dot <= 9 else { return }
    for byte in name[(dot + 1)...] { ending = ending << 8 | UInt64(ASCII.lower(byte)) }
    if Self.endings.contains(ending) { keepsEnding = true }
  }

  /// Endings of pages, packed.
  private static let endings: [UInt64] = ["md", "mdx", "markdown", "html", "htm"]
    .map { $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }

  private mutating func readScheme(_ address: UnsafeBufferPointer<UInt8>, _ scheme: Int) {
    guard scheme == 4 || scheme == 5, ASCII.lower(address[0]) == .of("h"), scheme + 4 < address.count else { return }
    var end = scheme + 3
    var hasDot = false
    while end < address.count, address[end] != .of("/"), address[end] != .of(":") {
      if address[end] == .of(".") { hasDot = true }
      end += 1
    }
    guard hasDot, !ASCII.isDigit(address[scheme + 3]) else { return }
    isSecure = scheme == 5
  }
}
