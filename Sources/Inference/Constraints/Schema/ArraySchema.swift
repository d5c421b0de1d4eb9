/// Arrays: the schemas of `prefixItems` in order, then those of `items`, between `minItems` and `maxItems`.
struct ArraySchema {
  private let prefix: [JSONValue]
  /// What further elements must satisfy; nil where there are none.
  private let items: JSONValue?
  private let least: Int
  private let most: Int?
  private let document: SchemaCompiler.Document
  private let path: String
  /// More elements are not counted.
  private static let limit = 10_000

  init(_ schema: JSONValue, _ document: SchemaCompiler.Document, path: String) throws(SchemaError) {
    self.document = document
    self.path = path
    if schema["uniqueItems"] == true { throw .unsupported(keyword: "uniqueItems", path: path, detail: "") }
    guard let prefix = (schema["prefixItems"] ?? []).array else {
      throw .invalid(path: path, message: "“prefixItems” is no array")
    }
    self.prefix = prefix
    items = schema["items"] == false ? nil : schema["items"] ?? true
    least = try SchemaNumbers.count("minItems", schema, limit: Self.limit, path: path) ?? 0
    let stated = try SchemaNumbers.count("maxItems", schema, limit: Self.limit, path: path)
    most = items == nil ? min(prefix.count, stated ?? prefix.count) : stated
    if let most, most < least { throw .nothingAllowed(path: path) }
  }

  func add(to rule: inout RangeNFA, _ compiler: inout SchemaCompiler) throws(SchemaError) {
    var place = rule.node()
    rule.add("[".utf8, from: rule.start, to: place)
    var count = 0
    while true {
      if count >= least { rule.add("]".utf8, from: place, to: rule.end) }
      if count == most { return }
      let isLast = most == nil && count >= max(least, prefix.count, 1)
      let (element, behind) = (rule.node(), isLast ? place : rule.node())
      if count == 0 {
        rule.skip(from: place, to: element)
      } else {
        SchemaCompiler.add(separator: UInt8(ascii: ","), to: &rule, from: place, to: element)
      }
      try addElement(count, to: &rule, &compiler, from: element, to: behind)
      if isLast { return }
      place = behind
      count += 1
    }
  }

  private func addElement(
    _ index: Int, to rule: inout RangeNFA, _ compiler: inout SchemaCompiler, from: Int, to target: Int
  ) throws(SchemaError) {
    if index < prefix.count {
      return try compiler.add(
        prefix[index], document, path: "\(path)/prefixItems/\(index)", to: &rule, from: from, to: target)
    }
    try compiler.add(items ?? true, document, path: path + "/items", to: &rule, from: from, to: target)
  }
}

/// Keywords whose value is a count.
enum SchemaNumbers {
  /// Errors: `invalid` for what is no count, `unsupported` for one beyond `limit`.
  static func count(_ keyword: String, _ schema: JSONValue, limit: Int, path: String) throws(SchemaError) -> Int? {
    guard let value = schema[keyword] else { return nil }
    guard let count = value.integer, count >= 0 else {
      throw .invalid(path: path, message: "“\(keyword)” is no whole number of 0 or more")
    }
    guard count <= limit else { throw .unsupported(keyword: keyword, path: path, detail: "above \(limit)") }
    return count
  }
}
