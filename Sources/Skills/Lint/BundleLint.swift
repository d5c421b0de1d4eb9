import Documents
import Rules
import TextScanning

/// Looks at a bundle as loaders, agents and attackers would: form, links, limits, rules that prove themselves, hostile content.
package enum BundleLint {
  /// Findings of one profile, sorted by path and line; paths begin with `folder` as it was given.
  package static func lint(_ folder: String, profile: LoaderProfile = .agentskills) throws(BundleError) -> [Diagnostic]
  {
    guard Disk.isFolder(folder) else { throw BundleError(.missing, path: folder, reason: "no such folder") }
    let bundle = try LintedFolder(folder)
    var report = LintReport(folder: folder)
    FormLint.check(bundle, profile, &report)
    LinkLint.check(bundle, &report)
    SizeLint.check(bundle, profile, &report)
    ContentLint.check(bundle, profile, &report)
    let damaged = AssetLint.check(bundle, &report)
    RuleLint.check(bundle, damaged: damaged, &report)
    return report.sorted
  }
}

/// The files of a folder that is being looked at.
struct LintedFolder {
  struct File {
    var path: String
    var bytes: [UInt8]
    /// Whether the file is what it should be: a plain file, no link or device.
    var isPlain: Bool
    var isExecutable: Bool
  }

  /// As given, without a slash at its end.
  let folder: String
  let files: [File]

  init(_ folder: String) throws(BundleError) {
    var folder = folder
    while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    var files: [File] = []
    for path in try FolderListing.paths(in: folder) {
      let isPlain = Disk.entry(folder + "/" + path) == .file
      files.append(
        File(
          path: path, bytes: isPlain ? try Disk.read(folder + "/" + path) : [], isPlain: isPlain,
          isExecutable: isPlain && Disk.isExecutable(folder + "/" + path)))
    }
    self.files = files
  }

  func file(_ path: String) -> File? { files.first { $0.path == path } }
}

/// Collects findings about a folder.
struct LintReport {
  private let folder: String
  private var findings: [Diagnostic] = []

  init(folder: String) {
    var folder = folder
    while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
  }

  mutating func add(_ severity: Diagnostic.Severity, _ code: String, _ message: String, path: String, line: Int = 0) {
    findings.append(
      Diagnostic(severity, code: code, message: message, path: folder + "/" + path, line: line, column: 1))
  }

  var sorted: [Diagnostic] {
    findings.sorted { left, right in
      if left.path != right.path { return JSON.bytewise(left.path, right.path) }
      if left.line != right.line { return left.line < right.line }
      return JSON.bytewise(left.code + left.message, right.code + right.message)
    }
  }
}
