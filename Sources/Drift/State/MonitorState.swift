import TextScanning

extension DriftSettings {
  /// What a saved state depends on.
  package var json: JSON { ["horizon": .string("\(horizon)"), "alpha": .string("\(alpha)"), "warmUp": .int(warmUp)] }
}

extension StreamKey {
  var json: JSON {
    [
      "model": model.map(JSON.string) ?? .null, "taskType": taskType.map(JSON.string) ?? .null,
      "document": .bool(isDocument),
    ]
  }

  init(_ json: JSON) {
    self.init(
      model: json["model"]?.string, taskType: json["taskType"]?.string, isDocument: json["document"]?.bool ?? false)
  }
}

extension MixtureDetector {
  fileprivate var numbers: [Double] {
    let lanes = 0..<Lanes.count
    return [statistic] + lanes.map { evidence[$0] } + lanes.map { sinceRestart[$0] }
  }

  /// Steps, which are whole numbers: half as long.
  fileprivate var restarts: [Float] { (0..<Lanes.count).map { Float(restart[$0]) } }

  fileprivate static let numberCount = 1 + 2 * Lanes.count

  fileprivate init(_ numbers: ArraySlice<Double>, restarts: ArraySlice<Float>) {
    var parts = [Lanes.zero, .zero, .zero]
    let lanes = numbers.dropFirst() + restarts.map(Double.init)
    for (index, number) in lanes.enumerated() { parts[index / Lanes.count][index % Lanes.count] = number }
    self.init(
      evidence: parts[0], sinceRestart: parts[1], restart: parts[2], statistic: numbers.first ?? 0)
  }
}

extension StreamBank {
  /// The detectors of a rule that have seen anything, and the rule's statistic.
  fileprivate func state(of rule: Int) -> JSON {
    let own = detectors[rule * Self.room..<(rule + 1) * Self.room]
    let used = own.lastIndex { $0 != MixtureDetector() }.map { own[...$0] } ?? []
    guard !used.isEmpty else { return .null }
    return [
      .string(PackedNumbers.text([statistics[rule]] + used.flatMap(\.numbers))),
      .string(PackedNumbers.text(used.flatMap(\.restarts))),
    ]
  }

  fileprivate mutating func restore(_ json: JSON, rule: Int) -> Bool {
    guard json != .null else { return true }
    guard let texts = json.strings, texts.count == 2, let numbers = PackedNumbers.numbers(texts[0]),
      let first = numbers.first,
      let restarts = PackedNumbers.floats(texts[1]), restarts.count.isMultiple(of: Lanes.count)
    else { return false }
    let count = restarts.count / Lanes.count
    guard numbers.count == 1 + count * MixtureDetector.numberCount, count <= Self.room else { return false }
    statistics[rule] = first
    for channel in 0..<count {
      let start = 1 + channel * MixtureDetector.numberCount
      detectors[rule * Self.room + channel] = MixtureDetector(
        numbers[start..<start + MixtureDetector.numberCount],
        restarts: restarts[channel * Lanes.count..<(channel + 1) * Lanes.count])
    }
    return true
  }
}

extension RuleTerms {
  /// What the book does not say: a warm-up, or the baseline it made.
  fileprivate var state: JSON {
    switch self {
    case .warmingUp(let gathered): ["gathered": .string(PackedNumbers.text(gathered))]
    case .watched(_, let entry) where entry.source == .warmUp:
      switch entry.baseline {
      case .counts(let k, let n): ["counts": .string(PackedNumbers.text([k, n]))]
      case .scores(let scores): ["scores": .string(PackedNumbers.text(scores))]
      case .rate: .null
      }
    case .watched: .null
    }
  }
}

extension DriftMonitor {
  var json: JSON {
    [
      "steps": .int(steps), "numbers": .string(PackedNumbers.text([statistic, peak])), "agents": JSON(agents),
      "keys": .array(keys.map(\.json)), "alarms": .array(alarms.map(\.state)),
      "streams": .array(
        rules.indices.map { rule in
          [
            "interval": .string(PackedNumbers.text([intervals[rule].sum, intervals[rule].count])),
            "pooled": pooled.state(of: rule), "byAgent": .array(byAgent.map { $0.state(of: rule) }),
            "terms": .array(terms[rule].map(\.state)),
          ]
        }),
    ]
  }

  /// Takes a saved state into a monitor that has just been made for the same rules and baselines; false when it does not fit.
  mutating func restore(_ json: JSON) -> Bool {
    guard let streams = json["streams"]?.array, streams.count == rules.count,
      let numbers = json["numbers"]?.string.flatMap(PackedNumbers.numbers), numbers.count == 2
    else { return false }
    for key in json["keys"]?.array ?? [] { _ = place(of: StreamKey(key)) }
    for agent in json["agents"]?.strings ?? [] { _ = place(ofAgent: agent) }
    for (rule, stream) in streams.enumerated() {
      guard restore(stream, rule: rule) else { return false }
    }
    steps = json["steps"]?.int ?? 0
    (statistic, peak) = (numbers[0], numbers[1])
    alarms = (json["alarms"]?.array ?? []).map(Alarm.init)
    return true
  }

  private mutating func restore(_ json: JSON, rule: Int) -> Bool {
    guard let interval = json["interval"]?.string.flatMap(PackedNumbers.numbers), interval.count == 2,
      let terms = json["terms"]?.array, terms.count == keys.count, let byAgent = json["byAgent"]?.array,
      byAgent.count == self.byAgent.count, pooled.restore(json["pooled"] ?? .null, rule: rule)
    else { return false }
    intervals[rule] = PassRateInterval(sum: interval[0], count: interval[1])
    for (agent, state) in byAgent.enumerated() {
      guard self.byAgent[agent].restore(state, rule: rule) else { return false }
    }
    for (key, state) in terms.enumerated() {
      if let gathered = state["gathered"]?.string.flatMap(PackedNumbers.numbers) {
        self.terms[rule][key] = .warmingUp(gathered)
      } else if let counts = state["counts"]?.string.flatMap(PackedNumbers.numbers), counts.count == 2 {
        watch(rule, key: key, .init(.counts(k: counts[0], n: counts[1]), source: .warmUp))
      } else if let scores = state["scores"]?.string.flatMap(PackedNumbers.numbers) {
        watch(rule, key: key, .init(.scores(scores), source: .warmUp))
      }
    }
    return true
  }
}

extension Alarm {
  fileprivate var state: JSON {
    func list(_ suspects: [Suspect]) -> JSON {
      .array(suspects.map { [.string($0.name), .string(PackedNumbers.text([$0.statistic])), .bool($0.isNamed)] })
    }
    return [
      "step": .int(step), "changeStep": .int(changeStep), "statistic": .string(PackedNumbers.text([statistic])),
      "rules": list(rules), "agents": list(agents),
    ]
  }

  fileprivate init(_ json: JSON) {
    func number(_ json: JSON?) -> Double { json?.string.flatMap(PackedNumbers.numbers)?.first ?? 0 }
    func list(_ json: JSON?) -> [Suspect] {
      (json?.array ?? []).compactMap { entry in
        guard let parts = entry.array, parts.count == 3, let name = parts[0].string else { return nil }
        return Suspect(name: name, statistic: number(parts[1]), isNamed: parts[2].bool ?? false)
      }
    }
    self.init(
      step: json["step"]?.int ?? 0, changeStep: json["changeStep"]?.int ?? 0, statistic: number(json["statistic"]),
      rules: list(json["rules"]), agents: list(json["agents"]))
  }
}
