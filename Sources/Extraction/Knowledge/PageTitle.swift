import Documents
import Prose
import TextScanning

/// What a page calls itself.
enum PageTitle {
  /// The title, and the block that holds it if it stands in the text: front matter, main heading, the head of an HTML
  /// page, file name.
  static func read(_ page: Page) -> (title: String, block: Int?) {
    let heading = mainHeading(page)
    let written = heading.map { Excerpt.trimmed(Array(page.text.bytes[page.text.blocks[$0].range])) } ?? []
    for key in ["title", "Title"] {
      guard let value = PageHead.value(page.document, key), !value.isEmpty else { continue }
      // The head of an HTML page often adds the site's name: `Purge a queue | Box`.
      let isWritten = page.document.format == .html && !written.isEmpty && value.starts(with: written)
      return (Excerpt.clause(isWritten ? written : withoutSite(value, page), limit: 120), heading)
    }
    if !written.isEmpty { return (Excerpt.clause(written, limit: 120), heading) }
    return (PathTitle.title(page.path), nil)
  }

  private static func withoutSite(_ title: [UInt8], _ page: Page) -> [UInt8] {
    guard page.document.format == .html, let bar = title.lastIndex(of: .of("|")), bar > 3, title[bar - 1] == .space
    else { return title }
    return Excerpt.trimmed(Array(title[..<bar]))
  }

  /// The first heading of the first level; a lower one names a section unless it is the only one and opens the page.
  private static func mainHeading(_ page: Page) -> Int? {
    let blocks = page.text.blocks
    var second: Int?
    var seconds = 0
    for position in blocks.indices where blocks[position].level > 0 {
      if blocks[position].level == 1 { return position }
      if blocks[position].level == 2 {
        if seconds == 0 { second = position }
        seconds += 1
      }
    }
    return seconds == 1 ? second.flatMap { $0 <= 1 ? $0 : nil } : nil
  }
}

/// What stands in the head of a page: front matter, or title and meta elements of HTML.
enum PageHead {
  static func value(_ document: Document, _ key: String) -> [UInt8]? {
    document.format == .html ? element(document.bytes, key) : frontMatter(document, key)
  }

  private static func frontMatter(_ document: Document, _ key: String) -> [UInt8]? {
    guard let entry = document.frontMatter?.entries.first(where: { $0.key == key }), !entry.valueRange.isEmpty else {
      return nil
    }
    let value = Excerpt.trimmed(Array(document.bytes[entry.valueRange]))
    // `>` and `|` begin a block on the lines below.
    guard let first = value.first, value.count > 2 || ASCII.isWord(first) else { return nil }
    return value
  }

  /// `<title>…` or `<meta name="key" content="…">` near the top of the file.
  private static func element(_ bytes: [UInt8], _ key: String) -> [UInt8]? {
    let limit = min(bytes.count, 8_192)
    var index = 0
    while index + 8 < limit {
      guard bytes[index] == .of("<") else {
        index += 1
        continue
      }
      if key == "title", bytes.hasBytes("<title>", at: index),
        let end = bytes[index..<limit].dropFirst(7).firstIndex(of: .of("<"))
      {
        return text(bytes, index + 7..<end)
      }
      if bytes.hasBytes("<body", at: index) { return nil }
      if bytes.hasBytes("<meta ", at: index), let end = bytes[index..<limit].firstIndex(of: .of(">")) {
        let tag = index..<end
        if attribute(bytes, tag, "name=\"") == Array(key.utf8) { return attribute(bytes, tag, "content=\"") }
      }
      index += 1
    }
    return nil
  }

  private static func attribute(_ bytes: [UInt8], _ tag: Range<Int>, _ name: StaticString) -> [UInt8]? {
    for index in tag where bytes.hasBytes(name, at: index) {
      let start = index + name.utf8CodeUnitCount
      guard let end = bytes[start..<max(start, tag.upperBound)].firstIndex(of: .of("\"")) else { return nil }
      return text(bytes, start..<end)
    }
    return nil
  }

  /// Nil for text with character references: the body says it better.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    let text = Excerpt.trimmed(Array(bytes[range]))
    return text.isEmpty || text.contains(.of("&")) || text.contains(.lineFeed) ? nil : text
  }
}

/// A title from a file's name: `add-a-sync-peer.md` → `Add a sync peer`; the folder's name for `index.md` and its like.
enum PathTitle {
  static func title(_ path: String) -> String {
    let bytes = Array(path.utf8)
    var parts = bytes.split(separator: .of("/")).map(Array.init)
    guard var name = parts.popLast() else { return path }
    if let dot = name.lastIndex(of: .of(".")), dot > 0 { name.removeSubrange(dot...) }
    while name.first == .of("_") { name.removeFirst() }
    let lower = name.lowercasedASCII()
    if indexes.contains(lower, 0..<lower.count), let folder = parts.last { name = folder }
    for index in name.indices where name[index] == .of("-") || name[index] == .of("_") { name[index] = .space }
    let title = Excerpt.capitalized(Excerpt.trimmed(name))
    return title.string(0..<title.count)
  }

  private static let indexes = WordList("index readme")
}
