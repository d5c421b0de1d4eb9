import TextScanning

/// One place where an output breaks a rule. Offsets are bytes of the checked file.
package struct Finding: Sendable, Hashable {
  package var rule: String
  package var kind: String
  package var severity: Severity
  package var message: String
  package var range: Range<Int>
  /// The one right answer, where there is one.
  package var fix: Fix?
  /// The rule's name in the linter it was imported from.
  package var alias: String?

  package init(
    rule: String, kind: String, severity: Severity, message: String, range: Range<Int>, fix: Fix? = nil,
    alias: String? = nil
  ) {
    self.rule = rule
    self.kind = kind
    self.severity = severity
    self.message = message
    self.range = range
    self.fix = fix
    self.alias = alias
  }
}

/// A replacement of bytes that makes a finding go away.
package struct Fix: Sendable, Hashable {
  package var range: Range<Int>
  package var text: String
  package init(range: Range<Int>, text: String) {
    self.range = range
    self.text = text
  }
}
