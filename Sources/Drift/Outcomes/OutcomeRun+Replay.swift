extension OutcomeRun {
  /// Steps that came out of order, and lines that told a step again.
  package struct Order: Sendable, Equatable {
    package var late = 0
    package var repeated = 0

    package init() {}
  }

  /// Shows the run to a monitor, in the order of its steps; lines of one step and agent are one outcome, their mean.
  package func replay(into monitor: inout DriftMonitor) -> Order {
    if isOrdered {
      replayInOrder(into: &monitor)
      return Order()
    }
    var order = Order()
    let merged = merged(&order)
    merged.replayInOrder(into: &monitor)
    return order
  }

  private func replayInOrder(into monitor: inout DriftMonitor) {
    var places: [Int] = []
    var row: [Double] = []
    var position = 0
    for segment in segments {
      let key = monitor.place(of: segment.key)
      let agent = monitor.place(ofAgent: segment.agent)
      for offset in 0..<segment.count {
        while places.count < rules.count, firstRows[places.count] <= position {
          places.append(monitor.place(of: WatchedRule(rules[places.count])))
          row.append(contentsOf: repeatElement(.nan, count: max(0, (places.last ?? 0) + 1 - row.count)))
        }
        for rule in places.indices { row[places[rule]] = columns[rule][position] }
        monitor.take(row, step: segment.step + offset, agent: agent, key: key)
        position += 1
      }
    }
  }

  /// The same run with steps in order and each step of an agent once.
  private func merged(_ order: inout Order) -> OutcomeRun {
    struct Row {
      var step: Int
      var position: Int
      var segment: Int
    }
    var rows: [Row] = []
    rows.reserveCapacity(rowCount)
    var last = Int.min
    for (index, segment) in segments.enumerated() {
      for offset in 0..<segment.count {
        if segment.step + offset < last { order.late += 1 }
        last = max(last, segment.step + offset)
        rows.append(Row(step: segment.step + offset, position: rows.count, segment: index))
      }
    }
    rows.sort { ($0.step, $0.position) < ($1.step, $1.position) }
    var merged = OutcomeRun(name: name)
    for rule in rules { _ = merged.place(of: rule) }
    var index = 0
    while index < rows.count {
      let first = rows[index].step
      var end = index
      while end < rows.count, rows[end].step == first { end += 1 }
      for group in Self.groups(rows[index..<end], by: { segments[$0.segment].agent }) {
        order.repeated += group.count - 1
        merged.append(mean: group.map(\.position), of: self, segments[group[0].segment], step: first)
      }
      index = end
    }
    return merged
  }

  /// The elements with equal names, in the order of the first of each.
  private static func groups<Element>(_ elements: ArraySlice<Element>, by name: (Element) -> String) -> [[Element]] {
    if elements.count == 1 { return [Array(elements)] }
    var groups: [[Element]] = []
    var places: [String: Int] = [:]
    for element in elements {
      if let place = places[name(element)] {
        groups[place].append(element)
      } else {
        places[name(element)] = groups.count
        groups.append([element])
      }
    }
    return groups
  }

  private mutating func append(mean positions: [Int], of run: OutcomeRun, _ segment: Segment, step: Int) {
    for column in run.columns.indices {
      var (sum, count) = (0.0, 0.0)
      for position in positions where !run.columns[column][position].isNaN {
        sum += run.columns[column][position]
        count += 1
      }
      append(count > 0 ? sum / count : .nan, to: column)
    }
    var segment = segment
    (segment.step, segment.count) = (step, 1)
    close(segment)
  }
}
