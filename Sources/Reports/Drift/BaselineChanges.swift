import Drift
import TextScanning

/// What `baseline update` changes, rule by rule.
package enum BaselineChanges {
  /// Changes of a rate that are told; smaller ones are counted.
  private static let told = 0.005

  /// - Parameter old: nil where there was none.
  package static func text(
    from old: RunBaseline?, to new: RunBaseline, steps: Int, path: String, isDry: Bool
  ) -> String {
    let before = entries(old)
    let after = entries(new)
    var lines: [String] = []
    var same = 0
    for key in Set(before.keys).union(after.keys).sorted(by: JSON.bytewise) {
      switch (before[key], after[key]) {
      case (nil, let now?): lines.append("  + \(key): \(words(now))")
      case (let was?, nil): lines.append("  - \(key): \(words(was))")
      case (let was?, let now?):
        if was == now || abs(was.rate - now.rate) < told, was.isScore == now.isScore {
          same += 1
        } else {
          lines.append("  ~ \(key): \(words(was)) → \(words(now))")
        }
      case (nil, nil): break
      }
    }
    if let old, old.digest != new.digest { lines.insert("  the bundle is another one now", at: 0) }
    let verb = old?.bytes == new.bytes ? "is up to date" : isDry ? "would change" : old == nil ? "written" : "updated"
    var head = "\(path) \(verb): \(BuildText.count(steps, "accepted step"))"
    if same > 0 { head += ", \(same) of \(BuildText.count(after.count, "stream")) as before" }
    return ([head] + lines).map { $0 + "\n" }.joined()
  }

  private struct Entry: Equatable {
    var rate: Double
    var size: Double
    var isScore: Bool
  }

  private static func entries(_ baseline: RunBaseline?) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for population in baseline?.populations ?? [] {
      let key = [population.model, population.taskType].compactMap(\.self).joined(separator: ", ")
      for (stream, known) in population.streams {
        entries[key.isEmpty ? stream : "\(stream) (\(key))"] = entry(known)
      }
    }
    return entries
  }

  private static func entry(_ baseline: OutcomeBaseline) -> Entry {
    switch baseline {
    case .rate(let rate): Entry(rate: rate, size: 0, isScore: false)
    case .counts(let k, let n): Entry(rate: n > 0 ? k / n : 0, size: n, isScore: false)
    case .scores(let scores):
      Entry(rate: scores.sorted()[scores.count / 2], size: Double(scores.count), isScore: true)
    }
  }

  private static func words(_ entry: Entry) -> String {
    entry.isScore
      ? "median \(JSON.number((entry.rate * 1000).rounded() / 1000).text) of \(Int(entry.size))"
      : "\(DriftNumbers.percent(entry.rate)) of \(Int(entry.size))"
  }
}
