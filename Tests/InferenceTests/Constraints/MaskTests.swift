import TestSupport
import Testing

@testable import Inference

/// Masks against the slow truth: every token of the vocabulary tried byte by byte.
struct MaskTests {
  static let words = [
    "{\"", "\":", "\",", "\": ", "\"}", "}}", "}]", "],", "},", "\"]}", "true", "false", "null", "tru", "10", "99",
    "123", "0.", "-1", ", ", ": ", "ab", "abc",
    "key", "name\"", "\\u", "\\n", "\\\"", "é", "中", "中文", "a\"", "\"a\":", "[{", "[[", "x1", " a", "{\"a\":1}", "1,",
    "2]", "e5", "\"b\":true}",
  ]

  @Test("the mask is what brute force finds, on seeded random schemas and texts", arguments: 0..<40)
  func oracle(seed: Int) throws {
    var generator = RandomSource(seed: UInt64(seed))
    let tokenizer = try SmallVocabularies.sentencePiece(Self.words)
    let vocabulary = ConstraintVocabulary(tokenizer)
    let schema = RandomSchema.make(depth: 3, &generator)
    let grammar = try Grammar.schema(schema)
    let masks = GrammarMasks(grammar, vocabulary)
    for _ in 0..<4 { try walk(GrammarConstraint(masks), vocabulary, schema, &generator) }
  }

  /// Takes random allowed tokens until the text ends, checking the mask before each.
  private func walk(
    _ start: GrammarConstraint, _ vocabulary: ConstraintVocabulary, _ schema: JSONValue,
    _ generator: inout RandomSource
  ) throws {
    var constraint = start
    var mask = [UInt64](repeating: ~0, count: vocabulary.maskWords)
    var text: [UInt8] = []
    for _ in 0..<60 {
      constraint.fillMask(&mask)
      var allowed: [TokenID] = []
      for token in 0..<TokenID(vocabulary.vocabulary.count) {
        let kind = vocabulary.vocabulary.kinds[Int(token)]
        let isText = kind == .normal || kind == .byte
        let expected = isText && constraint.allows(vocabulary.vocabulary.bytes(of: token))
        let isSet = mask[Int(token) / 64] >> UInt64(token % 64) & 1 == 1
        if expected != isSet {
          Issue.record(
            "\(schema.text()) after \(String(decoding: text, as: UTF8.self)): token \(token) \(expected) \(isSet)")
          return
        }
        if isSet { allowed.append(token) }
      }
      #expect(
        !allowed.isEmpty || constraint.mayEnd,
        "a dead end in \(schema.text()) after \(String(decoding: text, as: UTF8.self))")
      #expect(constraint.mustEnd == allowed.isEmpty)
      if constraint.mayEnd {
        #expect(throws: Never.self) { try JSONValue(parsing: text) }
        if allowed.isEmpty || Bool.random(using: &generator) { return }
      }
      guard let token = allowed.randomElement(using: &generator) else { return }
      text += vocabulary.vocabulary.bytes(of: token)
      constraint.accept(token)
    }
  }

  @Test("a constraint in the middle of a text is a value: its copy goes on alone")
  func value() throws {
    let tokenizer = try SmallVocabularies.sentencePiece(Self.words)
    let vocabulary = ConstraintVocabulary(tokenizer)
    let masks = GrammarMasks(try Grammar.schema(["enum": ["ab", "xy"]]), vocabulary)
    var one = GrammarConstraint(masks)
    one.accept(try #require(tokenizer.token(named: "\"")))
    var other = one
    other.accept(try #require(tokenizer.token(named: "x")))
    #expect(one.allows(Array("ab\"".utf8)))
    #expect(!other.allows(Array("ab\"".utf8)))
    #expect(other.allows(Array("y\"".utf8)))
  }
}

/// Schemas made at random out of everything that is supported.
enum RandomSchema {
  static func make(depth: Int, _ generator: inout RandomSource) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 8), using: &generator) {
    case 0: return ["type": "boolean"]
    case 1: return ["enum": ["a", "ab", "abc", 10, .null]]
    case 2:
      let low = Int.random(in: -30...120, using: &generator)
      return [
        "type": "integer", "minimum": JSONValue(low),
        "maximum": JSONValue(low + Int.random(in: 0...200, using: &generator)),
      ]
    case 3: return ["type": "number", "minimum": JSONValue(Double(Int.random(in: -90...90, using: &generator)) / 8)]
    case 4: return ["type": "string", "maxLength": JSONValue(Int.random(in: 0...5, using: &generator))]
    case 5:
      return [
        "type": "string",
        "pattern": ["^[a-c]{1,3}$", "b", "^(ab|中)*$", "[0-9]+x?"].randomElement(using: &generator).map { .string($0) }
          ?? "",
      ]
    case 6: return ["type": "string"]
    case 7: return ["const": ["x1", "key", 99].randomElement(using: &generator) ?? .null]
    case 8, 9: return object(depth: depth, &generator)
    case 10:
      let least = Int.random(in: 0...2, using: &generator)
      return [
        "type": "array", "items": make(depth: depth - 1, &generator), "minItems": JSONValue(least),
        "maxItems": JSONValue(least + 2),
      ]
    default: return ["anyOf": [make(depth: depth - 1, &generator), make(depth: depth - 1, &generator)]]
    }
  }

  private static func object(depth: Int, _ generator: inout RandomSource) -> JSONValue {
    var properties: [JSONValue.Member] = []
    var required: [JSONValue] = []
    for name in ["a", "b", "key", "name"] where Bool.random(using: &generator) {
      properties.append(JSONValue.Member(name, make(depth: depth - 1, &generator)))
      if Bool.random(using: &generator) { required.append(.string(name)) }
    }
    var members = [
      JSONValue.Member("type", "object"), JSONValue.Member("properties", .object(properties)),
      JSONValue.Member("required", .array(required)),
    ]
    if Int.random(in: 0..<3, using: &generator) == 0 {
      members.append(JSONValue.Member("additionalProperties", make(depth: 0, &generator)))
    }
    return .object(members)
  }
}
