import InferenceKernels
import Testing

/// A type of tensors, with the name GGUF gives it.
struct TensorKind: CustomTestStringConvertible, Sendable {
  let type: Int32
  let testDescription: String

  var block: Int { Int(ik_type_block(type)) }
  var blockBytes: Int { Int(ik_type_bytes(type)) }
  var isPlain: Bool { block == 1 }

  init(_ type: ik_type, _ name: String) {
    self.type = Int32(type.rawValue)
    testDescription = name
  }

  static let all = [
    TensorKind(IK_TYPE_F32, "F32"), TensorKind(IK_TYPE_F16, "F16"), TensorKind(IK_TYPE_BF16, "BF16"),
    TensorKind(IK_TYPE_Q4_0, "Q4_0"), TensorKind(IK_TYPE_Q4_1, "Q4_1"), TensorKind(IK_TYPE_Q5_0, "Q5_0"),
    TensorKind(IK_TYPE_Q5_1, "Q5_1"), TensorKind(IK_TYPE_Q8_0, "Q8_0"), TensorKind(IK_TYPE_Q2_K, "Q2_K"),
    TensorKind(IK_TYPE_Q3_K, "Q3_K"), TensorKind(IK_TYPE_Q4_K, "Q4_K"), TensorKind(IK_TYPE_Q5_K, "Q5_K"),
    TensorKind(IK_TYPE_Q6_K, "Q6_K"), TensorKind(IK_TYPE_IQ4_NL, "IQ4_NL"),
  ]
  static let blocks = all.filter { !$0.isPlain }
}

/// A random matrix in both layouts, and what it stands for.
final class Weights {
  let kind: TensorKind
  let rows: Int
  let cols: Int
  let numbers: [Float]
  private let file: Memory
  private let packed: Memory

  init(_ kind: TensorKind, rows: Int, cols: Int, from random: inout Numbers) {
    self.kind = kind
    self.rows = rows
    self.cols = cols
    let count = rows * cols
    file = Memory(count / kind.block * kind.blockBytes)
    packed = Memory(ik_pack_bytes(kind.type, Int64(rows), Int64(cols)))
    #expect(ik_quantize(kind.type, random.floats(count), Int64(count), file.start) == 0)
    var expanded = [Float](repeating: 0, count: count)
    ik_dequantize(kind.type, file.start, Int64(count), &expanded)
    numbers = expanded
    var source = matrix(IK_LAYOUT_ROWS)
    ik_pack(&source, 0, Int64(rows), packed.start)
  }

  var packedBytes: [UInt8] { packed.bytes }

  /// Points into this object: keep it alive.
  func matrix(_ layout: ik_layout) -> ik_matrix {
    let memory = layout == IK_LAYOUT_PACKED ? packed : file
    return ik_matrix(
      type: kind.type, layout: Int32(layout.rawValue), rows: Int64(rows), cols: Int64(cols), data: memory.start)
  }
}

/// Activation rows, and their products with a matrix.
struct Activations {
  let numbers: [Float]
  let count: Int
  let cols: Int

  init(_ numbers: [Float], cols: Int) {
    self.numbers = numbers
    self.cols = cols
    count = numbers.count / cols
  }

  func token(_ index: Int) -> Activations {
    Activations(Array(numbers[index * cols..<(index + 1) * cols]), cols: cols)
  }

  /// Empty without a level.
  func rounded(_ level: ik_level?) -> Memory {
    guard let level else { return Memory(0) }
    let memory = Memory(ik_activation_bytes(Int64(cols), Int64(count)))
    ik_activation_quantize(level, numbers, Int64(count), Int64(cols), memory.start)
    return memory
  }

  /// The products with the rows from `first` on: `[count, rows]`, untouched before them.
  func times(
    _ weights: Weights, _ layout: ik_layout = IK_LAYOUT_PACKED, exactly: Bool, level: ik_level, from first: Int = 0,
    untouched: Float = .signalingNaN
  ) -> [Float] {
    var matrix = weights.matrix(layout)
    let rounded = rounded(exactly ? nil : level)
    var y = [Float](repeating: untouched, count: count * weights.rows)
    withExtendedLifetime((weights, rounded)) {
      if exactly {
        ik_matmul_f32(level, &matrix, Int64(first), matrix.rows, numbers, Int64(count), &y, matrix.rows)
      } else {
        ik_matmul_q8(level, &matrix, Int64(first), matrix.rows, rounded.start, Int64(count), &y, matrix.rows)
      }
    }
    return y
  }

  /// What int8 activations stand for: 32 to a scale, the largest magnitude at 127. For blocks that are not all zero.
  var afterRounding: [Float] {
    var out: [Float] = []
    for first in stride(from: 0, to: numbers.count, by: 32) {
      let block = numbers[first..<first + 32]
      let largest = block.map(\.magnitude).max() ?? 0
      for number in block { out.append((number * (127 / largest)).rounded(.toNearestOrEven) * (largest / 127)) }
    }
    return out
  }
}
