import Skills

/// Decisions on their way into `skillc.rules.yml`: each is on disk before the next is asked for.
package struct Decisions: Sendable {
  private static let reason = "decided in a review"

  /// What was decided before.
  package let word: PeopleWord
  /// How many decisions were added.
  package private(set) var count = 0
  private let path: String
  private var text: String

  package init(root: String) throws(Failure) {
    path = FilePath.join(root, PeopleWord.fileName)
    word = try PeopleFile(root: root).word
    guard FileSystem.exists(path) else {
      text = ""
      return
    }
    do throws(FileError) { text = String(decoding: try FileSystem.read(path), as: UTF8.self) } catch {
      throw Failure(.unreadable, path: PeopleWord.fileName, error.reason)
    }
  }

  /// Appends one decision; what a hand wrote stays byte for byte.
  package mutating func add(_ action: PeopleWord.Action) throws(Failure) {
    text = PeopleWord.appending(action, reason: Self.reason, to: text)
    do throws(FileError) { try FileSystem.replace(path, Array(text.utf8)) } catch {
      throw Failure(.output, path: PeopleWord.fileName, error.reason)
    }
    count += 1
  }
}
