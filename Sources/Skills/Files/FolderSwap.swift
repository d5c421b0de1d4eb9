import TextScanning

/// Puts a set of files in the place of a folder as one step: what is there before stays whole until all of the new is on disk.
///
/// Everything is written to `.NAME.partial-<pid>` beside the folder, and the two change places. Where the system cannot exchange two
/// folders, the old one steps aside to `.NAME.old-<pid>` first; the next write brings it back if the process died in between.
enum FolderSwap {
  /// Replaces `parent/name`. A folder that holds something else than `replaceable` at its top is left alone.
  static func replace(
    _ name: String, in parent: String, with files: [BundleFile], replaceable: Set<String>
  ) throws(BundleError) {
    try Disk.makeFolders(parent)
    try clean(name, in: parent)
    let target = parent + "/" + name
    try inspect(target, replaceable: replaceable)
    let partial = parent + "/" + partialPrefix(name) + String(Disk.processID)
    do throws(BundleError) {
      try write(files, to: partial)
      try swap(partial, target, aside: parent + "/" + oldPrefix(name) + String(Disk.processID))
    } catch {
      try? Disk.remove(partial)
      // The hidden folder is gone and nobody's business: the error names the place that was to be written.
      guard error.path.hasPrefix(partial) else { throw error }
      let path = target + String(decoding: error.path.utf8.dropFirst(partial.utf8.count), as: UTF8.self)
      throw BundleError(error.code, path: path, reason: error.reason)
    }
  }

  private static func partialPrefix(_ name: String) -> String { ".\(name).partial-" }
  private static func oldPrefix(_ name: String) -> String { ".\(name).old-" }

  /// Removes what writers that are no longer running left behind, and brings back a folder that one of them had set aside.
  private static func clean(_ name: String, in parent: String) throws(BundleError) {
    for entry in try Disk.names(in: parent) {
      for prefix in [oldPrefix(name), partialPrefix(name)] where entry.hasPrefix(prefix) {
        guard let process = Int32(entry.dropFirst(prefix.count)),
          process == Disk.processID || !Disk.isRunning(process)
        else { continue }
        let path = parent + "/" + entry
        if prefix == oldPrefix(name), Disk.entry(parent + "/" + name) == nil {
          try Disk.rename(path, parent + "/" + name)
        } else {
          try Disk.remove(path)
        }
      }
    }
  }

  private static func inspect(_ target: String, replaceable: Set<String>) throws(BundleError) {
    switch Disk.entry(target) {
    case nil: return
    case .folder: break
    case .link: throw BundleError(.occupied, path: target, reason: "is a symbolic link; not followed, not replaced")
    default: throw BundleError(.occupied, path: target, reason: "is no folder")
    }
    for name in try Disk.names(in: target) where !replaceable.contains(name) && name != ".DS_Store" {
      throw BundleError(
        .occupied, path: target, reason: "holds “\(name)”, which no bundle has; move it away or choose another name")
    }
  }

  private static func write(_ files: [BundleFile], to folder: String) throws(BundleError) {
    try Disk.makeFolder(folder)
    var made: Set<String> = []
    for file in files {
      let parts = file.path.split(separator: "/")
      var path = folder
      for part in parts.dropLast() {
        path += "/" + part
        if made.insert(path).inserted { try Disk.makeFolder(path) }
      }
      try Disk.create(path + "/" + (parts.last ?? ""), file.bytes)
    }
  }

  private static func swap(_ partial: String, _ target: String, aside: String) throws(BundleError) {
    guard Disk.entry(target) != nil else { return try Disk.rename(partial, target) }
    if Disk.exchange(partial, target) {
      // The new folder is in place; what remains of the old one is the next writer's to sweep if it cannot be removed now.
      try? Disk.remove(partial)
      return
    }
    try Disk.rename(target, aside)
    do throws(BundleError) {
      try Disk.rename(partial, target)
    } catch {
      try? Disk.rename(aside, target)
      throw error
    }
    try? Disk.remove(aside)
  }
}
