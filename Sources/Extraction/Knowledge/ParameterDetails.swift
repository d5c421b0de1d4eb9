import Documents
import Prose
import TextScanning

/// What a reference says of a parameter beside its meaning: “(`integer`, default `80`)”, “Type: string”, “one of `a`, `b`”. Read from the text
/// that explains the name, whatever the page's shape.
struct ParameterDetails {
  private(set) var type: Range<Int>?
  private(set) var allowed: [Range<Int>] = []
  private(set) var isRequired = false
  /// The brackets that hold the type, from the space before them.
  private(set) var brackets: Range<Int>?

  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  var isEmpty: Bool { type == nil && allowed.isEmpty }

  /// Takes what one stretch of text says. Complexity: O(range).
  mutating func read(_ range: Range<Int>) {
    readBrackets(range)
    readLabel(range)
    readAllowed(range)
  }

  /// The cell of a column of types.
  mutating func readType(cell range: Range<Int>) {
    let value = reading.wholeCode(range) ?? range
    if TypeName.isType(reading.bytes, value) { type = value }
  }

  /// The cell of a column of allowed values: its code spans, else the parts between commas.
  mutating func readAllowed(cell range: Range<Int>) {
    let spans = reading.text.spans(in: range).filter { $0.kind == .code && range.contains($0.range.lowerBound) }
    allowed = spans.map(\.range)
    guard allowed.isEmpty else { return }
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound
    where index == range.upperBound || [.of(","), .of("|"), .of("/"), .of(";")].contains(reading.bytes[index]) {
      let part = reading.trimmed(start..<index)
      // Words in a row describe a range of values; they are none.
      if !part.isEmpty, !part.contains(where: { ASCII.isSpace(reading.bytes[$0]) }) { allowed.append(part) }
      start = index + 1
    }
    if allowed.count < 2 { allowed = [] }
  }

  /// Type, allowed values and whether it is required, as a short text.
  var note: String {
    var notes: [String] = []
    if let type { notes.append(reading.page.string(type)) }
    if !allowed.isEmpty {
      notes.append("allowed: " + allowed.prefix(12).map { "`\(reading.page.string($0))`" }.joined(separator: ", "))
    }
    if isRequired { notes.append("required") }
    return notes.joined(separator: "; ")
  }

  // MARK: - Brackets

