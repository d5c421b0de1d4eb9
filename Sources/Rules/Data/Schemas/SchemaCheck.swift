import TextScanning

/// Where a value breaks a schema, and how.
package struct SchemaViolation: Sendable, Hashable {
  package var message: String
  /// Bytes of the text that the value was read from: the value, or the key that should not be there.
  package var range: Range<Int>
  /// How surely the value was meant to be something else: decides which alternative of several it comes nearest to.
  var weight = 1
}

/// A value's way from the root, as people write it: `items[2].price`.
struct ValuePath {
  private(set) var text = ""
  /// Where a value without marks of its own is pointed at: its key, or its first byte.
  var anchor: Range<Int>

  init(_ root: LocatedValue) {
    anchor = root.range.lowerBound..<min(root.range.lowerBound + 1, root.range.upperBound)
  }

  func member(_ member: LocatedValue.Member) -> ValuePath {
    var path = self
    path.text += text.isEmpty ? member.key : "." + member.key
    path.anchor = member.keyRange
    return path
  }

  func item(_ position: Int, _ value: LocatedValue) -> ValuePath {
    var path = self
    path.text += "[\(position)]"
    path.anchor = value.range.lowerBound..<min(value.range.lowerBound + 1, value.range.upperBound)
    return path
  }

  /// For the beginning of a sentence.
  var name: String { text.isEmpty ? "The value" : "“\(text)”" }
}

