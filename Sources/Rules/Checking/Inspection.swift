import Documents
import Prose
import TextScanning

/// What one rule says of one page: whether it applies, and where it is broken.
package struct Inspection {
  package let rule: Rule
  private let page: Page
  private let scope: ScopeFilter
  /// The number of the scope among those of all rules.
  private let scopeNumber: Int
  private let subjects: PageSubjects
  /// A rule that found nothing to look at (no heading for a heading rule) does not apply; it is never "passed".
  package private(set) var applies = false
  package private(set) var findings: [Finding] = []
  /// Why the rule could not look at all of the page.
  package private(set) var trouble: String?

  init(rule: Rule, page: Page, scope: ScopeFilter, scopeNumber: Int, subjects: PageSubjects) {
    self.rule = rule
    self.page = page
    self.scope = scope
    self.scopeNumber = scopeNumber
    self.subjects = subjects
  }

  /// Says that there was something to look at.
  package mutating func apply() { applies = true }

  /// Reports a range of the reading text, unless it lies outside the rule's scope.
  package mutating func find(_ message: String, at range: Range<Int>, replacement: String? = nil) {
    guard scope.admits(range, in: page) else { return }
    findWords(message, at: range, replacement: replacement)
  }

  private mutating func findWords(_ message: String, at range: Range<Int>, replacement: String?) {
    let source = page.text.sourceRange(of: range)
    // Over markup a replacement of words would tear what stands between them; a line end is as good as a space.
    let isPlain =
      replacement != nil && Self.words(page.document.bytes[source]) == Self.words(page.text.bytes[range])
    find(message, source: source, replacement: isPlain ? replacement : nil)
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(whereSeparator: ASCII.isSpace)
  }

  /// Reports a range of the source file, at the severity of the rule or a lower one.
  package mutating func find(
    _ message: String, source range: Range<Int>, replacement: String? = nil, atMost severity: Severity = .error
  ) {
    find(message, source: range, fix: replacement.map { Fix(range: range, text: $0) }, atMost: severity)
  }

  /// Reports a range of the source file whose fix may change other bytes than those reported.
  package mutating func find(_ message: String, source range: Range<Int>, fix: Fix?, atMost severity: Severity = .error)
  {
    applies = true
    findings.append(
      Finding(
        rule: rule.id, kind: rule.kind, severity: min(rule.severity, severity), message: message, range: range,
        fix: fix, alias: rule.alias))
  }

  /// Whether a range of the reading text lies in the rule's scope; kinds that count ask first.
  package func admits(_ range: Range<Int>) -> Bool { scope.admits(range, in: page) }

  /// Reports a part of a unit.
  mutating func find(_ message: String, at range: Range<Int>, in unit: SearchUnit, replacement: String? = nil) {
    if unit.text == .source { return find(message, source: range, replacement: replacement) }
    findWords(message, at: range, replacement: replacement)
  }

  /// The units in scope.
  var units: [SearchUnit] { subjects.units(of: scopeNumber, scope).units }

  /// The units in scope, or none where `pattern` can match in none of them.
  func units(mayHold pattern: CompiledPattern) -> [SearchUnit] {
    let list = subjects.units(of: scopeNumber, scope)
    return subjects.excludes(pattern, from: list) ? [] : list.units
  }

  /// A search over the page's texts.
  func search(_ pattern: CompiledPattern, groupCount: Int = 0) -> PatternSearch {
    PatternSearch(pattern, subjects: subjects, groupCount: groupCount)
  }

  /// The text of a part of a unit, as the rule reads it.
  func string(_ range: Range<Int>, in unit: SearchUnit) -> String {
    bytes(of: unit).string(range)
  }

  /// The bytes that a unit is a part of, as the rule reads them.
  func bytes(of unit: SearchUnit) -> [UInt8] {
    switch unit.text {
    case .prose: subjects.prose.bytes
    case .reading: page.text.bytes
    case .source: page.document.bytes
    }
  }

  /// Remembers what stood in the way of a search.
  mutating func note(_ search: PatternSearch) {
    guard trouble == nil, let failure = search.failure else { return }
    trouble = failure.reason
  }

  /// Remembers what stood in the way of looking at all.
  mutating func note(_ reason: String) { trouble = trouble ?? reason }

  /// Says that there was something to look at when the scope holds any unit.
  mutating func applyIfUnits() {
    guard !applies else { return }
    if scope.selector == nil { return applyIfText(page) }
    if !units.isEmpty { apply() }
  }
}

extension PatternError {
  /// For people.
  package var reason: String {
    switch self {
    case .invalid(let message, _): message
    case .limit: "its pattern ran into the limit of steps"
    case .failed(let code): "its pattern could not be searched for (PCRE2 error \(code))"
    }
  }
}
