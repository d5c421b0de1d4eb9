import Skills
import TextScanning

/// Makes one body of knowledge of what all pages gave: the same for the same pages, whatever order they were read in.
package enum KnowledgeMerge {
  static let topicLimit = 2_000
  static let glossaryLimit = 300
  static let factLimit = 1_500
  static let procedureLimit = 200
  static let parameterLimit = 1_000

  /// - Parameter pages: sorted by path.
  package static func merge(_ pages: [PageKnowledge]) -> Knowledge {
    var glossary = GlossaryMerge(pages)
    let entries = glossary.entries()
    let facts = FactMerge(pages, names: glossary.names, definitions: glossary.definitionsByKey)
    return Knowledge(
      topics: topics(pages), glossary: Array(entries.prefix(glossaryLimit)),
      facts: facts.facts(limit: factLimit), procedures: procedures(pages),
      parameters: Array(pages.flatMap(\.parameters).prefix(parameterLimit)))
  }

  /// Names with two documented defaults in one scope.
  package static func conflicts(_ pages: [PageKnowledge]) -> [FactConflict] { FactConflicts.find(pages) }

  /// One topic a page. A summary that several pages share is a banner of the site and says nothing of the page.
  private static func topics(_ pages: [PageKnowledge]) -> [Topic] {
    var uses: [String: Int] = [:]
    for page in pages { uses[page.topic.summary, default: 0] += 1 }
    return pages.prefix(topicLimit).map { page in
      var topic = page.topic
      if uses[topic.summary, default: 0] > 2 { topic.summary = "" }
      return topic
    }
  }

  /// Without repetition of a goal with the same steps; longer checklists on fewer pages do not push out others: order
  /// is by path.
  private static func procedures(_ pages: [PageKnowledge]) -> [Procedure] {
    var seen: Set<[String]> = []
    var kept: [Procedure] = []
    for page in pages {
      for procedure in page.procedures where seen.insert([procedure.goal] + procedure.steps).inserted {
        kept.append(procedure)
      }
    }
    guard kept.count > procedureLimit else { return kept }
    // Too many: one of each page first, then the second ones.
    var rank: [String: Int] = [:]
    let ranked = kept.map { procedure in
      rank[procedure.place.path, default: 0] += 1
      return (rank[procedure.place.path, default: 0], procedure)
    }
    return (1...3).flatMap { turn in ranked.filter { $0.0 == turn }.map(\.1) }.prefix(procedureLimit)
      .sorted { ($0.place.path, $0.place.line) < ($1.place.path, $1.place.line) }
  }
}
