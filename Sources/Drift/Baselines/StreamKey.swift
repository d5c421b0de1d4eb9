/// What decides which baseline a step is held to: answers of another model or for another sort of task are another population.
package struct StreamKey: Sendable, Hashable {
  /// As the run names it; nil where it names none.
  package var model: String?
  /// The sort of task; nil where the run names none.
  package var taskType: String?
  /// Whether the step reads like a page of a documentation: long enough to have a tone.
  package var isDocument: Bool

  package init(model: String? = nil, taskType: String? = nil, isDocument: Bool = false) {
    self.model = model
    self.taskType = taskType
    self.isDocument = isDocument
  }
}

/// Where a rule's baseline comes from, the best first.
package enum BaselineSource: String, Sendable, CaseIterable {
  /// A rate that somebody states.
  case stated
  /// Accepted steps of earlier runs or of a reference run.
  case reference
  /// The first steps of this run, frozen after them.
  case warmUp = "warm-up"
  /// Pages of the project: only a floor, and only for steps that read like pages.
  case exemplars
}
