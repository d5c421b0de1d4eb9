import Documents
import TextScanning

/// Sizes and kinds of files against what loaders take.
enum SizeLint {
  static func check(_ bundle: LintedFolder, _ profile: LoaderProfile, _ report: inout LintReport) {
    var total = 0
    for file in bundle.files {
      total += file.bytes.count
      let limit = file.path == "SKILL.md" ? profile.guideBytes : profile.fileBytes
      if file.bytes.count > limit {
        report.add(
          .error, "file-size", "\(file.bytes.count) bytes; \(profile.name) refuses files over \(limit)", path: file.path
        )
      }
      if !file.isPlain {
        report.add(.error, "not-a-file", "is a link or device; a bundle holds plain files only", path: file.path)
      }
      if file.isExecutable {
        report.add(.error, "executable", "may be run; nothing in a bundle is executable", path: file.path)
      }
    }
    if total > profile.folderBytes {
      report.add(
        .error, "folder-size", "\(total) bytes in all; \(profile.name) refuses folders over \(profile.folderBytes)",
        path: "SKILL.md")
    }
    if bundle.files.count > profile.fileCount {
      report.add(
        .error, "file-count", "\(bundle.files.count) files; \(profile.name) refuses more than \(profile.fileCount)",
        path: "SKILL.md")
    }
  }
}
