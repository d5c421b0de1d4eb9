import InferenceKernels

/// Multiplies rows of activations with weight matrices, with int8 activations where the weights are rounded too.
struct Multiplier {
  let pool: ThreadPool
  let level: ik_level
  /// Float activations for every matrix.
  let isExact: Bool
  /// Room for the rounded rows.
  let activations: UnsafeMutableRawPointer

  /// A matrix and where its product goes, `[count, rows of the matrix]`.
  struct Product {
    var matrix: Matrix
    var out: UnsafeMutablePointer<Float>
  }

  /// Whether rows have to be rounded before they are multiplied with any of the matrices.
  func rounds(_ matrices: Matrix...) -> Bool { !isExact && matrices.contains { $0.type.isQuantized } }

  /// Rounds rows `first..<end` of `input`, `[count, cols]`; `first` is a multiple of 16, as the kernels lay rows out in groups of 16.
  func round(_ input: UnsafePointer<Float>, rows: Range<Int>, cols: Int) {
    ik_activation_quantize(
      level, input + rows.lowerBound * cols, Int64(rows.count), Int64(cols),
      activations + ik_activation_bytes(Int64(cols), Int64(rows.lowerBound)))
  }

  /// out = input · matrixᵀ for several matrices of the same inputs, `[count, cols]`. For matrices that want it, `round` came before.
  func multiply(_ input: UnsafePointer<Float>, count: Int, _ products: Product...) {
    withUnsafeTemporaryAllocation(of: ik_product.self, capacity: products.count) { list in
      var rounded = 0
      var plain = products.count
      for product in products {
        let entry = ik_product(
          w: product.matrix.descriptor, y: product.out, y_stride: product.matrix.descriptor.pointee.rows)
        if rounds(product.matrix) {
          list[rounded] = entry
          rounded += 1
        } else {
          plain -= 1
          list[plain] = entry
        }
      }
      if rounded > 0 {
        ik_pool_matmul_q8(pool.handle, level, list.baseAddress, Int32(rounded), activations, Int64(count))
      }
      if plain < products.count {
        ik_pool_matmul_f32(
          pool.handle, level, list.baseAddress.map { $0 + plain }, Int32(products.count - plain), input, Int64(count))
      }
    }
  }
}
