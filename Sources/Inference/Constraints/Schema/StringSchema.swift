/// Strings: `minLength`, `maxLength`, `pattern` and `format` together.
struct StringSchema {
  private let least: Int
  private let most: Int?
  private let patterns: [(keyword: String, pattern: String)]
  private let path: String
  /// Longer ones are not counted.
  private static let limit = 4_000

  init(_ schema: JSONValue, path: String) throws(SchemaError) {
    self.path = path
    least = try SchemaNumbers.count("minLength", schema, limit: Self.limit, path: path) ?? 0
    most = try SchemaNumbers.count("maxLength", schema, limit: Self.limit, path: path)
    if let most, most < least { throw .nothingAllowed(path: path) }
    var patterns: [(String, String)] = []
    if let pattern = schema["pattern"] {
      guard let text = pattern.string else { throw .invalid(path: path, message: "“pattern” is no string") }
      patterns.append(("pattern", text))
    }
    if let format = schema["format"] {
      guard let pattern = format.string.flatMap({ SchemaKeywords.formats[$0] }) else {
        let known = SchemaKeywords.formats.keys.sorted().joined(separator: ", ")
        throw .unsupported(keyword: "format", path: path, detail: "\(format.text()); known are \(known)")
      }
      patterns.append(("format", pattern))
    }
    self.patterns = patterns
  }

  /// The rule of these strings; all strings without constraints share one.
  func rule(in compiler: inout SchemaCompiler, key: String) throws(SchemaError) -> Int {
    let isFree = least == 0 && most == nil && patterns.isEmpty
    return try compiler.rule(isFree ? "string" : key, path: path) { (_, rule) throws(SchemaError) in
      StringRules.add(try scalars(), to: &rule, from: rule.start, to: rule.end)
    }
  }

  private func scalars() throws(SchemaError) -> RangeDFA {
    var automaton: RangeDFA?
    for (keyword, pattern) in patterns {
      let expression: RangeExpression
      do {
        expression = try PatternParser.expression(pattern)
      } catch {
        throw .unsupported(keyword: keyword, path: path, detail: "“\(pattern)”: \(error.message)")
      }
      guard let next = RangeDFA(expression, limit: 5_000) else { throw .tooLarge(path: path) }
      automaton = try automaton.map { one throws(SchemaError) in try intersection(one, next) } ?? next
    }
    if least > 0 || most != nil || automaton == nil {
      let lengths = StringRules.lengths(least: least, most: most)
      automaton = try automaton.map { one throws(SchemaError) in try intersection(one, lengths) } ?? lengths
    }
    guard let trimmed = automaton?.trimmed() else { throw .nothingAllowed(path: path) }
    return trimmed
  }

  private func intersection(_ one: RangeDFA, _ other: RangeDFA) throws(SchemaError) -> RangeDFA {
    guard let both = one.intersection(other, limit: 20_000) else { throw .tooLarge(path: path) }
    return both
  }
}
