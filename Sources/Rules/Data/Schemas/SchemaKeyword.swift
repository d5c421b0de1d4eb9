import TextScanning

/// The keywords of JSON Schema that a check decides.
enum SchemaKeyword: String, CaseIterable {
  case ref = "$ref"
  case type, `enum`, const
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern, format
  case items, prefixItems, additionalItems, contains, minContains, maxContains, minItems, maxItems, uniqueItems
  case properties, patternProperties, additionalProperties, propertyNames, required, minProperties, maxProperties
  case dependentRequired, dependentSchemas, dependencies
  case allOf, anyOf, oneOf, not
  case `if`, then, `else`
  case defs = "$defs"
  case definitions

  /// Keywords that describe and ask for nothing.
  static let notes: Set<String> = [
    "$schema", "$id", "id", "$anchor", "$comment", "$vocabulary", "title", "description", "default", "examples",
    "example", "deprecated", "readOnly", "writeOnly", "contentEncoding", "contentMediaType", "contentSchema",
  ]

  /// What stands in a keyword's value.
  enum Content {
    case none, schema
    /// A list of schemas, or one.
    case schemas
    /// Schemas under names.
    case named
  }

  var content: Content {
    switch self {
    case .items, .allOf, .anyOf, .oneOf, .prefixItems: .schemas
    case .not, .if, .then, .else, .contains, .propertyNames, .additionalItems, .additionalProperties: .schema
    case .properties, .patternProperties, .defs, .definitions, .dependentSchemas, .dependencies: .named
    default: .none
    }
  }

  static let types = ["null", "boolean", "integer", "number", "string", "array", "object"]

  /// Why a value is none for the keyword, or nil.
  func problem(_ value: JSON) -> String? {
    switch self {
    case .ref, .pattern, .format: value.string == nil ? "must be a string" : nil
    case .type:
      (value.strings ?? value.string.map { [$0] } ?? [""]).allSatisfy(Self.types.contains)
        ? nil : "must be one of \(Quoted.list(Self.types, joinedBy: "or")), or a list of them"
    case .enum: value.array?.isEmpty ?? true ? "must be a list of values" : nil
    case .required: value.strings == nil && value.bool == nil ? "must be a list of names" : nil
    case .minimum, .maximum: value.double == nil ? "must be a number" : nil
    case .exclusiveMinimum, .exclusiveMaximum:
      value.double == nil && value.bool == nil ? "must be a number" : nil
    case .multipleOf: (value.double ?? 0) > 0 ? nil : "must be a number above 0"
    case .minLength, .maxLength, .minItems, .maxItems, .minContains, .maxContains, .minProperties, .maxProperties:
      (value.int ?? -1) >= 0 ? nil : "must be a whole number from 0 on"
    case .uniqueItems: value.bool == nil ? "must be true or false" : nil
    case .allOf, .anyOf, .oneOf, .prefixItems: value.array?.isEmpty ?? true ? "must be a list of schemas" : nil
    case .properties, .patternProperties, .defs, .definitions, .dependentSchemas, .dependentRequired, .dependencies:
      value.object == nil ? "must be an object" : nil
    case .const, .items, .not, .if, .then, .else, .contains, .propertyNames, .additionalItems, .additionalProperties:
      nil
    }
  }
}

/// The formats of strings that a check decides.
enum SchemaFormat {
  static let known: Set<String> = ["date", "time", "date-time", "uuid", "ipv4", "email", "uri"]

  /// Whether a string has a format; true for formats that are not decided.
  static func holds(_ format: String, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    switch format {
    case "date": return CalendarText.isDate(text)
    case "date-time": return CalendarText.isDateTime(text, zoned: true)
    case "time": return bytes.count > 8 && CalendarText.isDateTime("2000-01-01T" + text, zoned: true)
    case "uuid":
      return bytes.count == 36
        && bytes.enumerated().allSatisfy { position, byte in
          [8, 13, 18, 23].contains(position)
            ? byte == .of("-") : ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 6
        }
    case "ipv4":
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 4
        && parts.allSatisfy { part in
          part.utf8.allSatisfy(ASCII.isDigit) && (part == "0" || !part.hasPrefix("0"))
            && UInt8(part) != nil
        }
    case "email":
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !bytes.contains(where: ASCII.isSpace)
    case "uri":
      guard let colon = bytes.firstIndex(of: .of(":")), let first = bytes.first, ASCII.isLetter(first) else {
        return false
      }
      return bytes[..<colon].allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "+-.".utf8.contains($0) }
        && colon + 1 < bytes.count && !bytes.contains { $0 <= 0x20 || $0 == .of("<") || $0 == .of(">") }
    default: return true
    }
  }
}
