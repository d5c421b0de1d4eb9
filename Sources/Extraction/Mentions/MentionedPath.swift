import TextScanning

/// Paths as pages name them.
enum MentionedPath {
  /// The path that a text is as a whole: relative, with a folder, ending in a file with an ending or in `/`.
  static func path(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
    let text = bytes.string(range)
    guard text.utf8.contains(.of("/")), isPlain(text), let first = FilePath.parts(text).first else { return nil }
    // `github.com/owner/name` is an address without its scheme, `origin/main` a branch.
    guard first != "..", !first.dropFirst().utf8.contains(.of(".")) else { return nil }
    guard !isPlaceholder(text) else { return nil }
    return text.utf8.last == .of("/") || hasEnding(FilePath.name(of: text)) ? FilePath.normalized(text) : nil
  }

  /// Whether a path stands for the reader's own: `docs/your-page.md`.
  static func isPlaceholder(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    return Words.ranges(bytes, in: 0..<bytes.count).contains { placeholders.contains(bytes, $0) }
  }

  private static let placeholders = WordList("your my foo bar baz example examples xxx name placeholder path to some")

  /// The path a link leads to in the same repository, without its fragment.
  static func link(_ address: String) -> String? {
    let path = String(address.prefix { $0 != "#" && $0 != "?" })
    guard !path.isEmpty, isPlain(path), hasEnding(FilePath.name(of: path)) else { return nil }
    return FilePath.normalized(path)
  }

  /// Whether nothing in a text stands for something else, and it starts at no place outside the project.
  static func isPlain(_ text: String) -> Bool {
    guard text.utf8.count <= 200, let first = text.utf8.first, first != .of("/"), first != .of("~"), first != .of("-")
    else { return false }
    return text.utf8.allSatisfy { byte in
      ASCII.isLetter(byte) || ASCII.isDigit(byte) || "._-/+@".utf8.contains(byte)
    } && !text.utf8.contains("//".utf8) && !text.utf8.contains("...".utf8)
  }

  private static func hasEnding(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: .of(".")), dot > name.utf8.startIndex else { return false }
    let ending = name.utf8[name.utf8.index(after: dot)...]
    return (1...8).contains(ending.count) && ending.contains(where: ASCII.isLetter)
      && ending.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
  }
}
