import TextScanning

/// What one rule says of one transcript: whether it applies, and in which messages it is broken.
package struct TranscriptInspection {
  package let rule: Rule
  private let reading: TranscriptReading
  /// A rule that nothing in the run calls for does not apply; it is never "passed".
  package private(set) var applies = false
  /// With the position of the message in the transcript; ranges are bytes of `Message.shown`.
  package private(set) var findings: [(message: Int, finding: Finding)] = []

  init(rule: Rule, reading: TranscriptReading) {
    self.rule = rule
    self.reading = reading
  }

  /// Says that there was something to look at.
  package mutating func apply() { applies = true }

  /// Reports a range of what a message shows.
  package mutating func find(_ message: String, in position: Int, at range: Range<Int>) {
    applies = true
    findings.append(
      (
        position,
        Finding(
          rule: rule.id, kind: rule.kind, severity: rule.severity, message: message, range: range, alias: rule.alias)
      ))
  }

  /// Reports a place in a call.
  mutating func find(_ message: String, at place: TranscriptReading.Place) {
    let event = reading.events[place.event]
    let start = reading.transcript.messages[event.message].range(ofCall: event.position).lowerBound
    find(message, in: event.message, at: start + place.range.lowerBound..<start + place.range.upperBound)
  }

  /// The condition under which the rule holds, where a transcript decides it: that of its scope, which has the whole sentence, before that
  /// of its slots.
  func condition(_ slot: String?, objects: [String]) -> DeedCondition? {
    DeedCondition(rule.scope.when ?? slot, objects: objects)
  }
}
