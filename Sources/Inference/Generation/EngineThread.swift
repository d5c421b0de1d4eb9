#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The one thread an engine runs on, as the executor of its actor: a step may take a tenth of a second, which threads that
/// serve requests must not be kept for.
final class EngineThread: SerialExecutor {
  private let queue = JobQueue()

  init() {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(queue)
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<JobQueue>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    precondition(status == 0, "a thread for the engine cannot be started: \(describe(errno: status))")
    pthread_detach(thread)
  }

  /// Called when the last engine on it is gone; jobs that stand in the queue are still run.
  deinit {
    queue.close()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    queue.append(UnownedJob(job), on: asUnownedSerialExecutor())
  }
}

/// Jobs that wait for the thread.
private final class JobQueue: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var jobs: [(job: UnownedJob, executor: UnownedSerialExecutor)] = []
  private var isClosed = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(arrival, nil)
  }

  deinit {
    pthread_cond_destroy(arrival)
    pthread_mutex_destroy(mutex)
    arrival.deallocate()
    mutex.deallocate()
  }

  func append(_ job: UnownedJob, on executor: UnownedSerialExecutor) {
    pthread_mutex_lock(mutex)
    jobs.append((job, executor))
    pthread_cond_signal(arrival)
    pthread_mutex_unlock(mutex)
  }

  func close() {
    pthread_mutex_lock(mutex)
    isClosed = true
    pthread_cond_signal(arrival)
    pthread_mutex_unlock(mutex)
  }

  /// Runs jobs until it is closed and empty.
  func run() {
    while true {
      pthread_mutex_lock(mutex)
      while jobs.isEmpty, !isClosed { pthread_cond_wait(arrival, mutex) }
      let batch = jobs
      jobs.removeAll(keepingCapacity: true)
      pthread_mutex_unlock(mutex)
      if batch.isEmpty { return }
      for entry in batch { entry.job.runSynchronously(on: entry.executor) }
    }
  }
}
