import TextScanning

extension SchemaCheck {
  // MARK: Lists

  mutating func inspect(
    items: [LocatedValue], _ value: LocatedValue, _ rules: [String: JSON], _ path: ValuePath, _ depth: Int
  ) {
    if let least = rules["minItems"]?.int, items.count < least {
      find(SchemaMessage.size(path.name, "at least", least, "item", items.count), at: path.anchor)
    }
    if let most = rules["maxItems"]?.int, items.count > most {
      find(SchemaMessage.size(path.name, "at most", most, "item", items.count), at: items[most].range)
    }
    if rules["uniqueItems"]?.bool == true {
      var seen: Set<JSON> = []
      for item in items where !seen.insert(item.json).inserted {
        find(SchemaMessage.repeated(path.name), at: item.range)
      }
    }
    // Draft 4 to 2019-09 have the list in `items` and the rest in `additionalItems`.
    let first = rules["prefixItems"]?.array ?? rules["items"]?.array ?? []
    let rest = rules["items"]?.array == nil ? rules["items"] : rules["additionalItems"]
    for (position, item) in items.enumerated() {
      let below = path.item(position, item)
      if position < first.count {
        inspect(item, first[position], below, depth + 1)
      } else if let rest {
        if rest.bool == false {
          find(SchemaMessage.extraItem(path.name, first.count), at: item.range)
        } else {
          inspect(item, rest, below, depth + 1)
        }
      }
    }
    if let wanted = rules["contains"] { inspectContains(items, wanted, rules, path, depth) }
  }

  private mutating func inspectContains(
    _ items: [LocatedValue], _ wanted: JSON, _ rules: [String: JSON], _ path: ValuePath, _ depth: Int
  ) {
    let count = items.enumerated().count { trial($1, wanted, path.item($0, $1), depth + 1).isEmpty }
    let least = rules["minContains"]?.int ?? 1
    if count < least { find(SchemaMessage.contains(path.name, "at least", least, count), at: path.anchor) }
    if let most = rules["maxContains"]?.int, count > most {
      find(SchemaMessage.contains(path.name, "at most", most, count), at: path.anchor)
    }
  }

  // MARK: Objects

  mutating func inspect(
    members: [LocatedValue.Member], _ value: LocatedValue, _ rules: [String: JSON], _ path: ValuePath, _ depth: Int
  ) {
    let keys = Set(members.map(\.key))
    for name in rules["required"]?.strings ?? [] where !keys.contains(name) {
      find(SchemaMessage.lacks(path.name, name), at: path.anchor, weight: 20)
    }
    if let least = rules["minProperties"]?.int, members.count < least {
      find(SchemaMessage.size(path.name, "at least", least, "key", members.count), at: path.anchor)
    }
    if let most = rules["maxProperties"]?.int, members.count > most {
      find(SchemaMessage.size(path.name, "at most", most, "key", members.count), at: members[most].keyRange)
    }
    for member in members { inspect(member, rules, path, depth) }
    inspectDependencies(keys, members, value, rules, path, depth)
  }

  private mutating func inspect(
    _ member: LocatedValue.Member, _ rules: [String: JSON], _ path: ValuePath, _ depth: Int
  ) {
    let below = path.member(member)
    var isKnown = false
    if let schema = rules["properties"]?[member.key] {
      isKnown = true
      inspect(member.value, schema, below, depth + 1)
    }
    if let patterns = rules["patternProperties"]?.object {
      for expression in patterns.keys.sorted(by: JSON.bytewise) where matches(expression, member.key) {
        isKnown = true
        if let schema = patterns[expression] { inspect(member.value, schema, below, depth + 1) }
      }
    }
    if !isKnown, let others = rules["additionalProperties"] {
      if others.bool == false {
        find(SchemaMessage.unknownKey(member.key, path, nearest(member.key, rules)), at: member.keyRange, weight: 20)
      } else {
        inspect(member.value, others, below, depth + 1)
      }
    }
    if let names = rules["propertyNames"] {
      let name = LocatedValue(.string(member.key), member.keyRange)
      inspect(name, names, below, depth + 1)
    }
  }

