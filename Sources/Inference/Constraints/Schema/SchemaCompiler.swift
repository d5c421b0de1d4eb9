/// Compiles JSON Schema to a grammar. One rule for every object, array, string and number of the schema; `$ref` becomes a call, so that recursion
/// needs nothing more.
///
/// White space is as models are trained to write JSON on one line: at most one space after `:` and `,`. A member comes at most once, the
/// members in the order of `properties`; others only where `additionalProperties` asks for them. What is written always satisfies the
/// schema; not all that satisfies it can be written.
struct SchemaCompiler {
  /// A schema document, for its references.
  struct Document {
    let root: JSONValue
    /// Sets its rules apart from those of other documents.
    let number: Int
  }

  private(set) var rules: [RangeNFA] = [RangeNFA()]
  private var paths = ["#"]
  private var numbers: [String: Int] = [:]

  /// The grammar of the texts that rule 0 was given.
  func grammar() throws(SchemaError) -> Grammar {
    var automata: [RangeDFA] = []
    for (number, rule) in rules.enumerated() {
      guard let automaton = RangeDFA(rule) else { throw .tooLarge(path: paths[number]) }
      automata.append(automaton)
    }
    return try Grammar(rules: automata) { paths[$0] }
  }

  /// The number of a rule; `build` is asked for it the first time, and may itself come upon it.
  mutating func rule(
    _ key: String, path: String, _ build: (inout SchemaCompiler, inout RangeNFA) throws(SchemaError) -> Void
  ) throws(SchemaError) -> Int {
    if let known = numbers[key] { return known }
    let number = rules.count
    numbers[key] = number
    rules.append(RangeNFA())
    paths.append(path)
    var rule = RangeNFA()
    try build(&self, &rule)
    rules[number] = rule
    return number
  }

  /// Puts `rule` in the place of the whole text.
  mutating func setRoot(_ rule: RangeNFA) { rules[0] = rule }

  // MARK: One schema

  /// Adds the values of a schema between two nodes. `path` is a JSON pointer with `#` in front.
  mutating func add(
    _ schema: JSONValue, _ document: Document, path: String, to rule: inout RangeNFA, from: Int, to target: Int
  ) throws(SchemaError) {
    switch schema {
    case .bool(true): try addAnything(to: &rule, from: from, to: target)
    case .bool(false): throw .nothingAllowed(path: path)
    case .object(let members): try add(members, document, path: path, to: &rule, from: from, to: target)
    default: throw .invalid(path: path, message: "expected an object or a boolean, found \(schema.kind)")
    }
  }

  private mutating func add(
    _ members: [JSONValue.Member], _ document: Document, path: String, to rule: inout RangeNFA, from: Int,
    to target: Int
  ) throws(SchemaError) {
    try SchemaKeywords.check(members, path: path)
    let schema = JSONValue.object(members)
    if let reference = schema["$ref"] {
      try SchemaKeywords.allow([], beside: "$ref", members, path: path)
      return try addReference(reference, document, path: path, to: &rule, from: from, to: target)
    }
    if schema["const"] != nil || schema["enum"] != nil {
      return try addChoices(members, path: path, to: &rule, from: from, to: target)
    }
    for keyword in ["anyOf", "oneOf", "allOf"] {
      guard let parts = schema[keyword] else { continue }
      try SchemaKeywords.allow([], beside: keyword, members, path: path)
      let alternatives = try alternatives(parts, keyword, document, path: path)
      for (index, part) in alternatives.enumerated() {
        try add(part, document, path: "\(path)/\(keyword)/\(index)", to: &rule, from: from, to: target)
      }
      return
    }
    let types = try types(schema, members, path: path)
    if types.isEmpty { return try addAnything(to: &rule, from: from, to: target) }
    for type in types { try add(type, schema, document, path: path, to: &rule, from: from, to: target) }
  }

  private func types(_ schema: JSONValue, _ members: [JSONValue.Member], path: String) throws(SchemaError) -> [String] {
    guard let type = schema["type"] else { return SchemaKeywords.impliedTypes(members) }
    let names = type.string.map { [$0] } ?? type.array?.compactMap(\.string) ?? []
    for name in names where !SchemaKeywords.typeNames.contains(name) {
      throw .invalid(path: path, message: "unknown type “\(name)”")
    }
    guard !names.isEmpty else { throw .invalid(path: path, message: "“type” is neither a name nor a list of names") }
    // Every integer is a number: one of the two is enough.
    return names.contains("number") ? names.filter { $0 != "integer" } : names
  }

