import InferenceKernels
import Testing

/// How many activation rows, so that every way a kernel groups tokens is taken, and its leftovers.
private let tokenCounts = [1, 2, 3, 4, 7, 16, 21, 33]

/// A random shape for every count, whose rows and columns end inside panels, chunks and blocks.
private func shapes(_ kind: TensorKind, _ random: inout Numbers) -> [(rows: Int, cols: Int, count: Int)] {
  tokenCounts.map { count in
    let cols = kind.isPlain ? 1 + random.below(300) : kind.block == 32 ? 32 * (1 + random.below(9)) : 256
    return (1 + random.below(40), cols, count)
  }
}

@Suite struct ProductTests {
  @Test(arguments: TensorKind.all)
  func `every level gives the bits of the scalar one, from either layout`(kind: TensorKind) {
    var random = Numbers(seed: 21)
    for shape in shapes(kind, &random) {
      let weights = Weights(kind, rows: shape.rows, cols: shape.cols, from: &random)
      let x = Activations(random.floats(shape.count * shape.cols), cols: shape.cols)
      for exactly in kind.isPlain ? [true] : [true, false] {
        let expected = x.times(weights, IK_LAYOUT_ROWS, exactly: exactly, level: IK_LEVEL_SCALAR)
        for level in levels {
          for layout in [IK_LAYOUT_ROWS, IK_LAYOUT_PACKED] {
            let y = x.times(weights, layout, exactly: exactly, level: level)
            #expect(isSame(y, expected), "\(level) \(shape) \(exactly)")
          }
        }
      }
    }
  }

  @Test(arguments: TensorKind.all)
  func `products are those of the numbers the format stands for`(kind: TensorKind) {
    var random = Numbers(seed: 22)
    let weights = Weights(kind, rows: 19, cols: 512, from: &random)
    let x = Activations(random.floats(5 * 512), cols: 512)
    for exactly in kind.isPlain ? [true] : [true, false] {
      let activations = exactly ? x.numbers : x.afterRounding
      let y = x.times(weights, exactly: exactly, level: ik_level_best())
      for (index, value) in y.enumerated() {
        let token = index / 19, row = index % 19
        var sum = 0.0, magnitude = 0.0
        for column in 0..<512 {
          let term = Double(weights.numbers[row * 512 + column]) * Double(activations[token * 512 + column])
          sum += term
          magnitude += abs(term)
        }
        #expect(abs(Double(value) - sum) <= 1e-6 * magnitude)
      }
    }
  }

  @Test(arguments: TensorKind.all)
  func `a token's products are the same alone and in a batch`(kind: TensorKind) {
    var random = Numbers(seed: 23)
    let weights = Weights(kind, rows: 50, cols: kind.isPlain ? 200 : 256, from: &random)
    let x = Activations(random.floats(33 * weights.cols), cols: weights.cols)
    for exactly in kind.isPlain ? [true] : [true, false] {
      for level in levels {
        let together = x.times(weights, exactly: exactly, level: level)
        for token in [0, 15, 16, 31, 32] {
          let alone = x.token(token).times(weights, exactly: exactly, level: level)
          #expect(isSame(alone, Array(together[token * 50..<(token + 1) * 50])), "\(level) \(token)")
        }
      }
    }
  }

  @Test func `chunks of long rows add up in one order`() {
    var random = Numbers(seed: 24)
    let weights = Weights(TensorKind(IK_TYPE_Q8_0, "Q8_0"), rows: 17, cols: 2144, from: &random)
    let x = Activations(random.floats(20 * 2144), cols: 2144)
    for exactly in [true, false] {
      let expected = x.times(weights, IK_LAYOUT_ROWS, exactly: exactly, level: IK_LEVEL_SCALAR)
      for level in levels { #expect(isSame(x.times(weights, exactly: exactly, level: level), expected)) }
    }
  }

  @Test func `a NaN or an infinity spoils its own token and no other`() {
    var random = Numbers(seed: 25)
    let weights = Weights(TensorKind(IK_TYPE_Q4_0, "Q4_0"), rows: 16, cols: 64, from: &random)
    var numbers = random.floats(17 * 64)
    let clean = Activations(numbers, cols: 64)
    numbers[3 * 64 + 40] = .nan
    numbers[16 * 64] = -.infinity
    let spoiled = Activations(numbers, cols: 64)
    for level in levels {
      let expected = clean.times(weights, exactly: false, level: level)
      let y = spoiled.times(weights, exactly: false, level: level)
      for token in 0..<17 {
        let row = Array(y[token * 16..<(token + 1) * 16])
        if token == 3 || token == 16 {
          #expect(row.allSatisfy { $0.isNaN })
        } else {
          #expect(isSame(row, Array(expected[token * 16..<(token + 1) * 16])))
        }
      }
    }
  }

  @Test func `zeros and subnormal activations give zeros, huge ones stay finite`() {
    var random = Numbers(seed: 26)
    let weights = Weights(TensorKind(IK_TYPE_Q5_0, "Q5_0"), rows: 16, cols: 32, from: &random)
    let zeros = [Float](repeating: 0, count: 32)
    let numbers = zeros + zeros.map { _ in 0x1p-137 } + random.floats(32, times: 1e36)
    let x = Activations(numbers, cols: 32)
    let expected = x.times(weights, exactly: false, level: IK_LEVEL_SCALAR)
    #expect(expected[0..<32].allSatisfy { $0 == 0 })
    #expect(expected[32...].allSatisfy { $0.isFinite && $0 != 0 })
    for level in levels { #expect(isSame(x.times(weights, exactly: false, level: level), expected)) }
  }

  @Test func `a slice of the rows is the slice of the product`() {
    var random = Numbers(seed: 27)
    let weights = Weights(TensorKind(IK_TYPE_Q6_K, "Q6_K"), rows: 70, cols: 256, from: &random)
    let x = Activations(random.floats(6 * 256), cols: 256)
    for level in levels {
      let whole = x.times(weights, exactly: false, level: level)
      let slice = x.times(weights, exactly: false, level: level, from: 32, untouched: -7)
      for (index, value) in slice.enumerated() { #expect(value == (index % 70 < 32 ? -7 : whole[index])) }
    }
  }
}
