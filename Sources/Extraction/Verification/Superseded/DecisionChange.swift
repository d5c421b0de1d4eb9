/// A decision, its successor, and what tells them apart.
struct DecisionChange {
  private let old: PageEvidence
  private let new: PageEvidence
  private let record: RecordedDecision
  private let successor: RecordedDecision
  /// Features of the old decision that the new one does not have: half of them make a sentence the old one's.
  let lost: Set<String>
  /// Features of both: a sentence with half of them speaks of the same thing.
  private let topic: Set<String>
  /// Features of the new decision only.
  private let gained: Set<String>

  /// Nil when their words do not tell them apart.
  init?(_ old: PageEvidence, _ record: RecordedDecision, _ new: PageEvidence, _ successor: RecordedDecision) {
    let (oldTitle, newTitle) = (Features.of(record.title), Features.of(successor.title))
    let (oldText, newText) = (Features.of(record.decision), Features.of(successor.decision))
    let newAll = newTitle.union(newText)
    var lost = oldTitle.subtracting(newAll)
    var topic = oldTitle.intersection(newAll)
    // Where the titles have nothing in common or nothing apart, the decisions speak.
    if lost.isEmpty { lost = oldText.subtracting(newAll) }
    if topic.isEmpty { topic = oldTitle.union(oldText).intersection(newAll) }
    guard !lost.isEmpty, !topic.isEmpty else { return nil }
    self.old = old
    self.new = new
    self.record = record
    self.successor = successor
    self.lost = lost
    self.topic = topic
    gained = newTitle.subtracting(oldTitle.union(oldText))
  }

  /// Whether a sentence with these features says what the old decision says.
  func isTaught(by features: Set<String>) -> Bool {
    let lost = self.lost.intersection(features).count
    let topic = self.topic.intersection(features).count
    return lost > 0 && lost * 2 >= self.lost.count && topic * 2 >= self.topic.count
      && lost + topic >= min(3, self.lost.count + self.topic.count) && gained.isDisjoint(with: features)
  }

  func message(_ sentence: String) -> String {
    "“\(sentence)” still teaches what \(old.path):\(record.line) decided; \(new.path):\(successor.line) supersedes it"
  }
}
