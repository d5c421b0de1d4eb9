import Documents
import Prose
import TextScanning

/// What one rule says of one page: whether it applies, and where it is broken.
package struct Inspection: Sendable {
  package let rule: Rule
  private let page: Page
  private let scope: ScopeFilter
  /// A rule that found nothing to look at (no heading for a heading rule) does not apply; it is never "passed".
  package private(set) var applies = false
  package private(set) var findings: [Finding] = []

  init(rule: Rule, page: Page, scope: ScopeFilter) {
    self.rule = rule
    self.page = page
    self.scope = scope
  }

  /// Says that there was something to look at.
  package mutating func apply() { applies = true }

  /// Reports a range of the reading text, unless it lies outside the rule's scope.
  package mutating func find(_ message: String, at range: Range<Int>, replacement: String? = nil) {
    guard scope.admits(range, in: page) else { return }
    let source = page.text.sourceRange(of: range)
    // Over markup a replacement of words would tear what stands between them; a line end is as good as a space.
    let isPlain = Self.words(page.document.bytes[source]) == Self.words(page.text.bytes[range])
    find(message, source: source, replacement: isPlain ? replacement : nil)
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(whereSeparator: ASCII.isSpace)
  }

  /// Reports a range of the source file.
  package mutating func find(_ message: String, source range: Range<Int>, replacement: String? = nil) {
    find(message, source: range, fix: replacement.map { Fix(range: range, text: $0) })
  }

  /// Reports a range of the source file whose fix may change other bytes than those reported.
  package mutating func find(_ message: String, source range: Range<Int>, fix: Fix?) {
    applies = true
    findings.append(
      Finding(
        rule: rule.id, kind: rule.kind, severity: rule.severity, message: message, range: range,
        fix: fix, alias: rule.alias))
  }

  /// Whether a range of the reading text lies in the rule's scope; kinds that count ask first.
  package func admits(_ range: Range<Int>) -> Bool { scope.admits(range, in: page) }
}
