import Testing
import TextScanning

@testable import Inference

struct JSONValueTests {
  @Test("members keep their order and numbers their spelling")
  func order() throws {
    let value = try JSONValue(parsing: " {\"b\": 1.50, \"a\": [true, null, \"\\u00e9\\ud83d\\ude00\\n\"]} ")
    #expect(value.text() == "{\"b\":1.50,\"a\":[true,null,\"é😀\\n\"]}")
    #expect(value.text(.wide) == "{\"b\": 1.50, \"a\": [true, null, \"é😀\\n\"]}")
    #expect(value["b"]?.integer == nil)
    #expect(try JSONValue(parsing: "3e0").integer == 3)
  }

  @Test(
    "what RFC 8259 forbids is refused with its place",
    arguments: [
      ("{\"a\":1,}", 7), ("[1,]", 3), ("01", 0), ("1.", 0), ("\"\n\"", 1), ("\"\\x\"", 2), ("nul", 0),
      ("{\"a\":1,\"a\":2}", 7),
      ("[1] 2", 4), ("", 0), ("{a:1}", 1), ("\"abc", 4), ("\"\\u12g4\"", 3),
    ])
  func refusals(text: String, offset: Int) {
    #expect { try JSONValue(parsing: text) } throws: { ($0 as? JSONError)?.offset == offset }
  }

  @Test("deep nesting and invalid UTF-8 are refused, not fatal")
  func hostile() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "[", count: 100_000)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xC0, 0xAF, 0x22]) }
  }
}