  private mutating func add(
    _ type: String, _ schema: JSONValue, _ document: Document, path: String, to rule: inout RangeNFA, from: Int,
    to target: Int
  ) throws(SchemaError) {
    let key = "\(document.number)\(path) \(type)"
    let number: Int
    switch type {
    case "null": return rule.add("null".utf8, from: from, to: target)
    case "boolean":
      rule.add("true".utf8, from: from, to: target)
      return rule.add("false".utf8, from: from, to: target)
    case "object":
      number = try self.rule(key, path: path) { (compiler, rule) throws(SchemaError) in
        try ObjectSchema(schema, document, path: path).add(to: &rule, &compiler)
      }
    case "array":
      number = try self.rule(key, path: path) { (compiler, rule) throws(SchemaError) in
        try ArraySchema(schema, document, path: path).add(to: &rule, &compiler)
      }
    case "string":
      number = try StringSchema(schema, path: path).rule(in: &self, key: key)
    default:
      number = try NumberSchema(schema, isInteger: type == "integer", path: path).rule(in: &self, key: key)
    }
    rule.call(number, from: from, to: target)
  }

  // MARK: Parts

  private mutating func addReference(
    _ reference: JSONValue, _ document: Document, path: String, to rule: inout RangeNFA, from: Int, to target: Int
  ) throws(SchemaError) {
    guard let pointer = reference.string else { throw .invalid(path: path, message: "“$ref” is no string") }
    let schema = try SchemaPointer.resolve(pointer, in: document.root, path: path)
    let number = try self.rule("\(document.number)\(pointer) $ref", path: pointer) {
      (compiler, rule) throws(SchemaError) in
      try compiler.add(schema, document, path: pointer, to: &rule, from: rule.start, to: rule.end)
    }
    rule.call(number, from: from, to: target)
  }

  private func addChoices(
    _ members: [JSONValue.Member], path: String, to rule: inout RangeNFA, from: Int, to target: Int
  ) throws(SchemaError) {
    let schema = JSONValue.object(members)
    try SchemaKeywords.allow(["type", "enum", "const"], beside: "enum", members, path: path)
    var values = try schema["enum"].map { list throws(SchemaError) in
      guard let values = list.array else { throw SchemaError.invalid(path: path, message: "“enum” is no array") }
      return values
    }
    if let constant = schema["const"] { values = (values ?? [constant]).filter { $0 == constant } }
    let types = try types(schema, members, path: path)
    if !types.isEmpty { values = values?.filter { value in types.contains { Self.is(value, $0) } } }
    guard let values, !values.isEmpty else { throw .nothingAllowed(path: path) }
    for value in values { rule.add(value.bytes(), from: from, to: target) }
  }

  private static func `is`(_ value: JSONValue, _ type: String) -> Bool {
    switch value {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    case .number: type == "number" || type == "integer" && value.integer != nil
    }
  }

  private func alternatives(
    _ parts: JSONValue, _ keyword: String, _ document: Document, path: String
  ) throws(SchemaError) -> [JSONValue] {
    guard let parts = parts.array, !parts.isEmpty else {
      throw .invalid(path: path, message: "“\(keyword)” is no array of schemas")
    }
    switch keyword {
    case "allOf" where parts.count > 1:
      throw .unsupported(keyword: keyword, path: path, detail: "only with one schema in it")
    case "oneOf" where !ExclusiveAlternatives.hold(parts, document.root):
      throw .unsupported(
        keyword: keyword, path: path, detail: "its schemas must differ by type or by a constant member; use “anyOf”")
    default: return parts
    }
  }

  /// Any JSON value.
  mutating func addAnything(to rule: inout RangeNFA, from: Int, to target: Int) throws(SchemaError) {
    let number = try self.rule("anything", path: "#") { (compiler, rule) throws(SchemaError) in
      let document = Document(root: true, number: -1)
      for type in SchemaKeywords.typeNames where type != "integer" {
        try compiler.add(type, .object([]), document, path: "#", to: &rule, from: rule.start, to: rule.end)
      }
    }
    rule.call(number, from: from, to: target)
  }

  /// `,` or `:` and the space that may follow it.
  static func add(separator: UInt8, to rule: inout RangeNFA, from: Int, to target: Int) {
    let behind = rule.node()
    rule.add(UInt32(separator)...UInt32(separator), from: from, to: behind)
    rule.skip(from: behind, to: target)
    rule.add(0x20...0x20, from: behind, to: target)
  }
}
