#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work whose results are taken in the order of the items: threads wait before they run too far ahead of whoever takes them.
final class OrderedTask<Value: Sendable>: AnyTask, @unchecked Sendable {
  private let count: Int
  private let room: Int
  private let work: @Sendable (Int) -> Value
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  // All that follows is read and written under the lock.
  private var next = 0
  private var taken = 0
  private var results: [Int: Value] = [:]

  /// - Parameter room: how many items may be begun and not taken.
  init(count: Int, room: Int, work: @Sendable @escaping (Int) -> Value) {
    self.count = count
    self.room = room
    self.work = work
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  override func run() {
    while let index = begin() {
      let value = work(index)
      pthread_mutex_lock(lock)
      results[index] = value
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
  }

  /// The next item to work on, when there is room for its result; nil when none is left.
  private func begin() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while next < count, next - taken >= room { pthread_cond_wait(changed, lock) }
    guard next < count else { return nil }
    defer { next += 1 }
    return next
  }

  /// The result of an item, once it is there. Every item is asked for once, in order.
  func result(of index: Int) -> Value {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let value = results.removeValue(forKey: index) {
        taken = index + 1
        pthread_cond_broadcast(changed)
        return value
      }
      pthread_cond_wait(changed, lock)
    }
  }
}
