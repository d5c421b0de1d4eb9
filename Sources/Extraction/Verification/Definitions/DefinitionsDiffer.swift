import Documents
import TextScanning

/// Finds terms that two pages define as different kinds of things: a reader of one cannot understand the other.
enum DefinitionsDiffer {
  private typealias Candidate = (definition: Definition, path: String, genus: Genus)

  /// A term defined in so many ways is a common word that each page explains for itself.
  private static let mostGenera = 3

  /// One diagnostic a term. O(definitions).
  static func find(_ pages: [PageEvidence]) -> [Diagnostic] {
    var terms: [UInt64: [(definition: Definition, path: String)]] = [:]
    for page in pages {
      for definition in page.knowledge.definitions where isTrusted(definition.form) {
        terms[TermShape.key(definition.term), default: []].append((definition, page.path))
      }
    }
    return terms.values.filter { $0.count > 1 }.compactMap(compare).sorted(by: Diagnostic.byPlace)
  }

  /// Forms in which a page says what a term means for the whole set, not what a label means beside it.
  private static func isTrusted(_ form: Definition.Form) -> Bool {
    form <= .marked
  }

  private static func compare(_ places: [(definition: Definition, path: String)]) -> Diagnostic? {
    let candidates: [Candidate] = places.compactMap { place in
      Genus(place.definition.text).map { (place.definition, place.path, $0) }
    }.sorted { ($0.definition.form, $0.path, $0.definition.line) < ($1.definition.form, $1.path, $1.definition.line) }
    guard let first = candidates.first else { return nil }
    let rivals = candidates.dropFirst().filter { $0.path != first.path && $0.genus.differs(from: first.genus) }
    let distinct = rivals.reduce(into: [first.genus]) { known, rival in
      if known.allSatisfy({ $0.differs(from: rival.genus) }) { known.append(rival.genus) }
    }
    guard let rival = rivals.first, distinct.count <= mostGenera else { return nil }
    return Diagnostic(
      .warning, code: "definitions-differ",
      message:
        "“\(first.definition.term)” is defined as “\(rival.definition.text)” here and as “\(first.definition.text)” at \(first.path):\(first.definition.line)",
      path: rival.path, line: rival.definition.line, column: 1)
  }
}
