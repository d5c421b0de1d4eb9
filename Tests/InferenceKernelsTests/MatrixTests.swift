import InferenceKernels
import Testing

@Suite struct MatrixTests {
  @Test(arguments: TensorKind.all)
  func `a packed matrix gives back every row`(kind: TensorKind) {
    var random = Numbers(seed: 11)
    let weights = Weights(kind, rows: 37, cols: kind.isPlain ? 45 : 512, from: &random)
    var row = [Float](repeating: 0, count: weights.cols)
    for layout in [IK_LAYOUT_ROWS, IK_LAYOUT_PACKED] {
      var matrix = weights.matrix(layout)
      for index in 0..<weights.rows {
        ik_matrix_row(&matrix, Int64(index), &row)
        #expect(isSame(row, Array(weights.numbers[index * weights.cols..<(index + 1) * weights.cols])))
      }
    }
  }

  @Test(arguments: TensorKind.all)
  func `parts of a matrix can be packed one by one`(kind: TensorKind) {
    var random = Numbers(seed: 12)
    let weights = Weights(kind, rows: 40, cols: 256, from: &random)
    let packed = Memory(weights.packedBytes.count)
    var source = weights.matrix(IK_LAYOUT_ROWS)
    ik_pack(&source, 32, 40, packed.start)
    ik_pack(&source, 0, 16, packed.start)
    ik_pack(&source, 16, 32, packed.start)
    #expect(packed.bytes == weights.packedBytes)
  }

  @Test func `a packed matrix is hardly larger than its rows`() {
    for kind in TensorKind.all {
      let bytes = Double(ik_pack_bytes(kind.type, 1024, 2048))
      let file = Double(1024 * 2048 / kind.block * kind.blockBytes)
      #expect(bytes / file < (kind.testDescription == "Q2_K" ? 1.2 : 1.04), "\(kind.testDescription)")
    }
  }

  @Test func `rows that do not fill blocks have no packed form`() {
    #expect(ik_pack_bytes(Int32(IK_TYPE_Q4_K.rawValue), 16, 576) == 0)
    #expect(ik_pack_bytes(Int32(IK_TYPE_Q8_0.rawValue), 16, 48) == 0)
    #expect(ik_pack_bytes(Int32(IK_TYPE_F16.rawValue), 16, 45) == 16 * 45 * 2)
  }
}
