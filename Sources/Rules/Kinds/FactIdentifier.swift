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
    let judge = IdentifierJudge(lexicons) { words.contains($0) }
    var verdicts: [[UInt8]: IdentifierJudge.Verdict] = [:]
    var faulty = -1
    for sighting in sightings
    where classes.contains(sighting.kind) && (sighting.rank < .passing || sighting.kind == .command) {
      report.apply()
      let bytes = sighting.isSource ? page.document.bytes : page.text.bytes
      let name = IdentifierName.of(bytes, sighting.range, sighting.kind)
      let key = [sighting.kind.letter] + name
      let verdict = verdicts[key] ?? judge.verdict(name, sighting.kind)
      verdicts[key] = verdict
      guard case .unknown(let suggestion) = verdict else { continue }
      let source = sighting.isSource ? sighting.range : page.text.sourceRange(of: sighting.range)
      // `tw bakup list` is wrong once.
      if sighting.kind == .command, source.lowerBound == faulty { continue }
      faulty = source.lowerBound
      let isWhole = page.document.bytes[source].elementsEqual(name)
      report.find(
        .invented(String(decoding: name, as: UTF8.self), suggestion), source: source,
        replacement: isWhole && suggestion?.isSure == true ? suggestion?.name : nil,
        atMost: sighting.kind.isHard ? .error : .warning)
    }
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
      guard let kind = bytes[range].contains(.space) ? .command : IdentifierShape.of(bytes, range) else { continue }
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

/// The words of a page's sentences, hashed when the first is asked for.
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

  func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }
}

extension String {
  fileprivate static func invented(_ name: String, _ suggestion: IdentifierJudge.Suggestion?) -> String {
    guard let suggestion else {
      return "`\(name)` is in none of the documents, though it looks like one of their names."
    }
    let place = suggestion.place.isEmpty ? "" : ", \(suggestion.place)"
    return "`\(name)` is in none of the documents; did you mean `\(suggestion.name)`\(place)?"
  }
}
