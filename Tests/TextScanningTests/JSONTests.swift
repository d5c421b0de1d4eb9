import TextScanning
import TestSupport
import Testing

@Suite struct JSONTests {
  private func parse(_ text: String) throws(JSONError) -> JSON { try JSON(parsing: Array(text.utf8)) }

  @Test(arguments: [
    ("null", "null"), (" [1, -2, 3.5] ", "[1,-2,3.5]"), (#"{"b":1,"a":[]}"#, #"{"a":[],"b":1}"#),
    (#""\u00e9\n\"\/""#, #""é\n\"/""#),
    (#""\ud83d\ude00""#, "\"😀\""), (#""\ud83d""#, "\"\u{FFFD}\""), (#""\ud83d\u0041""#, "\"\u{FFFD}A\""),
    ("1e3", "1000"), ("-0", "0"), ("true", "true"),
    ("\u{FEFF}{}", "{}"),
    (#"{"é":"\u0001"}"#, #"{"é":"\u0001"}"#), ("0.1", "0.1"), ("1E-2", "0.01"),
    ("12345678901234567890", "1.2345678901234567e+19"),
  ])
  func `a document has one canonical text`(text: String, expected: String) throws {
    let value = try parse(text)
    #expect(value.text == expected)
    #expect(try parse(value.text).text == value.text)
  }

  @Test(arguments: [
    "", "nul", "[1,]", "{\"a\"}", "{\"a\":1,}", "[1 2]", "\"open", "\"bad\\x\"", "\"\\u12\"", "01x", "1 2", "{1:2}",
    "+1", "1.", ".5", "-", "nan",
    "01", "[", "{", "\"\\", "1e", "\"\\u+123\"",
  ])
  func `what is no JSON is refused`(text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
  }

  @Test func `deep nesting is refused, not followed`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try parse(deep) }
    let fine = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(try parse(fine).text == fine)
  }

  @Test func `any value survives writing and reading`() throws {
    var random = RandomSource(seed: 11)
    for _ in 0..<300 {
      let value = self.value(depth: 0, &random)
      #expect(try parse(value.text) == value)
      #expect(try parse(value.text).text == value.text)
    }
  }

  private func value(depth: Int, _ random: inout RandomSource) -> JSON {
    let strings = ["", "a", "é\"\\", "\n\t\r", "😀", "\u{7F}\u{1}", "b/c"]
    switch random.next() % (depth > 3 ? 5 : 7) {
    case 0: return .null
    case 1: return .bool(random.next() % 2 == 0)
    case 2: return .int(Int(truncatingIfNeeded: random.next()))
    case 3: return .number(Double(random.next() % 1000) + 0.25)
    case 4: return .string(strings[Int(random.next() % 7)])
    case 5: return .array((0..<Int(random.next() % 4)).map { _ in value(depth: depth + 1, &random) })
    default:
      let members = (0..<Int(random.next() % 4)).map { (strings[$0], value(depth: depth + 1, &random)) }
      return .object(Dictionary(members) { first, _ in first })
    }
  }

  @Test func `keys are sorted by bytes`() {
    let value: JSON = ["b": 1, "B": 2, "é": 3, "a": 4, "aa": 5]
    #expect(value.text == #"{"B":2,"a":4,"aa":5,"b":1,"é":3}"#)
  }

  @Test func `numbers keep six decimals`() {
    #expect(JSON.number(1.0 / 3.0).text == "0.333333")
    #expect(JSON.number(2).text == "2")
    #expect(JSON.number(.nan).text == "null")
    #expect(JSON.number(-0.0000001).text == "0")
    #expect(JSON.number(0.000001).text == "1e-06")
  }
}
