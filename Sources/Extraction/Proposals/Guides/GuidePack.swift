import Rules
import TextScanning

/// What a published guide is known to rule, in our own words: enough for a project that only says “we follow the … style guide”.
///
/// Facts alone are kept: which word gives way to which, which marks are used. Rules of a pack are advice (`should`, origin `pack`), and give way
/// to whatever the project says itself.
struct GuidePack: Sendable {
  /// Words of the guide's name, all of which its mention holds: `google`, `style`.
  let names: [[String]]
  /// What not to write, and what to write instead; nothing where the word is only to be left out.
  let words: [(avoid: [String], prefer: [String])]
  /// Kinds of form with their slots.
  let form: [(kind: String, slots: [String: JSON])]

  init(_ names: [String], words: String, form: [(kind: String, slots: [String: JSON])]) {
    self.names = names.map { $0.split(separator: " ").map(String.init) }
    self.words = words.split(separator: "\n").map { line in
      let sides = line.split(separator: "→", omittingEmptySubsequences: false).map { side in
        side.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
      }
      return (sides[0], sides.count > 1 ? sides[1] : [])
    }
    self.form = form
  }

  /// The pack of a guide that a sentence names.
  static func named(_ name: String) -> GuidePack? {
    let words = Set(PathCues.words(name))
    return all.first { pack in pack.names.contains { words.isSuperset(of: $0) } }
  }

  static let all = [google, microsoft, associatedPress, chicago]
}
