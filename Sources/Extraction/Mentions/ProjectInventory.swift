import TextScanning

/// What a project holds, looked up as questions come: its tasks, its files. Remembers every file it asked about, so that an answer can be
/// known to hold still.
struct ProjectInventory {
  /// Absolute.
  let root: String
  /// Path relative to the root → what stood there: a stamp for files that were read, `+` for others, empty for nothing.
  private(set) var looked: [String: String] = [:]
  private var lists: [String: TaskList?] = [:]
  private var tree: ProjectTree?

  private static let manifests = [
    ".git", ProjectRoot.settingsName, "Makefile", "GNUmakefile", "makefile", "justfile", "package.json", "Cargo.toml",
    "go.mod", "pyproject.toml", "Package.swift", "CMakeLists.txt", "pom.xml", "build.gradle", "Gemfile",
    "composer.json",
  ]

  init(root: String) { self.root = root }

  /// Whether the root is that of a project and not merely a folder of documents: only then is a missing file missing.
  mutating func isProject() -> Bool { Self.manifests.contains { exists($0) } }

  /// Whether anything stands at a path relative to the root.
  mutating func exists(_ path: String) -> Bool {
    if let known = looked[path] { return !known.isEmpty }
    let answer = FileSystem.exists(FilePath.join(root, path))
    looked[path] = answer ? "+" : ""
    return answer
  }

  /// Whether what was looked at is as it was.
  static func holds(_ looked: [String: String], root: String) -> Bool {
    looked.allSatisfy { path, answer in
      let location = FilePath.join(root, path)
      if answer.isEmpty || answer == "+" { return FileSystem.exists(location) != answer.isEmpty }
      return (try? FileSystem.target(location))?.stamp == answer
    }
  }

  /// All files of the project; walked once, when something seems to be missing.
  mutating func files() -> ProjectTree {
    if let tree { return tree }
    let walked = ProjectTree(root: root)
    tree = walked
    return walked
  }

  // MARK: Tasks

  private static func fileNames(_ kind: Mention.Kind) -> [String] {
    switch kind {
    case .target: ["GNUmakefile", "makefile", "Makefile"]
    case .script, .likelyScript: ["package.json"]
    case .recipe: ["justfile", "Justfile", ".justfile"]
    case .package: ["Cargo.toml", "Cargo.lock"]
    case .task: ["Taskfile.yml", "Taskfile.yaml", "taskfile.yml"]
    case .denoTask: ["deno.json"]
    case .composerScript: ["composer.json"]
    case .path, .link: []
    }
  }

  /// The task lists that hold in a folder: its own and those of the folders above it, nearest first.
  mutating func tasks(_ kind: Mention.Kind, from folder: String) -> [TaskList] {
    var lists: [TaskList] = []
    var folder = folder == "." ? "" : folder
    while true {
      if let list = list(kind, in: folder) { lists.append(list) }
      guard !folder.isEmpty else { return lists }
      let parent = FilePath.parent(of: folder)
      folder = parent == "." ? "" : parent
    }
  }

  /// The tasks of any folder of the project.
  mutating func allTasks(_ kind: Mention.Kind) -> [TaskList] {
    let names = Set(Self.fileNames(kind))
    return files().paths.filter { names.contains(FilePath.name(of: $0)) }.compactMap { list(kind, at: $0) }
  }

  private mutating func list(_ kind: Mention.Kind, in folder: String) -> TaskList? {
    for name in Self.fileNames(kind) {
      if let list = list(kind, at: FilePath.join(folder, name)) { return list }
    }
    return nil
  }

  private mutating func list(_ kind: Mention.Kind, at path: String) -> TaskList? {
    if let known = lists[path] { return known }
    let list = read(kind, path)
    lists[path] = .some(list)
    return list
  }

  private mutating func read(_ kind: Mention.Kind, _ path: String) -> TaskList? {
    guard let bytes = bytes(path) else { return nil }
    switch kind {
    case .target: return makefile(path, bytes)
    case .recipe:
      let recipes = JustRecipes(bytes)
      return TaskList(path: path, names: recipes.names, isOpen: recipes.isOpen)
    case .package: return TaskList(path: path, names: CargoPackages.names(bytes))
    case .task:
      let tasks = TaskfileTasks(bytes)
      return TaskList(path: path, names: tasks.names, isOpen: tasks.isOpen)
    case .denoTask:
      guard let tasks = (try? JSON(parsing: bytes))?["tasks"]?.object else { return nil }
      return TaskList(path: path, names: Set(tasks.keys))
    case .script, .likelyScript, .composerScript:
      guard let package = try? JSON(parsing: bytes), package.object != nil else { return nil }
      return TaskList(path: path, names: Set((package["scripts"]?.object ?? [:]).keys))
    case .path, .link: return nil
    }
  }

  /// A Makefile with what it includes; a missing part may define anything.
  private mutating func makefile(_ path: String, _ bytes: [UInt8]) -> TaskList {
    var list = TaskList(path: path)
    var open = [MakeTargets(bytes)]
    var seen: Set<String> = []
    while let file = open.popLast() {
      list.names.formUnion(file.names)
      list.isOpen = list.isOpen || file.isOpen
      for include in file.includes where seen.insert(include).inserted {
        if let bytes = self.bytes(FilePath.normalized(FilePath.join(FilePath.parent(of: path), include))) {
          open.append(MakeTargets(bytes))
        } else {
          list.isOpen = true
        }
      }
    }
    return list
  }

  private mutating func bytes(_ path: String) -> [UInt8]? {
    let location = FilePath.absolute(path, in: root)
    guard FilePath.relative(location, to: root) != nil, let status = try? FileSystem.target(location),
      let bytes = try? FileSystem.read(location, limit: 1 << 20)
    else {
      looked[path] = exists(path) ? "+" : ""
      return nil
    }
    looked[path] = status.stamp
    return bytes
  }
}
