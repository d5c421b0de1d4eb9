import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Word rules from what people mended again and again: the same words replaced by the same others, in several commits and pages, and
/// hardly ever back.
enum RevisionPairs {
  private static let fewestCommits = 3
  private static let fewestPages = 3
  /// Places a rule cites.
  private static let sourceLimit = 3

  /// - Parameters:
  ///   - revised: lines before and after, newest commit first.
  ///   - read: the bytes of a page as a commit left it, by commit and path.
  /// - Returns: proposals of origin `pair`, sorted by their words; a source's path is `COMMIT:PATH`. O(lines).
  static func proposals(_ revised: [RevisedLine], read: (String, String) -> [UInt8]?) -> [Proposal] {
    var edits: [PairEdit: [RevisedLine]] = [:]
    for line in revised {
      guard let edit = edit(line), PairWords.canBeRuled(edit), !edit.good.isEmpty else { continue }
      edits[edit, default: []].append(line)
    }
    let habits = edits.filter { edit, lines in
      isHabit(lines) && (edits[edit.reversed] ?? []).count * 5 <= lines.count
    }
    return habits.sorted { ($0.key.bad, $0.key.good) < ($1.key.bad, $1.key.good) }.compactMap { edit, lines in
      proposal(edit, lines, read)
    }
  }

  private static func isHabit(_ lines: [RevisedLine]) -> Bool {
    Set(lines.map(\.commit)).count >= fewestCommits && Set(lines.map(\.path)).count >= fewestPages
  }

  /// The one place in which the two lines differ, when it is a matter of words.
  private static func edit(_ line: RevisedLine) -> PairEdit? {
    // Lines of very different lengths are no wording of one sentence.
    guard abs(line.before.count - line.after.count) <= 60 else { return nil }
    let bytes = line.before + "\n\n".utf8 + line.after + [.of("\n")]
    let page = Page(DocumentReader.read(path: "revision.md", bytes: bytes))
    guard page.text.blocks.count == 2 else { return nil }
    let sides = page.text.blocks.enumerated().map { position, block in
      PairSide(isGood: position == 1, range: block.range, units: 0..<0, section: -1)
    }
    return PairEdit(ExamplePair(bad: sides[0], good: sides[1]), in: page)
  }

  private static func proposal(
    _ edit: PairEdit, _ lines: [RevisedLine], _ read: (String, String) -> [UInt8]?
  ) -> Proposal? {
    let sources = lines.prefix(sourceLimit).compactMap { line in
      read(line.commit, line.path).map { source(line, in: $0) }
    }
    guard let first = lines.first, !sources.isEmpty,
      var proposal = WordRule.proposal(
        avoid: [edit.bad], prefer: [edit.good], modality: .should, source: sources, origin: .pair, pattern: "REVISION")
    else { return nil }
    proposal.examples = [
      Example(bad: Sentence.trimmed(first.before.string), good: Sentence.trimmed(first.after.string))
    ]
    return proposal
  }

  private static func source(_ line: RevisedLine, in bytes: [UInt8]) -> Source {
    let lines = LineIndex(bytes)
    let range = line.line <= lines.lineCount ? lines.range(ofLine: line.line) : 0..<0
    return Citation.source(path: "\(line.commit):\(line.path)", bytes, range, lines)
  }
}

extension PairEdit {
  /// The edit that takes this one back.
  fileprivate var reversed: PairEdit { PairEdit(bad: good, good: bad) }
}

extension [UInt8] {
  fileprivate var string: String { String(decoding: self, as: UTF8.self) }
}
