#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization

/// Runs the same work on many items, on a fixed number of threads, and gives the results back in the order of the items.
///
/// Threads have deep stacks, because pages may be nested deeply; the work must not throw and must not depend on the order.
package enum Workers {
  private static let stackSize = 64 << 20

  /// As many as the machine has cores.
  package static var defaultCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  package static func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], jobs: Int, _ work: @Sendable @escaping (Item) -> Value
  ) -> [Value] {
    guard !items.isEmpty else { return [] }
    let task = Task(count: items.count) { index in work(items[index]) }
    let threads = (0..<min(max(jobs, 1), items.count)).compactMap { _ in start(task) }
    // A system that gives no thread at all still gets its answer.
    if threads.isEmpty { task.run() }
    for thread in threads { pthread_join(thread, nil) }
    return task.results()
  }

  /// Results that may wait for their turn, for each thread.
  private static let waitingPerThread = 4

  /// Does the same work on many items and hands the results over one by one, in the order of the items, on the thread that asks. What waits
  /// for its turn is bounded, whatever one item takes.
  package static func forEach<Item: Sendable, Value: Sendable>(
    _ items: [Item], jobs: Int, _ work: @Sendable @escaping (Item) -> Value, take: (Value) -> Void
  ) {
    guard !items.isEmpty else { return }
    let count = min(max(jobs, 1), items.count)
    let queue = OrderedTask(count: items.count, room: count * waitingPerThread) { index in work(items[index]) }
    let threads = (0..<count).compactMap { _ in start(queue) }
    // A system that gives no thread at all still gets its answer.
    for index in items.indices { take(threads.isEmpty ? work(items[index]) : queue.result(of: index)) }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// The items of one call, their results, and the place of the next item to take.
  private final class Task<Value: Sendable>: AnyTask, @unchecked Sendable {
    private let next = Atomic<Int>(0)
    private let values: Mutex<[Value?]>
    private let count: Int
    private let work: @Sendable (Int) -> Value

    init(count: Int, work: @Sendable @escaping (Int) -> Value) {
      self.count = count
      self.work = work
      values = Mutex([Value?](repeating: nil, count: count))
    }

    override func run() {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let value = work(index)
        values.withLock { $0[index] = value }
      }
    }

    func results() -> [Value] { values.withLock { $0.compactMap(\.self) } }
  }

  private static func start(_ task: AnyTask) -> pthread_t? {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, stackSize)
    let context = Unmanaged.passRetained(task)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    guard pthread_create(&thread, attributes, runTask, context.toOpaque()) == 0 else {
      context.release()
      return nil
    }
    return thread
  }
}

/// Work shared by threads: each takes the next item until none is left.
class AnyTask: @unchecked Sendable {
  func run() {}
}

/// What a new thread runs: takes over the task it was given.
private func runTask(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<AnyTask>.fromOpaque(context).takeRetainedValue().run()
  return nil
}
