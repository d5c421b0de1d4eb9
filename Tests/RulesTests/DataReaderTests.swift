import Rules
import Testing
import TextScanning

/// JSON, YAML and TOML read into values with their places.
@Suite struct DataReaderTests {
  private func value(_ text: String, _ format: DataFormat) throws -> JSON {
    try #require(try format.values(Array(text.utf8)).first).json
  }

  /// What stops a reading, as `reason @ the bytes there`.
  private func fault(_ text: String, _ format: DataFormat) -> String? {
    let bytes = Array(text.utf8)
    do throws(DataFault) {
      _ = try format.values(bytes)
      return nil
    } catch {
      return "\(error.reason) @ \(bytes.string(error.range))"
    }
  }

  /// Every scalar of a value stands where the value says.
  private func places(_ value: LocatedValue, _ bytes: [UInt8], _ found: inout [String]) {
    switch value.content {
    case .array(let values): for value in values { places(value, bytes, &found) }
    case .object(let members):
      for member in members {
        found.append("\(member.key)=\(bytes.string(member.keyRange))")
        places(member.value, bytes, &found)
      }
    default: found.append(bytes.string(value.range))
    }
  }

  private func places(_ text: String, _ format: DataFormat) throws -> [String] {
    let bytes = Array(text.utf8)
    var found: [String] = []
    for value in try format.values(bytes) { places(value, bytes, &found) }
    return found
  }

  @Test func `values of the three formats are the same`() throws {
    let wanted: JSON = ["name": "north", "retries": 3, "ratio": 0.5, "on": true, "tags": ["a", "b"], "at": ["x": 1]]
    let json = #"{"name": "north", "retries": 3, "ratio": 0.5, "on": true, "tags": ["a", "b"], "at": {"x": 1}}"#
    let yaml = "name: north\nretries: 3\nratio: 0.5\n\"on\": true\ntags:\n  - a\n  - b\nat: {x: 1}\n"
    let toml = "name = 'north'\nretries = 3\nratio = 0.5\non = true\ntags = [\"a\", \"b\"]\n[at]\nx = 1\n"
    #expect(try value(json, .json) == wanted)
    #expect(try value(yaml, .yaml) == wanted)
    #expect(try value(toml, .toml) == wanted)
  }

  @Test func `places are the bytes of keys and values`() throws {
    #expect(try places(#"{"a": "é", "b": [1, null]}"#, .json) == ["a=\"a\"", "\"é\"", "b=\"b\"", "1", "null"])
    let yaml = "é: 'it''s'\nb:\n  - \"q\\\"\" # two\n  - plain text  \nc: [1, {d: 2}]\ne: |\n  text\n"
    #expect(
      try places(yaml, .yaml) == [
        "é=é", "'it''s'", "b=b", "\"q\\\"\"", "plain text", "c=c", "1", "d=d", "2", "e=e", "|",
      ])
    let toml = "a.b = 1 # one\n\"c d\" = '''x\ny'''\n[[t]]\nat = 2026-11-30 08:00:00\n"
    #expect(
      try places(toml, .toml) == [
        "a=a", "b=b", "1", "c d=\"c d\"", "'''x\ny'''", "t=t", "at=at", "2026-11-30 08:00:00",
      ])
  }

  @Test(arguments: [
    ("{\"a\": 1,}", "nothing follows the comma @ }"), ("[1,]", "nothing follows the comma @ ]"),
    ("[1 2]", "“,” or “]” missing @ 2"), ("", "value missing @ "),
    ("{\"a\": \"x\ny\"}", "line break or control character in a string @ \n"), ("01", "no JSON value @ 01"),
    ("{} x", "text after the end of the value @ x"), ("{\"a\": tru}", "unknown word @ tru"),
  ])
  func `JSON that is none says where`(text: String, wanted: String) { #expect(fault(text, .json) == wanted) }

  @Test(arguments: [
    "a: 1\n  b: 2\n", "a: [1, 2\n", "a: \"x\n", "a: 1\na: 2\n", "\tb: 1\n", "a: *none\n", "a: b: c\n",
  ])
  func `YAML that is none says where`(text: String) throws {
    let found = try #require(fault(text, .yaml))
    #expect(!found.hasPrefix("cannot be read"), "\(found)")
  }

  @Test(arguments: [
    "a = 1\na = 2\n", "[a]\n[a]\n", "a = \n", "a 1\n", "a = 1 b = 2\n", "a = \"x\ny\"\n", "a = [1, 2\n",
    "a = {b = 1,}\n", "a = 1_\n", "a = 01\n", "a = 2026-02-30\n", "a = \"\\q\"\n", "[a.b]\n[a]\nb.c = 1\n",
    "a = {b = 1}\n[a.c]\n", "a = []\n[[a]]\n", "= 1\n", "a = 1.\n", "a = .5\n", "a = tru\n", "[a\n", "a.b = 1\na = 2\n",
  ])
  func `TOML that is none says where`(text: String) throws {
    let found = try #require(fault(text, .toml))
    #expect(!found.hasSuffix("@ "), "\(found)")
  }

  @Test(arguments: [
    "", "# only a comment\n", "a = 0x1F\nb = 0o7\nc = 0b1\nd = +1_000\ne = -1.5e-3\nf = inf\ng = -nan\n",
    "a = \"\"\"\nx \\\n   y\"\"\"\"\nb = '''it's'''\n", "a = [\n  1, # one\n  2,\n]\n",
    "[a]\n[a.b]\n[[c]]\n[[c]]\n[c.d]\n",
    "a = 08:30:00.5\nb = 2026-11-30T08:00:00+01:00\nc = 2026-11-30\n", "a.b.c = 1\na.b.d = 2\n", "\r\na = 1\r\n",
    "[x.y.z]\n[x]\n", "\"\" = 1\n'k' = 2\n", "a = {}\nb = { x = { y = 1 } }\n",
  ])
  func `TOML that is sound is read`(text: String) { #expect(fault(text, .toml) == nil) }

  @Test func `deep and hostile texts end with a reason`() {
    let deep = String(repeating: "[", count: 100_000)
    for format in [DataFormat.json, .yaml, .toml] {
      #expect(fault(format == .toml ? "a = " + deep : deep, format)?.hasPrefix("nested too deeply") ?? false)
    }
    #expect(fault(String(repeating: "- ", count: 100_000), .yaml)?.hasPrefix("nested too deeply") ?? false)
    let bomb = (1...12).reduce("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n") { text, level in
      text + "a\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        + "]\n"
    }
    #expect(fault(bomb, .yaml)?.hasPrefix("holds too many values") ?? false)
  }

  @Test func `no text breaks a reader, and every fault lies in the text`() {
    let alphabet = Array("{}[]\"':,=-#&*|>! \n\tab01.Te\\é".utf8)
    var state: UInt64 = 7
    for _ in 0..<1500 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      for format in DataFormat.allCases {
        do throws(DataFault) {
          for value in try format.values(bytes) { #expect(value.range.upperBound <= bytes.count) }
        } catch {
          #expect(error.range.lowerBound >= 0 && error.range.upperBound <= bytes.count)
        }
      }
    }
  }
}
