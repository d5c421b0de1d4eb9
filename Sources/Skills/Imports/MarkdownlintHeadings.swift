import TextScanning

extension MarkdownlintRule {
  /// Rules about headings and the order of a page.
  static let headings = [
    MarkdownlintRule("MD001", "heading-increment", tags: "headings", options: "front_matter_title") { options in
      .rule(kind: "heading.levels", slots: ["step": 1, "frontMatterTitle": title(options)])
    },
    MarkdownlintRule("MD003", "heading-style", tags: "headings", options: "style") { options in
      switch options.style("consistent") {
      case "consistent": .rule(kind: "heading.marker", slots: ["style": "consistent"])
      case "atx": .rule(kind: "heading.marker", slots: ["style": "atx", "closed": false])
      case "atx_closed": .rule(kind: "heading.marker", slots: ["style": "atx", "closed": true])
      case "setext": .rule(kind: "heading.marker", slots: ["style": "setext"])
      case "setext_with_atx": .rule(kind: "heading.marker", slots: ["style": "setextWithATX", "closed": false])
      case "setext_with_atx_closed": .rule(kind: "heading.marker", slots: ["style": "setextWithATX", "closed": true])
      case let style: .unknown(style: style)
      }
    },
    MarkdownlintRule("MD018", "no-missing-space-atx", tags: "atx headings spaces") { _ in
      .rule(kind: "heading.spacing", slots: ["forbid": "missing"])
    },
    MarkdownlintRule("MD019", "no-multiple-space-atx", tags: "atx headings spaces") { _ in
      .rule(kind: "heading.spacing", slots: ["forbid": "extra"])
    },
    MarkdownlintRule("MD020", "no-missing-space-closed-atx", tags: "atx_closed headings spaces") { _ in
      .rule(kind: "heading.spacing", slots: ["forbid": "missing", "closed": true])
    },
    MarkdownlintRule("MD021", "no-multiple-space-closed-atx", tags: "atx_closed headings spaces") { _ in
      .rule(kind: "heading.spacing", slots: ["forbid": "extra", "closed": true])
    },
    MarkdownlintRule(
      "MD022", "blanks-around-headings", tags: "blank_lines headings", options: "lines_above lines_below"
    ) { options in
      .rule(
        kind: "blank.around",
        slots: [
          "element": "heading", "above": options.numbers("lines_above") ?? 1,
          "below": options.numbers("lines_below") ?? 1,
        ])
    },
    MarkdownlintRule("MD023", "heading-start-left", tags: "headings spaces") { _ in
      .rule(kind: "heading.indent", slots: [:])
    },
    MarkdownlintRule("MD024", "no-duplicate-heading", tags: "headings", options: "siblings_only") { options in
      .rule(kind: "heading.unique", slots: options.flag("siblings_only", false) ? ["siblings": true] : [:])
    },
    MarkdownlintRule("MD025", "single-h1 single-title", tags: "headings", options: "front_matter_title level") {
      options in
      .rule(
        kind: "heading.single", slots: ["level": .int(options.number("level", 1)), "frontMatterTitle": title(options)])
    },
    MarkdownlintRule("MD026", "no-trailing-punctuation", tags: "headings", options: "punctuation") { options in
      let marks = options.text("punctuation") ?? ".,;:!。，；：！"
      guard !marks.isEmpty else { return .nothing }
      return .rule(kind: "punctuation.end", slots: ["place": "heading", "mark": "none", "marks": .string(marks)])
    },
    MarkdownlintRule("MD036", "no-emphasis-as-heading", tags: "emphasis headings", options: "punctuation") { options in
      .rule(kind: "emphasis.heading", slots: options.text("punctuation").map { ["marks": .string($0)] } ?? [:])
    },
    MarkdownlintRule(
      "MD041", "first-line-heading first-line-h1", tags: "headings", options: "allow_preamble front_matter_title level"
    ) { options in
      var slots: [String: JSON] = ["level": .int(options.number("level", 1)), "frontMatterTitle": title(options)]
      if options.flag("allow_preamble", false) { slots["preamble"] = true }
      return .rule(kind: "heading.first", slots: slots)
    },
    MarkdownlintRule("MD043", "required-headings", tags: "headings", options: "headings match_case") { options in
      guard options.has("headings") else { return .nothing }
      var slots: [String: JSON] = ["headings": JSON(options.texts("headings"))]
      if options.flag("match_case", false) { slots["matchCase"] = true }
      return .rule(kind: "structure.headings", slots: slots)
    },
  ]

  /// The line of the front matter that is the title, as markdownlint knows it.
  static func title(_ options: MarkdownlintOptions) -> JSON {
    .string(options.text("front_matter_title") ?? #"^\s*title\s*[:=]"#)
  }
}

extension MarkdownlintRule.Meaning {
  static func unknown(style: String) -> Self { .unknown(reason: "“\(style)” is no style of it that is known") }
}
