import TextScanning

/// The paths below a project's root, without what others wrote and what tools make.
struct ProjectTree: Sendable {
  /// Relative to the root, folders included, sorted.
  private(set) var paths: [String] = []
  /// Whether there was more than is looked at.
  private(set) var isCut = false
  private let ignored: [String]

  private static let limit = 50_000

  init(root: String) {
    let bytes = (try? FileSystem.read(FilePath.join(root, ".gitignore"), limit: 1 << 20)) ?? []
    ignored = bytes.string(0..<bytes.count).split { $0 == "\n" || $0 == "\r\n" }.compactMap(Self.pattern)
    var folders = [""]
    while let folder = folders.popLast() {
      guard let names = try? FileSystem.names(in: FilePath.join(root, folder)) else { continue }
      for entry in names where !PageFinder.foreignFolders.contains(entry.name) {
        let path = FilePath.join(folder, entry.name)
        guard paths.count < Self.limit else {
          isCut = true
          return
        }
        paths.append(path)
        if entry.kind == .folder { folders.append(path) }
      }
    }
    paths.sort(by: JSON.bytewise)
  }

  /// Whether a fresh checkout does not hold a path: something makes it.
  func isIgnored(_ path: String) -> Bool {
    let parts = FilePath.parts(path).map(String.init)
    if parts.contains(where: Self.made.contains) { return true }
    return ignored.contains { pattern in
      if pattern.utf8.contains(.of("/")) {
        return Glob.matches(pattern, path) || Glob.matches(pattern + "/**", path)
      }
      return parts.contains { Glob.matches(pattern, $0) }
    }
  }

  private static let made: Set<String> = [
    "build", "dist", "out", "target", "tmp", "temp", "coverage", "node_modules", "vendor", "bin", "obj", "logs",
  ]

  /// One line of a `.gitignore`; what it takes back again is left out.
  private static func pattern(_ line: Substring) -> String? {
    let text = line.drop { $0 == " " }
    guard let first = text.utf8.first, first != .of("#"), first != .of("!") else { return nil }
    var pattern = String(text)
    while pattern.utf8.last == .of("/") || pattern.utf8.last == .space { pattern.removeLast() }
    return pattern.hasPrefix("/") ? String(pattern.dropFirst()) : pattern
  }
}
