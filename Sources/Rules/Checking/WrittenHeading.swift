import Documents
import Prose
import TextScanning

/// A heading of Markdown as it is typed: its marks, and its text between them.
struct WrittenHeading {
  /// `# One`, `# One #`, or underlined.
  enum Style: String { case atx, atxClosed, setext }

  var node: Int
  var level: Int
  var style: Style
  /// The first and the last line, from 0; of an underlined heading the last is the underline.
  var lines: ClosedRange<Int>
  /// The `#` signs before the text; empty for an underlined heading.
  var opening: Range<Int>
  /// The `#` signs behind the text; empty when there are none.
  var closing: Range<Int>
  /// The text with its markup, without the marks of the heading.
  var text: Range<Int>
}

extension Page {
  /// The headings of a Markdown page in order, without those of HTML.
  func writtenHeadings(_ lines: PageLines, in scope: Scope) -> [WrittenHeading] {
    written(.heading, in: scope).map { node in
      let range = document.nodes[node].range
      let level = Int(document.nodes[node].detail)
      let rows = lines.lines(of: node)
      guard document.bytes[range.lowerBound] == .of("#") else {
        let last = lines.ranges[max(rows.lowerBound, rows.upperBound - 1)].upperBound
        let text = document.trimmed(range.lowerBound..<max(range.lowerBound, min(last, range.upperBound)))
        return WrittenHeading(
          node: node, level: level, style: .setext, lines: rows, opening: range.lowerBound..<range.lowerBound,
          closing: text.upperBound..<text.upperBound, text: text)
      }
      return marked(node, level, rows, range.lowerBound..<lines.ranges[rows.lowerBound].upperBound)
    }
  }

  private func marked(_ node: Int, _ level: Int, _ rows: ClosedRange<Int>, _ line: Range<Int>) -> WrittenHeading {
    let bytes = document.bytes
    let whole = document.trimmed(line)
    let opening = whole.lowerBound..<min(whole.lowerBound + level, whole.upperBound)
    var end = whole.upperBound
    while end > opening.upperBound, bytes[end - 1] == .of("#") { end -= 1 }
    let isClosed =
      end < whole.upperBound && end > opening.upperBound && (bytes[end - 1] == .space || bytes[end - 1] == .tab)
    let closing = isClosed ? end..<whole.upperBound : whole.upperBound..<whole.upperBound
    return WrittenHeading(
      node: node, level: level, style: isClosed ? .atxClosed : .atx, lines: rows, opening: opening, closing: closing,
      text: document.trimmed(opening.upperBound..<max(opening.upperBound, closing.lowerBound)))
  }
}

extension Document {
  /// A range without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether the front matter has a line like `pattern`; nil asks for a `title`, and an empty pattern for nothing.
  func hasTitle(like pattern: Pattern?) -> Bool {
    guard let frontMatter else { return false }
    guard let pattern else { return frontMatter.entries.contains { $0.key.lowercased() == "title" } }
    let first = lines.line(at: frontMatter.range.lowerBound)
    let last = lines.line(at: max(frontMatter.range.lowerBound, frontMatter.range.upperBound - 1))
    return (first...last).contains { line in
      let found = try? pattern.matches(in: Pattern.Subject(Array(bytes[lines.range(ofLine: line)])))
      return found.map { !$0.isEmpty } ?? false
    }
  }
}

/// Which line of the front matter is the page's title.
enum TitleLine: Sendable {
  case none
  case key
  case like(Pattern)

  /// From a slot: left out means the key `title`, empty means that none is.
  init(_ slots: [String: JSON], _ key: String) throws(SlotError) {
    guard let value = slots[key], value != .null else {
      self = .key
      return
    }
    guard let text = value.string else { throw SlotError("slot “\(key)” must be a string") }
    if text.isEmpty {
      self = .none
      return
    }
    do throws(PatternError) {
      self = .like(try Pattern(text, options: .foldsCase))
    } catch {
      throw SlotError("slot “\(key)” is no pattern")
    }
  }

  func isIn(_ document: Document) -> Bool {
    switch self {
    case .none: false
    case .key: document.hasTitle(like: nil)
    case .like(let pattern): document.hasTitle(like: pattern)
    }
  }
}
