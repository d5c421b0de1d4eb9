import InferenceKernels

/// A model in memory, ready to compute. Immutable: any number of decoders may share it.
package final class Model: Sendable {
  package let config: ModelConfig
  /// The file it came from, for its tokenizer and other metadata.
  package let file: GGUFFile
  let weights: Weights
  let level: ik_level

  enum Weights: Sendable {
    case decoder(DecoderWeights)
    case encoder(EncoderWeights)
  }

  /// Loads the weights. `progress` hears how many bytes of how many are done. Errors: `malformed`, `unsupported`, `memory`.
  package init(
    _ file: GGUFFile, threads: Int = 0, progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(InferenceError) {
    let config = try ModelConfig(file)
    let level = ik_level_current()
    let packs = level != IK_LEVEL_SCALAR
    try MemoryEstimate(weightsOf: file, packs: packs).check(file.path)
    let loader = TensorLoader(file, pool: try ThreadPool(threads: threads), packs: packs, progress: progress)
    if config.architecture.isEncoder {
      let types = file.tensor("token_types.weight")?.rows ?? 0
      weights = .encoder(try EncoderWeights(loader, config, typeCount: types))
    } else {
      weights = .decoder(try DecoderWeights(loader, config))
    }
    try loader.refuseLeftovers(config.architecture)
    self.config = config
    self.file = file
    self.level = level
  }

  /// Opens and loads a file.
  package convenience init(
    path: String, threads: Int = 0, progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(InferenceError) {
    try self.init(GGUFFile(path: path), threads: threads, progress: progress)
  }

  /// What the kernels use of this machine: `scalar`, `avx2`, `avx512`, `amx`, `neon`.
  package var instructionSet: String { String(cString: ik_level_name(level)) }
}
