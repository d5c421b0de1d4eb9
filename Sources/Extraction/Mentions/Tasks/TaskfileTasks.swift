import TextScanning

/// Reads the names of tasks of a `Taskfile.yml`: the keys directly below `tasks:`. Included files leave the list open.
struct TaskfileTasks {
  private(set) var names: Set<String> = []
  private(set) var isOpen = false

  /// Complexity: O(bytes).
  init(_ bytes: [UInt8]) {
    var isInside = false
    var depth: Int?
    for line in bytes.split(separator: .lineFeed) {
      let indent = line.prefix { $0 == .space }.count
      let text = line.dropFirst(indent)
      guard let first = text.first, first != .of("#"), first != .of("-") else { continue }
      let key = String(decoding: text.prefix { $0 != .of(":") }, as: UTF8.self)
      if indent == 0 {
        isInside = key == "tasks"
        isOpen = isOpen || key == "includes"
        depth = nil
      } else if isInside, text.contains(.of(":")) {
        if depth == nil { depth = indent }
        if indent == depth { names.insert(key.filter { $0 != "\"" && $0 != "'" }) }
      }
    }
  }
}
