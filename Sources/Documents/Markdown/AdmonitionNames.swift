/// Names that make a box an admonition.
enum AdmonitionNames {
  /// Boxes of which the name is the type.
  private static let types: Set<String> = [
    "note", "warning", "tip", "important", "caution", "info", "danger", "attention", "hint", "success", "error",
    "question",
    "example", "abstract", "bug", "failure", "seealso", "todo", "quote", "advisory", "notes", "warn", "information",
  ]
  /// Boxes whose type is an attribute.
  private static let boxes: Set<String> = [
    "alert", "callout", "admonition", "notice", "hint", "aside", "message", "box",
  ]
  static let all = types.union(boxes)
  /// Shortcodes and tags around code.
  static let code: Set<String> = ["highlight", "code", "codeblock", "mermaid", "math", "katex", "diagram"]

  /// The type of a shortcode's admonition: its own name, or what its attributes say.
  static func type(of marker: BlockMarker, _ syntax: BlockSyntax) -> String {
    guard boxes.contains(marker.name) else { return marker.name }
    for name: StaticString in ["type", "style", "level", "color", "title", "icon"] {
      guard let value = syntax.attribute(name, in: marker.range) else { continue }
      let word = syntax.lower(syntax.word(from: value.lowerBound, to: value.upperBound))
      if types.contains(word) { return word }
    }
    // Hugo themes also take the type as the first word: `{{< notice warning >}}`.
    let inside = marker.range
    var index = inside.lowerBound
    while index < inside.upperBound {
      let word = syntax.word(from: index, to: inside.upperBound)
      if types.contains(syntax.lower(word)), syntax.lower(word) != marker.name { return syntax.lower(word) }
      index = max(word.upperBound, index + 1)
    }
    return marker.name == "hint" ? "hint" : "note"
  }
}
