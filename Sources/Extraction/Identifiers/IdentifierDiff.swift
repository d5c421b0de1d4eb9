import Rules
import TextScanning

/// Which names the documents have gained and lost since a bundle was written. Where they stand does not count.
struct IdentifierDiff {
  private let added: [String]
  private let gone: [String]

  init(from old: IdentifierTable?, to new: IdentifierTable) {
    let before = Set(old.map(Self.names) ?? [])
    let after = Set(Self.names(new))
    added = after.subtracting(before).sorted(by: JSON.bytewise)
    gone = before.subtracting(after).sorted(by: JSON.bytewise)
  }

  private static func names(_ table: IdentifierTable) -> [String] {
    table.entries.map { String(decoding: $0.name, as: UTF8.self) }
  }

  var isEmpty: Bool { added.isEmpty && gone.isEmpty }

  /// One line of counts, then a line with the first names of each kind; empty when there is nothing to say.
  var text: String {
    guard !isEmpty else { return "" }
    var text = "names in code: \(added.count) new, \(gone.count) gone\n"
    for (mark, names) in [("+", added), ("-", gone)] where !names.isEmpty {
      let rest = names.count > Self.shown ? " and \(names.count - Self.shown) more" : ""
      text += "\(mark) \(names.prefix(Self.shown).map { "`\($0)`" }.joined(separator: ", "))\(rest)\n"
    }
    return text
  }

  private static let shown = 8
}
