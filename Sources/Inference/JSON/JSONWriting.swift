import TextScanning

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
    case .string(let text): JSON.write(text, to: &bytes)
    case .array(let values):
      bytes.append(.of("["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes += comma.utf8 }
        value.write(to: &bytes, spacing)
      }
      bytes.append(.of("]"))
    case .object(let members):
      bytes.append(.of("{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes += comma.utf8 }
        JSON.write(member.name, to: &bytes)
        bytes += (spacing == .wide ? ": " : ":").utf8
        member.value.write(to: &bytes, spacing)
      }
      bytes.append(.of("}"))
    }
  }
}