/// One check of a value against a schema.
package struct SchemaCheck {
  let schema: JSONSchema
  private(set) var violations: [SchemaViolation] = []
  /// A schema that refers to itself ends here.
  private static let deepest = 128
  /// What one value is told at most.
  private static let mostViolations = 100

  init(_ schema: JSONSchema) { self.schema = schema }

  /// All places where a value breaks the schema, in the order of the text.
  package static func violations(of value: LocatedValue, _ schema: JSONSchema) -> [SchemaViolation] {
    var check = SchemaCheck(schema)
    check.inspect(value, schema.root, ValuePath(value), 0)
    var seen: Set<SchemaViolation> = []
    return check.violations.filter { seen.insert($0).inserted }
      .sorted { ($0.range.lowerBound, $0.message) < ($1.range.lowerBound, $1.message) }
  }

  mutating func find(_ message: String, at range: Range<Int>, weight: Int = 1) {
    guard violations.count < Self.mostViolations else { return }
    violations.append(SchemaViolation(message: message, range: range, weight: weight))
  }

  /// The violations of a value on its own, without reporting them.
  func trial(_ value: LocatedValue, _ schema: JSON, _ path: ValuePath, _ depth: Int) -> [SchemaViolation] {
    var check = SchemaCheck(self.schema)
    check.inspect(value, schema, path, depth)
    return check.violations
  }

  mutating func inspect(_ value: LocatedValue, _ schema: JSON, _ path: ValuePath, _ depth: Int) {
    guard depth < Self.deepest, violations.count < Self.mostViolations else { return }
    guard let rules = schema.object else {
      if schema.bool == false { find(SchemaMessage.forbidden(path.name), at: path.anchor, weight: 50) }
      return
    }
    if let reference = rules["$ref"]?.string, let target = self.schema.resolve(reference) {
      inspect(value, target, path, depth + 1)
    }
    if let type = rules["type"], !Self.fits(value, type) {
      let wanted = type.strings ?? [type.string ?? ""]
      return find(
        SchemaMessage.type(path.name, wanted, value), at: value.range.isEmpty ? path.anchor : value.range, weight: 1000)
    }
    inspectChoice(value, rules, path)
    switch value.content {
    case .int(let number): inspect(number: Double(number), value, rules, path)
    case .number(let number): inspect(number: number, value, rules, path)
    case .string(let text): inspect(text: text, value, rules, path)
    case .array(let items): inspect(items: items, value, rules, path, depth)
    case .object(let members): inspect(members: members, value, rules, path, depth)
    default: break
    }
    inspectCombinations(value, rules, path, depth)
  }

  static func fits(_ value: LocatedValue, _ type: JSON) -> Bool {
    (type.strings ?? [type.string ?? ""]).contains { name in
      switch (name, value.content) {
      case ("null", .null), ("boolean", .bool), ("integer", .int), ("number", .int), ("number", .number),
        ("string", .string), ("array", .array), ("object", .object):
        true
      case ("integer", .number(let number)): number == number.rounded()
      default: false
      }
    }
  }

  // MARK: One value

  private mutating func inspectChoice(_ value: LocatedValue, _ rules: [String: JSON], _ path: ValuePath) {
    let range = value.range.isEmpty ? path.anchor : value.range
    if let wanted = rules["const"], wanted != value.comparable(to: wanted) {
      find(SchemaMessage.choice(path.name, [wanted], value), at: range, weight: 100)
    }
    if let wanted = rules["enum"]?.array, !wanted.contains(where: { $0 == value.comparable(to: $0) }) {
      find(SchemaMessage.choice(path.name, wanted, value), at: range, weight: 100)
    }
  }

  private mutating func inspect(number: Double, _ value: LocatedValue, _ rules: [String: JSON], _ path: ValuePath) {
    let isOver = rules["exclusiveMinimum"]?.bool == true
    let isUnder = rules["exclusiveMaximum"]?.bool == true
    if let least = rules["minimum"]?.double, isOver ? number <= least : number < least {
      find(SchemaMessage.bound(path.name, isOver ? "above" : "at least", least), at: value.range)
    }
    if let most = rules["maximum"]?.double, isUnder ? number >= most : number > most {
      find(SchemaMessage.bound(path.name, isUnder ? "below" : "at most", most), at: value.range)
    }
    if let least = rules["exclusiveMinimum"]?.double, number <= least {
      find(SchemaMessage.bound(path.name, "above", least), at: value.range)
    }
    if let most = rules["exclusiveMaximum"]?.double, number >= most {
      find(SchemaMessage.bound(path.name, "below", most), at: value.range)
    }
    if let step = rules["multipleOf"]?.double, step > 0, number.isFinite {
      let count = number / step
      let isWhole = abs(count - count.rounded()) <= 1e-9 * max(1, abs(count))
      if !isWhole { find(SchemaMessage.bound(path.name, "a multiple of", step), at: value.range) }
    }
  }

  private mutating func inspect(text: String, _ value: LocatedValue, _ rules: [String: JSON], _ path: ValuePath) {
    let length = text.unicodeScalars.count
    if let least = rules["minLength"]?.int, length < least {
      find(SchemaMessage.size(path.name, "at least", least, "character", length), at: value.range)
    }
    if let most = rules["maxLength"]?.int, length > most {
      find(SchemaMessage.size(path.name, "at most", most, "character", length), at: value.range)
    }
    if let expression = rules["pattern"]?.string, !matches(expression, text) {
      find(SchemaMessage.pattern(path.name, expression), at: value.range)
    }
    if let format = rules["format"]?.string, !SchemaFormat.holds(format, text) {
      find(SchemaMessage.format(path.name, format), at: value.range)
    }
  }

  /// Whether an expression is found in a text; one that gives up decides nothing.
  func matches(_ expression: String, _ text: String) -> Bool {
    guard let pattern = schema.patterns[expression] else { return true }
    do throws(PatternError) {
      return try !pattern.matches(in: Pattern.Subject(Array(text.utf8))).isEmpty
    } catch {
      return true
    }
  }
}

extension LocatedValue {
  /// The value in the spelling of another number: 1 and 1.0 are one.
  fileprivate func comparable(to other: JSON) -> JSON {
    let own = json
    guard let number = own.double, let wanted = other.double, number == wanted else { return own }
    return other
  }
}
