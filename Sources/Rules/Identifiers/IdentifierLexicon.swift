import Synchronization
import TextScanning

/// The names a project's documents show, read when the first output has a name to look up.
package final class IdentifierLexicon: Sendable {
  private let read: @Sendable () throws -> IdentifierTable
  private let state = Mutex(State())

  private struct State {
    var table: IdentifierTable?
    var search: IdentifierSearch?
    var failure: String?
  }

  package init(_ read: @escaping @Sendable () throws -> IdentifierTable) { self.read = read }

  package convenience init(_ table: IdentifierTable) { self.init { table } }

  /// The table; empty when it cannot be read, and then `failure` says why.
  package var table: IdentifierTable {
    state.withLock { state in Self.table(&state, read) }
  }

  /// Why the names could not be read; nil before the first look-up.
  package var failure: String? { state.withLock(\.failure) }

  /// What finds similar names, made when the first unknown name asks.
  package var search: IdentifierSearch {
    state.withLock { state in
      if let search = state.search { return search }
      let search = IdentifierSearch(Self.table(&state, read))
      state.search = search
      return search
    }
  }

  private static func table(
    _ state: inout State, _ read: () throws -> IdentifierTable
  ) -> IdentifierTable {
    if let table = state.table { return table }
    var table = IdentifierTable(lines: [], pages: [])
    do { table = try read() } catch { state.failure = String(describing: error) }
    state.table = table
    return table
  }
}

/// What stands beside the rules of a bundle and some kinds read.
package struct RuleData: Sendable {
  package var lexicons: [IdentifierLexicon]

  package init(lexicons: [IdentifierLexicon] = []) { self.lexicons = lexicons }
}