  /// The key of the schema that a wrong one may stand for.
  private func nearest(_ key: String, _ rules: [String: JSON]) -> String? {
    let name = Array(key.utf8).lowercasedASCII()
    return (rules["properties"]?.object ?? [:]).keys.sorted(by: JSON.bytewise)
      .compactMap { known in
        EditDistance.between(name, Array(known.utf8).lowercasedASCII(), limit: key.utf8.count >= 6 ? 2 : 1).map {
          (known, $0)
        }
      }
      .min { $0.1 < $1.1 }?.0
  }

  private mutating func inspectDependencies(
    _ keys: Set<String>, _ members: [LocatedValue.Member], _ value: LocatedValue, _ rules: [String: JSON],
    _ path: ValuePath, _ depth: Int
  ) {
    for keyword in ["dependentRequired", "dependencies", "dependentSchemas"] {
      for (key, needs) in (rules[keyword]?.object ?? [:]).sorted(by: { JSON.bytewise($0.key, $1.key) })
      where keys.contains(key) {
        guard let names = needs.strings else {
          inspect(value, needs, path, depth + 1)
          continue
        }
        let place = members.first { $0.key == key }?.keyRange ?? path.anchor
        for name in names where !keys.contains(name) { find(SchemaMessage.needs(key, name), at: place) }
      }
    }
  }

  // MARK: Combinations

  mutating func inspectCombinations(_ value: LocatedValue, _ rules: [String: JSON], _ path: ValuePath, _ depth: Int) {
    for schema in rules["allOf"]?.array ?? [] { inspect(value, schema, path, depth + 1) }
    if let choices = rules["anyOf"]?.array { inspectChoices(value, choices, path, depth, isExact: false) }
    if let choices = rules["oneOf"]?.array { inspectChoices(value, choices, path, depth, isExact: true) }
    if let refused = rules["not"], trial(value, refused, path, depth + 1).isEmpty {
      find(SchemaMessage.refused(path.name, refused), at: path.anchor)
    }
    if let condition = rules["if"] {
      let branch = trial(value, condition, path, depth + 1).isEmpty ? rules["then"] : rules["else"]
      if let branch { inspect(value, branch, path, depth + 1) }
    }
  }

  private mutating func inspectChoices(
    _ value: LocatedValue, _ choices: [JSON], _ path: ValuePath, _ depth: Int, isExact: Bool
  ) {
    let trials = choices.map { trial(value, $0, path, depth + 1) }
    let fitting = trials.count(where: \.isEmpty)
    if fitting == 1 || fitting > 1 && !isExact { return }
    if fitting > 1 { return find(SchemaMessage.several(path.name, fitting), at: path.anchor) }
    let nearest = trials.min { Self.distance($0, value) < Self.distance($1, value) }
    guard let nearest, !nearest.contains(where: { Self.isOtherType($0, value) }) else {
      let types = choices.flatMap { self.types(of: $0) }
      return find(SchemaMessage.type(path.name, types, value), at: value.range, weight: 1000)
    }
    // The alternative that was meant says what is wrong.
    for violation in nearest { find(violation.message, at: violation.range, weight: violation.weight) }
  }

  /// How far a value lies from an alternative: another type of the value itself is the furthest, then a wrong word that tells alternatives
  /// apart, then keys, then types and bounds inside.
  private static func distance(_ violations: [SchemaViolation], _ value: LocatedValue) -> Int {
    violations.reduce(0) { $0 + ($1.weight >= 1000 && !isOtherType($1, value) ? 10 : $1.weight) }
  }

  private static func isOtherType(_ violation: SchemaViolation, _ value: LocatedValue) -> Bool {
    violation.weight >= 1000 && violation.range == value.range
  }

  private func types(of choice: JSON) -> [String] {
    let target = choice["$ref"]?.string.flatMap { schema.resolve($0) } ?? choice
    return target["type"]?.strings ?? target["type"]?.string.map { [$0] } ?? []
  }
}
