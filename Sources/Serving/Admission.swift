import HTTPTypes
import Synchronization

/// Lets requests in while there is room: as many as run and may wait. Beyond that a client is told to come back (429), and once the server
/// ends, to go elsewhere (503).
final class Admission: Sendable {
  private struct State {
    var inside = 0
    var isDraining = false
  }

  /// A place inside; it is given back when the last reference goes.
  final class Place: Sendable {
    private let admission: Admission

    fileprivate init(_ admission: Admission) { self.admission = admission }

    deinit { admission.state.withLock { $0.inside -= 1 } }
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = limit }

  /// Errors: `APIError` with 429 or 503.
  func enter() throws(APIError) -> Place {
    let refusal: APIError? = state.withLock { state in
      if state.isDraining {
        return APIError(.serviceUnavailable, "the server is shutting down", code: "shutting_down", retryAfter: 5)
      }
      if state.inside >= limit {
        return APIError(
          .tooManyRequests, "all slots and all places in the queue are taken", code: "overloaded", retryAfter: 1)
      }
      state.inside += 1
      return nil
    }
    if let refusal { throw refusal }
    return Place(self)
  }

  func drain() { state.withLock { $0.isDraining = true } }

  var isDraining: Bool { state.withLock { $0.isDraining } }
  var inside: Int { state.withLock { $0.inside } }
}
