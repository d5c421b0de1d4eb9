/// Baselines known before a run starts: by key and rule.
package struct BaselineBook: Sendable, Equatable {
  /// A rule's baseline and where it is from.
  package struct Entry: Sendable, Equatable {
    package var baseline: OutcomeBaseline
    package var source: BaselineSource

    package init(_ baseline: OutcomeBaseline, source: BaselineSource) {
      self.baseline = baseline
      self.source = source
    }
  }

  /// What holds for every rule that has no entry of its own.
  package var everyRule: Entry?
  private var entries: [Key: [String: Entry]] = [:]
  /// Pages of the project, for steps that read like pages.
  private var floor: [String: Entry] = [:]

  private struct Key: Hashable {
    var model: String?
    var taskType: String?
  }

  package init() {}

  package mutating func add(_ entry: Entry, rule: String, model: String? = nil, taskType: String? = nil) {
    if entry.baseline.isEmpty { return }
    entries[Key(model: model, taskType: taskType), default: [:]][rule] = entry
  }

  package mutating func addFloor(_ baseline: OutcomeBaseline, rule: String) {
    if baseline.isEmpty { return }
    floor[rule] = Entry(baseline, source: .exemplars)
  }

  package var isEmpty: Bool { everyRule == nil && entries.isEmpty && floor.isEmpty }

  /// Rules with a baseline of their own: what the risk of their bounds is shared by.
  package var ruleCount: Int {
    entries.values.reduce(into: Set(floor.keys)) { $0.formUnion($1.keys) }.count
  }

  /// Whether the book tells models, or task types, apart.
  package var tellsModels: Bool { entries.keys.contains { $0.model != nil } }
  package var tellsTaskTypes: Bool { entries.keys.contains { $0.taskType != nil } }

  /// The baseline of a rule for steps of a key. A book that tells no task types apart holds for all of them; one that tells no models
  /// apart holds for the first model of a run.
  /// - Parameter firstModel: the model the run began with.
  package func entry(rule: String, key: StreamKey, firstModel: String?) -> Entry? {
    let model = tellsModels ? key.model : nil
    if tellsModels || key.model == firstModel {
      let own = Key(model: model, taskType: tellsTaskTypes ? key.taskType : nil)
      if let entry = entries[own]?[rule] ?? everyRule { return entry }
    }
    return key.isDocument ? floor[rule] : nil
  }
}
