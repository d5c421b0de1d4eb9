import Documents
import TextScanning

/// What a project calls itself: the title of the README or start page nearest to the input.
struct Subject: Sendable, Equatable {
  /// The page that says so, or nil.
  let page: SourceTree.File?

  private static let startPages = ["readme", "index", "_index", "home", "introduction"]
  /// Titles that say what a page is, not what it is about.
  private static let plainTitles: Set<String> = [
    "about", "contents", "docs", "documentation", "getting started", "home", "index", "introduction", "overview",
    "readme",
    "start", "table of contents", "untitled", "welcome",
  ]
  private static let longestTitle = 80

  /// For a build of many pages.
  init(_ root: ProjectRoot) {
    let input = root.inputs.first ?? root.path
    let isFolder = FileSystem.isFolder(input)
    let relative = FilePath.relative(input, to: root.path) ?? ""
    let isTop = isFolder && !relative.utf8.contains(.of("/"))
    let folders = isTop ? [root.path, input] : isFolder ? [input] : []
    page =
      isFolder
      ? folders.lazy.compactMap { Self.startPage(in: $0, root: root.path) }.first : Self.file(input, root: root.path)
  }

  /// For a bundle made of one page.
  init(page: SourceTree.File) { self.page = page }

  /// The page's title, or nil where it has none that says something.
  var title: String? {
    guard let page, let bytes = try? FileSystem.read(page.location, limit: PageReading.sizeLimit) else { return nil }
    let document = DocumentReader.read(path: page.path, bytes: bytes)
    for (index, node) in document.nodes.enumerated() where node.kind == .heading && node.detail == 1 {
      let title = document.text(of: index).split { $0.isWhitespace }.joined(separator: " ")
      guard !title.isEmpty, title.utf8.count <= Self.longestTitle, !Self.plainTitles.contains(title.lowercased()) else {
        break
      }
      return title
    }
    return nil
  }

  private static func startPage(in folder: String, root: String) -> SourceTree.File? {
    guard let names = try? FileSystem.names(in: folder) else { return nil }
    for stem in startPages {
      for name in names where PageFinder.isPage(name.name) && FilePath.stem(of: name.name).lowercased() == stem {
        if let file = file(FilePath.join(folder, name.name), root: root) { return file }
      }
    }
    return nil
  }

  private static func file(_ location: String, root: String) -> SourceTree.File? {
    guard let path = FilePath.relative(location, to: root), let status = try? FileSystem.target(location),
      status.kind == .file
    else { return nil }
    return SourceTree.File(path: path, location: location, status: status)
  }
}
