import TextScanning

/// Carries out what a target asks for, each file and folder in one step.
package enum Installer {
  /// Installs a skill into the project at `root`; gives the paths that changed, relative to the root.
  @discardableResult
  package static func install(
    _ skill: InstallableSkill, into root: String, target: any InstallTarget.Type
  ) throws(BundleError) -> [String] {
    let changes = try target.changes(for: skill) { path throws(BundleError) in try existing(root + "/" + path) }
    var changed: [String] = []
    for change in changes {
      switch change {
      case .text(let path, let text):
        if try writeText(text, to: path, root: root) { changed.append(path) }
      case .folder(let path, let files):
        if try writeFolder(files, to: path, root: root) { changed.append(path + "/") }
      }
    }
    return changed
  }

  private static func existing(_ path: String) throws(BundleError) -> String? {
    let path = Disk.resolved(path) ?? path
    guard Disk.entry(path) != nil else { return nil }
    let bytes = try Disk.read(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw BundleError(.format, path: path, reason: "is no UTF-8; nothing was changed")
    }
    return text
  }

  private static func writeText(_ text: String, to path: String, root: String) throws(BundleError) -> Bool {
    if try existing(root + "/" + path) == text { return false }
    let target = try inside(root, path)
    if let slash = target.utf8.lastIndex(of: .of("/")) { try Disk.makeFolders(String(target[..<slash])) }
    try Disk.replace(target, Array(text.utf8))
    return true
  }

  private static func writeFolder(_ files: [BundleFile], to path: String, root: String) throws(BundleError) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    let target = root + "/" + path
    guard let name = parts.last, try !BundleWriter.differences(files, in: target).isEmpty else { return false }
    let parent = try inside(root, parts.dropLast().joined(separator: "/"))
    try FolderSwap.replace(name, in: parent, with: files, replaceable: BundleWriter.topNames)
    return true
  }

  /// Where a path really leads; one that leaves the project through a link is refused before anything is made.
  private static func inside(_ root: String, _ path: String) throws(BundleError) -> String {
    guard let realRoot = Disk.resolved(root) else { throw BundleError(.missing, path: root, reason: "no such folder") }
    var above = path.split(separator: "/").map(String.init)
    var below: [String] = []
    while true {
      let candidate = ([root] + above).joined(separator: "/")
      if let real = Disk.resolved(candidate) {
        guard real == realRoot || real.hasPrefix(realRoot + "/") else {
          throw BundleError(.occupied, path: candidate, reason: "leads out of the project, to \(real)")
        }
        return ([real] + below).joined(separator: "/")
      }
      if Disk.entry(candidate) == .link {
        throw BundleError(.occupied, path: candidate, reason: "is a link that leads nowhere")
      }
      guard let last = above.popLast() else { return root }
      below.insert(last, at: 0)
    }
  }
}
