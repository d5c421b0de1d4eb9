import InferenceKernels

/// Takes the tensors of a model out of its file, checks their shapes, and remembers which were asked for: a tensor that nobody
/// asked for means that the model computes something this engine would leave out.
final class TensorLoader {
  private let file: GGUFFile
  private let pool: ThreadPool
  private let packs: Bool
  private let progress: (_ done: Int, _ total: Int) -> Void
  private let total: Int
  private let memory = WeightMemory()
  private var used: Set<String> = []
  private var done = 0

  /// `packs`: whether matrices are copied into the kernels' own layout.
  init(_ file: GGUFFile, pool: ThreadPool, packs: Bool, progress: @escaping (_ done: Int, _ total: Int) -> Void) {
    self.file = file
    self.pool = pool
    self.packs = packs
    self.progress = progress
    total = file.tensors.reduce(0) { $0 + $1.range.count }
  }

  func has(_ name: String) -> Bool { file.tensor(name) != nil }

  /// A matrix that must be there. `isLookedUp`: rows are only looked up, never multiplied, so that packing brings nothing.
  func matrix(_ name: String, rows: Int, cols: Int, isLookedUp: Bool = false) throws(InferenceError) -> Matrix {
    try matrices(name, rows: [rows], cols: cols, isLookedUp: isLookedUp)[0]
  }

  /// Matrices that lie in one tensor, one below the other.
  func matrices(_ name: String, rows: [Int], cols: Int, isLookedUp: Bool = false) throws(InferenceError) -> [Matrix] {
    let tensor = try tensor(name, dimensions: [cols, rows.reduce(0, +)])
    let bytes = file.bytes(of: tensor)
    let rowBytes = cols / tensor.type.blockCount * tensor.type.blockBytes
    var result: [Matrix] = []
    var offset = 0
    for count in rows {
      let start = bytes.baseAddress.map { $0 + offset }
      let plain = Matrix(type: tensor.type, rows: count, cols: cols, bytes: start, owner: file.storage)
      result.append(packs && !isLookedUp ? try plain.packed(on: pool, in: memory) ?? plain : plain)
      offset += count * rowBytes
    }
    tell(tensor)
    return result
  }

  /// A vector that must be there.
  func vector(_ name: String, count: Int) throws(InferenceError) -> Vector {
    let tensor = try tensor(name, dimensions: [count])
    let vector = Vector(count: count)
    ik_dequantize(tensor.type.rawValue, file.bytes(of: tensor).baseAddress, Int64(count), vector.values)
    tell(tensor)
    return vector
  }

  /// A vector that some models have.
  func vectorIfPresent(_ name: String, count: Int) throws(InferenceError) -> Vector? {
    has(name) ? try vector(name, count: count) : nil
  }

  /// Floats that some models have; empty without them.
  func floats(_ name: String, count: Int) throws(InferenceError) -> [Float] {
    guard let vector = try vectorIfPresent(name, count: count) else { return [] }
    return Array(UnsafeBufferPointer(start: vector.values, count: count))
  }

  /// Tensors that are in the file and need not be read, because what they hold is computed.
  func ignore(_ name: String) { used.insert(name) }

  /// Refuses a file with tensors nobody asked for. Errors: `unsupported`.
  func refuseLeftovers(_ architecture: Architecture) throws(InferenceError) {
    let left = file.tensors.filter { !used.contains($0.name) }
    guard let first = left.first else { return }
    let others = left.count == 1 ? "" : " and \(left.count - 1) others"
    throw InferenceError(
      .unsupported, path: file.path,
      "the tensor “\(first.name)”\(others) has no place in a model of architecture “\(architecture.rawValue)”")
  }

  private func tensor(_ name: String, dimensions: [Int]) throws(InferenceError) -> TensorInfo {
    guard let tensor = file.tensor(name) else {
      throw InferenceError(.malformed, path: file.path, "the tensor “\(name)” is missing")
    }
    let sizes = tensor.dimensions
    guard sizes.prefix(dimensions.count) == dimensions[...], sizes.dropFirst(dimensions.count).allSatisfy({ $0 == 1 })
    else {
      throw InferenceError(
        .malformed, path: file.path, "tensor “\(name)”: expected the shape \(dimensions), found \(sizes)")
    }
    used.insert(name)
    return tensor
  }

  private func tell(_ tensor: TensorInfo) {
    done += tensor.range.count
    progress(done, total)
  }
}
