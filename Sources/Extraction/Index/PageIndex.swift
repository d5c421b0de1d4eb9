import Documents
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Per-page results keyed by content hash, in one SQLite file: an unchanged page is never read twice.
///
/// Write-ahead logging and one transaction per batch: a build that is killed leaves the batches it had finished. An index that cannot
/// be opened, read or written is a note and a slower build, never an error.
final class PageIndex {
  /// Counts up with `schema`.
  static let schemaVersion = 1
  /// What SQLite's header calls the file: “sklc”.
  static let applicationID = 0x736B_6C63
  /// The statements that make an empty index.
  static let schema = """
    CREATE TABLE page(
      path TEXT NOT NULL, context INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
      inode INTEGER NOT NULL, sha256 TEXT NOT NULL, evidence BLOB NOT NULL, PRIMARY KEY(path, context)) WITHOUT ROWID;
    CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """

  private let database: DatabaseQueue

  init(_ database: DatabaseQueue) { self.database = database }

  // MARK: Pages

  /// All pages of a context, by path. O(pages); evidence is not read.
  func pages(context: Int) throws -> [String: IndexedPage] {
    try database.read { db in
      var pages: [String: IndexedPage] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, size, modified, changed, inode, sha256 FROM page WHERE context = ?", arguments: [context]
      )
      while let row = try rows.next() {
        let status = FileStatus(kind: .file, size: row[1], modified: row[2], changed: row[3], inode: row[4])
        let path: String = row[0]
        pages[path] = IndexedPage(path: path, context: context, status: status, sha256: row[5])
      }
      return pages
    }
  }

  /// Hands over the stored evidence of pages, in the order of `paths`; pages that are not there are left out.
  func forEachEvidence(of paths: [String], context: Int, _ body: (String, [UInt8]) -> Void) throws {
    try database.read { db in
      let statement = try db.makeStatement(sql: "SELECT evidence FROM page WHERE path = ? AND context = ?")
      for path in paths {
        let rows = try Row.fetchCursor(statement, arguments: [path, context])
        guard let row = try rows.next() else { continue }
        body(path, [UInt8](row[0] as Data))
      }
    }
  }

  /// Keeps what pages gave, all or nothing.
  func write(_ batch: [IndexedEvidence]) throws {
    guard !batch.isEmpty else { return }
    try database.write { db in
      let statement = try db.makeStatement(sql: "INSERT OR REPLACE INTO page VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
      for entry in batch {
        let (page, status) = (entry.page, entry.page.status)
        try statement.execute(arguments: [
          page.path, page.context, status.size, status.modified, status.changed, status.inode, page.sha256,
          Data(entry.evidence),
        ])
      }
    }
  }

  /// Notes new times of pages whose content is the same.
  func touch(_ pages: [IndexedPage]) throws {
    guard !pages.isEmpty else { return }
    try database.write { db in
      for page in pages {
        try db.execute(
          sql: "UPDATE page SET size = ?, modified = ?, changed = ?, inode = ? WHERE path = ? AND context = ?",
          arguments: [
            page.status.size, page.status.modified, page.status.changed, page.status.inode, page.path, page.context,
          ])
      }
    }
  }

  /// Forgets pages.
  func remove(_ paths: [String]) throws {
    guard !paths.isEmpty else { return }
    try database.write { db in
      for path in paths { try db.execute(sql: "DELETE FROM page WHERE path = ?", arguments: [path]) }
    }
  }

  // MARK: Notes

  /// A value kept under a key, or nil.
  func value(of key: String) throws -> String? {
    try database.read { try String.fetchOne($0, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key]) }
  }

  func setValue(_ value: String, of key: String) throws {
    try database.write { try $0.execute(sql: "INSERT OR REPLACE INTO meta VALUES(?, ?)", arguments: [key, value]) }
  }
}
