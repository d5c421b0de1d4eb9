import TextScanning

/// What a rule lets pass: expressions that, found as whole words in a match, make it none.
struct Exceptions: Sendable {
  private let pattern: CompiledPattern?
  /// In PCRE2's syntax; nil without any.
  var source: String? { pattern?.source }

  /// Exceptions keep their case, whatever the rule does, unless they say otherwise. Longer ones come first.
  init(_ expressions: [String]) throws(PatternError) {
    guard !expressions.isEmpty else {
      pattern = nil
      return
    }
    let sorted = expressions.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    pattern = try CompiledPattern(anyOf: sorted, shape: .init())
  }

  /// Whether a match is let pass.
  func cover(_ text: String) -> Bool {
    guard let pattern else { return false }
    let subject = Pattern.Subject(Array(text.utf8))
    guard let compiled = try? pattern.pattern(isASCII: false), let matcher = try? Pattern.Matcher(compiled) else {
      return false
    }
    return (try? matcher.first(in: subject, part: 0..<subject.bytes.count, starts: 0...subject.bytes.count)) != nil
  }
}
