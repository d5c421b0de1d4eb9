import TextScanning
import Yams

/// Reads YAML into values that know their bytes.
///
/// The parser tells where a value begins; where it ends is found in the text. Plain `yes`, `no`, `on` and `off` are words, as in YAML 1.2.
enum YAMLReader {
  /// Deeper nesting is refused before the parser sees it: it calls itself once a level.
  private static let deepest = 128
  /// Values that one text may hold once its aliases are followed.
  private static let mostValues = 100_000

  /// The values of all documents of a text. O(bytes).
  static func documents(_ bytes: [UInt8]) throws(DataFault) -> [LocatedValue] {
    if let offset = tooDeep(bytes) { throw DataFault("nested too deeply", at: offset, in: bytes) }
    var places = YAMLPlaces(bytes)
    let nodes: [Node]
    do {
      var sequence = try Yams.compose_all(yaml: String(decoding: bytes, as: UTF8.self), .basic, .default, .utf8)
      var found: [Node] = []
      while let node = sequence.next() { found.append(node) }
      if let error = sequence.error { throw error }
      nodes = found
    } catch {
      throw places.fault(error)
    }
    var budget = mostValues
    var values: [LocatedValue] = []
    for node in nodes { values.append(try places.value(node, &budget)) }
    return values
  }

  /// Where brackets, or marks of lists on one line, nest deeper than is read; brackets in texts count too.
  private static func tooDeep(_ bytes: [UInt8]) -> Int? {
    var brackets = 0
    var marks = 0
    var isStart = true
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case .of("["), .of("{"): brackets += 1
      case .of("]"), .of("}"): brackets = max(0, brackets - 1)
      default: break
      }
      if byte == .lineFeed {
        (marks, isStart) = (0, true)
      } else if isStart {
        if byte == .of("-") || byte == .of("?") || byte == .of(":") { marks += 1 } else { isStart = byte == .space }
        if byte == .space { marks += 1 }
      }
      if brackets > deepest || marks > 4 * deepest { return offset }
    }
    return nil
  }
}

/// Turns the parser's lines and columns into bytes.
private struct YAMLPlaces {
  private let bytes: [UInt8]
  private let lines: LineIndex

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  private func offset(_ mark: Mark?) -> Int {
    guard let mark else { return 0 }
    guard mark.line <= lines.lineCount else { return bytes.count }
    let line = lines.range(ofLine: max(1, mark.line))
    var offset = line.lowerBound
    if offset == 0, bytes.hasBytes("\u{FEFF}", at: 0) { offset = 3 }
    for _ in 1..<max(1, mark.column) where offset < line.upperBound { offset += Words.scalarLength(bytes[offset]) }
    return min(offset, bytes.count)
  }

