import Foundation
import InferenceKernels
import Testing

@Suite struct ScanTests {
  private func argmax(_ x: [Float]) -> Set<Int64> { Set(levels.map { ik_argmax($0, x, Int64(x.count)) }) }

  @Test func `the first of the largest wins, and a NaN is smaller than everything`() {
    var x = [Float](repeating: -1, count: 100)
    x[37] = 5
    x[80] = 5
    x[3] = .nan
    #expect(argmax(x) == [37])
    x[99] = 6
    #expect(argmax(x) == [99])
    x[50] = .infinity
    #expect(argmax(x) == [50])
    #expect(argmax([.nan, -.infinity]) == [1])
    #expect(argmax([.nan, .nan]) == [0])
    #expect(argmax([-.infinity, -.infinity]) == [0])
    #expect(argmax([.nan, 0] + x) == [52])
  }

  @Test(arguments: [1, 16, 1023, 1024, 1025, 5000])
  func `the log of a sum of exponentials is that of double precision`(count: Int) {
    var random = Numbers(seed: 61)
    let x = random.floats(count, times: 12)
    let largest = Double(x.max() ?? 0)
    let expected = largest + log(x.reduce(0) { $0 + exp(Double($1) - largest) })
    let results = levels.map { ik_log_sum_exp($0, x, Int64(count)) }
    #expect(Set(results).count == 1)
    #expect(abs(results[0] - expected) < 1e-6)
  }

  @Test func `excluded tokens do not count in a sum of exponentials`() {
    let x: [Float] = [1, -.infinity, 1, -.infinity]
    for level in levels {
      #expect(abs(ik_log_sum_exp(level, x, 4) - (1 + log(2))) < 1e-6)
      #expect(ik_log_sum_exp(level, [-.infinity], 1) == -.infinity)
    }
  }

  @Test func `a mask leaves what its bits allow`() {
    var random = Numbers(seed: 62)
    let x = random.floats(200)
    let words = [UInt64.max, 0, random.bits(), random.bits()]
    for level in levels {
      var y = x
      ik_mask(level, &y, words, 200)
      for index in 0..<200 {
        let isAllowed = words[index / 64] >> UInt64(index % 64) & 1 == 1
        #expect(y[index] == (isAllowed ? x[index] : -.infinity))
      }
    }
  }

  @Test(arguments: [1, 2, 7, 50, 300])
  func `the k largest come in order, the first of equals first, NaN last`(k: Int) {
    var random = Numbers(seed: 63)
    var x = random.floats(200).map { ($0 * 20).rounded() }
    x[5] = .nan
    x[6] = -.infinity
    let order = x.indices.sorted { a, b in
      x[a].isNaN || x[b].isNaN ? !x[a].isNaN || (x[b].isNaN && a < b) : x[a] > x[b] || (x[a] == x[b] && a < b)
    }
    var indices = [Int32](repeating: -1, count: k)
    #expect(ik_top(x, 200, Int64(k), &indices) == Int64(min(k, 200)))
    #expect(indices.prefix(200).map(Int.init) == Array(order.prefix(k)))
  }

  @Test func `a token is drawn as often as softmax says`() {
    let x: [Float] = [0, -.infinity, log(3)]
    #expect((0..<100).map { ik_draw(x, 3, 1, Double($0) / 100) } == (0..<100).map { $0 < 25 ? 0 : 2 })
  }
}
