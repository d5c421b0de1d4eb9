import TextScanning

extension MarkdownlintRule {
  /// Rules about code.
  static let code = [
    MarkdownlintRule("MD014", "commands-show-output", tags: "code") { _ in
      .rule(kind: "code.prompt", slots: ["use": false, "output": true])
    },
    MarkdownlintRule("MD031", "blanks-around-fences", tags: "blank_lines code", options: "list_items") { options in
      var slots: [String: JSON] = ["element": "codeBlock"]
      if !options.flag("list_items", true) { slots["listItems"] = false }
      return .rule(kind: "blank.around", slots: slots)
    },
    MarkdownlintRule("MD038", "no-space-in-code", tags: "code whitespace") { _ in
      .rule(kind: "inline.spacing", slots: ["element": "code"])
    },
    MarkdownlintRule(
      "MD040", "fenced-code-language", tags: "code language", options: "allowed_languages language_only"
    ) { options in
      var slots: [String: JSON] = ["language": true]
      let languages = options.texts("allowed_languages")
      if !languages.isEmpty { slots["languages"] = JSON(languages) }
      if options.flag("language_only", false) { slots["languageOnly"] = true }
      return .rule(kind: "code.fence", slots: slots)
    },
    MarkdownlintRule("MD046", "code-block-style", tags: "code", options: "style") { options in
      let style = options.style("consistent")
      guard ["consistent", "fenced", "indented"].contains(style) else { return .unknown(style: style) }
      return .rule(kind: "code.style", slots: ["style": .string(style)])
    },
    MarkdownlintRule("MD048", "code-fence-style", tags: "code", options: "style") { options in
      let fences = ["consistent": "consistent", "backtick": "```", "tilde": "~~~"]
      let style = options.style("consistent")
      guard let fence = fences[style] else { return .unknown(style: style) }
      return .rule(kind: "code.fence", slots: ["fence": .string(fence)])
    },
  ]
}