  /// `(query, integer, optional)`, `{string}`: the first part that names a type.
  private mutating func readBrackets(_ range: Range<Int>) {
    let bytes = reading.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      let isOpen = bytes[index] == .of("(") || bytes[index] == .of("{") || bytes[index] == .of("[")
      guard isOpen, !reading.markup.isCode(index), let close = closing(index, range.upperBound) else {
        index += 1
        continue
      }
      readBracket(index, close)
      index = close + 1
    }
  }

  private func closing(_ open: Int, _ end: Int) -> Int? {
    let bytes = reading.bytes
    let mark: UInt8 = bytes[open] == .of("(") ? .of(")") : bytes[open] == .of("{") ? .of("}") : .of("]")
    var depth = 0
    for index in open..<min(end, open + 400) where !reading.markup.isCode(index) {
      if bytes[index] == bytes[open] { depth += 1 }
      if bytes[index] == mark {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private mutating func readBracket(_ open: Int, _ close: Int) {
    let bytes = reading.bytes
    var start = open + 1
    var parts = 0
    for index in open + 1...close
    where index == close || !reading.markup.isCode(index) && [.of(","), .of(";")].contains(bytes[index]) {
      let part = reading.trimmed(start..<index)
      start = index + 1
      parts += 1
      guard !part.isEmpty, parts <= 4 else { continue }
      if Self.required.contains(bytes, part) { isRequired = true }
      let value = reading.wholeCode(part) ?? part
      if type == nil, TypeName.isType(bytes, value) {
        type = value
        var before = open
        while before > 0, ASCII.isSpace(bytes[before - 1]) { before -= 1 }
        brackets = before..<close + 1
      }
    }
  }

  private static let required = WordList("required mandatory")

  // MARK: - Labels

  /// `Type: integer`, `**Type** `integer``.
  private mutating func readLabel(_ range: Range<Int>) {
    guard type == nil else { return }
    let bytes = reading.bytes
    for word in Words.ranges(bytes, in: range)
    where Self.typeWord.contains(bytes, word) && !reading.markup.isCode(word.lowerBound) {
      var index = word.upperBound
      while index < range.upperBound,
        ASCII.isSpace(bytes[index]) || bytes[index] == .of(":") || bytes[index] == .of("=")
      {
        index += 1
      }
      guard index < range.upperBound, index > word.upperBound else { continue }
      let value: Range<Int>
      if reading.markup.isCode(index) {
        var end = index
        while end < range.upperBound, reading.markup.isCode(end) { end += 1 }
        value = index..<end
      } else {
        guard bytes[word.upperBound..<index].contains(.of(":")) else { continue }
        var end = index
        while end < range.upperBound, !".,;()\n".utf8.contains(bytes[end]), bytes[end] < 0x80 { end += 1 }
        value = reading.trimmed(index..<end)
      }
      guard TypeName.isType(bytes, value) else { continue }
      type = value
      return
    }
  }

  private static let typeWord = WordList("type Type types")

  // MARK: - Allowed values

  /// “values `a` / `b`”, “one of `a`, `b` or `c`”: names in code in a row behind words that promise values.
  private mutating func readAllowed(_ range: Range<Int>) {
    guard allowed.isEmpty else { return }
    let words = Words.ranges(reading.bytes, in: range)
    for (position, word) in words.enumerated() where !reading.markup.isCode(word.lowerBound) {
      guard Self.promising.contains(reading.bytes, word) else { continue }
      var index = word.upperBound
      // A few small words lead on: “values are”, “one of the following”.
      for next in words[(position + 1)...].prefix(4) {
        guard !reading.markup.isCode(next.lowerBound), Self.leading.contains(reading.bytes, next) else { break }
        index = next.upperBound
      }
      let found = row(from: index, to: range.upperBound)
      if found.count >= 2 {
        allowed = found
        return
      }
    }
  }

  /// Code spans with nothing but separators between them.
  private func row(from start: Int, to end: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = start
    while index < end {
      let byte = reading.bytes[index]
      if reading.markup.isCode(index) {
        var stop = index
        while stop < end, reading.markup.isCode(stop) { stop += 1 }
        found.append(unquoted(index..<stop))
        index = stop
      } else if ASCII.isSpace(byte) || ",/|:;\"'".utf8.contains(byte) {
        index += 1
      } else if let word = Words.ranges(reading.bytes, in: index..<min(end, index + 8)).first, word.lowerBound == index,
        Self.joining.contains(reading.bytes, word)
      {
        index = word.upperBound
      } else {
        break
      }
    }
    return found
  }

  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    let (first, last) = (reading.bytes[range.lowerBound], reading.bytes[range.upperBound - 1])
    guard range.count > 2, first == last, first == .of("\"") || first == .of("'") else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  private static let promising = WordList(
    "values value allowed Allowed Values one One either Either choices Choices enum Enum accepts Accepts options Options Possible possible Valid valid"
  )
  private static let leading = WordList("of are is the values value following include includes be")
  private static let joining = WordList("or and")
}

/// Names of types as references write them: `integer`, `string[]`, `array of strings`, `integer|null`.
enum TypeName {
  static func isType(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= 40 else { return false }
    let text = bytes.string(range).lowercased()
    let parts = text.replacing(" or ", with: "|").split { $0 == "|" || $0 == "/" }
    return !parts.isEmpty && parts.allSatisfy { isOne($0.trimmingPrefix { $0 == " " }) }
  }

  private static func isOne(_ part: Substring) -> Bool {
    var words = part.split { " <>[]():,".contains($0) }.map(String.init)
    while let first = words.first, words.count > 1,
      wrapping.contains(first) || first == "of" || first == "a" || first == "an"
    {
      words.removeFirst()
    }
    guard !words.isEmpty, words.count <= 2 else { return false }
    return words.allSatisfy {
      names.contains($0) || wrapping.contains($0) || names.contains(String($0.dropLast())) && $0.hasSuffix("s")
    }
  }

  private static let wrapping: Set<String> = [
    "array", "list", "set", "map", "optional", "sequence", "dict", "tuple", "nullable",
  ]
  private static let names: Set<String> = Set(
    words: """
      string str text char integer int int32 int64 uint number numeric float double decimal boolean bool object array list
      map dict dictionary enum enumeration duration date datetime date-time timestamp time path file url uri uuid regex regexp
      null nil none any bytes byte size percentage port email secret hostname function callback symbol tuple set float64
      float32 long short
      """)
}
