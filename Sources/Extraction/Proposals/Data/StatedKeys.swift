import Documents
import Prose
import Rules
import TextScanning

/// Reads the keys of a JSON object that a page asks for, in one sentence (“Answer with a JSON object with the keys `title` and `score`”) or
/// in the list below it, where each item names a key and says what its value is.
enum StatedKeys: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    for unit in reading.units where !proposals.used.contains(unit.ordinal) && asks(unit) {
      guard let place = SchemaStatements.place(unit), place.name != "code", Statement(unit) != nil else { continue }
      let items = reading.units.filter { $0.isItem && $0.isFirst && $0.leadIn == unit.range }
      let keys = items.isEmpty ? inSentence(unit) : items.compactMap(StatedKey.init)
      guard !keys.isEmpty, items.isEmpty || keys.count == items.count else { continue }
      proposals.add(
        Proposal(
          kind: DataSchema.name, facet: DataSchema.facet, modality: SchemaStatements.modality(unit),
          slots: place.slots(("schema", schema(keys, isClosed: isClosed(unit)))),
          sources: [Citation.source(reading.page, text: unit.range)]
            + items.map { Citation.source(reading.page, text: $0.range) }, pattern: "D3"),
        units: [unit.ordinal] + items.map(\.ordinal))
    }
  }

  private static func asks(_ unit: Unit) -> Bool {
    let words = Set(unit.words + unit.terms.map { $0.text.lowercased() })
    return words.contains("json")
      && !words.isDisjoint(with: ["key", "keys", "field", "fields", "property", "properties"])
  }

  /// The names in code or quotes behind the word for keys.
  private static func inSentence(_ unit: Unit) -> [StatedKey] {
    let nouns: Set<String> = ["key", "keys", "field", "fields", "property", "properties"]
    guard let start = unit.tokens.firstIndex(where: { nouns.contains($0.text) }) else { return [] }
    let isName = { (token: Token) in
      token.kind == .term && (token.markup == .code || token.markup == .quotes) && StatedKey.isName(token.text)
    }
    let behind = unit.tokens[start...].filter(isName)
    let names = behind.isEmpty ? unit.tokens[..<start].filter(isName) : Array(behind)
    return names.map { StatedKey(name: $0.text) }
  }

  /// Whether other keys are refused.
  private static func isClosed(_ unit: Unit) -> Bool {
    let words = unit.words
    return words.contains("exactly") || words.contains("only")
      || zip(words, words.dropFirst()).contains {
        ($0 == "no" && ["other", "others", "more"].contains($1)) || ($0 == "nothing" && $1 == "else")
      }
  }

  private static func schema(_ keys: [StatedKey], isClosed: Bool) -> JSON {
    var schema: [String: JSON] = ["type": "object"]
    let required = keys.filter { !$0.isOptional }.map(\.name)
    if !required.isEmpty { schema["required"] = JSON(required) }
    let described = keys.filter { isClosed || !$0.meaning.isEmpty || $0.isOptional }
    if !described.isEmpty {
      schema["properties"] = .object(
        Dictionary(described.map { ($0.name, JSON.object($0.meaning)) }) { first, _ in first })
    }
    if isClosed { schema["additionalProperties"] = false }
    return .object(schema)
  }
}

/// One key as a list describes it: “`score` (number, 0 to 1): how sure you are; optional”.
struct StatedKey {
  var name: String
  /// A schema of its value.
  var meaning: [String: JSON] = [:]
  var isOptional = false

  init(name: String) { self.name = name }

  /// Nil when an item does not begin with a key.
  init?(_ unit: Unit) {
    guard let first = unit.tokens.first, first.kind == .term, first.markup == .code || first.markup == .strong
    else { return nil }
    let name = first.text.hasSuffix(":") ? String(first.text.dropLast()) : first.text
    guard Self.isName(name) else { return nil }
    self.name = name
    let rest = unit.tokens.dropFirst()
    isOptional = rest.contains { $0.text == "optional" }
    if let choice = Self.choice(rest) {
      meaning["enum"] = choice
    } else if let type = Self.type(rest) {
      meaning["type"] = .string(type)
      if rest.prefix(8).contains(where: { $0.text == "date" }) { meaning["format"] = "date" }
      if type == "number" || type == "integer", let bounds = Self.bounds(rest) {
        meaning["minimum"] = Self.number(bounds.least)
        meaning["maximum"] = Self.number(bounds.most)
      }
    }
  }

  private static func number(_ value: Double) -> JSON {
    value == value.rounded() && abs(value) < 1e15 ? .int(Int(value)) : .number(value)
  }

  /// A word that can be a key.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, ASCII.isLetter(first) || first == .of("_") || first == .of("$") else {
      return false
    }
    return text.utf8.count <= 60
      && text.utf8.allSatisfy { ASCII.isWord($0) || $0 == .of("-") || $0 == .of("$") || $0 == .of(".") }
  }

  private static let types: [String: String] = [
    "string": "string", "text": "string", "number": "number", "float": "number", "integer": "integer", "int": "integer",
    "boolean": "boolean", "bool": "boolean", "array": "array", "list": "array", "object": "object", "map": "object",
    "dictionary": "object", "sentence": "string", "date": "string", "strings": "array", "numbers": "array",
  ]

  /// The first word for a type among the first words behind the name.
  private static func type(_ tokens: ArraySlice<Token>) -> String? {
    for token in tokens.prefix(8) where token.kind == .word {
      if let type = types[token.text] { return type }
    }
    let words = tokens.prefix(8).map(\.text)
    return zip(words, words.dropFirst()).contains { $0 == "whole" && $1 == "number" } ? "integer" : nil
  }

  /// “one of `low`, `high`”, “either `low` or `high`”.
  private static func choice(_ tokens: ArraySlice<Token>) -> JSON? {
    let words = Array(tokens)
    guard
      let start = words.indices.first(where: { index in
        words[index].text == "either"
          || words[index].text == "one" && index + 1 < words.count && words[index + 1].text == "of"
      })
    else { return nil }
    let values = words[start...].filter { $0.kind == .term && ($0.markup == .code || $0.markup == .quotes) }.map(\.text)
    return values.count >= 2 ? JSON(values) : nil
  }

  /// “from 0 to 1”, “between 0 and 1”, “0–1”.
  private static func bounds(_ tokens: ArraySlice<Token>) -> (least: Double, most: Double)? {
    let words = tokens.map(\.text)
    for index in words.indices {
      if let least = Double(words[index]), index + 2 < words.count,
        ["to", "and", "–", "-"].contains(words[index + 1]), let most = Double(words[index + 2]), least < most
      {
        return (least, most)
      }
    }
    return nil
  }
}
