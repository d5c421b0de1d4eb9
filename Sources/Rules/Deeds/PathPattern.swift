import TextScanning

/// A file or folder as a document names it, and which paths of tool calls lie in it.
///
/// As in a `.gitignore`: `dist/` and `package-lock.json` mean that name at any depth, `src/gen/*.ts` starts at the root of the project. What
/// lies in a folder belongs to it. The root of an absolute path is not known, so that a pattern may match behind any of its folders.
package struct PathPattern: Sendable, Hashable {
  /// As the document writes it.
  package let text: String
  private let pattern: String
  private let isAnchored: Bool

  package init?(_ text: String) {
    guard Self.isPath(text) else { return nil }
    self.text = text
    var pattern = Self.normalized(text)
    if text.hasSuffix("/"), !pattern.hasSuffix("/") { pattern += "/" }
    self.pattern = pattern
    isAnchored = pattern.hasPrefix("/") || pattern.dropLast().contains("/")
  }

  package func matches(_ path: String) -> Bool {
    let path = Self.normalized(path)
    guard !path.isEmpty else { return false }
    if covers(path) { return true }
    guard path.hasPrefix("/") || !isAnchored else { return false }
    // Behind every folder of the path.
    return path.indices.contains { path[$0] == "/" && covers(String(path[path.index(after: $0)...])) }
  }

  private func covers(_ path: String) -> Bool {
    if Glob.matches(pattern, path) { return true }
    if pattern.hasSuffix("/") { return path + "/" == pattern }
    return Glob.matches(pattern + "/", path)
  }

  /// Without `./`, doubled slashes and steps back.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined
  }

  /// Whether a text in code looks like a path of a project: it has a slash or a file's name, and nothing that code has.
  package static func isPath(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count < 200,
      text.utf8.allSatisfy({ ASCII.isWord($0) || "/.-*?@+~".utf8.contains($0) }), !text.hasPrefix("-"),
      text.utf8.contains(where: ASCII.isLetter)
    else { return false }
    if text.contains("/") { return !text.hasPrefix("//") && !text.contains("**/**/**") }
    if wholeNames.contains(text) { return true }
    // `.env`, `.env.example`.
    if text.hasPrefix("."), let name = text.split(separator: ".").first, hidden.contains(String(name)) { return true }
    guard let dot = text.lastIndex(of: ".") else { return false }
    let ending = String(text[text.index(after: dot)...])
    return fileEndings.contains(ending.lowercased())
  }

  private static let wholeNames: Set<String> = [
    "Makefile", "Dockerfile", "Justfile", "Rakefile", "Gemfile", "Procfile", "CODEOWNERS", "LICENSE", "CHANGELOG",
    "README",
    "Jenkinsfile", "Vagrantfile", "BUILD", "WORKSPACE",
  ]
  private static let fileEndings: Set<String> = [
    "c", "cc", "cfg", "conf", "cpp", "cs", "css", "csv", "dart", "env", "erb", "ex", "exs", "go", "gradle", "graphql",
    "h", "hcl", "hpp", "html", "ini", "ipynb", "java", "jpg", "js", "json", "jsonl", "jsx", "key", "kt", "lock", "lua",
    "m", "md",
    "mdx", "mjs", "mod", "pdf", "pem", "php", "pl", "plist", "png", "proto", "py", "r", "rb", "rs", "scss", "sh", "sql",
    "sqlite",
    "sum", "svelte", "svg", "swift", "tf", "tfstate", "tfvars", "toml", "ts", "tsx", "txt", "vue", "xml", "yaml", "yml",
    "zig",
  ]
  private static let hidden: Set<String> = [
    "env", "gitignore", "npmrc", "editorconfig", "gitattributes", "dockerignore", "netrc",
  ]
}
