import Documents
import Rules
import Skills
import TextScanning

/// `skillc.rules.yml` at the root, read: what people decided about rules.
struct PeopleFile: Sendable {
  let word: PeopleWord
  /// Hash of the file's bytes; empty without one.
  let hash: String

  init(root: String) throws(Failure) {
    let path = FilePath.join(root, PeopleWord.fileName)
    guard FileSystem.exists(path) else {
      word = PeopleWord()
      hash = ""
      return
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: 16 << 20)
    } catch {
      throw Failure(.unreadable, path: PeopleWord.fileName, error.reason)
    }
    do throws(YAMLText.Problem) {
      word = try PeopleWord(parsing: bytes)
    } catch {
      throw Failure(.usage, path: PeopleWord.fileName, line: error.line, error.message)
    }
    hash = Digest.sha256(bytes)
  }

  /// The bundle after the people's word. One decision speaks of one bundle of many: `isOneOfMany` keeps silent about rules that are not here.
  func apply(to bundle: SkillBundle, isOneOfMany: Bool) -> SkillBundle {
    guard !word.entries.isEmpty else { return bundle }
    var bundle = bundle
    let applied = word.apply(to: bundle.rules)
    // What people say stands before all that says the same or the contrary.
    let settled = Subsumption.settle(applied.rules)
    bundle.rules = settled.rules.sorted { JSON.bytewise($0.rule.id, $1.rule.id) }
    bundle.diagnostics += applied.diagnostics.filter { !isOneOfMany || $0.code != "people-rule-gone" }
    bundle.diagnostics += settled.diagnostics.filter { !bundle.diagnostics.contains($0) }
    return bundle
  }
}
