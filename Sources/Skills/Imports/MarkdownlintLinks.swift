import TextScanning

extension MarkdownlintRule {
  /// Rules about links, images, tables and emphasis.
  static let links = [
    MarkdownlintRule("MD011", "no-reversed-links", tags: "links") { _ in
      .rule(kind: "link.syntax", slots: [:])
    },
    MarkdownlintRule("MD033", "no-inline-html", tags: "html", options: "allowed_elements table_allowed_elements") {
      options in
      var slots: [String: JSON] = [:]
      let elements = options.texts("allowed_elements")
      if !elements.isEmpty { slots["elements"] = JSON(elements) }
      if options.has("table_allowed_elements") {
        slots["tableElements"] = JSON(options.texts("table_allowed_elements"))
      }
      return .rule(kind: "html.allow", slots: slots)
    },
    MarkdownlintRule("MD034", "no-bare-urls", tags: "links url") { _ in
      .rule(kind: "link.style", slots: ["style": "autolink"])
    },
    MarkdownlintRule("MD037", "no-space-in-emphasis", tags: "emphasis whitespace") { _ in
      .rule(kind: "inline.spacing", slots: ["element": "emphasis"])
    },
    MarkdownlintRule("MD039", "no-space-in-links", tags: "links whitespace") { _ in
      .rule(kind: "inline.spacing", slots: ["element": "link"])
    },
    MarkdownlintRule("MD042", "no-empty-links", tags: "links") { _ in .rule(kind: "link.target", slots: [:]) },
    MarkdownlintRule("MD044", "proper-names", tags: "spelling", options: "code_blocks html_elements names") { options in
      let names = options.texts("names")
      return names.isEmpty ? .nothing : .rule(kind: "casing.term", slots: ["prefer": JSON(names)])
    },
    MarkdownlintRule("MD045", "no-alt-text", tags: "accessibility images") { _ in
      .rule(kind: "image.alt", slots: ["anyText": true])
    },
    MarkdownlintRule("MD049", "emphasis-style", tags: "emphasis", options: "style") { options in
      let style = options.style("consistent")
      guard let marker = markers[style] else { return .unknown(style: style) }
      return .rule(kind: "emphasis.marker", slots: ["emphasis": .string(marker)])
    },
    MarkdownlintRule("MD050", "strong-style", tags: "emphasis", options: "style") { options in
      let style = options.style("consistent")
      guard let marker = markers[style] else { return .unknown(style: style) }
      return .rule(kind: "emphasis.marker", slots: ["strong": .string(marker.count == 1 ? marker + marker : marker)])
    },
    MarkdownlintRule(
      "MD051", "link-fragments", tags: "links", options: "ignore_case ignored_pattern"
    ) { options in
      var slots: [String: JSON] = [:]
      if options.flag("ignore_case", false) { slots["ignoreCase"] = true }
      if let pattern = options.text("ignored_pattern"), !pattern.isEmpty { slots["except"] = .string(pattern) }
      return .rule(kind: "link.fragment", slots: slots)
    },
    MarkdownlintRule(
      "MD052", "reference-links-images", tags: "images links", options: "ignored_labels shortcut_syntax"
    ) { options in
      var slots: [String: JSON] = ["defined": true]
      let labels = options.has("ignored_labels") ? options.texts("ignored_labels") : ["x"]
      if !labels.isEmpty { slots["except"] = JSON(labels) }
      if options.flag("shortcut_syntax", false) { slots["shortcuts"] = true }
      return .rule(kind: "link.reference", slots: slots)
    },
    MarkdownlintRule(
      "MD053", "link-image-reference-definitions", tags: "images links", options: "ignored_definitions"
    ) { options in
      let labels = options.has("ignored_definitions") ? options.texts("ignored_definitions") : ["//"]
      var slots: [String: JSON] = ["used": true]
      if !labels.isEmpty { slots["except"] = JSON(labels) }
      return .rule(kind: "link.reference", slots: slots)
    },
    MarkdownlintRule(
      "MD054", "link-image-style", tags: "images links",
      options: "autolink collapsed full inline shortcut url_inline"
    ) { options in
      let forms = ["autolink", "collapsed", "full", "inline", "shortcut"].filter { !options.flag($0, true) }
      // An address cannot be shown in angle brackets where those are off.
      let forbidsShown = !options.flag("url_inline", true) && options.flag("autolink", true)
      let forbidden = forms + (forbidsShown ? ["shown"] : [])
      return forbidden.isEmpty ? .nothing : .rule(kind: "link.style", slots: ["forbid": JSON(forbidden)])
    },
    MarkdownlintRule("MD055", "table-pipe-style", tags: "table", options: "style") { options in
      let styles = [
        "consistent": "consistent", "leading_and_trailing": "both", "leading_only": "leading",
        "trailing_only": "trailing", "no_leading_or_trailing": "none",
      ]
      let style = options.style("consistent")
      guard let pipes = styles[style] else { return .unknown(style: style) }
      return .rule(kind: "table.pipes", slots: ["style": .string(pipes)])
    },
    MarkdownlintRule("MD056", "table-column-count", tags: "table") { _ in
      .rule(kind: "table.form", slots: ["header": false])
    },
    MarkdownlintRule("MD058", "blanks-around-tables", tags: "blank_lines table") { _ in
      .rule(kind: "blank.around", slots: ["element": "table"])
    },
    MarkdownlintRule(
      "MD059", "descriptive-link-text", tags: "accessibility links", options: "prohibited_texts"
    ) { options in
      let texts =
        options.has("prohibited_texts") ? options.texts("prohibited_texts") : ["click here", "here", "link", "more"]
      return texts.isEmpty ? .nothing : .rule(kind: "link.text", slots: ["avoid": JSON(texts)])
    },
    MarkdownlintRule(
      "MD060", "table-column-style", tags: "table", options: "aligned_delimiter style"
    ) { options in
      let style = options.style("any")
      guard ["any", "aligned", "compact", "tight"].contains(style) else { return .unknown(style: style) }
      var slots: [String: JSON] = ["style": .string(style)]
      if options.flag("aligned_delimiter", false) { slots["alignedDelimiter"] = true }
      return .rule(kind: "table.spacing", slots: slots)
    },
  ]

  private static let markers = ["consistent": "consistent", "asterisk": "*", "underscore": "_"]
}
