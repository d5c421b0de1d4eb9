import Skills
import TextScanning

extension RunWatcher {
  /// All that the steps so far have left behind: under a kilobyte a rule and agent.
  package var json: JSON {
    [
      "monitor": monitor.json, "lastStep": .int(lastStep), "repeated": .int(folder.repeated),
      "evidence": .array(evidence.map { .array($0.map(\.json)) }), "course": course.state(withPeaks: true),
      "courses": .array(courses.map { $0.state(withPeaks: false) }),
      "misses": .array(misses.map { .array($0.map(\.unnamed)) }),
      "short": .object(short.mapValues(JSON.string)), "open": .array(folder.open.map(\.json)),
      "models": .array(models.map { [.int($0.step), .string($0.model)] }),
      "tones": .array(tones.map { $0.map { .int(Int(($0 * toneScale).rounded())) } ?? .null }),
    ]
  }

  /// Takes a saved state into a watcher that has just been made; false when it does not fit.
  package mutating func restore(_ json: JSON) -> Bool {
    guard monitor.restore(json["monitor"] ?? .null), let courses = json["courses"]?.array,
      courses.count == self.courses.count, let misses = json["misses"]?.array, misses.count == self.misses.count
    else { return false }
    lastStep = json["lastStep"]?.int ?? 0
    folder.repeated = json["repeated"]?.int ?? 0
    folder.open = (json["open"]?.array ?? []).compactMap(StepFold.init)
    evidence = (json["evidence"]?.array ?? []).map { ($0.array ?? []).compactMap(Evidence.init) }
    course.restore(json["course"] ?? .null, withPeaks: true)
    for (stream, course) in courses.enumerated() { self.courses[stream].restore(course, withPeaks: false) }
    self.misses = misses.enumerated().map { rule, found in
      (found.array ?? []).compactMap { Evidence(monitor.rules[rule].id, $0) }
    }
    short = (json["short"]?.object ?? [:]).compactMapValues(\.string)
    models = (json["models"]?.array ?? []).compactMap { entry in
      guard let parts = entry.array, parts.count == 2, let step = parts[0].int, let model = parts[1].string else {
        return nil
      }
      return (step, model)
    }
    tones = (json["tones"]?.array ?? []).map { $0.int.map { Double($0) / toneScale } }
    return true
  }

  /// P-values are whole multiples of one over this.
  private var toneScale: Double { Double((tone?.count ?? 0) + 1) }
}

extension RunWatcher.Evidence {
  fileprivate var json: JSON { [.string(rule), unnamed] }

  /// Without its rule, where the place tells that.
  fileprivate var unnamed: JSON { [.int(step), .string(agent), .int(line), .string(excerpt)] }

  fileprivate init?(_ json: JSON) {
    guard let parts = json.array, parts.count == 2, let rule = parts[0].string else { return nil }
    self.init(rule, parts[1])
  }

  fileprivate init?(_ rule: String, _ unnamed: JSON) {
    guard let parts = unnamed.array, parts.count == 4, let step = parts[0].int, let agent = parts[1].string,
      let line = parts[2].int, let excerpt = parts[3].string
    else { return nil }
    self.init(rule: rule, step: step, agent: agent, line: line, excerpt: excerpt)
  }
}

extension Trace {
  /// - Parameter withPeaks: whether the largest values of the pieces are kept: a rule's course is shown by its means.
  fileprivate func state(withPeaks: Bool) -> JSON {
    let numbers = pieces.flatMap { withPeaks ? [$0.count, $0.sum, $0.most] : [$0.count, $0.sum] }
    return [.int(width), .string(PackedNumbers.text(numbers))]
  }

  fileprivate mutating func restore(_ json: JSON, withPeaks: Bool) {
    guard let parts = json.array, parts.count == 2, let width = parts[0].int,
      let numbers = parts[1].string.flatMap(PackedNumbers.floats)
    else { return }
    let length = withPeaks ? 3 : 2
    restore(
      width: max(1, width),
      pieces: stride(from: 0, through: numbers.count - length, by: length).map {
        Piece(count: numbers[$0], sum: numbers[$0 + 1], most: withPeaks ? numbers[$0 + 2] : 0)
      })
  }
}

extension StepFold {
  fileprivate var json: JSON {
    [
      "agent": .string(bond.agent), "task": bond.task.map(JSON.string) ?? .null, "number": .int(bond.number),
      "first": bond.first.map(JSON.int) ?? .null,
      "key": bond.key.json, "sums": .string(PackedNumbers.text(sums)), "counts": .string(PackedNumbers.text(counts)),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let agent = json["agent"]?.string, let number = json["number"]?.int, let key = json["key"],
      let sums = json["sums"]?.string.flatMap(PackedNumbers.numbers),
      let counts = json["counts"]?.string.flatMap(PackedNumbers.numbers), sums.count == counts.count
    else { return nil }
    self.init(
      Bond(
        agent: agent, task: json["task"]?.string, number: number, first: json["first"]?.int, key: StreamKey(key)),
      sums: sums, counts: counts)
  }
}
