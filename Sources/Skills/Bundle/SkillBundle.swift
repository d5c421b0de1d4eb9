import Documents
import Rules
import TextScanning

/// Everything that goes into one bundle, before it is written.
package struct SkillBundle: Sendable {
  /// A file that was read: path relative to the root, hex SHA-256 of its bytes.
  package struct Input: Sendable, Hashable {
    package var path: String
    package var sha256: String
    package init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// A page found but not read.
  package struct SkippedPage: Sendable, Hashable {
    package var path: String
    package var reason: String
    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// What the project calls itself, for the description: from the root's README title, the site's index page, or the folder.
  package var subject: String
  /// A valid skill name; the folder's name too.
  package var name: String
  /// Sorted by rule id.
  package var rules: [CompiledRule]
  package var knowledge: Knowledge
  package var inputs: [Input]
  package var pagesRead: Int
  package var pagesSkipped: [SkippedPage]
  /// Canonical JSON of `assets/baseline.json` without the schema member.
  package var baseline: JSON
  package var diagnostics: [Diagnostic]
  /// The names that the documents show, for the check against invention.
  package var identifiers = IdentifierTable(lines: [], pages: [])
  /// Names that found no room in the table, in the order in which they went.
  package var identifiersLeftOut: [IdentifiersLeftOut] = []

  package init(
    subject: String, name: String, rules: [CompiledRule], knowledge: Knowledge, inputs: [Input], pagesRead: Int,
    pagesSkipped: [SkippedPage], baseline: JSON, diagnostics: [Diagnostic]
  ) {
    self.subject = subject
    self.name = name
    self.rules = rules
    self.knowledge = knowledge
    self.inputs = inputs
    self.pagesRead = pagesRead
    self.pagesSkipped = pagesSkipped
    self.baseline = baseline
    self.diagnostics = diagnostics
  }
}

extension SkillBundle {
  /// The subject, or the name where the subject says nothing or speaks to a model.
  var harmlessSubject: String {
    MarkdownText.oneLine(subject).isEmpty || Hostile.reason(subject) != nil ? name : subject
  }
}
