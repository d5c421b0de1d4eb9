import TextScanning

/// What a value is told that breaks a schema.
enum SchemaMessage {
  static func forbidden(_ name: String) -> String { "\(name) must not be here." }

  static func type(_ name: String, _ wanted: [String], _ value: LocatedValue) -> String {
    var names: [String] = []
    for type in wanted where !names.contains(SchemaWords.type(type)) { names.append(SchemaWords.type(type)) }
    let choice = names.isEmpty ? "something else" : SchemaWords.list(names, "or")
    // 1.5 is a number too.
    let found = wanted.contains("integer") ? SchemaWords.number(value) : nil
    return "\(name) must be \(choice), not \(found ?? SchemaWords.type(of: value))."
  }

  static func choice(_ name: String, _ wanted: [JSON], _ value: LocatedValue) -> String {
    let shown = SchemaWords.values(wanted)
    return wanted.count <= SchemaWords.mostShown ? "\(name) must be \(shown)." : "\(name) must be one of \(shown)."
  }

  static func bound(_ name: String, _ relation: String, _ number: Double) -> String {
    "\(name) must be \(relation) \(JSON.number(number).text)."
  }

  static func size(_ name: String, _ relation: String, _ bound: Int, _ unit: String, _ count: Int) -> String {
    "\(name) must have \(relation) \(bound) \(unit)\(bound == 1 ? "" : "s"); it has \(count)."
  }

  static func pattern(_ name: String, _ expression: String) -> String { "\(name) must match `\(expression)`." }
  static func format(_ name: String, _ format: String) -> String { "\(name) must be \(SchemaWords.format(format))." }
  static func repeated(_ name: String) -> String { "\(name) holds this item twice." }

  static func extraItem(_ name: String, _ count: Int) -> String {
    "\(name) must have no more than \(count) item\(count == 1 ? "" : "s")."
  }

  static func contains(_ name: String, _ relation: String, _ bound: Int, _ count: Int) -> String {
    "\(name) must hold \(relation) \(bound) item\(bound == 1 ? "" : "s") of the kind asked for; it holds \(count)."
  }

  static func lacks(_ name: String, _ key: String) -> String { "\(name) lacks the key “\(key)”." }

  static func unknownKey(_ key: String, _ path: ValuePath, _ near: String?) -> String {
    let place = path.text.isEmpty ? "“\(key)” is no key that may stand here" : "“\(key)” is no key of “\(path.text)”"
    return near.map { "\(place); did you mean “\($0)”?" } ?? "\(place)."
  }

  static func needs(_ key: String, _ other: String) -> String { "“\(key)” needs “\(other)” beside it." }

  static func several(_ name: String, _ count: Int) -> String {
    "\(name) fits \(count) of the alternatives; it must fit exactly one."
  }

  static func refused(_ name: String, _ schema: JSON) -> String {
    if let values = schema["enum"]?.array ?? schema["const"].map({ [$0] }) {
      return "\(name) must not be \(SchemaWords.values(values))."
    }
    if let keys = schema["required"]?.strings, !keys.isEmpty {
      return "\(name) must not have \(Quoted.list(keys, joinedBy: "and"))\(keys.count == 1 ? "" : " together")."
    }
    if let type = schema["type"]?.string { return "\(name) must not be \(SchemaWords.type(type))." }
    return "\(name) is what the schema forbids under “not”."
  }
}

/// Words for what a schema speaks of.
enum SchemaWords {
  static func type(_ name: String) -> String {
    switch name {
    case "string": "a string"
    case "number": "a number"
    case "integer": "a whole number"
    case "boolean": "true or false"
    case "array": "a list"
    case "object": "an object"
    default: name
    }
  }

  static func type(of value: LocatedValue) -> String {
    switch value.content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int, .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  static func format(_ name: String) -> String {
    switch name {
    case "date": "a date (2026-01-31)"
    case "time": "a time with a zone (14:05:00Z)"
    case "date-time": "a date and time with a zone (2026-01-31T14:05:00Z)"
    case "uuid": "a UUID"
    case "ipv4": "an IPv4 address"
    case "email": "an email address"
    case "uri": "an address with a scheme"
    default: "of the format \(name)"
    }
  }

  /// `“a”, “b” or 3`; the first eight of many.
  static func values(_ values: [JSON]) -> String {
    let shown = values.prefix(mostShown).map { $0.string.map { "“\($0)”" } ?? $0.text }
    return values.count > mostShown
      ? shown.joined(separator: ", ") + " and \(values.count - mostShown) others" : list(shown, "or")
  }

  static let mostShown = 8

  /// A number as it is written; nil for anything else.
  static func number(_ value: LocatedValue) -> String? {
    switch value.content {
    case .int, .number: value.json.text
    default: nil
    }
  }

  static func list(_ words: [String], _ joint: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(joint) \(last)"
  }
}
