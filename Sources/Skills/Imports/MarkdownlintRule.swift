import TextScanning

/// One rule of markdownlint: its names, and which rule of ours says the same.
struct MarkdownlintRule: Sendable {
  /// What a rule means here.
  enum Meaning: Sendable {
    case rule(kind: String, slots: [String: JSON])
    /// The options switch everything off.
    case nothing
    /// No kind says this, or not with these options.
    case unknown(reason: String)
  }

  /// `MD009`.
  let id: String
  let aliases: [String]
  let tags: [String]
  /// The options it takes.
  let options: [String]
  let meaning: @Sendable (MarkdownlintOptions) -> Meaning

  init(
    _ id: String, _ aliases: String, tags: String, options: String = "",
    _ meaning: @escaping @Sendable (MarkdownlintOptions) -> Meaning
  ) {
    self.id = id
    self.aliases = aliases.split(separator: " ").map(String.init)
    self.tags = tags.split(separator: " ").map(String.init)
    self.options = options.split(separator: " ").map(String.init)
    self.meaning = meaning
  }

  /// Every rule, by number.
  static let all: [MarkdownlintRule] = headings + lists + lines + code + links

  /// The rules a key of a configuration names: by id, alias or tag, in any case.
  static func named(_ key: String) -> [MarkdownlintRule] { byName[key.lowercased()] ?? [] }

  private static let byName: [String: [MarkdownlintRule]] = {
    var found: [String: [MarkdownlintRule]] = [:]
    for rule in all {
      for name in [rule.id] + rule.aliases + rule.tags { found[name.lowercased(), default: []].append(rule) }
    }
    return found
  }()
}
