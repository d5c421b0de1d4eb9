import Synchronization

/// A text that is being continued: read its events with `for try await`. Whoever stops reading, lets go of it or calls `cancel`
/// ends it; its slot and its pages are free before the next step.
package final class Generation: AsyncSequence, Sendable {
  package typealias Element = GenerationEvent
  package typealias AsyncIterator = AsyncThrowingStream<GenerationEvent, any Error>.AsyncIterator

  private let stream: AsyncThrowingStream<GenerationEvent, any Error>
  private let cancellation: CancellationFlag

  fileprivate init(_ stream: AsyncThrowingStream<GenerationEvent, any Error>, _ cancellation: CancellationFlag) {
    self.stream = stream
    self.cancellation = cancellation
  }

  package func makeAsyncIterator() -> AsyncIterator { stream.makeAsyncIterator() }

  /// Ends it as soon as the step that runs now is done. The last event is still told, with the reason `cancelled`.
  package func cancel() { cancellation.raise() }

  /// A generation and the side that tells its events.
  static func pair() -> (Generation, GenerationTeller) {
    let (stream, continuation) = AsyncThrowingStream<GenerationEvent, any Error>.makeStream()
    let cancellation = CancellationFlag()
    continuation.onTermination = { _ in cancellation.raise() }
    return (Generation(stream, cancellation), GenerationTeller(continuation, cancellation))
  }
}

/// The engine's side of a generation. It does not keep the reader's side alive: that is how a reader who went away is noticed.
struct GenerationTeller: Sendable {
  private let continuation: AsyncThrowingStream<GenerationEvent, any Error>.Continuation
  private let cancellation: CancellationFlag

  fileprivate init(
    _ continuation: AsyncThrowingStream<GenerationEvent, any Error>.Continuation, _ cancellation: CancellationFlag
  ) {
    self.continuation = continuation
    self.cancellation = cancellation
  }

  var isCancelled: Bool { cancellation.isRaised }

  func tell(_ event: GenerationEvent) {
    continuation.yield(event)
    if case .finished = event { continuation.finish() }
  }

  func fail(_ error: InferenceError) {
    continuation.finish(throwing: error)
  }
}

/// Raised once, seen from every thread.
private final class CancellationFlag: Sendable {
  private let flag = Atomic<Bool>(false)

  func raise() { flag.store(true, ordering: .releasing) }
  var isRaised: Bool { flag.load(ordering: .acquiring) }
}
