/// Numbers and integers between bounds.
struct NumberSchema {
  private let lower: [NumberRules.Bound]
  private let upper: [NumberRules.Bound]
  private let isInteger: Bool
  private let path: String

  init(_ schema: JSONValue, isInteger: Bool, path: String) throws(SchemaError) {
    self.isInteger = isInteger
    self.path = path
    lower = try Self.bounds(["minimum", "exclusiveMinimum"], schema, path: path)
    upper = try Self.bounds(["maximum", "exclusiveMaximum"], schema, path: path)
  }

  private static func bounds(_ keywords: [String], _ schema: JSONValue, path: String) throws(SchemaError)
    -> [NumberRules.Bound]
  {
    var bounds: [NumberRules.Bound] = []
    for keyword in keywords {
      guard let value = schema[keyword] else { continue }
      guard case .number = value else { throw .invalid(path: path, message: "“\(keyword)” is no number") }
      guard let bound = NumberRules.Bound(value, isExclusive: keyword.hasPrefix("exclusive")) else {
        throw .unsupported(
          keyword: keyword, path: path, detail: "a bound of more than 18 digits before or 17 behind the point")
      }
      bounds.append(bound)
    }
    return bounds
  }

  /// The rule of these numbers; all without bounds share one.
  func rule(in compiler: inout SchemaCompiler, key: String) throws(SchemaError) -> Int {
    let isFree = lower.isEmpty && upper.isEmpty
    return try compiler.rule(isFree ? (isInteger ? "integer" : "number") : key, path: path) {
      (_, rule) throws(SchemaError) in
      if isFree {
        rule.add(isInteger ? NumberRules.integer : NumberRules.number, from: rule.start, to: rule.end)
      } else {
        rule.add(try bounded(), from: rule.start, to: rule.end)
      }
    }
  }

  private func bounded() throws(SchemaError) -> RangeDFA {
    let expressions =
      lower.map { NumberRules.atLeast($0, isInteger: isInteger) }
      + upper.map { NumberRules.atMost($0, isInteger: isInteger) }
    var automaton: RangeDFA?
    for expression in expressions {
      guard let next = RangeDFA(expression) else { throw .tooLarge(path: path) }
      guard let one = automaton else {
        automaton = next
        continue
      }
      guard let both = one.intersection(next) else { throw .tooLarge(path: path) }
      automaton = both
    }
    guard let trimmed = automaton?.trimmed() else { throw .nothingAllowed(path: path) }
    return trimmed
  }
}
