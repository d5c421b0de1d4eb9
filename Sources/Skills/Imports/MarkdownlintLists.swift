import TextScanning

extension MarkdownlintRule {
  /// Rules about lists and quotes.
  static let lists = [
    MarkdownlintRule("MD004", "ul-style", tags: "bullet ul", options: "style") { options in
      let markers = ["asterisk": "*", "dash": "-", "plus": "+", "consistent": "consistent", "sublist": "nested"]
      let style = options.style("consistent")
      guard let marker = markers[style] else { return .unknown(style: style) }
      return .rule(kind: "list.marker", slots: ["marker": .string(marker)])
    },
    MarkdownlintRule("MD005", "list-indent", tags: "bullet indentation ul") { _ in
      .rule(kind: "list.indent", slots: ["aligned": true])
    },
    MarkdownlintRule(
      "MD007", "ul-indent", tags: "bullet indentation ul", options: "indent start_indent start_indented"
    ) { options in
      let indent = options.number("indent", 2)
      let first = options.flag("start_indented", false) ? options.number("start_indent", indent) : 0
      return .rule(kind: "list.indent", slots: ["indent": .int(max(indent, 0)), "first": .int(max(first, 0))])
    },
    MarkdownlintRule(
      "MD027", "no-multiple-space-blockquote", tags: "blockquote indentation whitespace", options: "list_items"
    ) { options in
      .rule(kind: "quote.form", slots: ["space": true, "listItems": .bool(options.flag("list_items", true))])
    },
    MarkdownlintRule("MD028", "no-blanks-blockquote", tags: "blockquote whitespace") { _ in
      .rule(kind: "quote.form", slots: ["joined": true])
    },
    MarkdownlintRule("MD029", "ol-prefix", tags: "ol", options: "style") { options in
      switch options.style("one_or_ordered") {
      case "one_or_ordered": .rule(kind: "list.numbering", slots: ["style": "either", "start": 1])
      case "one": .rule(kind: "list.numbering", slots: ["style": "ones", "start": 1])
      case "ordered": .rule(kind: "list.numbering", slots: ["style": "increasing", "start": 1])
      case "zero": .rule(kind: "list.numbering", slots: ["style": "ones", "start": 0])
      case let style: .unknown(style: style)
      }
    },
    MarkdownlintRule(
      "MD030", "list-marker-space", tags: "ol ul whitespace", options: "ol_multi ol_single ul_multi ul_single"
    ) {
      options in
      .rule(
        kind: "list.spacing",
        slots: [
          "bullets": .int(options.number("ul_single", 1)), "longBullets": .int(options.number("ul_multi", 1)),
          "numbers": .int(options.number("ol_single", 1)), "longNumbers": .int(options.number("ol_multi", 1)),
        ])
    },
    MarkdownlintRule("MD032", "blanks-around-lists", tags: "blank_lines bullet ol ul") { _ in
      .rule(kind: "blank.around", slots: ["element": "list"])
    },
  ]
}
