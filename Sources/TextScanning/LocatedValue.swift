/// A value of a data format together with the bytes that write it: what a check of JSON, YAML or TOML points at.
package struct LocatedValue: Sendable, Hashable {
  package indirect enum Content: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int)
    case number(Double)
    case string(String)
    case array([LocatedValue])
    /// In the order of the text; a key may stand twice.
    case object([Member])
  }

  /// One key of an object with its value.
  package struct Member: Sendable, Hashable {
    package var key: String
    /// The key as it is written, quotes included.
    package var keyRange: Range<Int>
    package var value: LocatedValue

    package init(key: String, keyRange: Range<Int>, value: LocatedValue) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  package var content: Content
  /// Bytes of the text that was read.
  package var range: Range<Int>

  package init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// A value all of which stands at one place.
  package init(of value: JSON, at range: Range<Int>) {
    self.range = range
    content =
      switch value {
      case .null: .null
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .number(let value): .number(value)
      case .string(let value): .string(value)
      case .array(let values): .array(values.map { LocatedValue(of: $0, at: range) })
      case .object(let members):
        .object(
          members.sorted { JSON.bytewise($0.key, $1.key) }.map {
            Member(key: $0.key, keyRange: range, value: LocatedValue(of: $0.value, at: range))
          })
      }
  }

  /// The value without places; of equal keys the last counts. O(size).
  package var json: JSON {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .array(let values): .array(values.map(\.json))
    case .object(let members): .object(Dictionary(members.map { ($0.key, $0.value.json) }) { _, last in last })
    }
  }

  /// Reads one JSON document, as strictly as RFC 8259 has it. Nesting deeper than 512 is refused. O(bytes).
  package init(parsingJSON bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser<LocatedJSON>(bytes: bytes)
    self = try parser.document()
  }
}

private enum LocatedJSON: JSONMaking {
  static let isStrict = true
  static let noMembers: [LocatedValue.Member] = []
  static func scalar(_ value: JSON, _ range: Range<Int>) -> LocatedValue { LocatedValue(of: value, at: range) }
  static func array(_ values: [LocatedValue], _ range: Range<Int>) -> LocatedValue {
    LocatedValue(.array(values), range)
  }
  static func object(_ members: [LocatedValue.Member], _ range: Range<Int>) -> LocatedValue {
    LocatedValue(.object(members), range)
  }
  static func add(
    _ key: String, _ keyRange: Range<Int>, _ value: LocatedValue, to members: inout [LocatedValue.Member]
  ) { members.append(LocatedValue.Member(key: key, keyRange: keyRange, value: value)) }
}
