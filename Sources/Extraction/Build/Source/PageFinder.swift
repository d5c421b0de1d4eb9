import Documents
import Skills
import TextScanning

/// Walks folders for pages. Every page-named entry it meets ends in `pages` or in `skipped`.
struct PageFinder {
  /// A page to read: path relative to the root, where it lies, and what the system says of it.
  struct Candidate {
    var path: String
    /// Absolute, without links.
    var location: String
    var status: FileStatus
  }

  /// Where the project's root is: absolute, without links.
  let root: String
  /// Folders named as inputs.
  private let starts: [String]
  /// Where bundles are written: never an input.
  private let out: String
  private let exclude: [String]
  /// The patterns that count for the input at hand: an input named in spite of a pattern is meant.
  private var active: [String]

  private(set) var candidates: [String: Candidate] = [:]
  private(set) var skipped: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether something that was asked for could not be read.
  private(set) var isIncomplete = false
  private var followed: Set<String> = []

  init(root: String, starts: [String], out: String, exclude: [String]) {
    self.root = root
    self.starts = starts
    self.out = out
    self.exclude = exclude
    active = exclude
  }

  /// Folders that hold code of others or what tools make.
  static let foreignFolders: Set<String> = ["node_modules", ".git", ".build", "bower_components", "__pycache__"]

  /// Whether a name is a page's in a walk; `.mdc` and `.txt` are read only where they are asked for.
  static func isPage(_ name: String) -> Bool {
    guard let format = DocumentReader.format(ofPath: name), format != .plainText else { return false }
    return !name.lowercased().hasSuffix(".mdc")
  }

  // MARK: Inputs

  /// Reads a path that was asked for by name.
  mutating func add(input: String) {
    let path = relative(input)
    active = exclude.filter { !Glob.matches($0, path) }
    defer { active = exclude }
    do throws(FileError) {
      let status = try FileSystem.target(input)
      switch status.kind {
      case .folder: walk(input, path)
      case .file: add(file: input, path, status)
      case .link, .other:
        skip(path, "is no regular file; never opened")
        refuse(path, "unreadable", "is no regular file; never opened")
      }
    } catch {
      if Self.isPage(path), error.code != .missing { skip(path, error.reason) }
      refuse(path, error.code == .linkLoop ? "symlink-loop" : "unreadable", error.reason)
    }
  }

  /// Adds one file that stands at `location`, unless the settings exclude it.
  mutating func add(file location: String, _ path: String, _ status: FileStatus) {
    if isExcluded(path) { return skip(path, "excluded by \(ProjectRoot.settingsName)") }
    candidates[path] = Candidate(path: path, location: location, status: status)
  }

  /// Whether the settings say not to read a page.
  func isExcluded(_ path: String) -> Bool { active.contains { Glob.matches($0, path) } }

  // MARK: Walking

  private mutating func walk(_ folder: String, _ path: String) {
    let names: [FileSystem.Name]
    do throws(FileError) { names = try FileSystem.names(in: folder) } catch {
      return refuse(path.isEmpty ? "." : path, "unreadable", error.reason)
    }
    let isInput = starts.contains(folder)
    if !isInput, names.contains(where: { $0.name == "SKILL.md" }), Self.isBundle(folder) { return }
    for entry in names where !entry.name.hasPrefix(".") {
      visit(entry, FilePath.join(folder, entry.name), FilePath.join(path, entry.name))
    }
  }

  /// Whether a folder is a bundle that this tool wrote.
  static func isBundle(_ folder: String) -> Bool {
    FileSystem.exists(FilePath.join(folder, "SKILL.md"))
      && FileSystem.exists(FilePath.join(folder, "assets/rules.json"))
  }

  private mutating func visit(_ entry: FileSystem.Name, _ location: String, _ path: String) {
    switch entry.kind ?? (try? FileSystem.entry(location))?.kind {
    case .folder:
      guard !Self.foreignFolders.contains(entry.name), !isOutput(location) else { return }
      walk(location, path)
    case .file where Self.isPage(entry.name):
      do throws(FileError) { add(file: location, path, try FileSystem.entry(location)) } catch {
        skip(path, error.reason)
        refuse(path, "unreadable", error.reason)
      }
    case .link: follow(location, path, isPage: Self.isPage(entry.name))
    case .other where Self.isPage(entry.name):
      skip(path, "is a FIFO or device; never opened")
      warn(path, "not-a-file", "is a FIFO or device; never opened")
    default: break
    }
  }

  /// The folder bundles go to is no input, unless an input lies in it.
  private func isOutput(_ location: String) -> Bool {
    location == out && !starts.contains { FilePath.relative($0, to: out) != nil }
  }

  // MARK: Links

  private mutating func follow(_ link: String, _ path: String, isPage: Bool) {
    do throws(FileError) {
      let status = try FileSystem.target(link)
      guard let real = FileSystem.realPath(link) else { throw FileError(.missing, "the link leads nowhere") }
      let isInside = FilePath.relative(real, to: root) != nil
      switch status.kind {
      case .folder: followFolder(real, from: link, path, isInside: isInside)
      case .file where isPage && isInside: add(file: real, path, status)
      case .file where isPage:
        skip(path, "links to a file outside the root")
        warn(path, "outside-root", "links to a file outside the root; not read")
      default: break
      }
    } catch {
      if isPage { skip(path, error.code == .missing ? "the link leads nowhere" : error.reason) }
      if error.code == .linkLoop { return refuse(path, "symlink-loop", error.reason) }
      if isPage { refuse(path, "unreadable", error.code == .missing ? "the link leads nowhere" : error.reason) }
    }
  }

  private mutating func followFolder(_ real: String, from link: String, _ path: String, isInside: Bool) {
    if FilePath.relative(link, to: real) != nil {
      return refuse(path, "symlink-loop", "links to a folder that holds it; not followed")
    }
    guard isInside else { return warn(path, "outside-root", "links to a folder outside the root; not followed") }
    // What lies below an input is met there; a folder that two links lead to is read once.
    guard !starts.contains(where: { FilePath.relative(real, to: $0) != nil }), followed.insert(real).inserted else {
      return
    }
    walk(real, path)
  }

  // MARK: Notes

  private func relative(_ location: String) -> String { FilePath.relative(location, to: root) ?? location }

  mutating func skip(_ path: String, _ reason: String) { skipped[path] = reason }

  private mutating func warn(_ path: String, _ code: String, _ message: String) {
    diagnostics.append(Diagnostic(.warning, code: code, message: message, path: path))
  }

  private mutating func refuse(_ path: String, _ code: String, _ message: String) {
    diagnostics.append(Diagnostic(.error, code: code, message: message, path: path))
    isIncomplete = true
  }
}
