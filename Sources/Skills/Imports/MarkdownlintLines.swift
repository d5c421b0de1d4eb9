import TextScanning

extension MarkdownlintRule {
  /// Rules about lines and white space.
  static let lines = [
    MarkdownlintRule(
      "MD009", "no-trailing-spaces", tags: "whitespace", options: "br_spaces code_blocks list_item_empty_lines strict"
    ) { options in
      var slots: [String: JSON] = ["trailing": false]
      let breaks = options.number("br_spaces", 2)
      if breaks > 1 { slots["breakSpaces"] = .int(breaks) }
      if options.flag("code_blocks", false) { slots["code"] = true }
      if options.flag("list_item_empty_lines", false) { slots["itemIndent"] = true }
      if options.flag("strict", false) { slots["strict"] = true }
      return .rule(kind: "line.whitespace", slots: slots)
    },
    MarkdownlintRule(
      "MD010", "no-hard-tabs", tags: "hard_tab whitespace", options: "code_blocks ignore_code_languages spaces_per_tab"
    ) { options in
      var slots: [String: JSON] = ["code": .bool(options.flag("code_blocks", true))]
      let languages = options.texts("ignore_code_languages")
      if !languages.isEmpty { slots["languages"] = JSON(languages) }
      if options.has("spaces_per_tab") { slots["width"] = .int(max(0, options.number("spaces_per_tab", 1))) }
      return .rule(kind: "line.tabs", slots: slots)
    },
    MarkdownlintRule("MD012", "no-multiple-blanks", tags: "blank_lines whitespace", options: "maximum") { options in
      .rule(kind: "blank.lines", slots: ["max": .int(max(1, options.number("maximum", 1)))])
    },
    MarkdownlintRule(
      "MD013", "line-length", tags: "line_length",
      options: "code_block_line_length code_blocks heading_line_length headings line_length stern strict tables"
    ) { options in
      let limit = max(1, options.number("line_length", 80))
      let headings = options.flag("headings", true) ? options.number("heading_line_length", limit) : 0
      let code = options.flag("code_blocks", true) ? options.number("code_block_line_length", limit) : 0
      let words = options.flag("strict", false) ? "none" : options.flag("stern", false) ? "alone" : "end"
      return .rule(
        kind: "line.length",
        slots: [
          "max": .int(limit), "everywhere": true, "headings": .int(max(0, headings)), "code": .int(max(0, code)),
          "tables": .bool(options.flag("tables", true)), "longWords": .string(words),
        ])
    },
    MarkdownlintRule("MD035", "hr-style", tags: "hr", options: "style") { options in
      let style = options.text("style") ?? "consistent"
      return .rule(kind: "rule.marker", slots: ["marker": .string(style)])
    },
    MarkdownlintRule("MD047", "single-trailing-newline", tags: "blank_lines") { _ in
      .rule(kind: "file.end", slots: [:])
    },
  ]
}
