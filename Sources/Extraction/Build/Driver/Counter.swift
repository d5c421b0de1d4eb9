import Synchronization

/// Counts finished pages on many threads and tells somebody.
final class Counter: Sendable {
  private let done = Atomic<Int>(0)
  private let total: Int
  private let progress: @Sendable (Int, Int) -> Void

  init(total: Int, _ progress: @escaping @Sendable (Int, Int) -> Void) {
    self.total = total
    self.progress = progress
  }

  func step() { progress(done.wrappingAdd(1, ordering: .relaxed).newValue, total) }
}
