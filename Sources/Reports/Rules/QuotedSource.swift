import Skills
import TextScanning

/// The lines of a document that state a rule, as they stand today.
package struct QuotedSource: Sendable, Equatable {
  /// Whether the quoted bytes still say what they said when the bundle was built.
  package enum State: Sendable, Equatable { case same, changed, missing }

  /// Lines of one source that are shown.
  private static let shown = 6

  package var source: Source
  package var state: State
  /// Number and text of each line; empty when the file is gone.
  package var lines: [(number: Int, text: String)]

  /// `bytes` is the file as it is now; nil when it cannot be read.
  package init(_ source: Source, bytes: [UInt8]?) {
    self.source = source
    guard let bytes else {
      state = .missing
      lines = []
      return
    }
    let range = source.byteStart..<max(source.byteStart, source.byteEnd)
    let isInside = source.byteStart >= 0 && range.upperBound <= bytes.count
    state = isInside && Digest.sha256(Array(bytes[range])) == source.quoteSHA256 ? .same : .changed
    let index = LineIndex(bytes)
    let last = min(source.endLine, source.line + Self.shown - 1, index.lineCount)
    lines =
      last < source.line
      ? []
      : (source.line...last).map { number in
        (number, MarkdownText.cut(bytes.string(index.range(ofLine: number)).trimmedEnd, to: 200))
      }
  }

  package static func == (left: QuotedSource, right: QuotedSource) -> Bool {
    left.source == right.source && left.state == right.state && left.lines.elementsEqual(right.lines, by: ==)
  }

  /// `path:line` and the quoted lines below it.
  var text: [String] {
    let note =
      switch state {
      case .same: ""
      case .changed: "  (the text has changed since the bundle was built)"
      case .missing: "  (the file cannot be read here)"
      }
    let width = lines.last.map { String($0.number).utf8.count } ?? 0
    return ["\(source.path):\(source.line)\(note)"]
      + lines.map { line in
        let number = String(line.number)
        return " " + String(repeating: " ", count: width - number.utf8.count) + number + " | " + line.text
      }
  }
}

extension String {
  /// Without white space and control characters at the end; tabs become spaces.
  fileprivate var trimmedEnd: String {
    var bytes = Array(utf8)
    while let last = bytes.last, ASCII.isSpace(last) { bytes.removeLast() }
    return bytes.map { $0 < 0x20 ? UInt8.space : $0 }.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