  func fault(_ error: any Error) -> DataFault {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      DataFault(problem, at: offset(mark), in: bytes)
    case .duplicatedKeysInMapping(let keys, let context):
      duplicate(keys.min(by: JSON.bytewise) ?? "", from: offset(context.mark))
    case .reader(let problem, let place, _, _):
      DataFault(problem, at: place ?? 0, in: bytes)
    default: DataFault("cannot be read", at: 0, in: bytes)
    }
  }

  /// The second place of a key behind `start`, at the beginning of a line or behind a bracket or comma.
  private func duplicate(_ key: String, from start: Int) -> DataFault {
    let name = Array(key.utf8)
    var seen = 0
    var index = start
    while index + name.count <= bytes.count, !name.isEmpty {
      let end = index + name.count
      let before = index == 0 ? UInt8.lineFeed : bytes[index - 1]
      let isKey =
        bytes[index..<end].elementsEqual(name) && !ASCII.isWord(before)
        && bytes[end...].drop { $0 == .of("\"") || $0 == .of("'") || $0 == .space }.first == .of(":")
      if isKey { seen += 1 }
      if seen == 2 { return DataFault("the key “\(key)” stands twice", index..<end) }
      index += isKey ? name.count : 1
    }
    return DataFault("the key “\(key)” stands twice", at: start, in: bytes)
  }

  // MARK: Values

  mutating func value(_ node: Node, _ budget: inout Int) throws(DataFault) -> LocatedValue {
    budget -= 1
    let start = offset(node.mark)
    guard budget > 0 else { throw DataFault("holds too many values", at: start, in: bytes) }
    switch node {
    case .scalar(let scalar):
      return LocatedValue(of: Self.meaning(scalar), at: start..<end(of: scalar, from: start))
    case .sequence(let sequence):
      var values: [LocatedValue] = []
      for element in sequence { values.append(try value(element, &budget)) }
      let last = values.last?.range.upperBound ?? start
      return LocatedValue(.array(values), start..<container(sequence.style == .flow, from: start, last))
    case .mapping(let mapping):
      var members: [LocatedValue.Member] = []
      for (key, element) in mapping {
        let keyStart = offset(key.mark)
        guard case .scalar(let scalar) = key else { continue }
        members.append(
          LocatedValue.Member(
            key: scalar.string, keyRange: keyStart..<end(of: scalar, from: keyStart),
            value: try value(element, &budget)))
      }
      let last = members.last?.value.range.upperBound ?? start
      return LocatedValue(.object(members), start..<container(mapping.style == .flow, from: start, last))
    case .alias: return LocatedValue(.null, start..<start)
    }
  }

  /// The end of a list or map: its bracket, or its last value. What an alias brings in lies elsewhere.
  private func container(_ isFlow: Bool, from start: Int, _ last: Int) -> Int {
    guard isFlow, start < bytes.count else { return max(start, last) }
    let close = bytes[max(start, last)...].firstIndex { $0 == .of("]") || $0 == .of("}") }
    return close.map { $0 + 1 } ?? max(start, last)
  }

  private func end(of scalar: Node.Scalar, from start: Int) -> Int {
    guard start < bytes.count else { return start }
    switch scalar.style {
    case .doubleQuoted, .singleQuoted:
      let quote: UInt8 = scalar.style == .doubleQuoted ? .of("\"") : .of("'")
      var index = start
      while index < bytes.count, bytes[index] != quote { index += 1 }
      index += 1
      while index < bytes.count {
        if bytes[index] == quote {
          // A single quote in a text is written twice.
          guard quote == .of("'"), index + 1 < bytes.count, bytes[index + 1] == quote else { break }
          index += 1
        }
        index += quote == .of("\"") && bytes[index] == .of("\\") ? 2 : 1
      }
      return min(index + 1, bytes.count)
    case .literal, .folded:
      return bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
    default:
      let text = Array(scalar.string.utf8)
      if start + text.count <= bytes.count, bytes[start..<start + text.count].elementsEqual(text) {
        return start + text.count
      }
      // A plain text over several lines: its first.
      var end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
      while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
      return end
    }
  }

  private static func meaning(_ scalar: Node.Scalar) -> JSON {
    let text = scalar.string
    guard scalar.style == .plain || scalar.style == .any else { return .string(text) }
    switch text {
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case "", "~", "null", "Null", "NULL": return .null
    default: break
    }
    guard let first = text.utf8.first, ASCII.isDigit(first) || "+-.".utf8.contains(first) else { return .string(text) }
    if let whole = Int(text) { return .int(whole) }
    if text.hasPrefix("0x"), let whole = Int(text.dropFirst(2), radix: 16) { return .int(whole) }
    if text.hasPrefix("0o"), let whole = Int(text.dropFirst(2), radix: 8) { return .int(whole) }
    let isNumber = text.utf8.allSatisfy { ASCII.isDigit($0) || "+-.eE".utf8.contains($0) }
    return isNumber ? Double(text).map(JSON.number) ?? .string(text) : .string(text)
  }
}
