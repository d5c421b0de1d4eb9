import Rules
import TextScanning

/// What a sentence says that a schema is for: outputs, samples or front matter.
struct SchemaPlace {
  /// As the slot of `data.schema` names it.
  let name: String
  /// Whether nothing but such a value will do.
  let isRequired: Bool

  /// Nil when the sentence speaks of none of them.
  init?(_ words: some Sequence<String>) {
    let words = Array(words)
    let set = Set(words)
    if set.contains("frontmatter") || zip(words, words.dropFirst()).contains(where: { $0 == "front" && $1 == "matter" })
      || set.contains("front-matter")
    {
      name = "frontMatter"
      isRequired = true
    } else if !set.isDisjoint(with: Self.outputs) {
      name = "output"
      isRequired = !set.isDisjoint(with: ["only", "nothing", "else"])
    } else if !set.isDisjoint(with: Self.samples) {
      name = "code"
      isRequired = false
    } else {
      return nil
    }
  }

  private static let outputs: Set<String> = Set(
    words: """
      answer answers output outputs reply replies respond response responses return returns result results report reports
      emit print deliver hand final
      """)
  private static let samples: Set<String> = Set(
    words:
      "sample samples example examples snippet snippets config configs configuration configurations manifest manifests"
  )

  /// The slots of the rule.
  func slots(_ schema: (String, JSON)) -> [String: JSON] {
    var slots: [String: JSON] = [schema.0: schema.1]
    if name != "output" { slots["place"] = .string(name) }
    if isRequired { slots["required"] = true }
    return slots
  }
}
