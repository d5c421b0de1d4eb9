import InferenceKernels

/// How much memory a model will take, told before it is taken.
struct MemoryEstimate: Sendable, Equatable {
  /// Bytes.
  private(set) var weights = 0

  /// The weights of a file: the packed copies, and what stays in the file and is read from there.
  init(weightsOf file: GGUFFile, packs: Bool) {
    let isTied = file.tensor("output.weight") == nil
    for tensor in file.tensors {
      let isLookedUp = tensor.name == "token_embd.weight" && !isTied
      let packed =
        packs && !isLookedUp ? ik_pack_bytes(tensor.type.rawValue, Int64(tensor.rows), Int64(tensor.cols)) : 0
      weights += packed > 0 ? packed : tensor.range.count
    }
  }

  /// Refuses what this machine has not. Errors: `memory`, with the numbers.
  func check(_ path: String) throws(InferenceError) {
    guard let available = MachineMemory.available, weights > available else { return }
    throw InferenceError(
      .memory, path: path,
      "the model needs \(ByteCount(weights)) of memory, and \(ByteCount(available)) are available",
      wayOut: "Take a smaller model or one with fewer bits a weight, or close other programs.")
  }
}
