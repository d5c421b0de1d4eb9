#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Zeroed memory at a multiple of the page size; large areas at a multiple of a huge page's 2 MiB. The system gives it when it is
/// touched, in huge pages where it can.
final class AlignedBuffer: @unchecked Sendable {
  let start: UnsafeMutableRawPointer
  let byteCount: Int
  /// What was mapped.
  private let mapping: UnsafeMutableRawBufferPointer

  private static let hugePage = 1 << 21

  /// Errors: `memory`.
  init(byteCount: Int, for what: String) throws(InferenceError) {
    let size = max(byteCount, 1)
    let slack = size >= Self.hugePage ? Self.hugePage : 0
    let flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE
    guard let memory = mmap(nil, size + slack, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED else {
      throw InferenceError(.memory, "\(ByteCount(size)) for \(what) cannot be had: " + describe(errno: errno))
    }
    mapping = UnsafeMutableRawBufferPointer(start: memory, count: size + slack)
    let address = UInt(bitPattern: memory)
    let mask = UInt(max(slack, 1) - 1)
    start = memory + Int((address + mask) & ~mask - address)
    self.byteCount = size
    #if os(Linux)
      if slack > 0 { _ = madvise(start, size, MADV_HUGEPAGE) }
    #endif
  }

  deinit {
    munmap(mapping.baseAddress, mapping.count)
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
