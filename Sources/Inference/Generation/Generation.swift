import Synchronization

/// A text that is being continued: read its events with `for try await`. Whoever stops reading cancels it; its slot and its
/// pages are free before the next step.
package final class Generation: AsyncSequence, Sendable {
  package typealias Element = GenerationEvent
  package typealias AsyncIterator = AsyncThrowingStream<GenerationEvent, any Error>.AsyncIterator

  private let stream: AsyncThrowingStream<GenerationEvent, any Error>
  private let continuation: AsyncThrowingStream<GenerationEvent, any Error>.Continuation
  private let cancelled: CancellationFlag

  /// `wake` is called when it is cancelled, from any thread.
  init(wake: @escaping @Sendable () -> Void) {
    let flag = CancellationFlag()
    (stream, continuation) = AsyncThrowingStream.makeStream()
    cancelled = flag
    continuation.onTermination = { reason in
      guard case .cancelled = reason else { return }
      flag.raise()
      wake()
    }
    self.wake = wake
  }

  private let wake: @Sendable () -> Void

  package func makeAsyncIterator() -> AsyncIterator { stream.makeAsyncIterator() }

  /// Ends it as soon as the step that runs now is done. The last event is still told, with the reason `cancelled`.
  package func cancel() {
    cancelled.raise()
    wake()
  }

  var isCancelled: Bool { cancelled.isRaised }

  func tell(_ event: GenerationEvent) {
    continuation.yield(event)
    if case .finished = event { continuation.finish() }
  }

  func fail(_ error: InferenceError) {
    continuation.finish(throwing: error)
  }
}

/// Raised once, seen from every thread.
final class CancellationFlag: Sendable {
  private let flag = Atomic<Bool>(false)

  func raise() { flag.store(true, ordering: .releasing) }
  var isRaised: Bool { flag.load(ordering: .acquiring) }
}
