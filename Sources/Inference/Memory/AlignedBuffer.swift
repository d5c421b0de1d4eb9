#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Zeroed memory at a multiple of the page size. The system gives it when it is touched, in huge pages where it can.
final class AlignedBuffer: @unchecked Sendable {
  let start: UnsafeMutableRawPointer
  let byteCount: Int

  /// Errors: `memory`.
  init(byteCount: Int, for what: String) throws(InferenceError) {
    let size = max(byteCount, 1)
    let flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE
    guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED else {
      throw InferenceError(.memory, "\(ByteCount(size)) for \(what) cannot be had: " + describe(errno: errno))
    }
    start = memory
    self.byteCount = size
    #if os(Linux)
      if size >= 1 << 21 { _ = madvise(memory, size, MADV_HUGEPAGE) }
    #endif
  }

  deinit {
    munmap(start, byteCount)
  }

  var floats: UnsafeMutablePointer<Float> { start.assumingMemoryBound(to: Float.self) }
}

/// A number of bytes as people read it: “1.5 GB”, in powers of ten.
struct ByteCount: CustomStringConvertible {
  let bytes: Int

  init(_ bytes: Int) { self.bytes = bytes }

  var description: String {
    switch bytes {
    case 1_000_000_000...: tenths(1_000_000_000) + " GB"
    case 1_000_000...: tenths(1_000_000) + " MB"
    case 1_000...: tenths(1_000) + " kB"
    default: "\(bytes) bytes"
    }
  }

  private func tenths(_ unit: Int) -> String {
    let tenths = (bytes / (unit / 10))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
