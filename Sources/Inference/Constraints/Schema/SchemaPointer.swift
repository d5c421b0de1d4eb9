/// References within a schema document: `#`, `#/$defs/name` and any other JSON pointer (RFC 6901).
enum SchemaPointer {
  static func resolve(_ reference: String, in root: JSONValue, path: String) throws(SchemaError) -> JSONValue {
    guard reference == "#" || reference.hasPrefix("#/") else {
      throw .unsupported(keyword: "$ref", path: path, detail: "“\(reference)” points outside of the schema")
    }
    var value = root
    for step in reference.utf8.dropFirst(2).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    where reference != "#" {
      let name = unescaped(Array(step))
      let next =
        value[name]
        ?? value.array.flatMap { array in Int(name).flatMap { array.indices.contains($0) ? array[$0] : nil } }
      guard let next else { throw .invalid(path: path, message: "“$ref” points to “\(reference)”, which is not there") }
      value = next
    }
    return value
  }

  /// `~1` is `/`, `~0` is `~`, `%xx` is a byte.
  private static func unescaped(_ step: [UInt8]) -> String {
    var bytes: [UInt8] = []
    var index = 0
    while index < step.count {
      if step[index] == UInt8(ascii: "%"), index + 2 < step.count,
        let byte = UInt8(String(decoding: step[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else if step[index] == UInt8(ascii: "~"), index + 1 < step.count,
        step[index + 1] == 0x30 || step[index + 1] == 0x31
      {
        bytes.append(step[index + 1] == 0x30 ? UInt8(ascii: "~") : UInt8(ascii: "/"))
        index += 2
      } else {
        bytes.append(step[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Whether no value can satisfy two of some schemas, so that `oneOf` means `anyOf`.
enum ExclusiveAlternatives {
  static func hold(_ schemas: [JSONValue], _ root: JSONValue) -> Bool {
    let resolved = schemas.map { schema in
      schema["$ref"]?.string.flatMap { try? SchemaPointer.resolve($0, in: root, path: "") } ?? schema
    }
    return resolved.indices.allSatisfy { one in
      resolved[..<one].allSatisfy { areDisjoint(resolved[one], $0) }
    }
  }

  private static func areDisjoint(_ one: JSONValue, _ other: JSONValue) -> Bool {
    if let mine = constants(one), let its = constants(other) { return mine.isDisjoint(with: its) }
    if let mine = kinds(one), let its = kinds(other), mine.isDisjoint(with: its) { return true }
    // Objects that must have a member with different constants.
    let required = Set(one["required"]?.array ?? []).intersection(other["required"]?.array ?? [])
    return required.contains { name in
      guard let name = name.string, let mine = one["properties"]?[name].flatMap(constants),
        let its = other["properties"]?[name].flatMap(constants)
      else { return false }
      return mine.isDisjoint(with: its)
    }
  }

  private static func constants(_ schema: JSONValue) -> Set<JSONValue>? {
    schema["const"].map { [$0] } ?? schema["enum"]?.array.map { Set($0) }
  }

  /// The types of a schema, or of its constants; integers are numbers.
  private static func kinds(_ schema: JSONValue) -> Set<String>? {
    if let constants = constants(schema) {
      return Set(constants.map { $0.kind.split(separator: " ").last.map(String.init) ?? "" })
    }
    let names = schema["type"]?.string.map { [$0] } ?? schema["type"]?.array?.compactMap(\.string)
    return names.map { Set($0.map { $0 == "integer" ? "number" : $0 }) }
  }
}
