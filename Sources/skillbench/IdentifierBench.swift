import Documents
import Extraction
import Prose
import Rules
import Skills
import TextScanning

/// `skillbench identifiers FOLDER…`: how many misspelt names are found, and how many findings on pages never seen are false.
///
/// The table is built from four pages in five, chosen by a hash of their paths. Five hundred of its names are each misspelt once and put
/// into a sentence; the pages left over are checked as they are.
struct IdentifierBench {
  private static let sampleSize = 500

  private let table: IdentifierTable
  private let checker: Checker
  private let heldOut: [Document]

  init(folder: String) throws(Failure) {
    let root = try ProjectRoot.find([folder], explicit: folder, in: FileSystem.workingFolder)
    let tree = SourceTree(
      .init(root: root, settings: ProjectSettings(), out: root.path + "/skills", allowsProjectFiles: false))
    let context = ReadingContext(isSmallSet: false)
    var evidence: [PageEvidence] = []
    var heldOut: [Document] = []
    for page in tree.pages {
      guard let bytes = try? FileSystem.read(page.location) else { continue }
      let document = DocumentReader.read(path: page.path, bytes: bytes)
      if IdentifierHash.mixed(IdentifierHash.of(page.path.utf8)) % 5 == 0 {
        heldOut.append(document)
      } else {
        evidence.append(PageEvidence(document, sha256: "", context: context))
      }
    }
    let bundle = Compiler(name: "bench", subject: "bench").compile(evidence, skipped: [])
    table = bundle.identifiers
    self.heldOut = heldOut
    checker = Checker(
      bundle.rules.map(\.checked).filter { $0.kind == FactIdentifier.name },
      data: RuleData(lexicons: [IdentifierLexicon(bundle.identifiers)]))
  }

  /// Prints the figures; with `isVerbose` every miss and every false finding.
  func report(_ name: String, isVerbose: Bool) {
    let entries = table.entries
    let bytes = IdentifiersFile.files(table).reduce(0) { $0 + $1.bytes.count }
    print("\(name): \(entries.count) names, \(entries.count { $0.isFirm }) firm, \(bytes) bytes")
    var total = 0
    var found = 0
    var tally: [String: (found: Int, total: Int)] = [:]
    for (wrong, entry, edit) in misspelt(entries) {
      total += 1
      let isFound = isFound(wrong, entry)
      if isFound { found += 1 }
      for key in [edit.rawValue, entry.kind.rawValue] {
        tally[key, default: (0, 0)].total += 1
        if isFound { tally[key, default: (0, 0)].found += 1 }
      }
      if !isFound, isVerbose {
        print(
          "  missed \(edit.rawValue) \(entry.kind.rawValue): \(text(wrong)) for \(text(entry.name)): \(findings(wrong))"
        )
      }
    }
    print(
      "  found with the right suggestion \(found) of \(total) = \(Self.rounded(Double(found) / Double(max(total, 1))))")
    for key in tally.keys.sorted() { print("    \(key) \(tally[key]?.found ?? 0) of \(tally[key]?.total ?? 0)") }
    reportFalse(isVerbose: isVerbose)
  }

  private func reportFalse(isVerbose: Bool) {
    var count = 0
    for document in heldOut {
      for finding in checker.check(Page(document)).flatMap(\.findings) {
        count += 1
        if isVerbose {
          print("  false \(document.path):\(document.lines.line(at: finding.range.lowerBound)) \(finding.message)")
        }
      }
    }
    let rate = Double(count) / Double(max(heldOut.count, 1)) * 10
    print("  findings on pages never seen: \(count) on \(heldOut.count), \(Self.rounded(rate)) in 10 pages")
  }

  // MARK: Misspellings

  /// Ways to get a name wrong.
  private enum Edit: String, CaseIterable { case insert, delete, substitute, transpose, plural, part }

