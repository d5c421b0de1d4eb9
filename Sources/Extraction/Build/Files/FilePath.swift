import TextScanning

/// Paths as text, with `/`: nothing here asks the disk.
package enum FilePath {
  /// The parts of a path without empty ones and `.`; `..` takes back the part before it.
  package static func parts(_ path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return path.hasPrefix("/") ? Array(parts.drop { $0 == ".." }) : parts
  }

  /// The path without doubled slashes, `.` and `..`; `.` when nothing is left.
  package static func normalized(_ path: String) -> String {
    let joined = parts(path).joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// The path as seen from the root of the file system.
  package static func absolute(_ path: String, in folder: String) -> String {
    normalized(path.hasPrefix("/") ? path : folder + "/" + path)
  }

  /// `folder/name`, also below the root of the file system.
  package static func join(_ folder: String, _ name: String) -> String {
    if name.isEmpty { return folder }
    return folder.isEmpty || folder == "." ? name : folder == "/" ? "/" + name : folder + "/" + name
  }

  /// The folder that holds a path; `/` and one-part relative paths have `/` and `.`.
  package static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: .of("/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The last part without its ending: `brief.md` → `brief`.
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: .of(".")), dot > name.utf8.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The path below `folder`: empty for the folder itself, nil when it lies elsewhere. Both must be absolute and normalized.
  package static func relative(_ path: String, to folder: String) -> String? {
    if path == folder { return "" }
    if folder == "/" { return String(path.dropFirst()) }
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : nil
  }

  /// The deepest folder that holds all of the folders.
  package static func common(_ folders: [String]) -> String {
    guard var shared = folders.first.map(parts) else { return "/" }
    for folder in folders.dropFirst() {
      shared = zip(shared, parts(folder)).prefix { $0 == $1 }.map { $0.0 }
    }
    return "/" + shared.joined(separator: "/")
  }
}
