import Documents
import Skills
import TextScanning

/// Everything a build reads, found and named, nothing of it opened yet.
package struct SourceTree: Sendable {
  /// A file that is read: path relative to the root with `/`, where it lies, what the system says of it.
  package struct File: Sendable, Hashable {
    package var path: String
    package var location: String
    package var status: FileStatus
  }

  /// What to look for.
  package struct Request: Sendable {
    package var root: ProjectRoot
    package var settings: ProjectSettings
    /// Where bundles go, absolute.
    package var out: String
    /// Whether the files that speak to agents and authors may be looked for.
    package var allowsProjectFiles: Bool

    package init(root: ProjectRoot, settings: ProjectSettings, out: String, allowsProjectFiles: Bool = true) {
      self.root = root
      self.settings = settings
      self.out = out
      self.allowsProjectFiles = allowsProjectFiles
    }
  }

  package let root: String
  /// Sorted by path.
  package let pages: [File]
  /// Pages found and not read, sorted by path.
  package let skipped: [SkillBundle.SkippedPage]
  /// Paths of pages that are read because they speak to agents and authors, sorted.
  package let agentFiles: [String]
  /// Sorted by path.
  package let lintConfigurations: [File]
  package let diagnostics: [Diagnostic]
  /// Whether something asked for could not be read.
  package let isIncomplete: Bool

  /// Looks for everything a request covers.
  package init(_ request: Request) {
    let inputs = request.root.inputs
    let out = FileSystem.realPath(request.out) ?? request.out
    var finder = PageFinder(root: request.root.path, starts: inputs, out: out, exclude: request.settings.exclude)
    for input in inputs { finder.add(input: input) }
    var agentFiles: [String] = []
    var lint: [File] = []
    if request.allowsProjectFiles, request.settings.projectFiles ?? request.root.coversProject {
      agentFiles = Self.addAgentFiles(to: &finder, root: request.root.path, out: out)
      lint = LintConfiguration.find(in: request.root.path).compactMap { Self.file($0, root: request.root.path) }
    }
    let pages = Self.withoutTwins(&finder)
    let read = Set(pages.map(\.path))
    root = request.root.path
    self.pages = pages
    skipped = finder.skipped.map { .init(path: $0.key, reason: $0.value) }.sorted { JSON.bytewise($0.path, $1.path) }
    self.agentFiles = agentFiles.filter(read.contains)
    lintConfigurations = lint
    diagnostics = finder.diagnostics
    isIncomplete = finder.isIncomplete
  }

  private static func addAgentFiles(to finder: inout PageFinder, root: String, out: String) -> [String] {
    var paths: [String] = []
    for location in AgentFiles.find(in: root, out: out) {
      guard let path = FilePath.relative(location, to: root), !finder.isExcluded(path) else { continue }
      // A page that an input holds anyway is worth a word only when it is written for agents.
      if finder.candidates[path] == nil || AgentFiles.isInstruction(FilePath.name(of: path)) { paths.append(path) }
      guard finder.candidates[path] == nil, finder.skipped[path] == nil,
        let real = FileSystem.realPath(location), FilePath.relative(real, to: root) != nil,
        let status = try? FileSystem.target(real), status.kind == .file
      else { continue }
      finder.add(file: real, path, status)
    }
    return paths
  }

  private static func file(_ location: String, root: String) -> File? {
    guard let path = FilePath.relative(location, to: root), let status = try? FileSystem.target(location),
      status.kind == .file
    else { return nil }
    return File(path: path, location: location, status: status)
  }

  /// One page per file: of several names for it the one that is no link, else the first, is read.
  private static func withoutTwins(_ finder: inout PageFinder) -> [File] {
    var chosen: [String: String] = [:]
    let candidates = finder.candidates.values.sorted { JSON.bytewise($0.path, $1.path) }
    for candidate in candidates {
      let isItself = FilePath.join(finder.root, candidate.path) == candidate.location
      if isItself || chosen[candidate.location] == nil { chosen[candidate.location] = candidate.path }
    }
    var files: [File] = []
    for candidate in candidates {
      if let path = chosen[candidate.location], path != candidate.path {
        finder.skip(candidate.path, "is a link to \(path)")
      } else {
        files.append(File(path: candidate.path, location: candidate.location, status: candidate.status))
      }
    }
    return files
  }
}
