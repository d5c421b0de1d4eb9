import InferenceKernels

/// A weight matrix `[rows, cols]`: `rows` outputs, each a sum over `cols` inputs. Immutable after loading.
final class Matrix: @unchecked Sendable {
  /// What the kernels read.
  let descriptor: UnsafeMutablePointer<ik_matrix>
  let type: TensorType
  /// Keeps the bytes alive: the file, or the packed copy.
  private let owner: any AnyObject & Sendable

  var rows: Int { Int(descriptor.pointee.rows) }
  var cols: Int { Int(descriptor.pointee.cols) }

  /// Rows as they lie in the file.
  init(type: TensorType, rows: Int, cols: Int, bytes: UnsafeRawPointer?, owner: any AnyObject & Sendable) {
    self.type = type
    self.owner = owner
    descriptor = .allocate(capacity: 1)
    descriptor.initialize(
      to: ik_matrix(
        type: type.rawValue, layout: Int32(IK_LAYOUT_ROWS.rawValue), rows: Int64(rows), cols: Int64(cols), data: bytes))
  }

  /// A copy in the layout the kernels read fastest, made by all threads; nil when there is no such layout for it.
  func packed(on pool: ThreadPool, in memory: WeightMemory) throws(InferenceError) -> Matrix? {
    let size = ik_pack_bytes(type.rawValue, Int64(rows), Int64(cols))
    guard size > 0 else { return nil }
    let (start, owner) = try memory.take(size)
    let slice = 256
    pool.run(parts: (rows + slice - 1) / slice) { part in
      ik_pack(descriptor, Int64(part * slice), Int64(min(rows, (part + 1) * slice)), start)
    }
    let result = Matrix(type: type, rows: rows, cols: cols, bytes: start, owner: owner)
    result.descriptor.pointee.layout = Int32(IK_LAYOUT_PACKED.rawValue)
    return result
  }

  deinit {
    descriptor.deallocate()
  }
}

/// A vector of weights as floats: norms, biases.
final class Vector: @unchecked Sendable {
  let values: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    values = .allocate(capacity: max(count, 1))
    values.initialize(repeating: 0, count: count)
  }

  deinit {
    values.deallocate()
  }
}
