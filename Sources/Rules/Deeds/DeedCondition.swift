import TextScanning

/// When a rule about work holds, where a transcript decides it: “after you change `schema.yml`”, “before you commit”.
enum DeedCondition: Sendable, Hashable {
  case always
  /// Once the deed is done.
  case after(Deed)
  /// Up to the deed.
  case before(Deed)

  /// nil when no transcript decides it.
  init?(_ text: String?, objects: [String]) {
    guard let text, !text.isEmpty else {
      self = .always
      return
    }
    let pieces = DeedPieces(text, objects: objects).pieces
    // Two conditions: that of the line before the list, and its own.
    if pieces.contains(.mark(.of(";"))) { return nil }
    if case .word("before") = pieces.first {
      guard let deed = DeedPhrase.exact(Self.rest(of: text), objects: objects) else { return nil }
      self = .before(deed)
      return
    }
    let opens = pieces.first.map { piece in
      if case .word(let word) = piece { Self.openers.contains(word) } else { false }
    }
    let clause = opens == true ? Self.rest(of: text) : text
    if let deed = Self.changed(DeedPieces(clause, objects: objects).pieces) {
      self = .after(deed)
    } else if let deed = DeedPhrase.exact(clause, objects: objects) {
      self = .after(deed)
    } else {
      return nil
    }
  }

  private static let openers: Set<String> = ["if", "when", "whenever", "after", "once", "for"]

  private static func rest(of text: String) -> String {
    text.split(maxSplits: 1, omittingEmptySubsequences: true) { $0 == " " || $0 == "\n" }.dropFirst().first.map(
      String.init) ?? ""
  }

  /// “`agent/**`”, “a file in `agent/` changes”, “the change touches `agent/`”: files that change by themselves.
  private static func changed(_ pieces: [DeedPieces.Piece]) -> Deed? {
    var paths: [PathPattern] = []
    for piece in pieces {
      switch piece {
      case .object(let name):
        guard let path = PathPattern(name) else { return nil }
        paths.append(path)
      case .word(let word): guard fillers.contains(word) else { return nil }
      case .mark: break
      }
    }
    return paths.isEmpty ? nil : .write(paths)
  }

  private static let fillers: Set<String> = Set(
    words: """
      a an the any all file files code in under inside within of change changes changed touches touched is are has have been was
      and or you your modified edited updated to something anything
      """)
}
