import Rules
import TextScanning

extension Mutation {
  /// Mutations of what a page is made of: its sections and its front matter.
  static let pages: [String: Mutation] = [
    "structure.sections": Mutation(.outline) { outline, rule in
      let needed = (rule.slots["sections"]?.array ?? []).filter { ($0["share"]?.double ?? 1) >= 0.9 }.compactMap {
        $0["name"]?.string ?? $0.string
      }
      let headings = outline.split(separator: "\n\n")
      guard let missing = headings.firstIndex(where: { names(needed, $0) }) else { return nil }
      return headings.enumerated().filter { $0.offset != missing }.map(\.element).joined(separator: "\n\n")
    },
    "structure.order": Mutation(.outline) { outline, rule in
      let wanted = rule.slots["sections"]?.strings ?? []
      var headings = outline.split(separator: "\n\n")
      let places = headings.indices.filter { names(wanted, headings[$0]) }
      guard places.count >= 2, let first = places.first, let last = places.last else { return nil }
      headings.swapAt(first, last)
      return headings.joined(separator: "\n\n")
    },
    "structure.opening": Mutation(.heading) { heading, rule in
      rule.slots["first"]?.string == "paragraph" && heading.hasPrefix("# ") ? "\(heading)\n\n- item\n- item" : nil
    },
    "frontMatter.keys": Mutation(.frontMatter) { block, rule in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      guard let key = rule.slots["keys"]?.strings?.first,
        let line = lines.firstIndex(where: { $0.hasPrefix(key + ":") })
      else { return nil }
      // What is nested below the key goes with it.
      let nested = lines[(line + 1)...].prefix { $0.hasPrefix(" ") || $0.hasPrefix("-") && $0 != "---" }.count
      return (lines[..<line] + lines[(line + 1 + nested)...]).joined(separator: "\n") + "\n\nText."
    },
  ]

  private static func names(_ sections: [String], _ heading: Substring) -> Bool {
    let text = heading.drop { $0 == "#" }.drop { $0 == " " }
    return sections.contains { $0.lowercased() == text.lowercased() }
  }
}
