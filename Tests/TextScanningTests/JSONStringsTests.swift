import TestSupport
import Testing
import TextScanning

@Suite struct JSONStringsTests {
  private func values(_ text: String) -> [JSONStrings.Value] { JSONStrings.values(in: Array(text.utf8)) }

  @Test func `every string value has its path and its place`() {
    let text = #"{"a": "x", "b": [1, "y", {"c": "z"}], "d": {}, "e": []}"#
    let found = values(text)
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["x", "y", "z"])
    #expect(
      found.map(\.path) == [[.key("a")], [.key("b"), .index(1)], [.key("b"), .index(2), .key("c")]])
    #expect(found.map(\.key) == ["a", "b", "c"])
    for value in found {
      #expect(Array(text.utf8)[value.raw].elementsEqual(value.bytes))
    }
  }

  @Test func `a range of the string leads to the bytes it was read from`() throws {
    let text = #"["a\n\"b\u00e9\ud83d\ude00c"]"#
    let value = try #require(values(text).first)
    #expect(String(decoding: value.bytes, as: UTF8.self) == "a\n\"bé😀c")
    let source = Array(text.utf8)
    func raw(_ range: Range<Int>) -> String { source.string(value.source(range)) }
    #expect(raw(0..<1) == "a")
    #expect(raw(1..<2) == "\\n")
    #expect(raw(2..<4) == "\\\"b")
    #expect(raw(4..<6) == "\\u00e9")
    #expect(raw(6..<10) == "\\ud83d\\ude00")
    #expect(raw(10..<11) == "c")
    #expect(value.source(11..<11).lowerBound == value.raw.upperBound)
  }

  @Test func `what is no JSON has no strings`() {
    #expect(values("ls -l").isEmpty)
    #expect(values("{\"a\":\"b\"").isEmpty)
  }

  @Test func `strings are those the parser reads, whatever the text`() throws {
    var random = RandomSource(seed: 7)
    for _ in 0..<200 {
      let json = Self.value(&random, depth: 3)
      var strings: [String] = []
      Self.collect(json, into: &strings)
      #expect(values(json.text).map { String(decoding: $0.bytes, as: UTF8.self) } == strings)
    }
  }

  private static func value(_ random: inout RandomSource, depth: Int) -> JSON {
    switch random.next() % (depth > 0 ? 5 : 3) {
    case 0: .int(Int(random.next() % 100))
    case 1, 2:
      .string(String((0..<random.next() % 6).map { _ in "ab\"\\\n\té😀{}[],:".randomElement(using: &random) ?? "a" }))
    case 3: .array((0..<random.next() % 4).map { _ in value(&random, depth: depth - 1) })
    default:
      .object(
        Dictionary((0..<random.next() % 4).map { ("k\($0)", value(&random, depth: depth - 1)) }) { first, _ in first })
    }
  }

  private static func collect(_ json: JSON, into strings: inout [String]) {
    switch json {
    case .string(let text): strings.append(text)
    case .array(let values): for value in values { collect(value, into: &strings) }
    case .object(let members): for key in members.keys.sorted() { members[key].map { collect($0, into: &strings) } }
    default: break
    }
  }
}
