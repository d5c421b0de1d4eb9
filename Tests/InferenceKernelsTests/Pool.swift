import InferenceKernels
import Testing

/// A pool of threads that lives as long as this does.
final class Pool {
  let pool: OpaquePointer

  init(threads: Int32) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: ik_pool_bytes(threads), alignment: 64)
    pool = OpaquePointer(memory)
    #expect(ik_pool_start(pool, threads) == 0)
    #expect(ik_pool_threads(pool) == threads)
  }

  deinit {
    ik_pool_stop(pool)
    UnsafeMutableRawPointer(pool).deallocate()
  }

  func run(_ work: @escaping ik_work, _ context: UnsafeMutableRawPointer, parts: Int) {
    ik_pool_run(pool, work, context, Int64(parts))
  }
}
