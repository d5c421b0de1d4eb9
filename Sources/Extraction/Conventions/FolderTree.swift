import TextScanning

/// The folders of a set of pages; pages are sorted by path, so every folder is a range of them.
struct FolderTree {
  /// With a slash at its end; empty for the root.
  let path: String
  /// Positions of all pages below.
  let range: Range<Int>
  /// Pages that lie in the folder itself, not deeper.
  let own: [Int]
  let children: [FolderTree]

  /// - Parameter paths: sorted by their bytes.
  init(_ paths: [String]) { self.init(paths.map { Array($0.utf8) }, 0..<paths.count, prefix: 0) }

  private init(_ paths: [[UInt8]], _ range: Range<Int>, prefix: Int) {
    var own: [Int] = []
    var children: [FolderTree] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let slash = paths[index][prefix...].firstIndex(of: .of("/")) else {
        own.append(index)
        index += 1
        continue
      }
      let folder = paths[index][...slash]
      let first = index
      while index < range.upperBound, paths[index].starts(with: folder) { index += 1 }
      children.append(FolderTree(paths, first..<index, prefix: slash + 1))
    }
    path = range.isEmpty ? "" : paths[range.lowerBound].string(0..<prefix)
    self.range = range
    self.own = own
    self.children = children
  }
}
