import Documents
import Extraction
import Foundation
import Skills
import TestSupport
import Testing
import TextScanning

/// What a careful person found in the fixtures, against what the readers find. The floors are what holds today, rounded down: a change
/// that loses rules fails here.
@Suite struct FixtureGoldTests {
  private func gold(_ path: String) throws -> [JSON] {
    let text = try String(contentsOf: Repository.fixtures.appending(path: path), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
  }

  private func evidence(_ folder: String, _ path: String) throws -> PageEvidence {
    let bytes = [UInt8](try Data(contentsOf: Repository.fixtures.appending(path: "\(folder)/\(path)")))
    return PageEvidence(
      DocumentReader.read(path: path, bytes: bytes), sha256: "", context: ReadingContext(isSmallSet: false))
  }

  @Test func `two in three of the handbook's word rules are found, with the right side banned`() throws {
    let wanted = try gold("handbook/gold.jsonl").filter { !($0["avoid"]?.strings ?? []).isEmpty }
    var banned: [String: Set<String>] = [:]
    // Folded, a rule on case bans what it wants.
    var replaced: [String: Set<String>] = [:]
    var demanded: Set<String> = []
    for page in Set(wanted.compactMap { $0["page"]?.string }).sorted() {
      for proposal in try evidence("handbook", page).proposals {
        let avoid = proposal.slots["avoid"]?.strings ?? []
        for term in avoid { banned[page, default: []].insert(term.lowercased()) }
        if proposal.kind != "casing.term" { replaced[page, default: []].formUnion(avoid.map { $0.lowercased() }) }
        for term in proposal.slots["prefer"]?.strings ?? [] { demanded.insert(term.lowercased()) }
      }
    }
    let found = wanted.count { entry in
      let here = banned[entry["page"]?.string ?? ""] ?? []
      return (entry["avoid"]?.strings ?? []).contains { here.contains($0.lowercased()) }
    }
    #expect(wanted.count > 100)
    #expect(found * 3 >= wanted.count * 2, "\(found) of \(wanted.count)")
    // The wanted side of a pair stands in no ban of the same page.
    let reversed = wanted.filter { entry in
      let here = replaced[entry["page"]?.string ?? ""] ?? []
      let avoid = Set((entry["avoid"]?.strings ?? []).map { $0.lowercased() })
      return (entry["prefer"]?.strings ?? []).contains {
        !avoid.contains($0.lowercased()) && here.contains($0.lowercased())
      }
        && avoid.isDisjoint(with: here)
    }
    #expect(reversed.count * 50 <= wanted.count, "\(reversed.map(\.text))")
  }

  @Test func `the company's obligations are found where they stand and hardly anywhere else`() throws {
    let units = try gold("company/.gold-obligations.jsonl")
    let files = Set(units.compactMap { $0["file"]?.string })
    var lines: Set<String> = []
    for unit in units { lines.insert("\(unit["file"]?.string ?? ""):\(unit["line"]?.int ?? 0)") }
    var found: Set<String> = []
    var strays = 0
    var all = 0
    for file in files.sorted() {
      for proposal in try evidence("company", file).proposals {
        all += 1
        let hit = proposal.sources.flatMap { source in (source.line...source.endLine).map { "\(source.path):\($0)" } }
          .filter { lines.contains($0) }
        if hit.isEmpty { strays += 1 }
        found.formUnion(hit)
      }
    }
    #expect(lines.count > 100)
    #expect(found.count * 10 >= lines.count * 8, "\(found.count) of \(lines.count) lines")
    #expect(strays * 10 <= all, "\(strays) of \(all) rules stand on lines that state none")
  }
}
