import Foundation
import InferenceKernels
import Testing

/// The keys and values of one layer: as floats that the pages hold exactly, and in pages.
private final class Context {
  let kvHeads: Int
  let headDim: Int
  let keys: [Float]
  let values: [Float]
  let pages: [Memory]

  init(
    positions: Int, kvHeads: Int, headDim: Int, level: ik_level = IK_LEVEL_SCALAR, type: ik_type = IK_TYPE_F16,
    from random: inout Numbers
  ) {
    let type = Int32(type.rawValue)
    self.kvHeads = kvHeads
    self.headDim = headDim
    let width = kvHeads * headDim
    let isWide = type == Int32(IK_TYPE_F32.rawValue)
    keys = random.floats(positions * width, times: 3).map { isWide ? $0 : Float(Float16($0)) }
    values = random.floats(positions * width).map { isWide ? $0 : Float(Float16($0)) }
    let bytes = ik_kv_page_bytes(type, Int64(kvHeads), Int64(headDim))
    pages = (0..<(positions + 63) / 64).map { _ in
      Memory([UInt8](repeating: 0xff, count: bytes))  // NaN wherever nothing was stored
    }
    for position in 0..<positions {
      keys.withUnsafeBufferPointer { keys in
        values.withUnsafeBufferPointer { values in
          guard let key = keys.baseAddress, let value = values.baseAddress else { return }
          ik_kv_store(
            level, type, pages[position / 64].start, Int64(kvHeads), Int64(headDim), Int64(position % 64),
            key + position * width, value + position * width)
        }
      }
    }
  }

  /// Softmax attention in double precision.
  func attend(_ query: [Float], _ shape: ik_attention, _ positions: Range<Int>) -> [Double] {
    let heads = Int(shape.heads)
    return (0..<heads).flatMap { head -> [Double] in
      let kv = head / (heads / kvHeads)
      var scores = positions.map { position -> Double in
        var product = 0.0
        for dimension in 0..<headDim {
          let key = keys[(position * kvHeads + kv) * headDim + dimension]
          product += Double(query[head * headDim + dimension]) * Double(key)
        }
        let score = product * Double(shape.scale)
        return shape.soft_cap > 0 ? Double(shape.soft_cap) * tanh(score / Double(shape.soft_cap)) : score
      }
      let largest = scores.max() ?? 0
      scores = scores.map { exp($0 - largest) }
      let sum = scores.reduce(0, +)
      return (0..<headDim).map { dimension in
        var out = 0.0
        for (position, score) in zip(positions, scores) {
          out += score / sum * Double(values[(position * kvHeads + kv) * headDim + dimension])
        }
        return out
      }
    }
  }
}

/// Several queries over a list of pages each.
private struct Batch {
  let shape: ik_attention
  let queries: [Float]
  let spans: [Range<Int>]
  let pages: [[Memory]]

  var width: Int { Int(shape.heads * shape.head_dim) }

  /// Runs `body` with the queries; the results.
  func run(_ body: (UnsafeMutablePointer<ik_query>) -> Void) -> [Float] {
    var out = [Float](repeating: .signalingNaN, count: queries.count)
    let flat = pages.flatMap { $0.map { UnsafeRawPointer($0.start) as UnsafeRawPointer? } }
    queries.withUnsafeBufferPointer { queries in
      out.withUnsafeMutableBufferPointer { out in
        flat.withUnsafeBufferPointer { flat in
          guard let query = queries.baseAddress, let result = out.baseAddress, let list = flat.baseAddress else {
            return
          }
          var start = 0
          var all: [ik_query] = []
          for (index, span) in spans.enumerated() {
            all.append(
              ik_query(
                query: query + index * width, out: result + index * width, pages: list + start,
                first: Int64(span.lowerBound), end: Int64(span.upperBound)))
            start += pages[index].count
          }
          withExtendedLifetime(pages) {
            all.withUnsafeMutableBufferPointer { if let first = $0.baseAddress { body(first) } }
          }
        }
      }
    }
    return out
  }

  func alone(_ level: ik_level) -> [Float] {
    var shape = shape
    var scratch = [Float](repeating: .nan, count: ik_attention_scratch(&shape))
    return run { queries in
      for index in spans.indices { ik_attend(level, &shape, queries + index, 0, shape.heads, &scratch) }
    }
  }

  func together(_ level: ik_level, threads: Int32) -> [Float] {
    var shape = shape
    let pool = Pool(threads: threads)
    var scratch = [Float](repeating: .nan, count: ik_attention_scratch(&shape) * Int(threads))
    return withExtendedLifetime(pool) {
      run { ik_pool_attend(pool.pool, level, &shape, $0, Int64(spans.count), &scratch) }
    }
  }
}

private func shape(heads: Int, kvHeads: Int, headDim: Int, cap: Float = 0, type: ik_type = IK_TYPE_F16) -> ik_attention
{
  ik_attention(
    heads: Int64(heads), kv_heads: Int64(kvHeads), head_dim: Int64(headDim),
    scale: 1 / Float(headDim).squareRoot(), soft_cap: cap, type: Int32(type.rawValue))
}

@Suite struct AttentionTests {
  @Test(arguments: [1, 2, 63, 64, 65, 127, 128, 129])
  func `attention is right on both sides of a page's end, and never reads a free slot`(positions: Int) {
    var random = Numbers(seed: UInt64(positions))
    let context = Context(positions: positions, kvHeads: 2, headDim: 16, from: &random)
    let windows = [0..<positions, positions / 2..<positions, max(0, positions - 65)..<max(1, positions - 1)]
    let batch = Batch(
      shape: shape(heads: 6, kvHeads: 2, headDim: 16), queries: random.floats(3 * 6 * 16), spans: windows,
      pages: windows.map { _ in context.pages })
    let expected = zip(0..<3, windows).flatMap {
      context.attend(Array(batch.queries[$0 * 96..<($0 + 1) * 96]), batch.shape, $1)
    }
    for level in levels {
      let out = batch.alone(level)
      #expect(zip(out, expected).allSatisfy { abs(Double($0) - $1) < 3e-6 }, "\(level)")
    }
  }

