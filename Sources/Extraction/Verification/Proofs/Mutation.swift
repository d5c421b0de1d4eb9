import Rules
import TextScanning

/// One way to break a rule in a block that keeps it, and nothing else about the block.
///
/// A mutation is written from what the rule says, apart from the code that checks it, so that the two can prove each other wrong
/// (mutation testing: DeMillo, Lipton, Sayward 1978).
struct Mutation: Sendable {
  /// The blocks it can edit.
  var forms: [Specimen.Form]
  /// The broken block, or nil where the block has nothing to break.
  var apply: @Sendable (_ block: String, _ rule: Rule) -> String?

  init(_ forms: Specimen.Form..., apply: @escaping @Sendable (String, Rule) -> String?) {
    self.forms = forms
    self.apply = apply
  }

  /// The mutation of a kind; nil for kinds whose rules a block cannot break (measures of whole pages, names of files).
  static func of(_ kind: String) -> Mutation? { byKind[kind] }

  private static let byKind: [String: Mutation] = headings.merging(texts) { first, _ in first }
    .merging(lists) { first, _ in first }.merging(blocks) { first, _ in first }.merging(pages) { first, _ in first }
}
