import TextScanning

/// Text of documents as data inside our Markdown: one line, nothing invisible, nothing that acts as markup, a template or a command.
package enum MarkdownText {
  /// A text as inline Markdown. Code spans stay code spans; HTML tags, links, images, `${…}` and inline shell lose their effect.
  package static func inline(_ text: String, limit: Int = 600) -> String {
    var writer = InlineWriter(Array(cut(oneLine(text), to: limit).utf8))
    writer.write()
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// Inline Markdown for a table cell.
  package static func cell(_ text: String, limit: Int = 300) -> String {
    separatorsEscaped(inline(text, limit: limit))
  }

  /// The text as it is, in a code span that holds whatever backticks it has.
  package static func code(_ text: String, limit: Int = 240) -> String {
    let line = disarmed(cut(oneLine(text), to: limit))
    let longest = line.utf8.contains(.of("`")) ? longestRun(line) : 0
    guard longest > 0 else { return "`" + line + "`" }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(line) \(fence)"
  }

  /// The most backticks in a row.
  private static func longestRun(_ line: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in line.utf8 {
      run = byte == .of("`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// One line: white space of any length is one space, invisible characters are gone.
  package static func oneLine(_ text: String) -> String {
    if isOneLine(text) { return text }
    var scalars = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        pendingSpace = true
      } else if !Invisible.contains(scalar) {
        if pendingSpace, !scalars.isEmpty { scalars.append(" ") }
        pendingSpace = false
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Whether a text is a clean line already: printable ASCII, curly quotes and dashes, single spaces inside. Most texts are.
  private static func isOneLine(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { isOneLine($0) && !hasInvisiblePunctuation($0) } ?? false
  }

  private static func isOneLine(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var last = UInt8.space
    for byte in text {
      if byte == .space, last == .space { return false }
      if byte < 0x20 || byte == 0x7F { return false }
      // Everything invisible or blank is below U+00BF, in the planes above, or begins with one of these bytes; U+2010–U+2027 with E2 80
      // is sorted out below.
      if byte == 0xC2 || byte == 0xCD || byte == 0xD8 || byte >= 0xE1 && byte != 0xE2 { return false }
      if last == 0xE2, byte != 0x80, byte < 0x82 { return false }
      last = byte
    }
    return last != .space
  }

  /// Whether a scalar of U+2000–U+200F or U+2028–U+202F is there: `E2 80` and a third byte outside the visible ones.
  private static func hasInvisiblePunctuation(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var state = 0
    for byte in text {
      if state == 2, !(0x90...0xA7).contains(byte), byte != 0xB0, byte < 0xB2 || byte > 0xBF { return true }
      state = byte == 0xE2 ? 1 : state == 1 && byte == 0x80 ? 2 : 0
    }
    return false
  }

  /// The first `limit` bytes, cut at a word, with an ellipsis.
  package static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let bytes = Array(text.utf8)
    var end = max(limit - 3, 0)
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var space = end
    while space > 0, bytes[space] != .space { space -= 1 }
    if space > limit / 2 { end = space }
    return bytes.string(0..<end) + "…"
  }

  /// Breaks what loaders run or fill in inside a skill, code spans included: inline shell and `${…}`.
  static func disarmed(_ text: String) -> String {
    let isArmed =
      text.utf8.withContiguousStorageIfAvailable { bytes in
        bytes.indices.dropFirst().contains { index in
          bytes[index] == .of("{") && bytes[index - 1] == .of("$")
            || bytes[index] == .of("`") && bytes[index - 1] == .of("!")
        }
      } ?? true
    guard isArmed else { return text }
    return text.replacing("${", with: "$\\{").replacing("!`", with: "! `")
  }

  /// A text with its table separators escaped.
  static func separatorsEscaped(_ text: String) -> String {
    text.utf8.contains(.of("|")) ? text.replacing("|", with: "\\|") : text
  }
}

/// Copies one line, escaping what would act outside code spans.
private struct InlineWriter {
  private let bytes: [UInt8]
  private(set) var output: [UInt8] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count + 16)
  }

  mutating func write() {
    escapeBlockStart()
    var index = 0
    while index < bytes.count {
      if bytes[index] == .of("`"), let end = codeSpan(from: index) {
        if output.last == .of("!") { output.append(.space) }
        output.append(contentsOf: MarkdownText.disarmed(bytes.string(index..<end)).utf8)
        index = end
      } else {
        append(at: index)
        index += 1
      }
    }
  }

  /// The end of the code span that begins at `index`, or nil when nothing closes it.
  private func codeSpan(from index: Int) -> Int? {
    let length = runLength(at: index)
    var position = index + length
    while position < bytes.count {
      guard bytes[position] == .of("`") else {
        position += 1
        continue
      }
      let run = runLength(at: position)
      position += run
      if run == length { return position }
    }
    return nil
  }

  private func runLength(at index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] == .of("`") { end += 1 }
    return end - index
  }

  private mutating func append(at index: Int) {
    let byte = bytes[index]
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch byte {
    case .of("`"):
      output.append(contentsOf: [.of("\\"), byte])
    case .of("<") where ASCII.isLetter(next) || next == .of("/") || next == .of("!") || next == .of("?"):
      output.append(contentsOf: [.of("\\"), byte])
    case .of("{") where output.last == .of("$"):
      output.append(contentsOf: [.of("\\"), byte])
    case .of("(") where output.last == .of("]"), .of(":") where output.last == .of("]") && index < 80:
      output.append(contentsOf: [.of("\\"), byte])
    default:
      output.append(byte)
    }
  }

  /// A line that begins like a heading, list, quote, fence or table row is text all the same.
  private mutating func escapeBlockStart() {
    guard let first = bytes.first else { return }
    if "#>+-*=~|".utf8.contains(first) {
      let next = bytes.count > 1 ? bytes[1] : .space
      let isEmphasis = first == .of("*") && next != .space && next != .of("*")
      if !isEmphasis { output.append(.of("\\")) }
    }
  }
}
