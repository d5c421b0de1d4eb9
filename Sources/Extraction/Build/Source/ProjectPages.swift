import TextScanning

/// The pages a bundle was built from, as they lie below the project's root today.
package struct ProjectPages: Sendable {
  /// Absolute.
  package let root: String

  /// The root as it was given, else the one the bundle's folder lies in, else the working folder.
  package init(root: String?, bundle folder: String) {
    let working = FileSystem.workingFolder
    let absolute = FileSystem.realPath(FilePath.absolute(folder, in: working)) ?? FilePath.absolute(folder, in: working)
    self.root = root.map { FilePath.absolute($0, in: working) } ?? ProjectRoot.marked(above: absolute) ?? working
  }

  /// The bytes of a page, or nil when it cannot be read; `COMMIT:PATH` is the page as that commit left it. A path that leaves the root is
  /// not followed.
  package func read(_ path: String) -> [UInt8]? {
    if let colon = path.firstIndex(of: ":"), Self.isCommit(path[..<colon]) {
      return GitHistory.page(String(path[path.index(after: colon)...]), at: String(path[..<colon]), in: root)
    }
    let location = FilePath.absolute(path, in: root)
    guard FilePath.relative(location, to: root) != nil else { return nil }
    return try? FileSystem.read(location, limit: PageReading.sizeLimit)
  }

  private static func isCommit(_ name: Substring) -> Bool {
    (7...40).contains(name.utf8.count) && name.utf8.allSatisfy { ASCII.isDigit($0) || (0x61...0x66).contains($0) }
  }
}
