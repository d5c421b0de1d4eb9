import TextScanning

/// Reads a file's bytes into a tree by the kind its name says.
public enum DocumentReader {
  /// The reader for a path, or nil when the name is no page's: `.md .markdown .mdx .mdc .html .htm .txt`.
  public static func format(ofPath path: String) -> Document.Format? {
    let name = path.lowercased()
    for (ending, format) in endings where name.hasSuffix(ending) { return format }
    return nil
  }

  private static let endings: [(String, Document.Format)] = [
    (".md", .markdown), (".markdown", .markdown), (".mdx", .markdown), (".mdc", .markdown), (".html", .html),
    (".htm", .html),
    (".txt", .plainText),
  ]

  /// The tree of a page. Never fails: bytes that are no UTF-8 are read as they are, and what could not be read as markup is text, with a
  /// diagnostic.
  public static func read(path: String, bytes: [UInt8]) -> Document {
    switch format(ofPath: path) ?? .plainText {
    case .markdown: MarkdownReader.read(path: path, bytes: bytes)
    case .html: HTMLReader.read(path: path, bytes: bytes)
    case .plainText: PlainTextReader.read(path: path, bytes: bytes)
    }
  }
}
