import Synchronization
import TextScanning

/// The names a project's documents show, read when the first output has a name to look up.
package final class IdentifierLexicon: Sendable {
  private let read: @Sendable () -> IdentifierTable?
  private let state = Mutex(State())

  private struct State {
    var table: IdentifierTable?
    var search: IdentifierSearch?
    var isRead = false
  }

  package init(_ read: @escaping @Sendable () -> IdentifierTable?) { self.read = read }

  package convenience init(_ table: IdentifierTable) { self.init { table } }

  /// The table; empty when it cannot be read.
  package var table: IdentifierTable {
    state.withLock { state in Self.table(&state, read) }
  }

  /// What finds similar names, made when the first unknown name asks.
  package var search: IdentifierSearch {
    state.withLock { state in
      if let search = state.search { return search }
      let search = IdentifierSearch(Self.table(&state, read))
      state.search = search
      return search
    }
  }

  private static func table(_ state: inout State, _ read: () -> IdentifierTable?) -> IdentifierTable {
    if state.isRead, let table = state.table { return table }
    let table = read() ?? IdentifierTable(lines: [], pages: [])
    state.table = table
    state.isRead = true
    return table
  }
}

/// What stands beside the rules of a bundle and some kinds read.
package struct RuleData: Sendable {
  package var lexicons: [IdentifierLexicon]

  package init(lexicons: [IdentifierLexicon] = []) { self.lexicons = lexicons }
}
