import InferenceKernels
import TestSupport
import Testing

/// Seeded random numbers for kernels.
struct Numbers {
  private var random: RandomSource

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  mutating func bits() -> UInt64 { random.next() }

  mutating func below(_ limit: Int) -> Int { random.below(limit) }

  /// Evenly between -1 and 1.
  mutating func floats(_ count: Int, times scale: Float = 1) -> [Float] {
    (0..<count).map { _ in (Float(bits() >> 40) * 0x1p-23 - 1) * scale }
  }
}

/// Memory for kernels: zeroed, at a multiple of 64 bytes.
final class Memory {
  let start: UnsafeMutableRawPointer
  let count: Int

  init(_ count: Int) {
    self.count = count
    start = .allocate(byteCount: max(count, 64), alignment: 64)
    start.initializeMemory(as: UInt8.self, repeating: 0, count: max(count, 64))
  }

  convenience init(_ bytes: [UInt8]) {
    self.init(bytes.count)
    bytes.withUnsafeBytes { start.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(start), byteCount: bytes.count) }
  }

  deinit { start.deallocate() }

  var bytes: [UInt8] { [UInt8](UnsafeRawBufferPointer(start: start, count: count)) }
}

/// The levels this machine can run.
let levels: [ik_level] = [IK_LEVEL_SCALAR, IK_LEVEL_NEON, IK_LEVEL_AVX2, IK_LEVEL_AVX512VNNI, IK_LEVEL_AMX].filter {
  ik_level_works($0) != 0
}

extension ik_level: @retroactive CustomTestStringConvertible {
  public var testDescription: String { String(cString: ik_level_name(self)) }
}

/// Equal in every bit, or both NaN (whose sign and payload nobody promises).
func isSame(_ a: [Float], _ b: [Float]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
}
