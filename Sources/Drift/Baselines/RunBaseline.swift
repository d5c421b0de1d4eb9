import Skills
import TextScanning

/// How accepted runs keep the rules of a bundle and how they sound: `skillc.run-baseline/1`, made to be committed.
package struct RunBaseline: Sendable {
  package static let schema = "skillc.run-baseline/1"
  /// Scores of one stream that are kept: enough for its quantiles.
  private static let mostScores = 400

  package struct Population: Sendable, Equatable {
    package var model: String?
    package var taskType: String?
    package var streams: [String: OutcomeBaseline]
  }

  /// Of the bundle whose rules the runs were held against.
  package var digest: String
  package var populations: [Population] = []
  package var tone: ToneReference?

  package init(digest: String) { self.digest = digest }

  /// The baselines for a monitor.
  package var book: BaselineBook {
    var book = BaselineBook()
    for population in populations {
      for (stream, baseline) in population.streams {
        book.add(
          .init(baseline, source: .reference), rule: stream, model: population.model, taskType: population.taskType)
      }
      guard let tone else { continue }
      book.add(
        .init(.scores(tone.judge.exemplarValues), source: .reference), rule: StyleStreams.tone,
        model: population.model, taskType: population.taskType)
    }
    return book
  }

  // MARK: File

  /// One entry a line, so that a change is easy to read.
  package var bytes: [UInt8] {
    var lines: [String] = []
    for population in populations {
      for stream in population.streams.keys.sorted(by: JSON.bytewise) {
        guard let baseline = population.streams[stream] else { continue }
        var members = Self.members(baseline)
        members["stream"] = .string(stream)
        if let model = population.model { members["model"] = .string(model) }
        if let taskType = population.taskType { members["taskType"] = .string(taskType) }
        lines.append(JSON.object(members).text)
      }
    }
    let head = "{\"digest\":\(JSON.string(digest).text),\"schema\":\(JSON.string(Self.schema).text),\"streams\":[\n"
    return Array((head + lines.joined(separator: ",\n") + "\n],\"tone\":\(tone?.json.text ?? "null")}\n").utf8)
  }

  private static func members(_ baseline: OutcomeBaseline) -> [String: JSON] {
    switch baseline {
    case .rate(let rate): ["p0": .number(rate)]
    case .counts(let k, let n): ["k": .number(k), "n": .number(n)]
    case .scores(let scores): ["scores": .array(thinned(scores).map(JSON.number))]
    }
  }

  /// Evenly spread order statistics where there are many.
  private static func thinned(_ scores: [Double]) -> [Double] {
    let sorted = scores.sorted()
    guard sorted.count > mostScores else { return sorted }
    return (0..<mostScores).map { sorted[$0 * (sorted.count - 1) / (mostScores - 1)] }
  }

  package init(_ json: JSON) throws(BaselineReader.Fault) {
    guard json["schema"]?.string == Self.schema else {
      throw BaselineReader.Fault(reason: "is no \(Self.schema)")
    }
    digest = json["digest"]?.string ?? ""
    for entry in json["streams"]?.array ?? [] {
      guard let stream = entry["stream"]?.string else {
        throw BaselineReader.Fault(reason: "has a stream without a name")
      }
      let (model, taskType) = (entry["model"]?.string, entry["taskType"]?.string)
      let place = populations.firstIndex { $0.model == model && $0.taskType == taskType } ?? populations.count
      if place == populations.count {
        populations.append(Population(model: model, taskType: taskType, streams: [:]))
      }
      populations[place].streams[stream] = try BaselineReader.measures(entry, of: stream)
    }
    tone = json["tone"].flatMap { ToneReference(baseline: $0) }
  }
}
