import Foundation
import InferenceKernels
import Synchronization
import Testing

/// Adds one to its part's count, and to its thread's (the first 64).
private let count: ik_work = { context, part, thread in
  guard let counts = context?.assumingMemoryBound(to: Int32.self) else { return }
  counts[Int(part) + 64] += 1
  counts[Int(thread)] += 1
}

/// Threads that take every processor twice.
private final class Busy: Sendable {
  private let isOver = Atomic(false)

  init() {
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount * 2 {
      Thread { [self] in while !isOver.load(ordering: .relaxed) {} }.start()
    }
  }

  func end() { isOver.store(true, ordering: .relaxed) }
}

@Suite struct PoolTests {
  @Test(arguments: [1, 2, 3, 8] as [Int32])
  func `every part runs once, on a thread of the pool, before the call returns`(threads: Int32) {
    let pool = Pool(threads: threads)
    for parts in [0, 1, 2, 7, 500] {
      for _ in 0..<20 {
        let counts = Memory((64 + parts) * 4)
        pool.run(count, counts.start, parts: parts)
        let numbers = UnsafeBufferPointer(start: counts.start.assumingMemoryBound(to: Int32.self), count: 64 + parts)
        #expect(numbers[64...].allSatisfy { $0 == 1 })
        #expect(numbers[..<Int(threads)].reduce(0, +) == Int32(parts))
      }
    }
  }

  @Test func `workers that fell asleep wake for the next job`() {
    let pool = Pool(threads: 2)
    for _ in 0..<5 {
      Thread.sleep(forTimeInterval: 0.002)
      let counts = Memory(164 * 4)
      pool.run(count, counts.start, parts: 100)
      let numbers = UnsafeBufferPointer(start: counts.start.assumingMemoryBound(to: Int32.self), count: 164)
      #expect(numbers[64...].allSatisfy { $0 == 1 })
    }
  }

  @Test func `pools start and stop without having worked`() {
    for threads in 1...12 as ClosedRange<Int32> { _ = Pool(threads: threads) }
  }

  @Test func `with many more threads than processors, and the processors busy, jobs still end`() {
    let busy = Busy()
    defer { busy.end() }
    let pool = Pool(threads: 16)
    let counts = Memory(128 * 4)
    for _ in 0..<200 { pool.run(count, counts.start, parts: 64) }
    let numbers = UnsafeBufferPointer(start: counts.start.assumingMemoryBound(to: Int32.self), count: 128)
    #expect(numbers[64...].allSatisfy { $0 == 200 })
  }

  @Test(arguments: [1, 2, 5] as [Int32])
  func `pooled products are those of one thread, for several matrices at once`(threads: Int32) {
    var random = Numbers(seed: 41)
    let kinds = [TensorKind(IK_TYPE_Q8_0, "Q8_0"), TensorKind(IK_TYPE_Q6_K, "Q6_K"), TensorKind(IK_TYPE_Q5_1, "Q5_1")]
    let all = zip(kinds, [70, 16, 33]).map { Weights($0, rows: $1, cols: 256, from: &random) }
    let x = Activations(random.floats(18 * 256), cols: 256)
    let pool = Pool(threads: threads)
    for level in levels {
      let rounded = Memory(ik_activation_bytes(256, 18))
      ik_pool_activation_quantize(pool.pool, level, x.numbers, 18, 256, rounded.start)
      #expect(rounded.bytes == x.rounded(level).bytes)
      for exactly in [true, false] {
        let expected = all.map { x.times($0, exactly: exactly, level: level) }
        let out = products(of: all) { list in
          if exactly {
            ik_pool_matmul_f32(pool.pool, level, list, 3, x.numbers, 18)
          } else {
            ik_pool_matmul_q8(pool.pool, level, list, 3, rounded.start, 18)
          }
        }
        for (a, b) in zip(out, expected) { #expect(isSame(a, b), "\(level)") }
      }
    }
  }

  private func products(of all: [Weights], _ body: (UnsafePointer<ik_product>) -> Void) -> [[Float]] {
    let matrices = UnsafeMutablePointer<ik_matrix>.allocate(capacity: all.count)
    defer { matrices.deallocate() }
    let outs = all.map { Memory(18 * $0.rows * 4) }
    var list: [ik_product] = []
    for (index, weights) in all.enumerated() {
      matrices[index] = weights.matrix(IK_LAYOUT_PACKED)
      list.append(
        ik_product(
          w: UnsafePointer(matrices + index), y: outs[index].start.assumingMemoryBound(to: Float.self),
          y_stride: Int64(weights.rows)))
    }
    body(list)
    return outs.map { Array(UnsafeRawBufferPointer(start: $0.start, count: $0.count).bindMemory(to: Float.self)) }
  }
}
