extension JSONValue {
  /// What stands between the parts of an array or object.
  package enum Spacing: Sendable {
    /// Nothing.
    case none
    /// A space after `,` and `:`, as chat templates have it.
    case wide
  }

  /// The value on one line. O(bytes).
  package func text(_ spacing: Spacing = .none) -> String { String(decoding: bytes(spacing), as: UTF8.self) }

  /// The value on one line, in UTF-8.
  package func bytes(_ spacing: Spacing = .none) -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, spacing)
    return bytes
  }

  private func write(to bytes: inout [UInt8], _ spacing: Spacing) {
    let comma = spacing == .wide ? ", " : ","
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let text): bytes += text.utf8
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes += comma.utf8 }
        value.write(to: &bytes, spacing)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes += comma.utf8 }
        Self.write(member.name, to: &bytes)
        bytes += (spacing == .wide ? ": " : ":").utf8
        member.value.write(to: &bytes, spacing)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Appends a string in quotation marks; only what must be escaped is.
  static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { writeEscaped(byte, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a byte of a string as JSON has it.
  static func writeEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: bytes += "\\b".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0D: bytes += "\\r".utf8
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += "\\u00".utf8
      bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}
