import Documents
import Rules
import Skills
import TextScanning

/// The schema files that documents refer to, put into the rules that refer to them.
struct SchemaFiles {
  /// In the order of the pages: their schemas are in place of the names of files.
  private(set) var pages: [PageEvidence]
  private(set) var diagnostics: [Diagnostic] = []
  /// Every file that was looked for, with its stamp or nothing.
  private(set) var looked: [String: String] = [:]
  private(set) var inputs: [SkillBundle.Input] = []
  private let root: String
  private static let largest = 256_000

  /// Reads what the pages refer to: files below the root, named from it or from the page's folder.
  init(_ pages: [PageEvidence], root: String) {
    self.pages = pages
    self.root = root
    for page in pages.indices {
      for position in pages[page].proposals.indices where pages[page].proposals[position].kind == DataSchema.name {
        resolve(page, position)
      }
      self.pages[page].proposals.removeAll { $0.slots["schemaFile"] != nil }
    }
  }

  private mutating func resolve(_ page: Int, _ position: Int) {
    var proposal = pages[page].proposals[position]
    if let name = proposal.slots["schemaFile"]?.string {
      guard let file = read(name, from: pages[page].path) else {
        return note("schema-file", "the schema “\(name)” cannot be read below the root; the rule is left out", proposal)
      }
      guard let schema = try? JSON(parsing: file.bytes), schema.object != nil else {
        return note("schema-file", "“\(file.path)” is no JSON object, so no schema; the rule is left out", proposal)
      }
      proposal.slots["schemaFile"] = nil
      proposal.slots["schema"] = schema
      let whole = 0..<(file.bytes.lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? 0)
      proposal.sources.append(Citation.source(path: file.path, file.bytes, whole, LineIndex(file.bytes)))
      if !inputs.contains(where: { $0.path == file.path }) {
        inputs.append(.init(path: file.path, sha256: Digest.sha256(file.bytes)))
      }
      pages[page].proposals[position] = proposal
    }
    guard let value = proposal.slots["schema"] else { return }
    do throws(SlotError) {
      let undecided = try JSONSchema(value).undecided
      if !undecided.isEmpty {
        note("schema-keyword", "these keywords are not checked: \(undecided.joined(separator: ", "))", proposal)
      }
    } catch {
      note("schema-file", "\(error.message); the rule is left out", proposal)
    }
  }

  private mutating func read(_ name: String, from page: String) -> (path: String, bytes: [UInt8])? {
    let bare = name.prefix { $0 != "#" && $0 != "?" }
    for folder in bare.hasPrefix("/") ? [""] : [FilePath.parent(of: page), ""] {
      let path = FilePath.normalized(FilePath.join(folder, String(bare.drop { $0 == "/" })))
      let location = FilePath.absolute(path, in: root)
      guard FilePath.relative(location, to: root) != nil, let status = try? FileSystem.target(location),
        let bytes = try? FileSystem.read(location, limit: Self.largest)
      else {
        looked[path] = FileSystem.exists(location) ? "+" : ""
        continue
      }
      looked[path] = status.stamp
      return (path, bytes)
    }
    return nil
  }

  private mutating func note(_ code: String, _ message: String, _ proposal: Proposal) {
    let place = proposal.sources.first
    diagnostics.append(
      Diagnostic(
        .warning, code: code, message: message, path: place?.path ?? "", line: place?.line ?? 0, column: 1))
  }
}
