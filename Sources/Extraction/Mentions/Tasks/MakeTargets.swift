import TextScanning

/// Reads the targets of a Makefile. What is computed (variables in targets, patterns, generated includes) leaves the list open.
struct MakeTargets {
  private(set) var names: Set<String> = []
  private(set) var isOpen = false
  /// Files that belong to it, as written.
  private(set) var includes: [String] = []

  private static let openers = ["define ", "$(eval", "${eval", "$(foreach", "$(call", ".DEFAULT:"]

  /// Complexity: O(bytes).
  init(_ bytes: [UInt8]) {
    var start = 0
    var isContinued = false
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
      let line = start..<end
      start = end + 1
      let continues = !line.isEmpty && bytes[line.upperBound - 1] == .of("\\")
      defer { isContinued = continues }
      // A tab begins a line of a recipe.
      guard !isContinued, let first = line.first.map({ bytes[$0] }), first != .tab, first != .of("#") else { continue }
      read(bytes.string(ShellLine.withoutComment(bytes, ShellLine.trimmed(bytes, line))), continues: continues)
    }
  }

  private mutating func read(_ line: String, continues: Bool) {
    if Self.openers.contains(where: line.hasPrefix) { isOpen = true }
    for word in ["include ", "-include ", "sinclude "] where line.hasPrefix(word) {
      let files = line.dropFirst(word.utf8.count).split { $0 == " " || $0 == "\t" }.map(String.init)
      isOpen = isOpen || word != "include " || continues || files.contains { $0.contains("$") || $0.contains("*") }
      includes += files
    }
    guard let colon = line.utf8.firstIndex(of: .of(":")) else {
      // The targets of a rule whose colon stands on the next line.
      isOpen = isOpen || (continues && !line.contains("="))
      return
    }
    let head = line[..<colon]
    let tail = line[line.utf8.index(after: colon)...]
    // `NAME := value`, `NAME = a:b`.
    if tail.hasPrefix("=") || tail.hasPrefix(":=") || head.contains("=") { return }
    for target in head.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      if target == ".PHONY" {
        for name in tail.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\\" || $0 == ":" }) { keep(name) }
        isOpen = isOpen || continues
      } else {
        keep(target)
      }
    }
  }

  private mutating func keep(_ target: Substring) {
    if target.utf8.contains(where: { "$%*()".utf8.contains($0) }) {
      isOpen = true
    } else {
      names.insert(String(target))
    }
  }
}
