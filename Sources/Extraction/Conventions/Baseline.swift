import Prose
import Skills
import TextScanning

/// The floor for drift and tone: how often each rule is kept by the project's own pages, and how those pages sound.
package enum Baseline {
  private static let mostOfType = 300
  private static let mostVectors = 750

  /// Vectors of style per type of page, each metric a step of a fixed scale: see `ToneReference.text`.
  static func json(_ pages: [(path: String, conventions: PageConventions)]) -> JSON {
    var byType: [String: [(hash: UInt64, vector: String)]] = [:]
    // A type that all pages share tells none of them apart.
    let hasTypes = Set(pages.map(\.conventions.type)).count > 2
    for (path, page) in pages where page.wordCount >= ToneBands.fewestWords {
      let type = (hasTypes ? page.type : nil) ?? FileNames.folder(path)
      byType[type, default: []].append((hash(path), ToneReference.text(page.tone)))
    }
    let kept = byType.mapValues { vectors in Array(vectors.sorted { $0.hash < $1.hash }.prefix(mostOfType)) }
    let hashes = kept.values.flatMap { $0.map(\.hash) }.sorted()
    let limit = hashes.count > mostVectors ? hashes[mostVectors - 1] : .max
    let styles = kept.mapValues { vectors in JSON(vectors.filter { $0.hash <= limit }.map(\.vector)) }
    return .object([
      "metrics": JSON(StyleMetrics.names), "tops": .array(ToneScale.tops.map(JSON.number)),
      "steps": .int(ToneScale.steps),
      "styles": .object(styles),
    ])
  }

  /// The baseline with the counts of the rules that have been given their ids.
  package static func adding(_ rules: [(id: String, evidence: Evidence)], to baseline: JSON) -> JSON {
    var members = baseline.object ?? [:]
    var counts: [String: JSON] = [:]
    for (id, evidence) in rules where evidence.n > 0 {
      counts[id] = ["k": .int(evidence.conform), "n": .int(evidence.n)]
    }
    members["rules"] = .object(counts)
    return .object(members)
  }

  /// FNV-1a of a path: which pages stand for their type does not depend on what else there is.
  private static func hash(_ path: String) -> UInt64 {
    path.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
