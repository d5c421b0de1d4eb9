import TextScanning

/// The folder all paths of a bundle are relative to.
package struct ProjectRoot: Sendable, Equatable {
  /// Absolute, without links.
  package var path: String
  /// The inputs, absolute and without links where they exist, in the order given.
  package var inputs: [String]

  /// Settings file that marks a root, as `.git` does.
  package static let settingsName = "skillc.yml"
  /// The people's word, applied on every build.
  package static let peopleName = "skillc.rules.yml"

  /// The nearest folder above the first path (or itself) with `.git` or `skillc.yml`, else the working folder, else (where that does not
  /// hold the paths) the deepest folder that does. `explicit` sets it.
  package static func find(_ paths: [String], explicit: String?, in workingFolder: String) throws(Failure)
    -> ProjectRoot
  {
    let inputs = paths.map { path in
      FileSystem.realPath(FilePath.absolute(path, in: workingFolder)) ?? resolvingParent(of: path, in: workingFolder)
    }
    if let explicit {
      guard let root = FileSystem.realPath(FilePath.absolute(explicit, in: workingFolder)), FileSystem.isFolder(root)
      else {
        throw Failure(.usage, path: explicit, "--root is no folder")
      }
      for (input, path) in zip(inputs, paths) where FilePath.relative(input, to: root) == nil {
        throw Failure(
          .usage, path: path, "lies outside the root \(explicit)", wayOut: "Give --root a folder that holds every PATH."
        )
      }
      return ProjectRoot(path: root, inputs: inputs)
    }
    let folders = inputs.map { FileSystem.isFolder($0) ? $0 : FilePath.parent(of: $0) }
    let marked = folders.first.flatMap(marked(above:))
    for candidate in [marked ?? workingFolder] where inputs.allSatisfy({ FilePath.relative($0, to: candidate) != nil })
    {
      return ProjectRoot(path: candidate, inputs: inputs)
    }
    return ProjectRoot(path: FilePath.common(folders), inputs: inputs)
  }

  /// The nearest folder at or above `folder` that says it is a root.
  package static func marked(above folder: String) -> String? {
    var folder = folder
    while true {
      if FileSystem.exists(FilePath.join(folder, ".git")) || FileSystem.exists(FilePath.join(folder, settingsName)) {
        return folder
      }
      let parent = FilePath.parent(of: folder)
      if parent == folder || parent == "." { return nil }
      folder = parent
    }
  }

  /// A path that leads nowhere, below the real path of the folder it would lie in.
  private static func resolvingParent(of path: String, in workingFolder: String) -> String {
    let path = FilePath.absolute(path, in: workingFolder)
    let parent = FilePath.parent(of: path)
    return FilePath.join(FileSystem.realPath(parent) ?? parent, FilePath.name(of: path))
  }

  /// Whether an input is the root itself or lies directly in it: then the files that speak to agents and authors are read too.
  package var coversProject: Bool {
    inputs.contains { input in
      guard let relative = FilePath.relative(input, to: path), FileSystem.isFolder(input) else { return false }
      return !relative.utf8.contains(.of("/"))
    }
  }
}
