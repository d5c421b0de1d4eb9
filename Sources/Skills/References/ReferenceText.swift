import TextScanning

/// A reference file in the making: a head, then entries under headings, cut where a loader would stop reading.
struct ReferenceText {
  private var lines: [String]
  private var size: Int
  private let limit: Int
  private var leftOut = 0
  private var pendingHeading: [String] = []
  /// Entries written so far.
  private(set) var count = 0

  init(title: String, opening: String, limit: Int) {
    lines = ["# \(title)", "", opening]
    size = title.utf8.count + opening.utf8.count + 6
    // The last line, which says what is missing, has its place.
    self.limit = limit - 200
  }

  /// Opens a group; nothing is written before its first entry.
  mutating func heading(_ heading: String, columns: [String] = []) {
    pendingHeading = ["", "## \(heading)", ""]
    if !columns.isEmpty {
      pendingHeading.append("| \(columns.joined(separator: " | ")) |")
      pendingHeading.append("|" + columns.map { _ in " --- |" }.joined())
    }
  }

  /// One entry, whole or not at all.
  mutating func entry(_ text: [String]) {
    let added = (pendingHeading + text).reduce(0) { $0 + $1.utf8.count + 1 }
    guard size + added <= limit else {
      leftOut += 1
      return
    }
    lines += pendingHeading + text
    pendingHeading = []
    size += added
    count += 1
  }

  /// Nil when nothing was entered.
  func file(_ path: String) -> BundleFile? {
    guard count > 0 else { return nil }
    let last =
      leftOut == 0
      ? [] : ["", "\(leftOut) more \(leftOut == 1 ? "entry" : "entries") left out to keep this file short."]
    return BundleFile(path: path, text: (lines + last).joined(separator: "\n") + "\n")
  }
}
