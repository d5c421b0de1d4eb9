/// The outcomes of one run as a file tells them: steps down, rules across.
package struct OutcomeRun: Sendable, Equatable {
  /// What one line of the file held: one step, or several that follow each other.
  struct Segment: Sendable, Equatable {
    var step: Int
    var count: Int
    var agent: String
    var key: StreamKey
  }

  /// As the file names it; nil where it names none.
  package var name: String?
  /// In the order in which they came.
  package private(set) var rules: [String] = []
  /// One a rule, with a value for each row; NaN where the rule does not apply.
  private(set) var columns: [[Double]] = []
  /// The row in which each rule was first told.
  private(set) var firstRows: [Int] = []
  private(set) var segments: [Segment] = []
  private(set) var rowCount = 0
  /// Whether steps come in their order, each once.
  private(set) var isOrdered = true
  private var places: [String: Int] = [:]
  private var lastStep = 0

  package init(name: String? = nil) { self.name = name }

  var nextStep: Int { lastStep + 1 }

  /// The place of a rule, which is added when it is new.
  mutating func place(of rule: String) -> Int {
    if let place = places[rule] { return place }
    places[rule] = rules.count
    rules.append(rule)
    columns.append([Double](repeating: .nan, count: rowCount))
    firstRows.append(rowCount)
    return rules.count - 1
  }

  @inline(__always) mutating func append(_ value: Double, to column: Int) { columns[column].append(value) }

  /// Takes values for a column from a reader that fills it.
  mutating func fill<Failure: Error>(
    _ column: Int, _ read: (inout [Double]) throws(Failure) -> Void
  ) throws(Failure) {
    try read(&columns[column])
  }

  /// Closes a line: columns that it did not fill get NaN.
  mutating func close(_ segment: Segment) {
    rowCount += segment.count
    for column in columns.indices where columns[column].count < rowCount {
      columns[column].append(contentsOf: repeatElement(.nan, count: rowCount - columns[column].count))
    }
    if segment.step <= lastStep, !segments.isEmpty { isOrdered = false }
    lastStep = max(lastStep, segment.step + segment.count - 1)
    segments.append(segment)
  }

  /// Takes back what a broken line left behind.
  mutating func undoLine() {
    for column in columns.indices where columns[column].count > rowCount {
      columns[column].removeLast(columns[column].count - rowCount)
    }
  }
}
