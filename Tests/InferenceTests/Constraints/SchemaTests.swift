import Testing

@testable import Inference

/// Which texts a schema's grammar lets through.
struct SchemaTests {
  /// Whether a text, byte by byte, is one of the grammar's.
  static func accepts(_ grammar: Grammar, _ text: String) -> Bool {
    var stacks = CallStacks()
    var ways = ConfigurationSet()
    ways.add(Configuration(state: grammar.start, stack: CallStacks.bottom), grammar, &stacks)
    for byte in text.utf8 { ways = ways.next(byte, grammar, &stacks) }
    return ways.isComplete
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let schema: JSONValue
    let accepted: [String]
    let refused: [String]
    var testDescription: String { schema.text() }
  }

  static let cases: [Case] = [
    Case(schema: ["type": "boolean"], accepted: ["true", "false"], refused: ["", "tru", "null", " true"]),
    Case(
      schema: ["type": ["string", "null"]], accepted: ["\"\"", "null", "\"a\\n\\u00e9é\\\"\""],
      refused: ["\"\n\"", "\"\\x\"", "\"\\ud800\"", "'a'", "1"]),
    Case(
      schema: ["enum": ["a", 1, ["x": .null]]], accepted: ["\"a\"", "1", "{\"x\":null}"],
      refused: ["\"b\"", "2", "\"a"]),
    Case(schema: ["const": "é\""], accepted: ["\"é\\\"\""], refused: ["\"é\"\""]),
    Case(
      schema: ["type": "integer", "minimum": 0, "maximum": 99], accepted: ["0", "7", "10", "99"],
      refused: ["-1", "100", "01", "1.0", "1e1"]),
    Case(
      schema: ["type": "integer", "minimum": -12, "maximum": 305], accepted: ["-12", "-9", "0", "305", "299", "42"],
      refused: ["-13", "306", "310", "-20", "1000"]),
    Case(
      schema: ["type": "integer", "exclusiveMinimum": 5], accepted: ["6", "10", "123456789"],
      refused: ["5", "4", "-6", "0"]),
    Case(schema: ["type": "integer", "exclusiveMaximum": 0], accepted: ["-1", "-99"], refused: ["0", "1", "-0"]),
    Case(
      schema: ["type": "number", "minimum": .number("-1.5"), "maximum": .number("2.25")],
      accepted: ["-1.5", "-1.49", "0", "2.25", "2.249", "1.99", "-0.1"],
      refused: ["-1.51", "2.26", "3", "2.2501", "-2"]),
    Case(
      schema: ["type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1], accepted: ["0.5", "0.01", "0.999"],
      refused: ["0", "1", "0.0", "1.0"]),
    Case(schema: ["type": "number"], accepted: ["0", "-1.5e10", "12.25"], refused: ["+1", "1.", ".5", "1e", "NaN"]),
    Case(
      schema: ["type": "string", "minLength": 2, "maxLength": 3], accepted: ["\"ab\"", "\"é€😀\"", "\"a\\n\""],
      refused: ["\"a\"", "\"abcd\""]),
    Case(
      schema: ["type": "string", "pattern": "^[a-z]{2,4}$"], accepted: ["\"ab\"", "\"abcd\""],
      refused: ["\"a\"", "\"abcde\"", "\"aB\""]),
    Case(
      schema: ["type": "string", "pattern": "b+", "maxLength": 4], accepted: ["\"abbc\"", "\"b\""],
      refused: ["\"ac\"", "\"aaabb\""]),
    Case(
      schema: ["type": "string", "pattern": "^(?:\\d{3}|x[^\\s\"]*)$|end$"],
      accepted: ["\"123\"", "\"xyz\"", "\"the end\""], refused: ["\"12\"", "\"x y\"", "\"end.\""]),
    Case(
      schema: ["type": "string", "format": "date"], accepted: ["\"2024-01-31\""],
      refused: ["\"2024-13-01\"", "\"2024-04-31\""]),
    Case(
      schema: [
        "type": "object", "properties": ["a": ["type": "integer"], "b": ["type": "boolean"], "c": true],
        "required": ["b"],
      ],
      accepted: ["{\"b\":true}", "{\"a\": 1, \"b\": false}", "{\"b\":true,\"c\":[1, {\"x\":\"y\"}]}"],
      refused: [
        "{}", "{\"a\":1}", "{\"b\":true,\"a\":1}", "{\"b\":true,}", "{\"b\":true,\"d\":1}", "{,\"b\":true}",
        "{\"b\":  true}",
      ]),
    Case(
      schema: ["type": "object", "properties": ["a": ["type": "integer"]], "additionalProperties": ["type": "string"]],
      accepted: ["{}", "{\"a\":1,\"b\":\"x\"}", "{\"ab\":\"x\",\"\":\"y\"}"], refused: ["{\"a\":\"x\"}", "{\"b\":1}"]),
    Case(schema: ["type": "object"], accepted: ["{}", "{\"a\":{\"b\":[[],{}]}}"], refused: ["[]", "{\"a\"}"]),
    Case(
      schema: ["type": "array", "items": ["type": "integer"], "minItems": 1, "maxItems": 3],
      accepted: ["[1]", "[1, 2,3]"], refused: ["[]", "[1,2,3,4]", "[1,]", "[\"a\"]"]),
    Case(
      schema: ["prefixItems": [["const": 1], ["const": "a"]], "items": false], accepted: ["[1,\"a\"]", "[1]", "[]"],
      refused: ["[\"a\"]", "[1,\"a\",2]"]),
    Case(schema: ["type": "array", "maxItems": 0], accepted: ["[]"], refused: ["[1]"]),
    Case(
      schema: [
        "anyOf": [
          ["type": "object", "properties": ["k": ["const": "x"]], "required": ["k"]],
          ["type": "object", "properties": ["k": ["const": "xy"], "n": ["type": "null"]], "required": ["k", "n"]],
        ]
      ], accepted: ["{\"k\":\"x\"}", "{\"k\":\"xy\",\"n\":null}"],
      refused: ["{\"k\":\"xy\"}", "{\"k\":\"x\",\"n\":null}"]),
    Case(
      schema: [
        "$ref": "#/$defs/tree",
        "$defs": [
          "tree": [
            "type": "object",
            "properties": ["v": ["type": "integer"], "kids": ["type": "array", "items": ["$ref": "#/$defs/tree"]]],
            "required": ["v"],
          ]
        ],
      ],
      accepted: ["{\"v\":1}", "{\"v\":1,\"kids\":[{\"v\":2,\"kids\":[]},{\"v\":3}]}"],
      refused: ["{\"kids\":[]}", "{\"v\":1,\"kids\":[1]}"]),
  ]

  @Test("texts that satisfy the schema pass, others do not", arguments: cases)
  func language(_ example: Case) throws {
    let grammar = try Grammar.schema(example.schema)
    for text in example.accepted { #expect(Self.accepts(grammar, text), "\(text)") }
    for text in example.refused { #expect(!Self.accepts(grammar, text), "\(text)") }
  }

  @Test(
    "what is not supported is named",
    arguments: [
      (["type": "object", "patternProperties": [:]], "patternProperties"),
      (["type": "integer", "multipleOf": 3], "multipleOf"),
      (["type": "array", "uniqueItems": true], "uniqueItems"), (["not": ["type": "null"]], "not"), (["if": true], "if"),
      (["type": "string", "format": "idn-email"], "format"), (["type": "string", "pattern": "(?=a)b"], "pattern"),
      (["type": "string", "pattern": "(a)\\1"], "pattern"), (["$ref": "https://example.org/s.json"], "$ref"),
      (["oneOf": [["type": "integer"], ["type": "number"]]], "oneOf"),
      (["type": "object", "properties": ["a": ["contains": true]]], "contains"),
      (["allOf": [["type": "string"], ["minLength": 1]]], "allOf"),
    ] as [(JSONValue, String)])
  func unsupported(schema: JSONValue, keyword: String) {
    #expect { try Grammar.schema(schema) } throws: { error in
      guard case .unsupported(let found, _, _)? = error as? SchemaError else { return false }
      return found == keyword
    }
  }

  @Test(
    "a schema that allows nothing, or never ends, is refused",
    arguments: [
      ["enum": []], false, ["type": "integer", "minimum": 5, "maximum": 4],
      ["type": "string", "minLength": 3, "maxLength": 2],
      ["type": "object", "properties": ["a": ["$ref": "#"]], "required": ["a"]],
      ["anyOf": [["$ref": "#"], ["type": "null"]]],
      ["type": "string", "pattern": "^abc$", "maxLength": 2],
    ] as [JSONValue])
  func nothingAllowed(schema: JSONValue) {
    #expect(throws: SchemaError.self) { try Grammar.schema(schema) }
  }

  @Test("a forced tool call names one of the tools and keeps its schema")
  func toolCall() throws {
    let tools = [
      Grammar.Tool(
        name: "go", parameters: ["type": "object", "properties": ["on": ["type": "boolean"]], "required": ["on"]]),
      Grammar.Tool(name: "stop", parameters: nil),
    ]
    let grammar = try Grammar.toolCall(tools)
    #expect(Self.accepts(grammar, "{\"name\": \"go\", \"arguments\": {\"on\": true}}"))
    #expect(Self.accepts(grammar, "{\"name\": \"stop\", \"arguments\": {}}"))
    #expect(!Self.accepts(grammar, "{\"name\": \"stop\", \"arguments\": {\"on\": true}}"))
    #expect(!Self.accepts(grammar, "{\"name\": \"fly\", \"arguments\": {}}"))
  }
}
