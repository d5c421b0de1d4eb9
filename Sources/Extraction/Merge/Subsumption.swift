import Documents
import Rules
import Skills
import TextScanning

/// Lets one rule stand where several say the same: a person's word before what a page states, that before a linter's configuration, that
/// before what pages do. What a rule of weaker origin adds is taken over, its sources are kept with the stronger one. Two that ask for
/// different things are named with both places.
struct Subsumption {
  private var rules: [CompiledRule]
  private var dropped: Set<Int> = []
  private var diagnostics: [Diagnostic] = []

  /// Complexity: O(rules), and the pairs of one kind.
  static func settle(_ rules: [CompiledRule]) -> (rules: [CompiledRule], diagnostics: [Diagnostic]) {
    var subsumption = Subsumption(rules: rules)
    subsumption.settlePacks()
    subsumption.settleTerms()
    subsumption.settleKinds()
    let kept = subsumption.rules.indices.filter { !subsumption.dropped.contains($0) }
    return (kept.map { subsumption.rules[$0] }, subsumption.diagnostics)
  }

  private init(rules: [CompiledRule]) { self.rules = rules }

  // MARK: Packs

  /// What a known guide says of a word goes where the project says anything of it itself.
  private mutating func settlePacks() {
    var spoken: Set<String> = []
    for rule in rules where rule.rule.origin != .pack { spoken.formUnion(Self.words(rule.rule)) }
    for (index, rule) in rules.enumerated() where rule.rule.origin == .pack && rule.rule.slots["avoid"] != nil {
      if !spoken.isDisjoint(with: Self.words(rule.rule)) { dropped.insert(index) }
    }
  }

  private static func words(_ rule: Rule) -> [String] {
    ((rule.slots["avoid"]?.strings ?? []) + (rule.slots["prefer"]?.strings ?? [])).map { $0.lowercased() }
  }

  // MARK: Rules about words

  /// A linter's rule goes when other rules cover each of its terms.
  private mutating func settleTerms() {
    var owners: [String: Int] = [:]
    for (index, rule) in rules.enumerated() where rule.rule.origin != .imported && isPlain(rule.rule) {
      for term in Self.terms(rule.rule) { owners[term] = owners[term] ?? index }
    }
    for (index, rule) in rules.enumerated() where rule.rule.origin == .imported && isPlain(rule.rule) {
      let found = Self.terms(rule.rule).map { owners[$0] }
      guard let owner = found.first ?? nil, found.allSatisfy({ $0 != nil }) else { continue }
      rules[owner].provenance.sources += rule.provenance.sources
      dropped.insert(index)
    }
  }

  private func isPlain(_ rule: Rule) -> Bool {
    rule.scope.isEmpty && rule.check == .exact && rule.slots["avoid"] != nil
  }

  /// Each avoided term with what replaces it.
  private static func terms(_ rule: Rule) -> [String] {
    let prefer = (rule.slots["prefer"]?.strings ?? []).map { $0.lowercased() }.joined(separator: "|")
    return (rule.slots["avoid"]?.strings ?? []).map { "\($0.lowercased())→\(prefer)" }
  }

  // MARK: All other kinds

  private mutating func settleKinds() {
    var groups: [String: [Int]] = [:]
    for (index, rule) in rules.enumerated()
    where !dropped.contains(index) && rule.rule.check != .judge && rule.rule.slots["avoid"] == nil {
      guard let kind = RuleKinds.kind(named: rule.rule.kind) else { continue }
      groups[kind.compared(rule.rule.slots).kind, default: []].append(index)
    }
    for kind in groups.keys.sorted(by: JSON.bytewise) {
      guard let members = groups[kind], members.count > 1, let type = RuleKinds.kind(named: kind) else { continue }
      settle(members.sorted { precedes(rules[$0], rules[$1]) }, in: type)
    }
  }

  private func precedes(_ left: CompiledRule, _ right: CompiledRule) -> Bool {
    let ranks = (ProposalMerge.rank(left.rule.origin), ProposalMerge.rank(right.rule.origin))
    return ranks.0 == ranks.1 ? JSON.bytewise(left.rule.id, right.rule.id) : ranks.0 < ranks.1
  }

