import Documents
import GRDB

/// Where the index lies, and how it is opened, checked and made anew.
struct IndexFile {
  /// Why there is an empty index, or none.
  private enum Trouble: Error { case foreign, outdated }

  let path: String
  /// What made the results: an index of another tool is read anew.
  let tool: String
  /// Whether the file is where we put it by ourselves; there whatever stands in it is ours.
  let isStandard: Bool

  /// The folder and file below a root when nothing else is said.
  static func standardPath(in root: String) -> String { FilePath.join(root, ".skillc/index.sqlite") }

  /// Opens the index or makes one. Nil, with a note, where neither is possible.
  func open(notes: inout [Diagnostic]) -> PageIndex? {
    do throws(FileError) { try makeFolder() } catch {
      note("index-unusable", "no index: \(error.reason); every build reads every page", &notes)
      return nil
    }
    do { return try PageIndex(connect()) } catch {
      guard isReplaceable(after: error) else {
        note("index-unusable", "no index: \(Self.reason(error))", &notes)
        return nil
      }
      if !(error is Trouble) {
        note("index-rebuilt", "the index was damaged (\(Self.reason(error))) and is made anew", &notes)
      } else {
        note("index-rebuilt", "the index came from another version of skillc and is made anew", &notes)
      }
    }
    for ending in ["", "-wal", "-shm", "-journal"] { FileSystem.removeFile(path + ending) }
    do { return try PageIndex(connect()) } catch {
      note("index-unusable", "no index: \(Self.reason(error))", &notes)
      return nil
    }
  }

  private func makeFolder() throws(FileError) {
    let folder = FilePath.parent(of: path)
    try FileSystem.makeFolders(folder)
    guard isStandard else { return }
    FileSystem.writeIfMissing(FilePath.join(folder, ".gitignore"), "*\n")
  }

  private func connect() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = NORMAL") }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    let isNew = try database.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }
    if isNew {
      try database.write { db in
        try db.execute(sql: PageIndex.schema)
        try db.execute(sql: "PRAGMA application_id = \(PageIndex.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(PageIndex.schemaVersion)")
        try db.execute(sql: "INSERT INTO meta VALUES('tool', ?)", arguments: [tool])
      }
    } else {
      try database.read { db in
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == PageIndex.applicationID else {
          throw Trouble.foreign
        }
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == PageIndex.schemaVersion,
          try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'tool'") == tool
        else { throw Trouble.outdated }
      }
    }
    return database
  }

  /// A database of somebody else, or a document named by mistake, is left alone.
  private func isReplaceable(after error: any Error) -> Bool {
    if isStandard { return !Self.isRefusal(error) }
    switch error {
    case Trouble.outdated: return true
    case Trouble.foreign: return false
    default:
      let name = FilePath.name(of: path).lowercased()
      let looksLikeIndex = ["index", ".sqlite", ".sqlite3", ".db"].contains { name.hasSuffix($0) }
      return looksLikeIndex && !Self.isRefusal(error)
    }
  }

  /// Whether the system refused, so that a new file would fare no better.
  private static func isRefusal(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return false }
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_MISMATCH: return false
    default: return true
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case Trouble.foreign: "the file belongs to another program"
    case let error as DatabaseError: error.message ?? "SQLite error \(error.resultCode.rawValue)"
    default: "\(error)"
    }
  }

  private func note(_ code: String, _ message: String, _ notes: inout [Diagnostic]) {
    notes.append(Diagnostic(.note, code: code, message: message, path: FilePath.name(of: path)))
  }
}
