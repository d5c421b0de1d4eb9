/// Objects: the members of `properties` in their order, then, where asked for, others.
struct ObjectSchema {
  private let properties: [JSONValue.Member]
  private let required: Set<String>
  /// What other members must satisfy; nil where there are none.
  private let others: JSONValue?
  private let document: SchemaCompiler.Document
  private let path: String

  init(_ schema: JSONValue, _ document: SchemaCompiler.Document, path: String) throws(SchemaError) {
    self.document = document
    self.path = path
    guard var properties = (schema["properties"] ?? [:]).members else {
      throw .invalid(path: path, message: "“properties” is no object")
    }
    let list = schema["required"]?.array ?? []
    guard schema["required"] == nil || schema["required"]?.array != nil, list.allSatisfy({ $0.string != nil }) else {
      throw .invalid(path: path, message: "“required” is no array of names")
    }
    required = Set(list.compactMap(\.string))
    let additional = schema["additionalProperties"]
    for name in list.compactMap(\.string) where !properties.contains(where: { $0.name == name }) {
      if additional == false { throw .nothingAllowed(path: path) }
      properties.append(JSONValue.Member(name, additional ?? true))
    }
    self.properties = properties
    others = additional == false ? nil : additional ?? (properties.isEmpty && schema["properties"] == nil ? true : nil)
  }

  func add(to rule: inout RangeNFA, _ compiler: inout SchemaCompiler) throws(SchemaError) {
    // Two rows of places: before the first member, and behind one, where a comma comes first.
    var empty = rule.node()
    var filled = rule.node()
    rule.add(UInt32(UInt8(ascii: "{"))...UInt32(UInt8(ascii: "{")), from: rule.start, to: empty)
    for property in properties {
      let (nextEmpty, nextFilled, name, value) = (rule.node(), rule.node(), rule.node(), rule.node())
      rule.skip(from: empty, to: name)
      SchemaCompiler.add(separator: UInt8(ascii: ","), to: &rule, from: filled, to: name)
      let colon = rule.node()
      rule.add(JSONValue.string(property.name).bytes(), from: name, to: colon)
      SchemaCompiler.add(separator: UInt8(ascii: ":"), to: &rule, from: colon, to: value)
      let place = "\(path)/properties/\(property.name)"
      try compiler.add(property.value, document, path: place, to: &rule, from: value, to: nextFilled)
      if !required.contains(property.name) {
        rule.skip(from: empty, to: nextEmpty)
        rule.skip(from: filled, to: nextFilled)
      }
      (empty, filled) = (nextEmpty, nextFilled)
    }
    if let others { try addOthers(others, to: &rule, &compiler, empty: empty, filled: filled) }
    for place in [empty, filled] { rule.add("}".utf8, from: place, to: rule.end) }
  }

  private func addOthers(
    _ schema: JSONValue, to rule: inout RangeNFA, _ compiler: inout SchemaCompiler, empty: Int, filled: Int
  ) throws(SchemaError) {
    let (name, colon, value, behind) = (rule.node(), rule.node(), rule.node(), rule.node())
    rule.skip(from: empty, to: name)
    SchemaCompiler.add(separator: UInt8(ascii: ","), to: &rule, from: filled, to: name)
    if properties.isEmpty {
      rule.call(try StringSchema(.object([]), path: path).rule(in: &compiler, key: ""), from: name, to: colon)
    } else {
      // A name of `properties` has its own place and its own schema.
      let names = try compiler.rule("\(document.number)\(path) names", path: path) { (_, names) throws(SchemaError) in
        StringRules.add(StringRules.excluding(properties.map(\.name)), to: &names, from: names.start, to: names.end)
      }
      rule.call(names, from: name, to: colon)
    }
    SchemaCompiler.add(separator: UInt8(ascii: ":"), to: &rule, from: colon, to: value)
    try compiler.add(
      schema, document, path: path + "/additionalProperties", to: &rule, from: value, to: behind)
    rule.skip(from: behind, to: filled)
  }
}
