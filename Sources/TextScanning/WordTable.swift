extension Set<String> {
  /// The words of a table in the source, separated by white space.
  public init(words table: String) {
    self.init(table.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}

extension [String] {
  /// The phrases of a table in the source, separated by commas.
  public init(phrases table: String) {
    self = table.split { $0 == "," || $0 == "\n" }.map { $0.split(separator: " ").joined(separator: " ") }.filter {
      !$0.isEmpty
    }
  }
}
