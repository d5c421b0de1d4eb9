import Documents
import Rules
import TextScanning

extension PeopleWord {
  /// The rules after the people's word, sorted by id, and what a person should know about entries that had no effect.
  package func apply(to rules: [CompiledRule]) -> (rules: [CompiledRule], diagnostics: [Diagnostic]) {
    var result = Application(rules)
    for entry in entries { result.apply(entry) }
    return (result.sorted, result.diagnostics)
  }
}

private struct Application {
  private var rules: [String: CompiledRule]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ rules: [CompiledRule]) {
    self.rules = Dictionary(rules.map { ($0.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var sorted: [CompiledRule] { rules.values.sorted { JSON.bytewise($0.rule.id, $1.rule.id) } }

  mutating func apply(_ entry: PeopleWord.Entry) {
    switch entry.action {
    case .add(let rule):
      rules[rule.id] = CompiledRule(rule: rule, provenance: Provenance(sources: [entry.source]))
    case .reject(let id):
      if let found = find(id, entry) { rules[found.rule.id] = nil }
    case .accept(let id), .pin(let id):
      guard var found = find(id, entry) else { return }
      if case .pin = entry.action { found.provenance.isPinned = true }
      found.rule.origin = .people
      found.provenance.sources.append(entry.source)
      rules[found.rule.id] = found
    case .edit(let id, let change):
      guard let found = find(id, entry) else { return }
      edit(found, change, entry)
    }
  }

  private mutating func edit(_ found: CompiledRule, _ change: PeopleWord.RuleChange, _ entry: PeopleWord.Entry) {
    var edited = found
    edited.rule.apply(change)
    do {
      if RuleKinds.kind(named: edited.rule.kind) != nil { _ = try RuleKinds.meaning(of: edited.rule) }
    } catch {
      report(.error, "people-rule-unfit", "the edit of \(found.rule.id) does not fit its kind: \(error.message)", entry)
      return
    }
    edited.provenance.sources.append(entry.source)
    rules[found.rule.id] = nil
    rules[edited.rule.id] = edited
  }

  /// The one rule an id names, whole or shortened.
  private mutating func find(_ id: String, _ entry: PeopleWord.Entry) -> CompiledRule? {
    if let exact = rules[id] { return exact }
    let matches = rules.keys.filter { $0.hasPrefix(id) && RuleLine.shortID($0).hasPrefix(RuleLine.shortID(id)) }
    let isShort = (id.utf8.split(separator: .of("/")).last?.count ?? 0) >= 6
    if isShort, matches.count == 1, let match = matches.first { return rules[match] }
    if isShort, matches.count > 1 {
      report(.warning, "people-rule-gone", "\(id) names \(matches.count) rules; write the whole id", entry)
    } else {
      report(
        .warning, "people-rule-gone",
        "no rule has the id \(id); the documents no longer state it, or state it otherwise", entry)
    }
    return nil
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ entry: PeopleWord.Entry
  ) {
    diagnostics.append(
      Diagnostic(severity, code: code, message: message, path: entry.source.path, line: entry.source.line, column: 1))
  }
}

extension Rule {
  /// Sets the fields of a change; the id follows slots and scope.
  fileprivate mutating func apply(_ change: PeopleWord.RuleChange) {
    let asWritten = RuleIdentity.matches(self)
    if let modality = change.modality {
      self.modality = modality
      severity = modality.severity
    }
    if let severity = change.severity { self.severity = severity }
    if let scope = change.scope { self.scope = scope }
    if let slots = change.slots { self.slots.merge(slots) { _, new in new } }
    if let instruction = change.instruction {
      self.instruction = instruction
    } else if change.slots != nil || change.modality != nil, let meaning = try? RuleKinds.meaning(of: self) {
      self.instruction = meaning.instruction(for: self)
    }
    origin = .people
    if asWritten, change.slots != nil || change.scope != nil {
      id = RuleIdentity.id(kind: kind, slots: slots, scope: scope)
    }
  }
}
