import Rules
import Skills
import TextScanning

/// Brings proposals of all pages together: what says the same becomes one proposal with all its sources.
enum ProposalMerge {
  /// `proposals` in the order of their pages; the result keeps the order of first mention.
  static func merge(_ proposals: [Proposal]) -> [Proposal] {
    var merged: [Proposal] = []
    var positions: [String: Int] = [:]
    for proposal in proposals {
      let key = key(proposal)
      if let position = positions[key] {
        join(proposal, into: &merged[position])
      } else {
        positions[key] = merged.count
        merged.append(proposal)
      }
    }
    return merged
  }

  /// Word rules that name the same terms are one rule even when only one of their sentences has a condition.
  private static func key(_ proposal: Proposal) -> String {
    let scope =
      proposal.slots["avoid"] == nil
      ? proposal.scope.json : Scope(pages: proposal.scope.pages, element: proposal.scope.element).json
    return JSON.array([.string(proposal.kind), .object(proposal.slots), scope]).text
  }

  private static func join(_ other: Proposal, into proposal: inout Proposal) {
    for source in other.sources where !proposal.sources.contains(source) { proposal.sources.append(source) }
    for example in other.examples where !proposal.examples.contains(example) { proposal.examples.append(example) }
    if strength(other.modality) > strength(proposal.modality) { proposal.modality = other.modality }
    // A condition stated anywhere holds: the sentence without it was the shorter one.
    if proposal.scope.when == nil { proposal.scope.when = other.scope.when }
    if rank(other.origin) < rank(proposal.origin) { proposal.origin = other.origin }
  }

  private static func strength(_ modality: Modality) -> Int { modality.isStrict ? 2 : modality == .may ? 0 : 1 }

  /// Precedence of origins, the strongest first.
  static func rank(_ origin: Origin) -> Int {
    switch origin {
    case .people: 0
    case .explicit: 1
    case .pair: 2
    case .template: 3
    case .imported: 4
    case .pack: 5
    case .implicit: 6
    case .model: 7
    }
  }
}
