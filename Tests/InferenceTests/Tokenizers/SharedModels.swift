import Foundation
import TestSupport

/// The models beside the checkout that tests measure against; what needs them is skipped where they are not there.
enum SharedModels {
  static let folder = Repository.root.deletingLastPathComponent().appending(path: "shared/models")
  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func path(_ name: String) -> String { folder.appending(path: name).path }
}
