import TextScanning

extension JSONValue {
  private static let maximumDepth = 128

  /// Reads one JSON document, strictly as RFC 8259 has it: UTF-8, no member twice, nesting of at most 128. O(bytes).
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw JSONError(message: "invalid UTF-8", offset: error.byteOffsets.lowerBound)
    }
    try self.init(LocatedValue(parsingJSON: bytes), in: bytes, depth: 0)
  }

  package init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }

  private init(_ value: LocatedValue, in bytes: [UInt8], depth: Int) throws(JSONError) {
    guard depth < Self.maximumDepth else {
      throw JSONError(message: "nested deeper than \(Self.maximumDepth)", offset: value.range.lowerBound)
    }
    switch value.content {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int, .number: self = .number(bytes.string(value.range))
    case .string(let text): self = .string(text)
    case .array(let values):
      var parts: [JSONValue] = []
      for value in values { parts.append(try JSONValue(value, in: bytes, depth: depth + 1)) }
      self = .array(parts)
    case .object(let located):
      var members: [Member] = []
      var names: Set<String> = []
      for member in located {
        guard names.insert(member.key).inserted else {
          throw JSONError(message: "the member “\(member.key)” stands there twice", offset: member.keyRange.lowerBound)
        }
        members.append(Member(member.key, try JSONValue(member.value, in: bytes, depth: depth + 1)))
      }
      self = .object(members)
    }
  }
}
