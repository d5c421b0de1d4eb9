import TextScanning

/// Canonical JSON with one entry a line where people and merges look: still one JSON document, and still the same bytes for the same value.
struct LinedJSON {
  private(set) var bytes: [UInt8] = []

  /// `{"a":…,"b":…}` with the members in the order of their names' bytes; each value writes itself.
  static func object(_ members: [(name: String, write: (inout LinedJSON) -> Void)]) -> [UInt8] {
    var output = LinedJSON()
    output.raw("{")
    for (index, member) in members.sorted(by: { JSON.bytewise($0.name, $1.name) }).enumerated() {
      if index > 0 { output.raw(",") }
      output.append(JSON.string(member.name))
      output.raw(":")
      member.write(&output)
    }
    output.raw("}\n")
    return output.bytes
  }

  mutating func append(_ value: JSON) { value.write(to: &bytes) }

  /// `[`, one entry a line, `]`.
  mutating func append(lines entries: some Collection<[UInt8]>) {
    raw("[")
    write(entries)
    raw("]")
  }

  /// `{`, one `"key":value` a line, `}`.
  mutating func append(members entries: some Collection<[UInt8]>) {
    raw("{")
    write(entries)
    raw("}")
  }

  private mutating func write(_ entries: some Collection<[UInt8]>) {
    for (index, entry) in entries.enumerated() {
      raw(index > 0 ? ",\n" : "\n")
      bytes.append(contentsOf: entry)
    }
    if !entries.isEmpty { raw("\n") }
  }

  private mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}

extension JSON {
  /// The bytes of the canonical text.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// `"key":value`.
  func member(_ key: String) -> [UInt8] {
    var bytes = JSON.string(key).bytes
    bytes.append(.of(":"))
    write(to: &bytes)
    return bytes
  }
}
