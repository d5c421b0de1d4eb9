import TextScanning

/// The shape of an answer, told as outcomes: how long it is, how it opens and ends, and what it is made of.
///
/// None of this is a rule. It is held against the shape that accepted answers have, and shows drift where the rules say nothing.
enum StyleStreams {
  static let longer = "style/longer"
  static let shorter = "style/shorter"
  static let tone = "style/tone"

  /// A mark that an answer has or has not.
  private struct Mark {
    var name: String
    var label: String
    var holds: @Sendable (Shape) -> Bool
  }

  private static let marks: [Mark] = [
    Mark(name: "code-block", label: "a code block") { $0.hasFence },
    Mark(name: "heading", label: "a heading") { $0.hasHeading },
    Mark(name: "list", label: "a list") { $0.hasList },
    Mark(name: "table", label: "a table") { $0.hasTable },
    Mark(name: "bold", label: "bold text") { $0.hasBold },
    Mark(name: "formula", label: "a formula") { $0.hasFormula },
    Mark(name: "one-line", label: "a single line") { $0.isOneLine },
    Mark(name: "paragraphs", label: "several paragraphs") { $0.hasParagraphs },
    Mark(name: "opens-with-letter", label: "a letter at its start") { $0.first.map(ASCII.isLetter) ?? false },
    Mark(name: "opens-with-bracket", label: "a bracket at its start") { $0.first.map(Shape.isBracket) ?? false },
    Mark(name: "ends-with-stop", label: "a full stop at its end") { $0.last == .of(".") },
    Mark(name: "ends-with-bracket", label: "a bracket at its end") { $0.last.map(Shape.isBracket) ?? false },
    Mark(name: "question", label: "a question mark") { $0.hasQuestion },
  ]

  /// All streams. Each mark has two: one falls when answers lose it, the other when they gain it.
  static let names: [String] =
    [tone, longer, shorter] + marks.flatMap { ["style/has-\($0.name)", "style/no-\($0.name)"] }

  /// Shares of the streams among themselves: tone and length sum up what the marks say one by one.
  static func weight(_ name: String) -> Double { name == tone ? 6 : name == longer || name == shorter ? 3 : 0.5 }

  /// Streams whose outcomes are measures and no passes.
  static func isScore(_ name: String) -> Bool { name == tone || name == longer || name == shorter }

  /// What a falling stream means, in words.
  static func label(_ name: String) -> String? {
    switch name {
    case tone: return "Answers sound unlike the accepted ones."
    case longer: return "Answers are longer than the accepted ones."
    case shorter: return "Answers are shorter than the accepted ones."
    default:
      for mark in marks {
        if name == "style/has-\(mark.name)" { return "Answers with \(mark.label) get rarer." }
        if name == "style/no-\(mark.name)" { return "Answers without \(mark.label) get rarer." }
      }
      return nil
    }
  }

  /// The outcomes of an answer, in the order of `names`, tone left open. Length counts bytes, which needs no notion of a word.
  static func outcomes(_ text: [UInt8]) -> [Double] {
    let shape = Shape(text)
    return [.nan, -Double(shape.length), Double(shape.length)]
      + marks.flatMap { mark in mark.holds(shape) ? [1.0, 0.0] : [0.0, 1.0] }
  }
}

/// One walk over the lines of an answer.
private struct Shape {
  private(set) var length = 0
  private(set) var first: UInt8?
  private(set) var last: UInt8?
  private(set) var hasFence = false
  private(set) var hasHeading = false
  private(set) var hasList = false
  private(set) var hasTable = false
  private(set) var hasBold = false
  private(set) var hasFormula = false
  private(set) var hasQuestion = false
  private(set) var hasParagraphs = false
  private(set) var isOneLine = true

  init(_ bytes: [UInt8]) {
    guard let start = bytes.firstIndex(where: { !ASCII.isSpace($0) }),
      let end = bytes.lastIndex(where: { !ASCII.isSpace($0) })
    else { return }
    length = end - start + 1
    (first, last) = (bytes[start], bytes[end])
    var lineStart = start
    while lineStart <= end {
      let lineEnd = min(bytes.firstIndex(of: .lineFeed, from: lineStart) ?? bytes.count, end + 1)
      if lineEnd <= end { isOneLine = false }
      read(bytes, lineStart..<lineEnd)
      lineStart = lineEnd + 1
    }
  }

  static func isBracket(_ byte: UInt8) -> Bool { "()[]{}<>".utf8.contains(byte) }

  private mutating func read(_ bytes: [UInt8], _ line: Range<Int>) {
    guard let start = line.first(where: { !ASCII.isSpace(bytes[$0]) }) else {
      hasParagraphs = true
      return
    }
    if bytes.hasBytes("```", at: start) || bytes.hasBytes("~~~", at: start) { hasFence = true }
    if bytes[start] == .of("#") { hasHeading = true }
    if bytes[start] == .of("|") { hasTable = true }
    if isListItem(bytes, start, line.upperBound) { hasList = true }
    for index in start..<line.upperBound {
      switch bytes[index] {
      case .of("?"): hasQuestion = true
      case .of("*"): if bytes.hasBytes("**", at: index) { hasBold = true }
      case .of("\\"), .of("$"): hasFormula = true
      default: break
      }
    }
  }

  private func isListItem(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var index = start
    if "-*+".utf8.contains(bytes[index]) { return index + 1 < end && bytes[index + 1] == .space }
    while index < end, ASCII.isDigit(bytes[index]) { index += 1 }
    return index > start && index + 1 < end && (bytes[index] == .of(".") || bytes[index] == .of(")"))
      && bytes[index + 1] == .space
  }
}
