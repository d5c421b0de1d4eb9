import Documents
import Prose
import TextScanning

/// Finds pages that still say what a superseded decision decided, by the words that set it apart from its successor.
struct SupersededTeaching {
  private let changes: [DecisionChange]

  /// Complexity: one pass over the reading text of all pages when there is a superseded record; pages that may teach it are read again.
  static func find(_ pages: [PageEvidence], root: String) -> [Diagnostic] {
    let search = SupersededTeaching(pages)
    guard !search.changes.isEmpty else { return [] }
    return search.candidates(pages).flatMap { page, changes in
      guard let bytes = try? FileSystem.read(FilePath.join(root, page.path), limit: PageReading.sizeLimit) else {
        return [Diagnostic]()
      }
      return search.diagnostics(Page(DocumentReader.read(path: page.path, bytes: OwnText.masked(bytes))), changes)
    }
  }

  private init(_ pages: [PageEvidence]) {
    let records = pages.compactMap { page in page.decision.map { (page: page, decision: $0) } }
    changes = records.filter(\.decision.isSuperseded).compactMap { old in
      let folder = FilePath.parent(of: old.page.path)
      let successor = records.first { new in
        FilePath.parent(of: new.page.path) == folder && new.decision.number != old.decision.number
          && (old.decision.others.contains(new.decision.number) || new.decision.others.contains(old.decision.number))
          && !new.decision.isSuperseded
      }
      return successor.flatMap { DecisionChange(old.page, old.decision, $0.page, $0.decision) }
    }
  }

  // MARK: Pages

  /// Pages that hold words of a superseded decision, with the positions of the changes.
  private func candidates(_ pages: [PageEvidence]) -> [(page: PageEvidence, changes: [Int])] {
    var literals: [[UInt8]] = []
    var owners: [Int] = []
    for (position, change) in changes.enumerated() {
      for literal in change.lost.sorted().flatMap(Features.literals) {
        literals.append(Array(literal.utf8))
        owners.append(position)
      }
    }
    let automaton = LiteralAutomaton(literals, foldsCase: false)
    return pages.filter(Self.teaches).compactMap { page in
      var found: Set<Int> = []
      automaton.scan(page.words, in: 0..<page.words.count) { hit in
        if Words.isBoundary(page.words, at: hit.range.lowerBound) { found.insert(owners[hit.literal]) }
      }
      return found.isEmpty ? nil : (page, found.sorted())
    }
  }

  /// Pages that tell what was are right to tell it.
  private static func teaches(_ page: PageEvidence) -> Bool {
    if page.role == .decisionRecord || page.role == .template { return false }
    return Set(PathCues.words(page.path)).isDisjoint(with: [
      "changelog", "changes", "history", "release", "releases", "news", "upgrade", "upgrading", "migrate", "migration",
      "migrating", "archive", "whatsnew", "rfc", "rfcs", "proposals",
    ])
  }

  private func diagnostics(_ page: Page, _ positions: [Int]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for sentence in page.sentences where page.text.blocks[sentence.block].level == 0 {
      guard !page.words[sentence.words].contains(where: { Self.history.contains(page.text.bytes, $0) }) else {
        continue
      }
      let features = Features.of(page.text.bytes, sentence.range)
      for position in positions where changes[position].isTaught(by: features) {
        let place = page.text.sourceRange(of: sentence.range).lowerBound
        found.append(
          Diagnostic(
            .warning, code: "superseded", message: changes[position].message(page.string(sentence.range)),
            path: page.path, line: page.document.lines.line(at: place),
            column: page.document.lines.column(at: place, in: page.document.bytes)))
      }
    }
    return found
  }

  /// Words of sentences that tell what was, or what is no longer so.
  private static let history = WordList(
    """
    not no never longer was were old older former formerly previous previously before until earlier legacy migrate
    migrated migrates convert converts converted conversion instead superseded replaced replaces upgrade don't doesn't
    isn't aren't cannot without unlike rather than history once ago
    """)
}
