import TextScanning

/// The options of one markdownlint rule. Values are read as generously as markdownlint reads them: `"2"` is 2, and 0 is false.
struct MarkdownlintOptions: Sendable {
  let values: [String: JSON]

  func has(_ key: String) -> Bool { values[key] != nil }

  func number(_ key: String, _ otherwise: Int) -> Int { number(key) ?? otherwise }

  func number(_ key: String) -> Int? { values[key].flatMap(Self.number) }

  func flag(_ key: String, _ otherwise: Bool) -> Bool {
    switch values[key] {
    case nil: otherwise
    case .bool(let flag): flag
    case .null, .int(0): false
    case .string(let text): !text.isEmpty
    default: true
    }
  }

  func text(_ key: String) -> String? { values[key]?.string }

  /// A name of a style in lower case, or what holds when there is none.
  func style(_ otherwise: String) -> String { values["style"]?.string?.lowercased() ?? otherwise }

  func texts(_ key: String) -> [String] { values[key]?.array?.compactMap(\.string) ?? [] }

  /// A number, or a list of them.
  func numbers(_ key: String) -> JSON? {
    guard let list = values[key]?.array else { return number(key).map { .int(max($0, -1)) } }
    let numbers = list.compactMap(Self.number)
    return numbers.isEmpty ? nil : .array(numbers.map { .int(max($0, -1)) })
  }

  private static func number(_ value: JSON) -> Int? { value.int ?? value.string.flatMap { Int($0) } }
}
