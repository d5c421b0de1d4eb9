import TextScanning

extension Document {
  /// The tree as text, one node a line: indentation, kind, what it carries, byte range, and (for texts) the bytes. The oracle of the
  /// readers' tests.
  public func dump() -> String {
    var lines: [String] = []
    dump(0, depth: 0, into: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func dump(_ index: Int, depth: Int, into lines: inout [String]) {
    let node = nodes[index]
    var line = String(repeating: "  ", count: depth) + "\(node.kind)"
    if node.detail != 0 { line += " \(node.detail)" }
    if let string = string(of: index) { line += " ‹\(string)›" }
    line += " \(node.start)..<\(node.end)"
    if node.kind == .text || node.kind == .characterReference { line += " “\(bytes.string(node.range))”" }
    lines.append(line)
    for child in children(of: index) { dump(child, depth: depth + 1, into: &lines) }
  }
}