  private func misspelt(_ entries: [IdentifierEntry]) -> [(wrong: [UInt8], entry: IdentifierEntry, edit: Edit)] {
    let known = Set(entries.map(\.folded))
    var random = Shuffle(state: 0x5EED)
    // A command is the project's when its tool is; the tool alone is no command.
    let tools = Set(entries.filter { $0.kind == .command && $0.isFirm }.map(\.name))
    var pool = entries.filter { entry in
      let tool = Array(entry.name.prefix { $0 != .space })
      if entry.kind == .command, text(entry.name).contains(" --") { return false }
      return entry.kind != .command || (tools.contains(tool) && tool != entry.name)
    }
    pool = pool.filter { $0.isFirm && IdentifierParts($0.name).letters.count >= 5 }
    var sample: [([UInt8], IdentifierEntry, Edit)] = []
    while sample.count < Self.sampleSize, !pool.isEmpty {
      let pick = random.next(pool.count)
      let entry = pool[pick]
      pool.swapAt(pick, pool.count - 1)
      pool.removeLast()
      let edit = Edit.allCases[sample.count % Edit.allCases.count]
      guard let wrong = wrong(entry, edit, &random), !known.contains(wrong.lowercasedASCII()) else { continue }
      sample.append((wrong, entry, edit))
    }
    return sample
  }

  private func wrong(_ entry: IdentifierEntry, _ edit: Edit, _ random: inout Shuffle) -> [UInt8]? {
    var name = entry.name
    // The tool of a command is no part of the game.
    let start = entry.kind == .command ? (name.firstIndex(of: .space) ?? 0) + 1 : 0
    let letters = name.indices.filter { $0 >= start && ASCII.isLetter(name[$0]) }
    guard letters.count >= 3 else { return nil }
    let at = letters[random.next(letters.count)]
    let letter = (ASCII.isUpper(name[at]) ? .of("A") : .of("a")) + UInt8(random.next(26))
    switch edit {
    case .insert: name.insert(letter, at: at)
    case .delete: name.remove(at: at)
    case .substitute: name[at] = letter
    case .transpose:
      guard at + 1 < name.count, ASCII.isLetter(name[at + 1]) else { return nil }
      name.swapAt(at, at + 1)
    case .plural:
      guard let last = letters.last, last + 1 == name.count else { return nil }
      if name[last] | 0x20 == .of("s") {
        name.removeLast()
      } else {
        name.append(ASCII.isUpper(name[last]) ? .of("S") : .of("s"))
      }
    case .part: return withoutPart(name, from: start, &random)
    }
    return name == entry.name ? nil : name
  }

  /// The name without one of its words, where at least two are left.
  private func withoutPart(_ name: [UInt8], from start: Int, _ random: inout Shuffle) -> [UInt8]? {
    let starts = name.indices.filter { index in
      guard index >= start, ASCII.isLetter(name[index]) else { return false }
      return index == start || !ASCII.isLetter(name[index - 1])
        || (ASCII.isUpper(name[index]) && ASCII.isLower(name[index - 1]))
    }
    guard starts.count >= 3 else { return nil }
    let pick = 1 + random.next(starts.count - 2)
    var range = starts[pick]..<starts[pick]
    while range.upperBound < starts[pick + 1],
      ASCII.isLetter(name[range.upperBound]) || ASCII.isDigit(name[range.upperBound])
    {
      range = range.lowerBound..<range.upperBound + 1
    }
    // The mark before the word goes with it.
    if !ASCII.isLetter(name[range.lowerBound - 1]), range.upperBound < starts[pick + 1] {
      range = range.lowerBound - 1..<range.upperBound
    }
    return Array(name[..<range.lowerBound] + name[range.upperBound...])
  }

  private func findings(_ name: [UInt8]) -> [String] {
    let output = Array("Set `".utf8) + name + Array("` before you go on.\n".utf8)
    return checker.check(Page(DocumentReader.read(path: "output.md", bytes: output))).flatMap(\.findings).map(\.message)
  }

  private func isFound(_ wrong: [UInt8], _ entry: IdentifierEntry) -> Bool {
    let meant = text(entry.name)
    return findings(wrong).contains { message in
      // The names in backticks behind the first are those that may be meant: one, or two that lie as near.
      let quoted = message.split(separator: "`", omittingEmptySubsequences: false)
      let suggestions = quoted.indices.filter { $0 % 2 == 1 && $0 > 1 }.map { quoted[$0] }
      // Of a command the first wrong word is named.
      return suggestions.contains { $0 == meant || (entry.kind == .command && meant.hasPrefix($0 + " ")) }
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}

/// Numbers that are the same on every run.
private struct Shuffle {
  var state: UInt64

  mutating func next(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int(IdentifierHash.mixed(state) % UInt64(count))
  }
}
