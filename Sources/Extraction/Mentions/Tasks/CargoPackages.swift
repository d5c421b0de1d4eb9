import TextScanning

/// Reads the names of packages of a `Cargo.toml` or `Cargo.lock`: `name = "…"` below `[package]` or `[[package]]`.
enum CargoPackages {
  /// Complexity: O(bytes).
  static func names(_ bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    var isPackage = false
    for line in bytes.split(separator: .lineFeed) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("[") {
        isPackage = text.hasPrefix("[package]") || text.hasPrefix("[[package]]")
      } else if isPackage, text.hasPrefix("name"), let value = text.split(separator: "\"").dropFirst().first {
        names.insert(String(value))
      }
    }
    return names
  }
}
