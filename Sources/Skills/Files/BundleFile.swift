import TextScanning

/// One file of a bundle: path relative to the bundle's folder, with `/`, and its bytes.
package struct BundleFile: Sendable, Hashable {
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The bytes as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
