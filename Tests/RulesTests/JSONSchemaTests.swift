import Rules
import Testing
import TextScanning

/// Values against schemas, keyword by keyword.
@Suite struct JSONSchemaTests {
  private func violations(_ schema: String, _ value: String) throws -> [String] {
    let bytes = Array(value.utf8)
    let schema = try JSONSchema(JSON(parsing: Array(schema.utf8)))
    return SchemaCheck.violations(of: try LocatedValue(parsingJSON: bytes), schema).map {
      "\($0.message) @ \(bytes.string($0.range))"
    }
  }

  private static let keywords: [(String, String, Bool)] = [
    (#"{"type": "integer"}"#, "1.0", true), (#"{"type": "integer"}"#, "1.5", false),
    (#"{"type": ["string", "null"]}"#, "null", true), (#"{"type": ["string", "null"]}"#, "1", false),
    (#"{"enum": [1, "a", null]}"#, "1.0", true), (#"{"enum": [1, "a"]}"#, "\"b\"", false),
    (#"{"const": {"a": 1}}"#, #"{"a": 1}"#, true), (#"{"const": false}"#, "0", false),
    (#"{"minimum": 1, "maximum": 2}"#, "2", true), (#"{"exclusiveMaximum": 2}"#, "2", false),
    (#"{"minimum": 1, "exclusiveMinimum": true}"#, "1", false), (#"{"multipleOf": 0.1}"#, "0.3", true),
    (#"{"multipleOf": 2}"#, "3", false), (#"{"minLength": 2}"#, "\"é👋\"", true),
    (#"{"maxLength": 1}"#, "\"ab\"", false),
    (#"{"pattern": "^a+$"}"#, "\"aaa\"", true), (#"{"pattern": "^a+$"}"#, "\"aaa\\n\"", false),
    (#"{"pattern": "\\u00e9"}"#, "\"é\"", true), (#"{"pattern": "b"}"#, "\"abc\"", true),
    (#"{"format": "date"}"#, "\"2024-02-29\"", true), (#"{"format": "date"}"#, "\"2026-02-29\"", false),
    (#"{"format": "date-time"}"#, "\"2026-01-31T14:05:00Z\"", true),
    (#"{"format": "date-time"}"#, "\"2026-01-31\"", false),
    (#"{"format": "uuid"}"#, "\"123e4567-e89b-12d3-a456-426614174000\"", true),
    (#"{"format": "ipv4"}"#, "\"1.2.3.256\"", false),
    (#"{"format": "email"}"#, "\"a@b\"", true), (#"{"format": "uri"}"#, "\"no address\"", false),
    (#"{"items": {"type": "integer"}}"#, "[1, 2]", true), (#"{"items": {"type": "integer"}}"#, "[1, \"a\"]", false),
    (#"{"prefixItems": [{"type": "integer"}], "items": false}"#, "[1, 2]", false),
    (#"{"items": [{"type": "integer"}], "additionalItems": {"type": "string"}}"#, "[1, \"a\"]", true),
    (#"{"contains": {"const": 1}, "maxContains": 1}"#, "[1, 1]", false), (#"{"contains": {"const": 1}}"#, "[2]", false),
    (#"{"contains": {"const": 1}, "minContains": 0}"#, "[2]", true), (#"{"uniqueItems": true}"#, "[1, 2, 1]", false),
    (#"{"minItems": 1}"#, "[]", false), (#"{"maxItems": 1}"#, "[1, 2]", false),
    (#"{"required": ["a"]}"#, "{}", false), (#"{"required": ["a"]}"#, "[]", true),
    (#"{"properties": {"a": true}, "additionalProperties": false}"#, #"{"b": 1}"#, false),
    (#"{"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": false}"#, #"{"x-a": "1"}"#, true),
    (#"{"propertyNames": {"pattern": "^[a-z]+$"}}"#, #"{"A": 1}"#, false),
    (#"{"minProperties": 1}"#, "{}", false), (#"{"maxProperties": 1}"#, #"{"a": 1, "b": 2}"#, false),
    (#"{"dependentRequired": {"a": ["b"]}}"#, #"{"a": 1}"#, false),
    (#"{"dependencies": {"a": ["b"]}}"#, #"{"a": 1}"#, false),
    (#"{"dependentSchemas": {"a": {"required": ["b"]}}}"#, #"{"a": 1}"#, false),
    (#"{"allOf": [{"minimum": 1}, {"maximum": 2}]}"#, "3", false),
    (#"{"anyOf": [{"type": "string"}, {"minimum": 5}]}"#, "6", true),
    (#"{"oneOf": [{"minimum": 1}, {"minimum": 2}]}"#, "3", false),
    (#"{"oneOf": [{"minimum": 1}, {"minimum": 2}]}"#, "1", true),
    (#"{"not": {"type": "string"}}"#, "\"a\"", false),
    (#"{"if": {"minimum": 5}, "then": {"multipleOf": 2}}"#, "7", false),
    (#"{"if": {"minimum": 5}, "else": {"const": 1}}"#, "2", false), ("true", "1", true), ("false", "1", false),
    (##"{"$ref": "#/$defs/a", "$defs": {"a": {"type": "string"}}}"##, "1", false),
    (##"{"$ref": "#a", "definitions": {"x": {"$anchor": "a", "type": "string"}}}"##, "1", false),
    (##"{"$defs": {"a/b": {"type": "string"}}, "$ref": "#/$defs/a~1b"}"##, "1", false),
    (##"{"type": "object", "properties": {"next": {"$ref": "#"}}}"##, #"{"next": {"next": 1}}"#, false),
    (##"{"$ref": "#"}"##, "1", true),
  ]

  @Test(arguments: keywords)
  func `a keyword decides`(schema: String, value: String, fits: Bool) throws {
    let found = try violations(schema, value)
    #expect(found.isEmpty == fits, "\(found)")
  }

  @Test(arguments: [
    (#"{"type": "text"}"#, "/type"), (#"{"enum": []}"#, "/enum"), (#"{"minimum": "1"}"#, "/minimum"),
    (#"{"properties": {"a": 1}}"#, "#/properties/a"), (#"{"pattern": "("}"#, "/pattern"),
    (##"{"$ref": "#/$defs/none"}"##, "#/$defs/none"), (#"{"$ref": "https://example.com/a.json"}"#, "example.com"),
    (#"{"items": [{"type": 1}]}"#, "#/items/0/type"), (#"{"multipleOf": 0}"#, "/multipleOf"),
  ])
  func `what is no schema says where`(schema: String, place: String) throws {
    let json = try JSON(parsing: Array(schema.utf8))
    let error = #expect(throws: SlotError.self) { try JSONSchema(json) }
    #expect(error?.message.contains(place) ?? false, "\(error?.message ?? "")")
  }

  @Test func `keywords that are not decided are named with their places`() throws {
    let schema =
      #"{"unevaluatedProperties": false, "properties": {"a": {"format": "hostname", "x-note": 1, "title": "A"}}}"#
    let read = try JSONSchema(JSON(parsing: Array(schema.utf8)))
    #expect(read.undecided == ["#/properties/a: format hostname", "#: unevaluatedProperties"])
  }

  @Test func `a finding points at the value or the key`() throws {
    let schema = """
      {"type": "object", "required": ["id"], "additionalProperties": false, "properties": {"id": {"type": "string"},
      "colour": {"enum": ["red"]}, "items": {"items": {"type": "object", "required": ["price"]}}}}
      """
    let found = try violations(schema, #"{"color": 1, "colour": "blue", "items": [{"price": 1}, {"prize": 2}]}"#)
    #expect(
      found == [
        "The value lacks the key “id”. @ {",
        "“color” is no key that may stand here; did you mean “colour”? @ \"color\"",
        "“colour” must be “red”. @ \"blue\"", "“items[1]” lacks the key “price”. @ {",
      ])
  }
}
