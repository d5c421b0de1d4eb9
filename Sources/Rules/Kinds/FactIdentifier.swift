import Documents
import Prose
import TextScanning

/// Uses only names that the project’s documents show: flags, commands, variables, settings, endpoints, codes.
///
/// The names stand beside the rules in `assets/identifiers.json`, or in the slot `names`. A name that the documents do not show is a finding when
/// it looks like one of theirs. Names far from all of them, other tools’ flags, placeholders, values and comments are the writer’s own.
package struct FactIdentifier: RuleKind {
  package static let name = "fact.identifier"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.exact
  package static let summary = "Use only flags, commands, settings and other names that the documents show."
  package static let slots = [
    SlotDescription(
      "classes", "strings",
      "which names are looked at: \(IdentifierClass.allCases.map(\.rawValue).joined(separator: ", "))"),
    SlotDescription(
      "names", "strings", "names beside those of `assets/identifiers.json`, each with `path:line` behind a space",
      isRequired: false, part: .addition),
  ]

  private let classes: Set<IdentifierClass>
  private var lexicons: [IdentifierLexicon]

  package init(slots: [String: JSON]) throws(SlotError) {
    var classes: Set<IdentifierClass> = []
    for name in try slots.strings("classes") {
      guard let known = IdentifierClass(rawValue: name) else { throw SlotError("“\(name)” is no class of names") }
      classes.insert(known)
    }
    self.classes = classes
    let names = slots.optionalStrings("names")
    lexicons = names.isEmpty ? [] : [IdentifierLexicon(Self.table(names))]
  }

  package mutating func take(_ data: RuleData) { lexicons += data.lexicons }

  package func instruction(for rule: Rule) -> String {
    "Use only flags, commands, settings, endpoints and codes that the documentation shows; look a name up before you write it."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard !lexicons.isEmpty else { return }
    let sightings = IdentifierReader(page).sightings()
    let words = SpokenWords(page)
    let judge = IdentifierJudge(lexicons, isWord: { words.contains($0) }, isHeading: { words.stand(inHeading: $0) })
    var verdicts: [[UInt8]: IdentifierJudge.Verdict] = [:]
    // Flags that are known, but not as flags of their command.
    var misplaced: Set<[UInt8]> = []
    var faulty = -1
    for sighting in sightings
    where classes.contains(sighting.kind) && (sighting.rank < .passing || sighting.kind == .command) {
      report.apply()
      let bytes = sighting.isSource ? page.document.bytes : page.text.bytes
      let name = IdentifierName.of(bytes, sighting.range, sighting.kind)
      let command = sighting.command.map { Array(bytes[$0]) } ?? []
      let key = [sighting.kind.letter] + name + [.space] + command
      var verdict = verdicts[key] ?? judge.verdict(name, sighting.kind)
      if verdict == .fine, !command.isEmpty, verdicts[key] == nil {
        verdict = judge.verdict(name, of: command)
        if verdict != .fine { misplaced.insert(key) }
      }
      verdicts[key] = verdict
      guard case .unknown(let near) = verdict else { continue }
      let source = sighting.isSource ? sighting.range : page.text.sourceRange(of: sighting.range)
      // `tw bakup list` is wrong once.
      if sighting.kind == .command, source.lowerBound == faulty { continue }
      faulty = source.lowerBound
      let isWhole = page.document.bytes[source].elementsEqual(name)
      report.find(
        .invented(
          String(decoding: name, as: UTF8.self),
          of: misplaced.contains(key) ? String(decoding: command, as: UTF8.self) : nil, near), source: source,
        replacement: isWhole && near.count == 1 ? near.first?.name : nil,
        atMost: sighting.kind.isHard ? .error : .warning)
    }
    if let failure = lexicons.lazy.compactMap(\.failure).first { report.note(.unreadable(failure)) }
  }

  /// The table of names written as `name path:line`.
  private static func table(_ names: [String]) -> IdentifierTable {
    var pages: [String] = []
    var entries: [IdentifierEntry] = []
    for name in names {
      let bytes = Array(name.utf8)
      let end = bytes.lastIndex(of: .space) ?? bytes.count
      let place = bytes[min(end + 1, bytes.count)...].split(separator: .of(":"))
      let line = place.count == 2 ? Int(String(decoding: place[1], as: UTF8.self)) : nil
      let range = 0..<(line == nil ? bytes.count : end)
      // What has no shape of its own is a tool.
      let kind = bytes[range].contains(.space) ? .command : IdentifierShape.of(bytes, range) ?? .command
      let path = line == nil ? "" : String(decoding: place[0], as: UTF8.self)
      if pages.last != path { pages.append(path) }
      entries.append(
        IdentifierEntry(
          name: IdentifierName.of(bytes, range, kind), kind: kind, isFirm: true, page: pages.count - 1, line: line ?? 0)
      )
    }
    return IdentifierTable(entries, pages: pages)
  }
}

/// The words of a page's sentences and headings, read when the first is asked for.
private final class SpokenWords {
  private let page: Page
  private lazy var hashes: Set<UInt64> = {
    var hashes: Set<UInt64> = []
    for word in page.words where !page.text.isCode(word) {
      hashes.insert(IdentifierHash.of(page.text.bytes[word].lazy.map(ASCII.lower)))
    }
    return hashes
  }()

  init(_ page: Page) { self.page = page }

  private lazy var headings = Set(
    page.text.blocks.filter { $0.level > 0 }.map { block in
      page.text.bytes[block.range].prefix { !ASCII.isSpace($0) }.map(ASCII.lower)
    })

  func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  /// Whether the first word of a heading is a name, in lower case.
  func stand(inHeading folded: [UInt8]) -> Bool { headings.contains(folded) }
}

extension String {
  fileprivate static func unreadable(_ reason: String) -> String { "the names of the bundle cannot be read: \(reason)" }

  fileprivate static func invented(
    _ name: String, of command: String?, _ near: [IdentifierJudge.Suggestion]
  ) -> String {
    let unknown =
      command.map { "`\(name)` is no documented flag of `\($0)`" } ?? "`\(name)` is in none of the documents"
    guard !near.isEmpty else { return unknown + ", though it looks like one of their names." }
    let shown = near.prefix(IdentifierJudge.mostShown).map {
      $0.place.isEmpty ? "`\($0.name)`" : "`\($0.name)`, \($0.place)"
    }
    return unknown + "; did you mean \(shown.joined(separator: ", or "))?"
  }
}
