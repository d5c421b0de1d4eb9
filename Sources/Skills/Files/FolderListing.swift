import TextScanning

/// What lies in a folder.
enum FolderListing {
  /// Paths of everything that is no folder, relative to `folder`, sorted by bytes; links are listed, never entered.
  static func paths(in folder: String) throws(BundleError) -> [String] {
    var paths: [String] = []
    try collect(folder, prefix: "", into: &paths)
    return paths.sorted(by: JSON.bytewise)
  }

  private static func collect(_ folder: String, prefix: String, into paths: inout [String]) throws(BundleError) {
    for name in try Disk.names(in: folder) {
      if Disk.entry(folder + "/" + name) == .folder {
        try collect(folder + "/" + name, prefix: prefix + name + "/", into: &paths)
      } else {
        paths.append(prefix + name)
      }
    }
  }
}
