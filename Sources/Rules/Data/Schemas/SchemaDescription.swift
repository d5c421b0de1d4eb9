import TextScanning

/// Tells what a schema asks for in a few words, for whoever writes the value.
struct SchemaDescription {
  private let schema: JSONSchema
  private let deepest: Int

  /// The schema in one phrase: “an object with the keys …”. Levels below the second are named by their type where the phrase grows long.
  static func phrase(_ schema: JSONSchema) -> String {
    for deepest in [3, 2] {
      let text = SchemaDescription(schema: schema, deepest: deepest).text(of: schema.root, 0)
      if text.utf8.count <= longest { return text }
    }
    return SchemaDescription(schema: schema, deepest: 1).text(of: schema.root, 0)
  }

  private static let longest = 900

  private func text(of value: JSON, _ depth: Int) -> String {
    guard let rules = value.object else { return "any value" }
    if let reference = rules["$ref"]?.string {
      return depth > deepest ? "a value" : schema.resolve(reference).map { text(of: $0, depth + 1) } ?? "a value"
    }
    if let fixed = rules["const"] { return SchemaWords.values([fixed]) }
    if let choice = rules["enum"]?.array { return SchemaWords.values(choice) }
    if let choices = rules["oneOf"]?.array ?? rules["anyOf"]?.array, rules["type"] == nil {
      return SchemaWords.list(choices.map { text(of: $0, depth + 1) }, "or")
    }
    let types = rules["type"]?.strings ?? [rules["type"]?.string ?? Self.type(rules)]
    return SchemaWords.list(types.map { text(ofType: $0, rules, depth) }, "or")
  }

  /// What a schema without a type is about.
  private static func type(_ rules: [String: JSON]) -> String {
    if rules["properties"] != nil || rules["required"] != nil { return "object" }
    return rules["items"] != nil ? "array" : ""
  }

  private func text(ofType type: String, _ rules: [String: JSON], _ depth: Int) -> String {
    switch type {
    case "object": object(rules, depth)
    case "array": list(rules, depth)
    case "string": (["a string"] + Self.stringBounds(rules)).joined(separator: ", ")
    case "number", "integer": SchemaWords.type(type) + Self.numberBounds(rules)
    case "": "any value"
    default: SchemaWords.type(type)
    }
  }

  private func object(_ rules: [String: JSON], _ depth: Int) -> String {
    let properties = rules["properties"]?.object ?? [:]
    let required = rules["required"]?.strings ?? []
    guard depth < deepest, !properties.isEmpty || !required.isEmpty else { return "an object" }
    let optional = properties.keys.filter { !required.contains($0) }.sorted(by: JSON.bytewise)
    func shown(_ names: [String]) -> String {
      names.map { name in
        let told = properties[name].map { text(of: $0, depth + 1) } ?? ""
        return told.isEmpty || told == "any value" ? "“\(name)”" : "“\(name)” (\(told))"
      }.joined(separator: ", ")
    }
    var parts: [String] = []
    if !required.isEmpty { parts.append("with the key\(required.count == 1 ? "" : "s") \(shown(required))") }
    if !optional.isEmpty {
      parts.append((required.isEmpty ? "that may have " : "and, where known, ") + shown(optional))
    }
    if rules["additionalProperties"]?.bool == false { parts.append("and no other keys") }
    return "an object " + parts.joined(separator: " ")
  }

  private func list(_ rules: [String: JSON], _ depth: Int) -> String {
    var text = "a list"
    switch (rules["minItems"]?.int, rules["maxItems"]?.int) {
    case (let least?, let most?): text += least == most ? " of \(least) items" : " of \(least) to \(most) items"
    case (let least?, nil): text += " of at least \(least) item\(least == 1 ? "" : "s")"
    case (nil, let most?): text += " of at most \(most) item\(most == 1 ? "" : "s")"
    default: break
    }
    if let items = rules["items"], items.object != nil, depth < deepest {
      text += ", each \(self.text(of: items, depth + 1))"
    }
    return rules["uniqueItems"]?.bool == true ? text + ", none twice" : text
  }

  private static func stringBounds(_ rules: [String: JSON]) -> [String] {
    var bounds: [String] = []
    if let format = rules["format"]?.string { bounds.append(SchemaWords.format(format)) }
    if let pattern = rules["pattern"]?.string { bounds.append("matching `\(pattern)`") }
    if let least = rules["minLength"]?.int { bounds.append("at least \(least) character\(least == 1 ? "" : "s")") }
    if let most = rules["maxLength"]?.int { bounds.append("at most \(most) characters") }
    return bounds
  }

  private static func numberBounds(_ rules: [String: JSON]) -> String {
    func digits(_ key: String) -> String? { rules[key]?.double.map { JSON.number($0).text } }
    if let least = digits("minimum"), let most = digits("maximum") { return " from \(least) to \(most)" }
    let bounds = [
      ("minimum", "at least"), ("exclusiveMinimum", "above"), ("maximum", "at most"), ("exclusiveMaximum", "below"),
    ]
    return bounds.compactMap { key, words in digits(key).map { ", \(words) \($0)" } }.joined()
  }
}
