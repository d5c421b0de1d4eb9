/// Path patterns: `*` stays within a folder, `**` crosses folders, `?` is one byte. `docs/` means everything below.
package enum Glob {
  package static func matches(_ pattern: String, _ path: String) -> Bool {
    var pattern = Array(pattern.utf8)
    if pattern.last == .of("/") { pattern += "**".utf8 }
    return matches(pattern[...], Array(path.utf8)[...])
  }

  private static func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
    var pattern = pattern
    var path = path
    while let symbol = pattern.first {
      if symbol == .of("*") {
        let crosses = pattern.starts(with: "**".utf8)
        var rest = pattern.drop { $0 == .of("*") }
        if crosses, rest.first == .of("/"), matches(rest.dropFirst(), path) { return true }
        if crosses, rest.first == .of("/") { rest = pattern.drop { $0 == .of("*") } }
        var tail = path
        while true {
          if matches(rest, tail) { return true }
          guard let byte = tail.first, crosses || byte != .of("/") else { return false }
          tail = tail.dropFirst()
        }
      }
      guard let byte = path.first, symbol == byte || (symbol == .of("?") && byte != .of("/")) else { return false }
      pattern = pattern.dropFirst()
      path = path.dropFirst()
    }
    return path.isEmpty
  }
}
