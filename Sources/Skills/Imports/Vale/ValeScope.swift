import Rules

/// The scopes of a Vale rule in our words.
enum ValeScope {
  /// The selectors of a rule's scopes, and the scopes that stand for nothing we read.
  static func places(_ scopes: [ValeFile.Item]) -> (places: [String], unknown: [ValeFile.Item]) {
    var places: [String] = []
    var unknown: [ValeFile.Item] = []
    for scope in scopes {
      guard let selector = selector(scope.text) else {
        unknown.append(scope)
        continue
      }
      if !places.contains(selector) { places.append(selector) }
    }
    return (places == ["text"] ? [] : places, unknown)
  }

  private static func selector(_ text: String) -> String? {
    var parts: [String] = []
    for part in text.split(separator: "&") {
      var name = part.filter { $0 != " " && $0 != "\t" && $0 != "\n" }
      let isNegative = name.hasPrefix("~")
      if isNegative { name.removeFirst() }
      guard let place = place(name) else {
        // What no page of ours holds is never there.
        if isNegative { continue }
        return nil
      }
      parts.append(isNegative ? "~\(place)" : place)
    }
    if parts.isEmpty { return nil }
    // A selector of negations alone starts from everything.
    return parts.allSatisfy { $0.hasPrefix("~") }
      ? (["text"] + parts).joined(separator: " & ") : parts.joined(separator: " & ")
  }

  /// Why a scope stands for nothing we read.
  static func reason(_ scope: String) -> String {
    scope.contains("comment")
      ? "the scope “\(scope)” is not read: comments stand in source code, and pages are checked"
      : "the scope “\(scope)” is not read"
  }

  private static func place(_ name: String) -> String? {
    var name = name
    for format in [".md", ".mdx", ".html", ".txt"] where name.hasSuffix(format) {
      name = String(name.dropLast(format.count))
    }
    if name.hasPrefix("text.frontmatter") || name.hasPrefix("frontmatter") {
      let key = name.split(separator: ".").drop { $0 == "text" || $0 == "frontmatter" }.joined(separator: ".")
      return key.isEmpty ? "frontMatter" : "frontMatter.\(key)"
    }
    if name.hasPrefix("text."), name != "text.attr.alt" { name = String(name.dropFirst(5)) }
    return names[name] ?? (name.hasPrefix("heading.h") && PlaceSelector.names.contains(name) ? name : nil)
  }

  private static let names: [String: String] = [
    "text": "text", "heading": "heading", "paragraph": "paragraph", "sentence": "sentence", "list": "listItem",
    "table": "tableCell", "table.header": "tableHeader", "table.cell": "tableCell", "blockquote": "quote",
    "link": "link", "strong": "strong", "emphasis": "emphasis", "code": "code", "alt": "alt", "text.attr.alt": "alt",
    "raw": "raw", "summary": "summary",
  ]
}
