import TextScanning

/// What a linter's rule does to a match to mend it.
struct LinterAction: Sendable {
  private let name: String
  private let parameters: [String]

  /// The action of a rule's `action` slot: its name and after it its parameters.
  init?(_ words: [String]) {
    guard let name = words.first, Self.names.contains(name) else { return nil }
    self.name = name
    parameters = Array(words.dropFirst())
  }

  /// Actions that give one right answer.
  static let names: Set<String> = ["replace", "remove", "edit"]

  /// What stands for a match afterwards; nil where there is more than one answer or none.
  func replacement(for match: String, prefer: [String] = []) -> String? {
    switch name {
    case "remove": return ""
    case "replace":
      let choices = parameters.isEmpty ? prefer : parameters
      return choices.count == 1 ? choices[0] : nil
    default: return edited(match)
    }
  }

  private func edited(_ match: String) -> String? {
    guard let how = parameters.first else { return nil }
    let words = Array(parameters.dropFirst())
    switch (how, words.count) {
    case ("trim", 1): return Self.trimmed(match, words[0], left: true, right: true)
    case ("trim_left", 1): return Self.trimmed(match, words[0], left: true, right: false)
    case ("trim_right", 1): return Self.trimmed(match, words[0], left: false, right: true)
    case ("remove", 1): return Self.replaced(match, words[0], by: "")
    case ("replace", 2), ("regex", 2): return Self.replaced(match, words[0], by: words[1])
    default: return nil
    }
  }

  private static func trimmed(_ text: String, _ marks: String, left: Bool, right: Bool) -> String {
    let marks = Set(marks.unicodeScalars)
    var scalars = Substring(text).unicodeScalars
    while left, let first = scalars.first, marks.contains(first) { scalars.removeFirst() }
    while right, let last = scalars.last, marks.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Every match of an expression replaced; nil when the replacement refers to groups or the expression cannot be read.
  private static func replaced(_ text: String, _ expression: String, by replacement: String) -> String? {
    guard !replacement.utf8.contains(.of("$")), let pattern = try? Pattern(expression) else { return nil }
    var bytes = Array(text.utf8)
    guard let ranges = try? pattern.matches(in: Pattern.Subject(bytes)) else { return nil }
    for range in ranges.reversed() { bytes.replaceSubrange(range, with: Array(replacement.utf8)) }
    return bytes.string(0..<bytes.count)
  }
}
