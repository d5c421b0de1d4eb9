import TextScanning

/// Where the pages of a large set lie: its folders with a few titles each, the fullest first.
struct PageFolders {
  private static let fewestFolders = 8
  private static let mostFolders = 24
  private static let shownTitles = 3

  private struct Folder {
    var path: String
    var topics: [Topic]
  }

  private let folders: [Folder]

  init(_ topics: [Topic]) {
    var folders = [Folder(path: "", topics: topics)]
    // The fullest folder is opened until there are enough to choose from.
    while folders.count < Self.fewestFolders || folders.contains(where: { $0.topics.count * 3 > topics.count }) {
      guard folders.count < Self.mostFolders,
        let fullest = folders.indices.filter({ Self.isDivisible(folders[$0]) }).max(by: {
          folders[$0].topics.count < folders[$1].topics.count
        })
      else { break }
      let opened = Self.divided(folders.remove(at: fullest))
      folders += opened
    }
    self.folders = folders.sorted {
      $0.topics.count != $1.topics.count ? $0.topics.count > $1.topics.count : JSON.bytewise($0.path, $1.path)
    }
  }

  /// One line a folder.
  var lines: [String] {
    folders.map { folder in
      let titles = folder.topics.prefix(Self.shownTitles).map { MarkdownText.inline($0.title, limit: 60) }
      let count = folder.topics.count == 1 ? "1 page" : "\(folder.topics.count) pages"
      let path = folder.path.isEmpty ? "the top folder" : MarkdownText.code(folder.path, limit: 200)
      return "- \(path) (\(count)): \(titles.joined(separator: "; "))\(folder.topics.count > titles.count ? "; …" : "")"
    }
  }

  /// The folder below `path` that a page lies in, or `path` for one that lies in it itself.
  private static func next(_ topic: Topic, below path: String) -> String {
    let page = topic.place.path
    guard let slash = page.utf8.dropFirst(path.utf8.count).firstIndex(of: .of("/")) else { return path }
    return String(page[...slash])
  }

  private static func isDivisible(_ folder: Folder) -> Bool {
    folder.topics.contains { next($0, below: folder.path) != folder.path }
  }

  private static func divided(_ folder: Folder) -> [Folder] {
    let parts = Dictionary(grouping: folder.topics) { next($0, below: folder.path) }
    return parts.keys.sorted(by: JSON.bytewise).map { Folder(path: $0, topics: parts[$0] ?? []) }
  }
}
