/// The metadata block at the head of a page. Only its top-level keys are read here, by line: that is all that conventions and
/// schema checks of key presence need, and it costs no YAML parse per page.
package struct FrontMatter: Sendable, Equatable {
  package enum Syntax: String, Sendable { case yaml, toml }

  package struct Entry: Sendable, Equatable {
    package let key: String
    package let keyRange: Range<Int>
    /// The value's bytes without quotes and surrounding space; empty when the value is a block below the key.
    package let valueRange: Range<Int>

    package init(key: String, keyRange: Range<Int>, valueRange: Range<Int>) {
      self.key = key
      self.keyRange = keyRange
      self.valueRange = valueRange
    }
  }

  package let syntax: Syntax
  /// The whole block with its fences.
  package let range: Range<Int>
  package let entries: [Entry]

  package init(syntax: Syntax, range: Range<Int>, entries: [Entry]) {
    self.syntax = syntax
    self.range = range
    self.entries = entries
  }
}
