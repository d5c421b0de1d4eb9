import TextScanning

/// The one spelling under which a name is kept.
package enum IdentifierName {
  /// The bytes of a sighting; the placeholders of an endpoint are all `{}`.
  package static func of(_ bytes: [UInt8], _ range: Range<Int>, _ kind: IdentifierClass) -> [UInt8] {
    guard kind == .endpoint else { return Array(bytes[range]) }
    var name: [UInt8] = []
    for segment in IdentifierShape.segments(bytes, range) {
      name.append(.of("/"))
      name += IdentifierShape.isPlaceholder(bytes, segment) ? Array("{}".utf8) : Array(bytes[segment])
    }
    return name
  }

  /// The name with every run of digits as one `0`.
  static func withoutDigits(_ folded: [UInt8]) -> [UInt8] {
    var name: [UInt8] = []
    for byte in folded where !(ASCII.isDigit(byte) && name.last == .of("0")) {
      name.append(ASCII.isDigit(byte) ? .of("0") : byte)
    }
    return name
  }

  /// Whether a name says that it stands for another: `my-app`, `your_token`, `fooBar`.
  package static func isPlaceholder(_ parts: IdentifierParts) -> Bool {
    (0..<parts.count).contains { standIns.contains(parts.hash($0)) }
  }

  private static let standIns = Set(
    [
      "my", "your", "foo", "bar", "baz", "qux", "example", "examples", "demo", "sample", "dummy", "placeholder",
      "hello", "xxx", "acme",
    ]
    .map { IdentifierHash.of($0.utf8) })
}
