import TextScanning

/// What a short label says about the text it stands over or before: “Don’t”, “Ask first”, “Good example”, “✅”.
///
/// Headings, bold words before a colon and pictographs at the start of an item all label. A label that forbids turns around what it governs,
/// so its text is never told without it.
enum Label: Sendable, Equatable {
  /// What follows is forbidden.
  case forbids
  /// What follows is advised against.
  case discourages
  /// What follows needs somebody’s yes.
  case asks
  /// What follows is demanded: “Always”, “Do”.
  case demands
  /// What follows shows something, good or bad.
  case shows
  /// What follows is what people do wrong: “Common mistakes”.
  case mistakes
  /// What follows is true of something and prescribes nothing: “Benefits”.
  case describes

  /// The label a whole heading or the words before a colon make; nil when they are something else.
  init?(_ text: String) {
    let words = Self.words(text)
    guard (1...5).contains(words.count) else { return nil }
    let joined = words.joined(separator: " ")
    if Self.forbidding.contains(joined) {
      self = .forbids
    } else if Self.discouraging.contains(joined) {
      self = .discourages
    } else if Self.asking.contains(joined) {
      self = .asks
    } else if Self.demanding.contains(joined) {
      self = .demands
    } else if Self.isSample(words) {
      self = .shows
    } else if let last = words.last, words.count <= 3, Self.mistaken.contains(last) {
      self = .mistakes
    } else if words.count <= 3, let last = words.last, Self.describing.contains(last) {
      self = .describes
    } else {
      return nil
    }
  }

  /// Lower-case words, apostrophes straight, marks and pictographs left out.
  private static func words(_ text: String) -> [String] {
    text.lowercased().replacing("\u{2019}", with: "'").split {
      !($0.isLetter || $0 == "'" || $0 == "-")
    }.map(String.init)
  }

  private static let forbidding: Set<String> = [
    "do not", "don't", "dont", "don'ts", "donts", "do nots", "do not do", "don't do", "don't do this", "do not do this",
    "never", "never do", "never do this", "must not", "what not to do", "things not to do", "not allowed",
    "not permitted",
    "forbidden", "prohibited", "disallowed", "off limits", "off-limits", "hard limits", "red lines",
  ]
  private static let discouraging: Set<String> = [
    "avoid", "things to avoid", "what to avoid", "patterns to avoid", "should not", "shouldn't", "anti-patterns",
    "antipatterns", "anti patterns", "anti-pattern", "bad practices", "avoid this", "avoid these",
  ]
  private static let asking: Set<String> = [
    "ask", "ask first", "ask before", "ask before doing", "ask before you", "always ask", "ask for approval",
    "check first",
    "needs approval", "requires approval", "require approval", "approval required", "needs confirmation",
    "confirm first",
    "requires confirmation", "get approval first", "ask the user first", "ask a person first",
  ]
  private static let demanding: Set<String> = ["do", "dos", "do's", "do this", "always", "always do", "must"]

  /// Whether every word belongs to the naming of samples, and one of them by itself.
  private static func isSample(_ words: [String]) -> Bool {
    words.contains(where: sampleCore.contains)
      && words.allSatisfy { sampleCore.contains($0) || sampleRest.contains($0) }
  }

  private static let sampleCore: Set<String> = Set(
    words: """
      example examples sample samples good bad better worse best worst correct incorrect right wrong recommended recommend
      yes no original revised rewritten before after counterexample counterexamples
      """)
  private static let sampleRest: Set<String> = Set(
    words: """
      not of the a an for like instead this that code text sentence sentences heading headings link more some less here output is and
      or with without even
      """)
  private static let describing: Set<String> = Set(
    words: """
      exception exceptions benefit benefits advantage advantages disadvantages reason
      reasons pros cons symptoms symptom causes cause limitations features scenarios differences
      """)

  private static let mistaken: Set<String> = ["mistake", "mistakes", "pitfall", "pitfalls"]

  // MARK: - Pictographs

  private static let good: [StaticString] = ["✅", "✔", "☑", "👍", "🟢", "✓"]
  private static let bad: [StaticString] = ["❌", "✖", "❎", "👎", "🚫", "⛔", "🔴", "✗", "✘", "🛑"]

  /// The pictograph at the start of a text and how many bytes it takes.
  static func pictograph(_ bytes: [UInt8], at start: Int, to end: Int) -> (label: Label, count: Int)? {
    guard start < end, bytes[start] >= 0xE2 else { return nil }
    for (marks, label) in [(good, Label.demands), (bad, .forbids)] {
      for mark in marks where bytes.hasBytes(mark, at: start) { return (label, mark.utf8CodeUnitCount) }
    }
    return nil
  }
}
