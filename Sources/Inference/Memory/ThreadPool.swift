import InferenceKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The threads that compute. One caller at a time: whoever runs a model owns its pool.
final class ThreadPool {
  let handle: OpaquePointer
  let threads: Int
  private let memory: UnsafeMutableRawPointer

  /// `threads` 0: one a processor. Errors: `memory` when a thread cannot be started.
  init(threads: Int) throws(InferenceError) {
    let count = threads > 0 ? threads : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    memory = UnsafeMutableRawPointer.allocate(byteCount: ik_pool_bytes(Int32(count)), alignment: 64)
    handle = OpaquePointer(memory)
    self.threads = count
    let status = ik_pool_start(handle, Int32(count))
    guard status == 0 else {
      memory.deallocate()
      throw InferenceError(.memory, "\(count) threads cannot be started: " + describe(errno: status))
    }
  }

  deinit {
    ik_pool_stop(handle)
    memory.deallocate()
  }

  /// Runs `body` for every part `0..<parts`, on several threads when there is enough to do.
  func run(parts: Int, _ body: (_ part: Int) -> Void) {
    guard parts > 1, threads > 1 else {
      for part in 0..<parts { body(part) }
      return
    }
    withoutActuallyEscaping(body) { body in
      var work = Work(body: body)
      withUnsafeMutablePointer(to: &work) { context in
        ik_pool_run(
          handle, { context, part, _ in context?.assumingMemoryBound(to: Work.self).pointee.body(Int(part)) }, context,
          Int64(parts))
      }
    }
  }

  private struct Work {
    var body: (Int) -> Void
  }
}
