import TextScanning

/// Builds instructions out of the texts of slots, for all kinds of reasoning.
enum Clause {
  /// A text as it stands inside a sentence: without its full stop, and without the capital of an ordinary first word.
  static func bare(_ text: String) -> String {
    var bytes = Array(text.utf8)
    while let last = bytes.last, ASCII.isSpace(last) || last == .of(".") { bytes.removeLast() }
    bytes = Array(bytes.drop(while: ASCII.isSpace))
    if bytes.count > 1, ASCII.isUpper(bytes[0]), ASCII.isLower(bytes[1]) { bytes[0] = ASCII.lower(bytes[0]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text as it begins a sentence.
  static func opened(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// “If a test fails, tell the reviewer.” A condition that says when in its own words keeps them.
  static func sentence(_ condition: String?, _ clause: String) -> String {
    guard let condition else { return opened(clause) + "." }
    return opened(conditional(condition)) + ", \(clause)."
  }

  /// A condition with the word that makes it one.
  static func conditional(_ condition: String) -> String {
    let text = bare(condition)
    let first = text.split(separator: " ").first.map { $0.lowercased() } ?? ""
    return openers.contains(first) ? text : "if \(text)"
  }

  private static let openers: Set<String> = [
    "if", "when", "whenever", "where", "unless", "until", "before", "after", "once", "while", "as", "for", "in", "on",
    "at", "during",
    "with", "without", "to", "since", "because", "every", "each", "by",
  ]

  /// The objects a text does not name yet, in parentheses.
  static func naming(_ objects: [String], in text: String) -> String {
    let missing = objects.filter { !text.contains($0) }.map { "`\($0)`" }
    return missing.isEmpty ? "" : " (\(list(missing, joinedBy: "and")))"
  }

  /// “1 item”, “2 items”.
  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// a, b and c, as they are.
  static func list(_ items: [String], joinedBy word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}