  @Test(arguments: [8, 20, 64, 80, 128])
  func `every head size, grouping and cap gives the same bits at every level`(headDim: Int) {
    var random = Numbers(seed: UInt64(headDim))
    for (heads, kvHeads, cap) in [(4, 4, Float(0)), (9, 3, 0), (7, 1, 30)] {
      let context = Context(positions: 100, kvHeads: kvHeads, headDim: headDim, from: &random)
      let shape = shape(heads: heads, kvHeads: kvHeads, headDim: headDim, cap: cap)
      let batch = Batch(
        shape: shape, queries: random.floats(2 * heads * headDim), spans: [0..<100, 30..<99],
        pages: [context.pages, context.pages])
      let expected = batch.alone(IK_LEVEL_SCALAR)
      let first = context.attend(Array(batch.queries[0..<heads * headDim]), shape, 0..<100)
      #expect(zip(expected, first).allSatisfy { abs(Double($0) - $1) < 3e-6 })
      for level in levels { #expect(isSame(batch.alone(level), expected), "\(level)") }
    }
  }

  @Test func `queries that share pages get the bits they would get alone, on any number of threads`() {
    var random = Numbers(seed: 9)
    let shared = Context(positions: 64, kvHeads: 3, headDim: 64, from: &random)
    let own = (0..<5).map { _ in Context(positions: 40, kvHeads: 3, headDim: 64, from: &random) }
    // Positions 64… of each are its own; one query sees the shared page only in part.
    let spans = [0..<100, 0..<65, 0..<104, 20..<90, 0..<33]
    let pages = own.map { [shared.pages[0], $0.pages[0]] }
    let batch = Batch(
      shape: shape(heads: 9, kvHeads: 3, headDim: 64), queries: random.floats(5 * 9 * 64), spans: spans, pages: pages)
    for level in levels {
      let alone = batch.alone(level)
      #expect(alone.allSatisfy { $0.isFinite })
      for threads in [1, 2, 5] as [Int32] {
        #expect(isSame(batch.together(level, threads: threads), alone), "\(level) \(threads)")
      }
    }
  }

  @Test func `a long context is shared out in spans and gives the bits of one thread`() {
    var random = Numbers(seed: 33)
    let context = Context(positions: 2500, kvHeads: 3, headDim: 8, from: &random)
    let batch = Batch(
      shape: shape(heads: 6, kvHeads: 3, headDim: 8), queries: random.floats(2 * 6 * 8),
      spans: [0..<2500, 1100..<2100],
      pages: [context.pages, context.pages])
    let expected = (0..<2).flatMap {
      context.attend(Array(batch.queries[$0 * 48..<($0 + 1) * 48]), batch.shape, batch.spans[$0])
    }
    for level in levels {
      let alone = batch.alone(level)
      #expect(zip(alone, expected).allSatisfy { abs(Double($0) - $1) < 3e-6 })
      for threads in [1, 2, 4, 5] as [Int32] { #expect(isSame(batch.together(level, threads: threads), alone)) }
    }
  }

  @Test func `pages of floats keep every bit of keys and values`() {
    var random = Numbers(seed: 34)
    let context = Context(positions: 130, kvHeads: 2, headDim: 24, type: IK_TYPE_F32, from: &random)
    let shape = shape(heads: 8, kvHeads: 2, headDim: 24, type: IK_TYPE_F32)
    let batch = Batch(
      shape: shape, queries: random.floats(9 * 8 * 24), spans: (0..<9).map { 0..<(122 + $0) },
      pages: [[Memory]](repeating: context.pages, count: 9))
    let expected = (0..<9).flatMap {
      context.attend(Array(batch.queries[$0 * 192..<($0 + 1) * 192]), shape, batch.spans[$0])
    }
    let scalar = batch.alone(IK_LEVEL_SCALAR)
    #expect(zip(scalar, expected).allSatisfy { abs(Double($0) - $1) < 2e-6 })
    for level in levels { #expect(isSame(batch.together(level, threads: 1), scalar), "\(level)") }
  }

  @Test func `many queries that share a page get the bits of one`() {
    var random = Numbers(seed: 35)
    let context = Context(positions: 70, kvHeads: 1, headDim: 40, from: &random)
    let batch = Batch(
      shape: shape(heads: 3, kvHeads: 1, headDim: 40), queries: random.floats(30 * 3 * 40),
      spans: (0..<30).map { 0..<(41 + $0) }, pages: [[Memory]](repeating: context.pages, count: 30))
    for level in levels { #expect(isSame(batch.together(level, threads: 1), batch.alone(level)), "\(level)") }
  }

  @Test func `pages are the same whatever level wrote them`() {
    let pages = levels.map { level in
      var random = Numbers(seed: 31)
      return Context(positions: 10, kvHeads: 2, headDim: 24, level: level, from: &random).pages[0].bytes
    }
    #expect(pages.allSatisfy { $0 == pages[0] })
  }

  @Test func `a query that sees nothing gets zeros`() {
    var random = Numbers(seed: 32)
    let context = Context(positions: 3, kvHeads: 1, headDim: 8, from: &random)
    let batch = Batch(
      shape: shape(heads: 1, kvHeads: 1, headDim: 8), queries: random.floats(8), spans: [2..<2],
      pages: [context.pages])
    for level in levels { #expect(batch.alone(level) == [Float](repeating: 0, count: 8)) }
  }
}
