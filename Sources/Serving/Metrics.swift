import Inference
import Synchronization

/// Counts what the server does, and tells it in Prometheus' text format (version 0.0.4).
final class Metrics: Sendable {
  private struct State {
    var requests: [Int: Int] = [:]
    var promptTokens = 0
    var cachedTokens = 0
    var generatedTokens = 0
    var endings: [String: Int] = [:]
    var firstToken = Histogram()
    var perToken = Histogram()
  }

  /// Seconds, in buckets.
  private struct Histogram {
    static let bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60]
    var counts = [Int](repeating: 0, count: bounds.count)
    var count = 0
    var sum = 0.0

    mutating func add(_ seconds: Double) {
      count += 1
      sum += seconds
      for (index, bound) in Self.bounds.enumerated() where seconds <= bound { counts[index] += 1 }
    }
  }

  private let state = Mutex(State())

  func countRequest(status: Int) { state.withLock { $0.requests[status, default: 0] += 1 } }

  func count(_ end: GenerationEnd) {
    let usage = end.usage
    state.withLock { state in
      state.promptTokens += usage.promptTokens
      state.cachedTokens += usage.cachedTokens
      state.generatedTokens += usage.generatedTokens
      state.endings[end.reason.rawValue, default: 0] += 1
      state.firstToken.add((usage.waiting + usage.promptTime).seconds)
      if usage.generatedTokens > 1 {
        state.perToken.add(usage.generationTime.seconds / Double(usage.generatedTokens - 1))
      }
    }
  }

  func countLost() { state.withLock { $0.endings["cancelled", default: 0] += 1 } }

  /// All numbers. `inside`: requests that run or wait.
  func text(inside: Int) -> String {
    let state = state.withLock { $0 }
    var text = ""
    func add(_ name: String, _ kind: String, _ help: String, _ samples: [(String, String)]) {
      text += "# HELP skillc_\(name) \(help)\n# TYPE skillc_\(name) \(kind)\n"
      for (labels, value) in samples { text += "skillc_\(name)\(labels) \(value)\n" }
    }
    add(
      "http_requests_total", "counter", "Answered requests by status.",
      state.requests.sorted { $0.key < $1.key }.map { ("{status=\"\($0.key)\"}", "\($0.value)") })
    add("requests_in_flight", "gauge", "Requests that run or wait for a slot.", [("", "\(inside)")])
    add("prompt_tokens_total", "counter", "Tokens of prompts.", [("", "\(state.promptTokens)")])
    add(
      "prompt_tokens_cached_total", "counter", "Tokens of prompts found in the cache.", [("", "\(state.cachedTokens)")])
    add("generated_tokens_total", "counter", "Generated tokens.", [("", "\(state.generatedTokens)")])
    add(
      "generations_total", "counter", "Ended generations by reason.",
      state.endings.sorted { $0.key < $1.key }.map { ("{reason=\"\($0.key)\"}", "\($0.value)") })
    for (name, help, histogram) in [
      ("first_token_seconds", "From the request to its first token.", state.firstToken),
      ("token_seconds", "From token to token, the mean of a generation.", state.perToken),
    ] {
      text += "# HELP skillc_\(name) \(help)\n# TYPE skillc_\(name) histogram\n"
      for (bound, count) in zip(Histogram.bounds, histogram.counts) {
        text += "skillc_\(name)_bucket{le=\"\(bound)\"} \(count)\n"
      }
      text +=
        "skillc_\(name)_bucket{le=\"+Inf\"} \(histogram.count)\nskillc_\(name)_sum \(histogram.sum)\nskillc_\(name)_count \(histogram.count)\n"
    }
    return text
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
  var nanoseconds: Int { Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000) }
}