  /// - Parameter members: the strongest first.
  private mutating func settle(_ members: [Int], in kind: any RuleKind.Type) {
    var standing: [Int] = []
    for weaker in members {
      let relations = standing.filter { isComparable(rules[weaker].rule, rules[$0].rule) }.map { stronger in
        (stronger, SlotRelation.of(compared(weaker), to: compared(stronger), in: kind))
      }
      // One that says the same settles it, whatever others say.
      if !covers(weaker, relations) {
        for case (let stronger, .conflict) in relations where !dropped.contains(weaker) { clash(weaker, stronger) }
      }
      if !dropped.contains(weaker) { standing.append(weaker) }
    }
  }

  private mutating func covers(_ weaker: Int, _ relations: [(Int, SlotRelation)]) -> Bool {
    for case (let stronger, .covered(let additions)) in relations {
      cover(weaker, by: stronger, adding: additions)
      return true
    }
    return false
  }

  private func compared(_ index: Int) -> [String: JSON] {
    let rule = rules[index].rule
    return RuleKinds.kind(named: rule.kind)?.compared(rule.slots).slots ?? rule.slots
  }

  /// Whether two rules speak of the same places. What is stated for all pages goes before what some of them do.
  private func isComparable(_ weaker: Rule, _ stronger: Rule) -> Bool {
    guard weaker.modality.isNegative == stronger.modality.isNegative else { return false }
    if Self.isMined(weaker), !Self.isMined(stronger) {
      return stronger.scope.pages.isEmpty || stronger.scope.pages == weaker.scope.pages
    }
    return weaker.scope == stronger.scope
  }

  private static func isMined(_ rule: Rule) -> Bool { rule.origin == .implicit || rule.origin == .template }

  private mutating func cover(_ weaker: Int, by stronger: Int, adding additions: [String: JSON]) {
    dropped.insert(weaker)
    let (rule, provenance) = (rules[weaker].rule, rules[weaker].provenance)
    if !additions.isEmpty {
      let scope = rules[stronger].rule.scope
      rules[stronger].rule.slots.merge(additions) { _, new in new }
      let (kind, slots) = (rules[stronger].rule.kind, rules[stronger].rule.slots)
      rules[stronger].rule.id = RuleIdentity.id(kind: kind, slots: slots, scope: scope)
    }
    rules[stronger].rule.alias = rules[stronger].rule.alias ?? rule.alias
    rules[stronger].provenance.sources += provenance.sources.filter {
      !rules[stronger].provenance.sources.contains($0)
    }
    // What pages do is evidence for what is stated.
    guard Self.isMined(rule), rules[stronger].provenance.evidence.n == 0 else { return }
    rules[stronger].provenance.evidence = provenance.evidence
    if rules[stronger].provenance.verdict == .unsupported { rules[stronger].provenance.verdict = provenance.verdict }
  }

  private mutating func clash(_ weaker: Int, _ stronger: Int) {
    let (left, right) = (rules[stronger], rules[weaker])
    let isEven = ProposalMerge.rank(left.rule.origin) == ProposalMerge.rank(right.rule.origin)
    if isEven, Self.isMined(left.rule) { return }
    guard isEven else {
      dropped.insert(weaker)
      // People have decided; a known guide was only to fill what the project leaves open.
      if left.rule.origin == .people || right.rule.origin == .pack { return }
      report(left, right, isMined: Self.isMined(right.rule))
      return
    }
    rules[stronger].provenance.verdict = .contested
    rules[weaker].provenance.verdict = .contested
    report(left, right, isMined: false)
  }

  private mutating func report(_ rule: CompiledRule, _ other: CompiledRule, isMined: Bool) {
    // Where a condition or a folder decides, practice may differ for a reason.
    if isMined, !rule.rule.scope.isEmpty || !other.rule.scope.isEmpty { return }
    let here = rule.provenance.sources.first
    let there = other.provenance.sources.first.map { "\($0.path):\($0.line)" } ?? "another page"
    let evidence = other.provenance.evidence
    let message =
      isMined
      ? "“\(rule.rule.instruction)” is stated, and the project’s own pages do otherwise: “\(other.rule.instruction)” holds in \(evidence.conform) of \(evidence.n) places"
      : "“\(rule.rule.instruction)” and “\(other.rule.instruction)” (\(there)) cannot both be kept; decide in skillc.rules.yml"
    diagnostics.append(
      Diagnostic(
        .warning, code: isMined ? "contested" : "conflict", message: message, path: here?.path ?? "",
        line: here?.line ?? 0, column: 1))
  }
}
