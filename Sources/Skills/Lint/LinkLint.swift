import Documents
import TextScanning

/// Links of `SKILL.md`: each leads to a file of the bundle, and each file is led to.
enum LinkLint {
  static func check(_ bundle: LintedFolder, _ report: inout LintReport) {
    guard let file = bundle.file("SKILL.md"), file.isPlain else { return }
    let page = DocumentReader.read(path: "SKILL.md", bytes: file.bytes)
    var linked: Set<String> = ["SKILL.md"]
    for (index, node) in page.nodes.enumerated() where node.kind == .link || node.kind == .image {
      guard let address = page.string(of: index), let path = localPath(address) else { continue }
      let line = page.lines.line(at: node.range.lowerBound)
      if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
        report.add(.error, "link", "“\(address)” leads out of the bundle", path: "SKILL.md", line: line)
      } else if bundle.file(path) == nil,
        !bundle.files.contains(where: { $0.path.hasPrefix(path.hasSuffix("/") ? path : path + "/") })
      {
        report.add(.error, "link", "“\(address)” leads to no file", path: "SKILL.md", line: line)
      }
      linked.insert(path)
    }
    for file in bundle.files where !linked.contains(file.path) {
      report.add(.warning, "unlinked", "SKILL.md has no link to it, so no agent will open it", path: file.path)
    }
  }

  /// The file an address names, without its fragment; nil for the web and for places on the page itself.
  private static func localPath(_ address: String) -> String? {
    let bytes = Array(address.utf8)
    var end = bytes.firstIndex { $0 == .of("#") || $0 == .of("?") } ?? bytes.count
    if let colon = bytes.firstIndex(of: .of(":")), colon < bytes.firstIndex(of: .of("/")) ?? bytes.count { return nil }
    if bytes.hasBytes("//", at: 0) { return nil }
    var start = 0
    while bytes.hasBytes("./", at: start) { start += 2 }
    end = max(start, end)
    return end > start ? bytes.string(start..<end) : nil
  }
}
