import Foundation

/// The checkout the tests run in, found from this file's own place.
package enum Repository {
  package static let root: URL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  package static let fixtures = root.appending(path: "fixtures")

  /// The measuring corpora beside the checkout, or nil where they are not there (tests that need them are skipped).
  package static var corpora: URL? {
    let folder = root.deletingLastPathComponent().appending(path: "shared/corpora")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}
