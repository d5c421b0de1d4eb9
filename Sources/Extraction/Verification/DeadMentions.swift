import Documents
import TextScanning

/// Finds what agent-facing pages name and the project does not hold. Only what can be known is claimed: a target is missing from a Makefile
/// that was read as a whole, a file from a folder that is there.
struct DeadMentions {
  private var inventory: ProjectInventory

  /// Diagnostics for the pages, and everything that was looked at.
  static func find(_ pages: [PageEvidence], root: String) -> (diagnostics: [Diagnostic], looked: [String: String]) {
    guard pages.contains(where: { !$0.mentions.isEmpty }) else { return ([], [:]) }
    var search = DeadMentions(inventory: ProjectInventory(root: root))
    guard search.inventory.isProject() else { return ([], search.inventory.looked) }
    var found: [Diagnostic] = []
    for page in pages {
      let folder = FilePath.parent(of: page.path)
      for mention in page.mentions {
        guard let message = search.message(mention, in: folder == "." ? "" : folder) else { continue }
        found.append(
          Diagnostic(
            .warning, code: mention.kind == .path || mention.kind == .link ? "dead-path" : "dead-command",
            message: message, path: page.path, line: mention.line, column: mention.column))
      }
    }
    return (found, search.inventory.looked)
  }

  private mutating func message(_ mention: Mention, in folder: String) -> String? {
    switch mention.kind {
    case .path, .link: path(mention, in: folder)
    case .target, .script, .likelyScript, .recipe, .package, .task, .denoTask, .composerScript:
      task(mention, in: folder)
    }
  }

  // MARK: Tasks

  private mutating func task(_ mention: Mention, in folder: String) -> String? {
    // A `cd` in a block starts at the root or beside the page.
    let starts = mention.folder.isEmpty ? [folder] : [mention.folder, FilePath.join(folder, mention.folder)]
    var lists: [TaskList] = []
    for start in starts where !start.hasPrefix("..") { lists += inventory.tasks(mention.kind, from: start) }
    // Only what would define it at the root says that nothing does.
    guard let last = lists.last, FilePath.parent(of: last.path) == ".", !Self.holds(lists, mention.name) else {
      return nil
    }
    if mention.kind == .target, inventory.exists(mention.name) { return nil }
    // The packages of a workspace lie in folders of their own.
    let near = mention.kind == .package ? inventory.allTasks(mention.kind) : lists
    let names = near.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    let nearest = Nearest.of(mention.name, among: names)
    if mention.kind == .likelyScript, !mention.name.utf8.contains(.of(":")), nearest?.isTypo != true { return nil }
    // A part of the project may have it, and the page speak of that part.
    if inventory.files().isCut || Self.holds(inventory.allTasks(mention.kind), mention.name) { return nil }
    let what = Self.nouns[mention.kind] ?? "script"
    return "“\(mention.quote)” is named here, but \(last.path) has no \(what) “\(mention.name)”"
      + (nearest.map { "; the nearest is “\($0.name)”" } ?? "")
  }

  private static let nouns: [Mention.Kind: String] = [
    .target: "target", .recipe: "recipe", .package: "package", .task: "task", .denoTask: "task",
  ]

  private static func holds(_ lists: [TaskList], _ name: String) -> Bool {
    lists.contains { $0.isOpen || $0.names.contains(name) }
  }

  // MARK: Paths

  private mutating func path(_ mention: Mention, in folder: String) -> String? {
    let path = mention.name
    let bases = mention.kind == .link ? [folder] : [mention.folder, folder, ""]
    let places = bases.map { FilePath.normalized(FilePath.join($0, path)) }.filter { !$0.hasPrefix("..") }
    guard let first = places.first, !places.contains(where: { exists($0) }) else { return nil }
    // A single word and a slash may be any folder's.
    guard mention.kind == .link || mention.quote.hasPrefix("./") || path.utf8.contains(.of("/")) else { return nil }
    // Where the folder it should lie in is there, the page speaks of this project.
    guard bases.contains(where: { hasStart(of: path, in: $0, isLink: mention.kind == .link) }) else { return nil }
    let tree = inventory.files()
    guard !tree.isCut, !places.contains(where: tree.isIgnored) else { return nil }
    let inside = "/" + path
    if mention.kind == .path, tree.paths.contains(where: { $0.hasSuffix(inside) }) { return nil }
    let nearest = Nearest.path(first, among: tree.paths)
    let what = FilePath.name(of: path).utf8.contains(.of(".")) ? "file" : "folder"
    return "“\(mention.quote)” is named here, but there is no such \(what)"
      + (nearest.map { "; the nearest is “\($0)”" } ?? "")
  }

  /// Pages may be named as a site shows them.
  private mutating func exists(_ path: String) -> Bool {
    if inventory.exists(path) { return true }
    guard path.hasSuffix(".html") || path.hasSuffix(".htm") else { return false }
    let stem = FilePath.join(FilePath.parent(of: path), FilePath.stem(of: path))
    return [".md", ".mdx", ".markdown", ".rst", "/index.md"].contains { inventory.exists(stem + $0) }
  }

  /// Whether the first folder of a path is there; a link counts from its page wherever it leads.
  private mutating func hasStart(of path: String, in base: String, isLink: Bool) -> Bool {
    let place = isLink ? FilePath.normalized(FilePath.join(base, path)) : path
    let parts = FilePath.parts(place)
    guard let first = parts.first, parts.count > 1 else { return true }
    return inventory.exists(FilePath.join(isLink ? "" : base, String(first)))
  }
}
