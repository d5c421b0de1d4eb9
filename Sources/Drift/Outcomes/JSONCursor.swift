import TextScanning

/// Walks over one JSON value on a line without building it: outcome files are long, and nearly all of them is numbers.
struct JSONCursor {
  /// Why a line is not what it should be.
  struct Failure: Error, Equatable {
    var reason: String
  }

  static let malformed = Failure(reason: "is no JSON")

  private let bytes: [UInt8]
  private let end: Int
  /// The next byte to read.
  var offset: Int

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
    skipSpace()
  }

  var isAtEnd: Bool { offset >= end }
  var startsArray: Bool { offset < end && bytes[offset] == .of("[") }

  @inline(__always) private mutating func skipSpace() {
    while offset < end, ASCII.isSpace(bytes[offset]) { offset += 1 }
  }

  @inline(__always) private mutating func take(_ byte: UInt8) -> Bool {
    guard offset < end, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  /// Nothing but white space may follow.
  mutating func finish() throws(Failure) {
    skipSpace()
    guard isAtEnd else { throw Self.malformed }
  }

  // MARK: Objects

  /// Calls back for each member with its name; the callback moves past the value.
  mutating func object(_ member: (inout JSONCursor, String) throws(Failure) -> Void) throws(Failure) {
    try open()
    var isFirst = true
    while try nextMember(isFirst: isFirst) {
      isFirst = false
      let name = try string()
      try colon()
      try member(&self, name)
    }
  }

  mutating func open() throws(Failure) {
    guard take(.of("{")) else { throw Failure(reason: "is no JSON object") }
    skipSpace()
  }

  /// Moves to the name of the next member; false past the end of the object.
  mutating func nextMember(isFirst: Bool) throws(Failure) -> Bool {
    skipSpace()
    if take(.of("}")) { return false }
    if !isFirst {
      guard take(.of(",")) else { throw Self.malformed }
      skipSpace()
    }
    guard offset < end, bytes[offset] == .of("\"") else { throw Self.malformed }
    return true
  }

  private mutating func colon() throws(Failure) {
    skipSpace()
    guard take(.of(":")) else { throw Self.malformed }
    skipSpace()
  }

  /// Reads a member's name as a rule. Lines mostly name the same rules in the same order, so the expected one is compared first.
  mutating func place(expected: Int, in run: inout OutcomeRun) throws(Failure) -> Int {
    if expected < run.rules.count, takes(name: run.rules[expected]) {
      try colon()
      return expected
    }
    let name = try string()
    try colon()
    return run.place(of: name)
  }

  /// Moves past `"name"` if just that stands here; a name with escapes never matches.
  private mutating func takes(name: String) -> Bool {
    var name = name
    let start = offset + 1
    let length = name.withUTF8 { utf8 -> Int? in
      guard start + utf8.count < end, bytes[start + utf8.count] == .of("\"") else { return nil }
      for index in 0..<utf8.count where bytes[start + index] != utf8[index] || utf8[index] == .of("\\") { return nil }
      return utf8.count
    }
    guard let length else { return false }
    offset = start + length + 1
    return true
  }

  // MARK: Values

  /// A string, or a whole number as one; nil for null.
  mutating func name() throws(Failure) -> String? {
    switch try value() {
    case .string(let text): return text
    case .int(let number): return String(number)
    case .null: return nil
    default: throw Failure(reason: "names something by neither a string nor a number")
    }
  }

  mutating func integer() throws(Failure) -> Int? {
    let value = try value()
    if value == .null { return nil }
    guard let number = value.int, abs(number) < 1 << 52 else {
      throw Failure(reason: "has a step that is no whole number")
    }
    return number
  }

  private mutating func string() throws(Failure) -> String {
    let start = offset
    try skipString()
    let inside = start + 1..<offset - 1
    if !bytes[inside].contains(.of("\\")) { return bytes.string(inside) }
    return try parsed(start..<offset).string ?? ""
  }

  /// Any value, built.
  mutating func value() throws(Failure) -> JSON {
    let start = offset
    try skipValue()
    return try parsed(start..<offset)
  }

  private func parsed(_ range: Range<Int>) throws(Failure) -> JSON {
    do throws(JSONError) { return try JSON(parsing: Array(bytes[range])) } catch { throw Self.malformed }
  }

  /// Moves past a value; looks at brackets and strings only.
  mutating func skipValue() throws(Failure) {
    skipSpace()
    var depth = 0
    let start = offset
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case .of("\""): try skipString()
      case .of("{"), .of("["):
        depth += 1
        offset += 1
      case .of("}"), .of("]"):
        if depth == 0 { return try checkMoved(from: start) }
        depth -= 1
        offset += 1
      case .of(",") where depth == 0: return try checkMoved(from: start)
      default: offset += 1
      }
      if depth == 0, byte == .of("\"") || byte == .of("}") || byte == .of("]") { return }
    }
    guard depth == 0 else { throw Self.malformed }
    try checkMoved(from: start)
  }

  private func checkMoved(from start: Int) throws(Failure) { if offset == start { throw Self.malformed } }

  private mutating func skipString() throws(Failure) {
    guard take(.of("\"")) else { throw Self.malformed }
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      if byte == .of("\"") { return }
      if byte == .of("\\") { offset += 1 }
    }
    throw Self.malformed
  }

  // MARK: Outcomes

  /// The outcomes of a list.
  mutating func outcomes(into values: inout [Double]) throws(Failure) {
    offset += 1
    skipSpace()
    if take(.of("]")) { return }
    values.reserveCapacity(values.count + (end - offset) / 2 / 8)
    while true {
      // `0,` and `1,`: nearly all there is.
      while offset + 1 < end, bytes[offset] & 0xFE == 0x30, bytes[offset + 1] == .of(",") {
        values.append(Double(bytes[offset] & 1))
        offset += 2
      }
      skipSpace()
      values.append(try outcome())
      skipSpace()
      if take(.of("]")) { return }
      guard take(.of(",")) else { throw Self.malformed }
      skipSpace()
    }
  }

  /// One outcome: 0…1, true, false, or null as NaN.
  mutating func outcome() throws(Failure) -> Double {
    guard offset < end else { throw Self.malformed }
    let start = offset
    while offset < end, bytes[offset] != .of(","), bytes[offset] != .of("]"), bytes[offset] != .of("}"),
      !ASCII.isSpace(bytes[offset])
    { offset += 1 }
    if offset - start == 1, bytes[start] & 0xFE == 0x30 { return Double(bytes[start] & 1) }
    let number = decimal(start..<offset)
    if let number, number <= 1 { return number }
    switch try? parsed(start..<offset) {
    case .null?: return .nan
    case .bool(let passed)?: return passed ? 1 : 0
    case .int(let whole)? where whole == 0 || whole == 1: return Double(whole)
    case .number(let number)? where (0...1).contains(number): return number
    case .int?, .number?:
      throw Failure(reason: "has the outcome \(bytes.string(start..<offset)); outcomes lie in 0…1")
    default: throw Failure(reason: "has an outcome that is neither a number in 0…1 nor true, false or null")
    }
  }

  /// `0.ddd` with at most 15 digits, which divides exactly rounded; nil for anything else.
  private func decimal(_ range: Range<Int>) -> Double? {
    guard range.count > 2, range.count <= 17, bytes[range.lowerBound] == .of("0"),
      bytes[range.lowerBound + 1] == .of(".")
    else { return nil }
    var (digits, scale) = (0.0, 1.0)
    for index in range.lowerBound + 2..<range.upperBound {
      guard ASCII.isDigit(bytes[index]) else { return nil }
      digits = digits * 10 + Double(bytes[index] - 0x30)
      scale *= 10
    }
    return digits / scale
  }
}
