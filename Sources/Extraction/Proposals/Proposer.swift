import Documents
import Prose

/// Everything the pattern readers need of one page, made once.
struct PrescriptivePage: Sendable {
  let page: Page
  let role: PageRole
  let units: [Unit]
  let samples: Samples

  init(_ page: Page, role: PageRole) {
    self.page = page
    self.role = role
    samples = Samples(page, role: role)
    units = UnitReader.units(of: page)
  }
}

/// One family of surface patterns: reads a page and says which rules it seems to state. One file each.
protocol Proposer: Sendable {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals)
}

/// What the readers of one page found, and which units they have used up.
struct Proposals: Sendable {
  private(set) var all: [Proposal] = []
  /// Units that gave a typed rule: the reader of plain statements leaves them alone.
  private(set) var used: Set<Int> = []

  mutating func add(_ proposal: Proposal?, units: [Int]) {
    guard let proposal else { return }
    all.append(proposal)
    used.formUnion(units)
  }

  /// Marks a unit as understood though it gives no rule: a definition, an example, a label.
  mutating func consume(_ unit: Int) { used.insert(unit) }

  /// Changes a rule that was read before: a later sentence names its replacement, or what stands around it narrows it.
  mutating func amend(_ place: Int, _ change: (inout Proposal) -> Void) {
    guard all.indices.contains(place) else { return }
    change(&all[place])
  }

  var last: Proposal? { all.last }
}
