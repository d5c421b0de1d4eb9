import TextScanning

/// Reads `--outcomes` files: JSON Lines of `{"run"?,"step"?,"agent"?,"model"?,"taskType"?,"baseline"?,"outcomes":{RULE:x}}`, x in 0…1, true,
/// false, null (does not apply), or a list of these (a whole run on one line). Other fields are left alone. O(bytes).
package struct OutcomeReader: Sendable {
  /// A line that could not be read; nothing of it counts.
  package struct Fault: Error, Sendable, Equatable {
    /// From 1.
    package var line: Int
    package var reason: String
  }

  /// In the order of their first lines.
  package private(set) var runs: [OutcomeRun] = []
  /// The baseline that a run brings along, in the order of `runs`.
  package private(set) var baselines: [JSON?] = []
  package private(set) var faults: [Fault] = []
  private var places: [String?: Int] = [:]

  package init(_ bytes: [UInt8]) {
    var line = 0
    var start = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: .lineFeed, from: start) ?? bytes.count
      line += 1
      var cursor = JSONCursor(bytes, in: start..<end)
      if !cursor.isAtEnd {
        do throws(JSONCursor.Failure) { try read(&cursor) } catch {
          faults.append(Fault(line: line, reason: error.reason))
        }
      }
      start = end + 1
    }
  }

  /// The parts of a line beside its outcomes.
  private struct Head {
    var run: String?
    var step: Int?
    var agent = ""
    var key = StreamKey()
    var baseline: JSON?
    var outcomes: Int?
  }

  private mutating func read(_ cursor: inout JSONCursor) throws(JSONCursor.Failure) {
    var head = Head()
    try cursor.object { cursor, key throws(JSONCursor.Failure) in
      switch key {
      case "run": head.run = try cursor.name()
      case "step": head.step = try cursor.integer()
      case "agent": head.agent = try cursor.name() ?? ""
      case "model": head.key.model = try cursor.name()
      case "taskType": head.key.taskType = try cursor.name()
      case "baseline": head.baseline = try cursor.value()
      case "outcomes":
        head.outcomes = cursor.offset
        try cursor.skipValue()
      default: try cursor.skipValue()
      }
    }
    try cursor.finish()
    guard let outcomes = head.outcomes else { throw JSONCursor.Failure(reason: "has no “outcomes”") }
    let place = place(of: head.run)
    cursor.offset = outcomes
    do throws(JSONCursor.Failure) {
      let count = try Self.readOutcomes(&cursor, into: &runs[place])
      runs[place].close(
        .init(step: head.step ?? runs[place].nextStep, count: count, agent: head.agent, key: head.key))
    } catch {
      runs[place].undoLine()
      throw error
    }
    if let baseline = head.baseline { baselines[place] = baseline }
  }

  private mutating func place(of run: String?) -> Int {
    if let place = places[run] { return place }
    places[run] = runs.count
    runs.append(OutcomeRun(name: run))
    baselines.append(nil)
    return runs.count - 1
  }

  /// Reads the outcomes of one line and says how many steps they are.
  private static func readOutcomes(_ cursor: inout JSONCursor, into run: inout OutcomeRun) throws(JSONCursor.Failure)
    -> Int
  {
    var (position, longest, isList) = (0, 0, nil as Bool?)
    try cursor.open()
    while try cursor.nextMember(isFirst: position == 0) {
      let column = try cursor.place(expected: position, in: &run)
      position += 1
      let startsList = cursor.startsArray
      guard isList ?? startsList == startsList else {
        throw JSONCursor.Failure(reason: "mixes lists and single outcomes")
      }
      isList = startsList
      let before = run.rowCount
      guard run.columns[column].count == before else {
        throw JSONCursor.Failure(reason: "tells “\(run.rules[column])” twice")
      }
      try run.fill(column) { values throws(JSONCursor.Failure) in
        if startsList { try cursor.outcomes(into: &values) } else { values.append(try cursor.outcome()) }
      }
      longest = max(longest, run.columns[column].count - before)
    }
    return longest
  }
}
