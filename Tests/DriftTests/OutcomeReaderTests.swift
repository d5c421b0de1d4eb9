import TextScanning
import Testing

@testable import Drift

@Suite struct OutcomeReaderTests {
  private func read(_ text: String) -> OutcomeReader { OutcomeReader(Array(text.utf8)) }

  @Test func `a run on one line and a step a line are the same run`() {
    let columns = read(#"{"run":"a","outcomes":{"x":[1,0,0.5,null],"y":[true,false,1,1]}}"#)
    let rows = read(
      #"""
      {"run":"a","step":1,"outcomes":{"x":1,"y":true}}
      {"run":"a","step":2,"outcomes":{"x":0,"y":false}}
      {"run":"a","step":3,"outcomes":{"y":1,"x":0.5}}
      {"run":"a","step":4,"outcomes":{"x":null,"y":1}}
      """#)
    #expect(columns.faults == [] && rows.faults == [])
    for reader in [columns, rows] {
      #expect(reader.runs.count == 1)
      #expect(reader.runs[0].rules == ["x", "y"])
      #expect(reader.runs[0].columns[1] == [1, 0, 1, 1])
      #expect(Array(reader.runs[0].columns[0].prefix(3)) == [1, 0, 0.5])
      #expect(reader.runs[0].columns[0][3].isNaN)
    }
  }

  @Test func `numbers are read exactly`() {
    let values = ["0.1", "0.123456789012345", "1e-3", "0.30000000000000004", "1.0", "0.0"]
    let reader = read("{\"outcomes\":{\"x\":[\(values.joined(separator: ", "))]}}")
    #expect(reader.runs.first?.columns.first == values.compactMap(Double.init))
  }

  @Test func `lines of one run and step are averaged, wherever they stand`() {
    let reader = read(
      #"""
      {"step":1,"outcomes":{"x":1}}
      {"step":2,"outcomes":{"x":1}}
      {"step":1,"outcomes":{"x":0}}
      {"step":2,"outcomes":{"x":null,"y":1}}
      """#)
    var monitor = DriftMonitor(.usual, book: BaselineBook())
    let order = reader.runs[0].replay(into: &monitor)
    #expect(monitor.steps == 2)
    #expect(monitor.intervals.map(\.sum) == [1.5, 1])
    #expect(order.late == 1 && order.repeated == 2)
  }

  @Test(arguments: [
    (#"{"outcomes":{"x":1.5}}"#, "has the outcome 1.5; outcomes lie in 0…1"),
    (#"{"outcomes":{"x":"yes"}}"#, "has an outcome that is neither a number in 0…1 nor true, false or null"),
    (#"{"outcomes":{"x":[1,2]}}"#, "has the outcome 2; outcomes lie in 0…1"),
    (#"{"outcomes":{"x":[1],"y":1}}"#, "mixes lists and single outcomes"),
    (#"{"outcomes":{"x":1,"x":0}}"#, "tells “x” twice"),
    (#"{"step":1}"#, "has no “outcomes”"), (#"{"step":1.5,"outcomes":{"x":1}}"#, "has a step that is no whole number"),
    (#"{"outcomes":{"x":1}"#, "is no JSON"), (#"{"outcomes":{"x":1}} x"#, "is no JSON"), ("[1]", "is no JSON object"),
    (#"{"outcomes":{"x":[1,0}"#, "is no JSON"), (#"{"outcomes":{"x":-1}}"#, "has the outcome -1; outcomes lie in 0…1"),
  ])
  func `a broken line is named and nothing of it counts`(line: String, reason: String) {
    let reader = read("{\"outcomes\":{\"x\":1}}\n\n\(line)\n{\"outcomes\":{\"x\":0}}\n")
    #expect(reader.faults == [OutcomeReader.Fault(line: 3, reason: reason)])
    #expect(reader.runs.first?.columns.first == [1, 0])
  }

  @Test func `baselines are counts, scores or rates`() throws {
    let json = try JSON(parsing: Array(#"{"rules":{"a":{"k":9,"n":10},"b":{"scores":[0.5,1]},"c":{"p0":0.9}}}"#.utf8))
    let book = try BaselineReader.book(json)
    #expect(book.entry(rule: "a", key: StreamKey(), firstModel: nil)?.baseline == .counts(k: 9, n: 10))
    #expect(book.entry(rule: "b", key: StreamKey(), firstModel: nil)?.baseline == .scores([0.5, 1]))
    #expect(book.entry(rule: "c", key: StreamKey(), firstModel: nil)?.source == .stated)
    #expect(throws: BaselineReader.Fault.self) { try BaselineReader.book(["rules": ["a": ["k": 3, "n": 2]]]) }
    #expect(throws: BaselineReader.Fault.self) { try BaselineReader.book([:]) }
  }

  @Test func `without a baseline the first outcomes make one and are not watched`() {
    var monitor = DriftMonitor(DriftSettings(horizon: 40, alpha: 0.01, warmUp: 50), book: BaselineBook())
    let values = [Double](repeating: 1, count: 60) + [Double](repeating: 0, count: 40)
    let text = values.map { $0 == 1 ? "1" : "0" }.joined(separator: ",")
    _ = read("{\"outcomes\":{\"x\":[\(text)]}}").runs[0].replay(into: &monitor)
    let summary = monitor.summary()
    #expect(summary.rules[0].standings.first?.source == .warmUp)
    #expect(summary.rules[0].standings.first?.n == 50)
    #expect(summary.verdict == .drift)
    #expect(summary.alarms.first.map { $0.step > 60 } == true)
  }

  @Test func `a short run is inconclusive and no run is steady without a baseline`() {
    var monitor = DriftMonitor.stated(0.95, threshold: 4e5)
    monitor.take([1], step: 1)
    #expect(monitor.summary().verdict == .inconclusive)
    #expect(monitor.summary().rules[0].smallestVisibleDrop == nil)
    for step in 2...400 { monitor.take([1], step: step) }
    #expect(monitor.summary().verdict == .steady)
  }
}
