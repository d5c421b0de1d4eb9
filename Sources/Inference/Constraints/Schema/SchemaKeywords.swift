/// The keywords of JSON Schema (2020-12, and `definitions` of older drafts) that are understood.
enum SchemaKeywords {
  /// They say something to people, not about values.
  static let annotations: Set<String> = [
    "title", "description", "default", "examples", "$schema", "$id", "$comment", "$defs", "definitions", "$anchor",
    "deprecated", "readOnly", "writeOnly",
  ]
  /// What each type's constraints are.
  static let ofType: [String: Set<String>] = [
    "object": ["properties", "required", "additionalProperties"],
    "array": ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
    "string": ["minLength", "maxLength", "pattern", "format"],
    "number": ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
    "integer": ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
    "boolean": [], "null": [],
  ]
  static let typeNames = ["object", "array", "string", "number", "integer", "boolean", "null"]
  private static let whole: Set<String> = ["type", "enum", "const", "anyOf", "oneOf", "allOf", "$ref"]
  private static let known = ofType.values.reduce(annotations.union(whole)) { $0.union($1) }

  /// Errors: `unsupported`, for the first keyword that is not known.
  static func check(_ members: [JSONValue.Member], path: String) throws(SchemaError) {
    for member in members where !known.contains(member.name) {
      throw .unsupported(keyword: member.name, path: path, detail: "")
    }
  }

  /// Errors: `unsupported`, for a keyword that cannot stand beside another one.
  static func allow(_ names: Set<String>, beside keyword: String, _ members: [JSONValue.Member], path: String)
    throws(SchemaError)
  {
    for member in members
    where member.name != keyword && !annotations.contains(member.name) && !names.contains(member.name) {
      throw .unsupported(keyword: member.name, path: path, detail: "it stands beside “\(keyword)”")
    }
  }

  /// The types that a schema without `type` speaks of by its keywords; empty where it speaks of none. To allow fewer values than the
  /// schema does is sound: what is written satisfies it.
  static func impliedTypes(_ members: [JSONValue.Member]) -> [String] {
    let names = Set(members.map(\.name))
    return ["object", "array", "string", "number"].filter { !(ofType[$0] ?? []).isDisjoint(with: names) }
  }

  /// Months with their days; of leap days nothing is known.
  private static let day =
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
  private static let time =
    "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
  private static let octet = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"

  /// Patterns of `format`: the ones with a grammar short enough to hold a model to.
  static let formats: [String: String] = [
    "date": "^[0-9]{4}-\(day)$",
    "time": "^\(time)$",
    "date-time": "^[0-9]{4}-\(day)T\(time)$",
    "uuid": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    "ipv4": "^(\(octet)\\.){3}\(octet)$",
  ]
}
