import Documents
import TextScanning

/// The skeleton of a page that explains a template: it stands in a fence, to be copied.
extension ConventionWalk {
  /// Takes the headings of the first fence with two of them or more for the sections of the page.
  mutating func readSkeleton() {
    for (index, node) in nodes.enumerated() where node.kind == .codeBlock && isMarkup(index) {
      let skeleton = headings(in: node.range)
      guard skeleton.count > 1 else { continue }
      return replaceSections(skeleton)
    }
  }

  /// In a shell `##` is a comment.
  private func isMarkup(_ index: Int) -> Bool {
    let info = document.string(of: index)?.lowercased() ?? ""
    return info.isEmpty || ["md", "mdx", "markdown", "text", "txt"].contains { info.hasPrefix($0) }
  }

  private func headings(in range: Range<Int>) -> [(level: Int, name: String, isOptional: Bool, range: Range<Int>)] {
    var found: [(level: Int, name: String, isOptional: Bool, range: Range<Int>)] = []
    for line in bytes[range].split(separator: .lineFeed) {
      let marks = line.prefix { $0 == .of("#") }
      guard (2...4).contains(marks.count), line.dropFirst(marks.count).first == .space else { continue }
      var name = line.dropFirst(marks.count + 1)
      // “## Next steps <!-- optional -->” names “Next steps”.
      if let comment = name.indices.first(where: { bytes.hasBytes("<!--", at: $0) }) { name = name[..<comment] }
      let text = SectionNames.clean(bytes, name.startIndex..<name.endIndex)
      guard !text.isEmpty, !text.utf8.contains(where: { [.of("<"), .of("["), .of("{")].contains($0) }) else { continue }
      found.append(
        (
          marks.count, text, says("optional", in: line.startIndex..<line.endIndex, of: bytes),
          line.startIndex..<line.endIndex
        ))
    }
    return found
  }
}
