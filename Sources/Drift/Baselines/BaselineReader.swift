import TextScanning

/// Reads the baselines of outcomes: `{"rules":{RULE:{"k","n"}}}`, `{"rules":{RULE:{"scores":[…]}}}`, `{"rules":{RULE:{"p0"}}}`, `{"p0"}`, or several.
package enum BaselineReader {
  /// Why a value is no baseline.
  package struct Fault: Error, Sendable, Equatable {
    package var reason: String
  }

  /// - Parameter source: where counts and scores are from.
  package static func book(_ json: JSON, source: BaselineSource = .reference) throws(Fault) -> BaselineBook {
    var book = BaselineBook()
    guard json["p0"] != nil || json["rules"] != nil else {
      throw Fault(reason: "has neither “p0” nor “rules”")
    }
    if let p0 = json["p0"] { book.everyRule = .init(.rate(try rate(p0, of: "every rule")), source: .stated) }
    let rules = json["rules"] ?? [:]
    guard let members = rules.object else { throw Fault(reason: "“rules” is no object") }
    for (rule, value) in members {
      let baseline = try baseline(value, of: rule)
      var isStated = false
      if case .rate = baseline { isStated = true }
      book.add(.init(baseline, source: isStated ? .stated : source), rule: rule)
    }
    return book
  }

  /// The baseline of one rule.
  static func baseline(_ json: JSON, of rule: String) throws(Fault) -> OutcomeBaseline {
    if let p0 = json["p0"] { return .rate(try rate(p0, of: "“\(rule)”")) }
    if let values = json["scores"]?.array {
      let scores = values.compactMap(\.double)
      guard scores.count == values.count, scores.allSatisfy({ (0...1).contains($0) }) else {
        throw Fault(reason: "a score of “\(rule)” is no number in 0…1")
      }
      return .scores(scores)
    }
    guard let k = json["k"]?.double, let n = json["n"]?.double, n >= 0, (0...n).contains(k) else {
      throw Fault(reason: "“\(rule)” has neither “p0” nor “scores” nor “k” of “n” with 0 ≤ k ≤ n")
    }
    return .counts(k: k, n: n)
  }

  /// The baseline of a stream of a run, whose scores may be any measure.
  static func measures(_ json: JSON, of stream: String) throws(Fault) -> OutcomeBaseline {
    guard let values = json["scores"]?.array else { return try baseline(json, of: stream) }
    let scores = values.compactMap(\.double)
    guard scores.count == values.count else { throw Fault(reason: "a score of “\(stream)” is no number") }
    return .scores(scores)
  }

  private static func rate(_ json: JSON, of what: String) throws(Fault) -> Double {
    guard let rate = json.double, (0...1).contains(rate) else {
      throw Fault(reason: "“p0” of \(what) is no number in 0…1")
    }
    return rate
  }
}
