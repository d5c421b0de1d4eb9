import Foundation
import InferenceKernels
import Testing

/// Lengths that end inside, at and behind sixteen lanes.
private let lengths = [1, 5, 15, 16, 17, 32, 70]

@Suite struct ElementTests {
  /// Runs `body` at every level; the results of the scalar one, which all others must equal.
  private func everywhere(_ count: Int, _ body: (ik_level, UnsafeMutablePointer<Float>) -> Void) -> [Float] {
    let results = levels.map { level in
      var out = [Float](repeating: .signalingNaN, count: count)
      body(level, &out)
      return out
    }
    for (level, result) in zip(levels, results) { #expect(isSame(result, results[0]), "\(level)") }
    return results[0]
  }

  private func expectClose(_ a: [Float], _ b: [Double], _ bound: Double = 2e-6) {
    for (a, b) in zip(a, b) { #expect(abs(Double(a) - b) <= bound * max(1, abs(b))) }
  }

  @Test(arguments: lengths)
  func `norms divide by what they should`(count: Int) {
    var random = Numbers(seed: UInt64(count))
    let x = random.floats(count, times: 4), weight = random.floats(count), bias = random.floats(count)
    let mean = x.map(Double.init).reduce(0, +) / Double(count)
    let squares = x.reduce(0) { $0 + Double($1) * Double($1) } / Double(count)
    let variance = x.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(count)
    let rms = everywhere(count) { ik_rms_norm($0, x, weight, 1e-5, Int64(count), $1) }
    expectClose(rms, (0..<count).map { Double(x[$0]) / (squares + 1e-5).squareRoot() * Double(weight[$0]) })
    let layer = everywhere(count) { ik_layer_norm($0, x, weight, bias, 1e-5, Int64(count), $1) }
    let expected = (0..<count).map {
      (Double(x[$0]) - mean) / (variance + 1e-5).squareRoot() * Double(weight[$0]) + Double(bias[$0])
    }
    expectClose(layer, expected, count == 1 ? 1 : 1e-5)
  }

  @Test(arguments: lengths)
  func `gates and caps follow their formulas`(count: Int) {
    var random = Numbers(seed: UInt64(count) + 100)
    let x = random.floats(count, times: 9), up = random.floats(count)
    let swiglu = everywhere(count) { ik_swiglu($0, x, up, Int64(count), $1) }
    expectClose(swiglu, zip(x, up).map { Double($0) / (1 + exp(-Double($0))) * Double($1) })
    let geglu = everywhere(count) { ik_geglu($0, x, up, Int64(count), $1) }
    expectClose(
      geglu,
      zip(x, up).map { gate, up in
        let x = Double(gate), inner = (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)
        return 0.5 * x * (1 + tanh(inner)) * Double(up)
      })
    let gelu = everywhere(count) { level, out in
      out.update(from: x, count: count)
      ik_gelu(level, out, Int64(count))
    }
    expectClose(gelu, x.map { 0.5 * Double($0) * (1 + erf(Double($0) / 2.0.squareRoot())) })
    let capped = everywhere(count) { level, out in
      out.update(from: x, count: count)
      ik_softcap(level, out, 5, Int64(count))
    }
    expectClose(capped, x.map { 5 * tanh(Double($0) / 5) })
  }

  @Test func `far from zero a gate is open or shut, and a NaN stays a NaN`() {
    let x: [Float] = [200, -200, 90, -90, .infinity, .nan, 0, -0.0]
    let ones = [Float](repeating: 1, count: 8)
    let y = everywhere(8) { ik_swiglu($0, x, ones, 8, $1) }
    #expect(y[0] == 200 && abs(y[1]) < 1e-30 && y[2] == 90 && abs(y[3]) < 1e-30 && y[4] == .infinity)
    #expect(y[5].isNaN && y[6] == 0 && y[7] == 0)
  }

  @Test(arguments: lengths)
  func `sums and factors are plain`(count: Int) {
    var random = Numbers(seed: UInt64(count) + 200)
    let a = random.floats(count), b = random.floats(count)
    #expect(everywhere(count) { ik_add($0, a, b, Int64(count), $1) } == zip(a, b).map { $0 + $1 })
    let scaled = everywhere(count) { level, out in
      out.update(from: a, count: count)
      ik_scale(level, out, 3, Int64(count))
    }
    #expect(scaled == a.map { $0 * 3 })
  }

  @Test(arguments: [(8, 4), (64, 32), (80, 16), (64, 20)])
  func `rotation turns pairs, wherever their halves lie, and leaves the rest`(headDim: Int, pairs: Int) {
    var random = Numbers(seed: 51)
    let x = random.floats(3 * headDim)
    let angles = random.floats(pairs, times: 3)
    let cosines = angles.map { cosf($0) }, sines = angles.map { sinf($0) }
    for interleaved in [true, false] {
      let y = everywhere(3 * headDim) { level, out in
        out.update(from: x, count: x.count)
        ik_rope(level, out, 3, Int64(headDim), Int64(pairs), cosines, sines, interleaved ? 1 : 0)
      }
      var expected = x.map(Double.init)
      for head in 0..<3 {
        for pair in 0..<pairs {
          let first = head * headDim + (interleaved ? 2 * pair : pair)
          let second = interleaved ? first + 1 : first + pairs
          let (a, b) = (Double(x[first]), Double(x[second]))
          expected[first] = a * Double(cosines[pair]) - b * Double(sines[pair])
          expected[second] = b * Double(cosines[pair]) + a * Double(sines[pair])
        }
      }
      expectClose(y, expected, 1e-6)
    }
  }
}
