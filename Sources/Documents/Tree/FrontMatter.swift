/// The metadata block at the head of a page. Only its top-level keys are read here, by line: that is all that conventions and
/// schema checks of key presence need, and it costs no YAML parse per page.
public struct FrontMatter: Sendable, Equatable {
  public enum Syntax: String, Sendable { case yaml, toml }

  public struct Entry: Sendable, Equatable {
    public let key: String
    public let keyRange: Range<Int>
    /// The value's bytes without quotes and surrounding space; empty when the value is a block below the key.
    public let valueRange: Range<Int>

    public init(key: String, keyRange: Range<Int>, valueRange: Range<Int>) {
      self.key = key
      self.keyRange = keyRange
      self.valueRange = valueRange
    }
  }

  public let syntax: Syntax
  /// The whole block with its fences.
  public let range: Range<Int>
  public let entries: [Entry]

  public init(syntax: Syntax, range: Range<Int>, entries: [Entry]) {
    self.syntax = syntax
    self.range = range
    self.entries = entries
  }
}
