import Documents
import Extraction
import Foundation
import Rules
import Skills
import TestSupport
import Testing
import TextScanning

/// Agent files in styles of their own, read by a person sentence by sentence: an RFC-like contract with numbered clauses, and a letter of
/// questions and answers. The floors are what holds today, rounded down.
@Suite struct AgentFileGoldTests {
  private struct Unit {
    var bytes: Range<Int>
    var facet: String
    var modality: String
  }

  private struct Score {
    var found = 0
    var wanted = 0
    var strays = 0
    var rules = 0
    var facets = 0
    var modalities = 0
  }

  private func score(_ file: String) throws -> Score {
    let folder = Repository.fixtures.appending(path: "agent-files")
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
    let gold = try String(contentsOf: folder.appending(path: "gold.jsonl"), encoding: .utf8).split(separator: "\n")
    let text = String(decoding: bytes, as: UTF8.self)
    let units = try gold.map { try JSON(parsing: Array($0.utf8)) }.filter { $0["file"]?.string == file }.map { entry in
      let sentence = try #require(entry["text"]?.string)
      let range = try #require(text.range(of: sentence))
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      let end = text.utf8.distance(from: text.startIndex, to: range.upperBound)
      return Unit(
        bytes: start..<end, facet: entry["facet"]?.string ?? "", modality: entry["modality"]?.string ?? "")
    }
    let evidence = PageEvidence(
      DocumentReader.read(path: "AGENTS.md", bytes: bytes), sha256: "", context: ReadingContext(isSmallSet: true))
    var score = Score(wanted: units.count)
    var seen: Set<Int> = []
    for proposal in evidence.proposals {
      score.rules += 1
      let hits = units.indices.filter { index in
        proposal.sources.contains {
          ($0.byteStart..<$0.byteEnd).clamped(to: units[index].bytes).count * 2 >= units[index].bytes.count
        }
      }
      if hits.isEmpty { score.strays += 1 }
      for hit in hits where seen.insert(hit).inserted {
        score.found += 1
        if proposal.facet.rawValue == units[hit].facet { score.facets += 1 }
        if proposal.modality.rawValue == units[hit].modality { score.modalities += 1 }
      }
    }
    return score
  }

  @Test(arguments: [("kiln/AGENTS.md", 0.6), ("almanac/AGENTS.md", 0.4)])
  func `rules of an agent file in its own style are found, and hardly anything else`(file: String, floor: Double) throws
  {
    let score = try score(file)
    #expect(score.wanted >= 28)
    #expect(Double(score.found) >= floor * Double(score.wanted), "\(score)")
    #expect(score.strays * 8 <= score.rules, "\(score)")
    #expect(Double(score.facets) >= 0.6 * Double(score.found), "\(score)")
    #expect(Double(score.modalities) >= 0.8 * Double(score.found), "\(score)")
  }
}
