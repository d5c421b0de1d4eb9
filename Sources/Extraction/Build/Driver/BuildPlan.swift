import Skills
import TextScanning

/// A build after its options were checked: the root, what is read, which bundles come of it.
package struct BuildPlan: Sendable {
  /// One bundle to make.
  package struct Bundle: Sendable {
    package var name: String
    package var pages: [SourceTree.File]
  }

  package let tree: SourceTree
  package let bundles: [Bundle]
  /// The folder of bundles, absolute and as it is shown.
  package let out: String
  package let shownOut: String
  package let isEach: Bool
  /// Commits to read for words that people mended; 0 for none.
  let history: Int
  let root: ProjectRoot

  /// Finds everything a build reads. Throws for options that make no sense.
  package init(_ options: BuildOptions) throws(Failure) {
    let (root, settings) = try Self.root(of: options)
    shownOut = options.out.map(FilePath.normalized) ?? settings.out.map(FilePath.normalized) ?? "skills"
    out = FilePath.absolute(shownOut, in: options.out == nil && settings.out != nil ? root.path : options.workingFolder)
    let request = SourceTree.Request(root: root, settings: settings, out: out, allowsProjectFiles: !options.each)
    tree = SourceTree(request)
    isEach = options.each
    history = options.each ? 0 : options.history ?? settings.history ?? 0
    self.root = root
    if options.each {
      bundles = try Self.oneEach(tree.pages)
    } else {
      let name = options.name ?? settings.name ?? Self.standardName(root)
      bundles = [Bundle(name: try Self.valid(name), pages: tree.pages)]
    }
  }

  private static func root(of options: BuildOptions) throws(Failure) -> (ProjectRoot, ProjectSettings) {
    if options.each, options.name != nil { throw Failure(.usage, "--name and --each exclude each other") }
    guard options.paths.isEmpty else {
      let root = try ProjectRoot.find(options.paths, explicit: options.root, in: options.workingFolder)
      return (root, try ProjectSettings.read(at: root.path))
    }
    let folder = options.root.map { FilePath.absolute($0, in: options.workingFolder) } ?? options.workingFolder
    let wayOut = "Name what to read, as in “skillc build docs”, or list “paths” in \(ProjectRoot.settingsName)."
    guard let marked = ProjectRoot.marked(above: folder) else { throw Failure(.usage, "no PATH given", wayOut: wayOut) }
    let settings = try ProjectSettings.read(at: marked)
    guard !settings.paths.isEmpty else { throw Failure(.usage, "no PATH given", wayOut: wayOut) }
    return (try ProjectRoot.find(settings.paths, explicit: marked, in: marked), settings)
  }

  // MARK: Names

  private static func valid(_ name: String) throws(Failure) -> String {
    if let problem = SkillName.problem(name) {
      throw Failure(
        .usage, "the name “\(name)” \(problem)", wayOut: "The nearest valid name: \(SkillName.nearest(to: name))")
    }
    return name
  }

  private static func oneEach(_ pages: [SourceTree.File]) throws(Failure) -> [Bundle] {
    var owners: [String: String] = [:]
    var bundles: [Bundle] = []
    for page in pages {
      let name = SkillName.nearest(to: FilePath.stem(of: page.path))
      if let other = owners[name] {
        throw Failure(
          .usage, path: page.path, "would give the same bundle “\(name)” as \(other)",
          wayOut: "Rename one of the two files, or build them one by one with --name.")
      }
      owners[name] = page.path
      bundles.append(Bundle(name: name, pages: [page]))
    }
    return bundles
  }

  /// Names of folders that say nothing of their project.
  private static let plainFolders: Set<String> = [
    "", "content", "contents", "doc", "docs", "documentation", "guide", "guides", "pages", "site", "source", "src",
    "text", "web",
    "website", "wiki",
  ]

  /// The first input's own name where it says something, else the root's.
  private static func standardName(_ root: ProjectRoot) -> String {
    let input = root.inputs.first ?? root.path
    let name = FileSystem.isFolder(input) ? FilePath.name(of: input) : FilePath.stem(of: input)
    let isPlain = input == root.path || plainFolders.contains(name.lowercased())
    return SkillName.nearest(to: isPlain ? FilePath.name(of: root.path) : name)
  }
}
