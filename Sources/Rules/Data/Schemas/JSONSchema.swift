import TextScanning

/// A JSON Schema made ready to check values with: the keywords of the drafts 4 to 2020-12 that speak of one value and what is in it.
///
/// References go to places of the schema itself. What no check of ours decides is listed in `undecided` and leaves values alone.
/// Source: json-schema.org, core and validation, draft 2020-12.
package struct JSONSchema: Sendable {
  package let root: JSON
  /// Keywords that are not checked, with the place of each, sorted: `#/properties/a: unevaluatedItems`.
  package private(set) var undecided: [String] = []
  /// Compiled expressions by their source.
  private(set) var patterns: [String: Pattern] = [:]
  /// Schemas by the names that `$id` and `$anchor` give them.
  private var names: [String: JSON] = [:]

  /// Throws for what is no schema, with the place in it.
  package init(_ root: JSON) throws(SlotError) {
    self.root = root
    try read(root, at: "#", depth: 0)
    undecided.sort(by: JSON.bytewise)
    try resolveAll(root, at: "#", depth: 0)
  }

  // MARK: Reading

  private static let deepest = 64

  private mutating func read(_ schema: JSON, at place: String, depth: Int) throws(SlotError) {
    guard depth < Self.deepest else { throw SlotError("the schema nests too deeply at \(place)") }
    if case .bool = schema { return }
    guard let members = schema.object else { throw SlotError("\(place) of the schema must be an object") }
    for key in ["$id", "$anchor", "id"] {
      if let name = members[key]?.string { names[key == "$anchor" ? "#" + name : name] = schema }
    }
    for key in members.keys.sorted(by: JSON.bytewise) {
      guard let value = members[key], let keyword = SchemaKeyword(rawValue: key) else {
        if !SchemaKeyword.notes.contains(key), !key.hasPrefix("x-") { undecided.append("\(place): \(key)") }
        continue
      }
      if let problem = keyword.problem(value) { throw SlotError("\(place)/\(key) of the schema \(problem)") }
      if keyword == .format, let name = value.string, !SchemaFormat.known.contains(name) {
        undecided.append("\(place): format \(name)")
      }
      if keyword == .pattern, let text = value.string { try compile(text, at: "\(place)/\(key)") }
      try readBelow(keyword, value, at: "\(place)/\(key)", depth: depth + 1)
    }
  }

  private mutating func readBelow(
    _ keyword: SchemaKeyword, _ value: JSON, at place: String, depth: Int
  ) throws(SlotError) {
    switch keyword.content {
    case .none: break
    case .schema: try read(value, at: place, depth: depth)
    case .schemas:
      guard let list = value.array else { return try read(value, at: place, depth: depth) }
      for (position, schema) in list.enumerated() { try read(schema, at: "\(place)/\(position)", depth: depth) }
    case .named:
      for (name, schema) in value.object ?? [:] {
        if keyword == .patternProperties { try compile(name, at: "\(place)/\(name)") }
        // A list of names is what other drafts write as `dependentRequired`.
        if keyword == .dependencies, schema.array != nil { continue }
        try read(schema, at: "\(place)/\(name)", depth: depth)
      }
    }
  }

  private mutating func compile(_ expression: String, at place: String) throws(SlotError) {
    guard patterns[expression] == nil else { return }
    do throws(PatternError) {
      patterns[expression] = try Pattern(expression, options: .ecmaScript)
    } catch {
      throw SlotError("\(place) of the schema is no expression we can search for: \(error.reason)")
    }
  }

  // MARK: References

  private func resolveAll(_ schema: JSON, at place: String, depth: Int) throws(SlotError) {
    guard depth < 2 * Self.deepest else { return }
    switch schema {
    case .array(let values): for value in values { try resolveAll(value, at: place, depth: depth + 1) }
    case .object(let members):
      if let reference = members["$ref"]?.string, resolve(reference) == nil {
        throw SlotError("the schema refers to “\(reference)”, which is no place in it")
      }
      for (key, value) in members where key != "enum" && key != "const" && key != "default" && key != "examples" {
        try resolveAll(value, at: place, depth: depth + 1)
      }
    default: break
    }
  }

  /// The schema that a reference names: `#`, a JSON pointer behind it, an anchor, an id. O(path).
  func resolve(_ reference: String) -> JSON? {
    if let named = names[reference] { return named }
    guard reference.hasPrefix("#") else {
      // An address with a pointer behind it.
      let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let named = names[parts[0]] ?? names[parts[0] + "#"] else { return nil }
      return Self.place(parts[1], in: named)
    }
    return Self.place(String(reference.dropFirst()), in: root)
  }

  /// RFC 6901, with percent signs as an address has them.
  private static func place(_ pointer: String, in root: JSON) -> JSON? {
    guard pointer.isEmpty || pointer.hasPrefix("/") else { return nil }
    var value = root
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = unescaped(part)
      if let member = value[name] {
        value = member
      } else if let list = value.array, let position = Int(name), list.indices.contains(position) {
        value = list[position]
      } else {
        return nil
      }
    }
    return value
  }

  private static func unescaped(_ part: Substring) -> String {
    var bytes: [UInt8] = []
    let text = Array(part.utf8)
    var index = 0
    while index < text.count {
      if text[index] == .of("%"), index + 2 < text.count,
        let code = UInt8(text.string(index + 1..<index + 3), radix: 16)
      {
        bytes.append(code)
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self).replacing("~1", with: "/").replacing("~0", with: "~")
  }
}
