/// A JSON value that keeps what matters to a model and to a schema: the order of members, and numbers as they were written.
package enum JSONValue: Sendable, Hashable {
  /// A member of an object.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  /// The number as RFC 8259 writes it.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// In order; no name stands twice.
  case object([Member])

  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  package var members: [Member]? { if case .object(let value) = self { value } else { nil } }
  package var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }
  /// A whole number, however it is written (`3`, `3.0`, `3e0`).
  package var integer: Int? {
    guard case .number(let text) = self else { return nil }
    if let value = Int(text) { return value }
    return Double(text).flatMap { Int(exactly: $0) }
  }

  /// The value of a member; nil where there is none, or where this is no object. O(members).
  package subscript(name: String) -> JSONValue? { members?.first { $0.name == name }?.value }

  /// What the value is, in a message: “a string”, “an object”.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(String(value)) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  package init(_ value: Int) { self = .number(String(value)) }
  /// A number; what is no number is null.
  package init(_ value: Double) {
    self = !value.isFinite ? .null : Int(exactly: value).map { .number(String($0)) } ?? .number("\(value)")
  }
}
