import Inference

/// A model with random weights and a toy vocabulary, written as GGUF: what it says is noise, what the engine computes is not.
///
/// The spread of the weights keeps hidden states near 1 through any number of layers.
package struct RandomModel {
  package var architecture = "llama"
  package var layers = 2
  package var width = 64
  package var feedForward = 128
  package var heads = 4
  package var kvHeads = 2
  package var headSize = 16
  package var context = 512
  package var ropeBase: Float = 10_000
  /// Of the matrices; rows that are no multiple of its block become F16, as converters do it. Vectors are F32.
  package var type = TensorType.f32
  package var hasOutput = true
  package var seed: UInt64 = 7
  /// Keys beyond the usual ones, below the name of the architecture.
  package var settings: [(key: String, value: GGUFValue)] = []

  /// Tokens: `<unk>`, `<s>`, `</s>`, 256 bytes, `▁`, printable ASCII, pairs of letters.
  package static let vocabulary = 512

  package init(_ architecture: String = "llama", type: TensorType = .f32) {
    self.architecture = architecture
    self.type = type
  }

  /// The file, in memory.
  package func file() throws -> GGUFFile {
    try GGUFFile(FileBytes(try writer().encoded(), path: "random-\(architecture).gguf"))
  }

  package func writer() throws -> GGUFWriter {
    var writer = GGUFWriter()
    addSettings(to: &writer)
    addVocabulary(to: &writer)
    var weights = RandomWeights(writer: writer, type: type, random: RandomSource(seed: seed))
    try weights.matrix("token_embd.weight", Self.vocabulary, width, spread: 0.16)
    for layer in 0..<layers { try add(layer: layer, to: &weights) }
    weights.vector("output_norm.weight", width)
    if hasOutput { try weights.matrix("output.weight", Self.vocabulary, width) }
    return weights.writer
  }

  private func addSettings(to writer: inout GGUFWriter) {
    writer.add("general.architecture", .string(architecture))
    writer.add("general.name", .string("random \(architecture)"))
    func add(_ key: String, _ value: Int) { writer.add("\(architecture).\(key)", .uint32(UInt32(value))) }
    add("context_length", context)
    add("embedding_length", width)
    add("block_count", layers)
    add("feed_forward_length", feedForward)
    add("attention.head_count", heads)
    add("attention.head_count_kv", kvHeads)
    add("attention.key_length", headSize)
    add("attention.value_length", headSize)
    writer.add("\(architecture).attention.layer_norm_rms_epsilon", .float32(1e-5))
    writer.add("\(architecture).rope.freq_base", .float32(ropeBase))
    for (key, value) in settings { writer.add("\(architecture).\(key)", value) }
  }

  private func addVocabulary(to writer: inout GGUFWriter) {
    var tokens: [[UInt8]] = ["<unk>", "<s>", "</s>"].map { Array($0.utf8) }
    var kinds: [Int32] = [2, 3, 3]
    let digits = Array("0123456789ABCDEF")
    for byte in 0..<256 {
      tokens.append(Array("<0x\(digits[byte / 16])\(digits[byte % 16])>".utf8))
      kinds.append(6)
    }
    tokens.append(Array("▁".utf8))
    for byte in UInt8(33)..<127 { tokens.append([byte]) }
    for number in 0..<Self.vocabulary - tokens.count {
      tokens.append([97 + UInt8(number % 26), 97 + UInt8(number / 26)])
    }
    kinds += [Int32](repeating: 1, count: Self.vocabulary - kinds.count)
    writer.add("tokenizer.ggml.model", .string("llama"))
    writer.add("tokenizer.ggml.tokens", .array(GGUFArray(tokens)))
    writer.add("tokenizer.ggml.token_type", .array(GGUFArray(kinds)))
    writer.add("tokenizer.ggml.scores", .array(GGUFArray((0..<Self.vocabulary).map { -Float($0) })))
    writer.add("tokenizer.ggml.bos_token_id", .uint32(1))
    writer.add("tokenizer.ggml.eos_token_id", .uint32(2))
  }

  private var queryWidth: Int { heads * headSize }
  private var kvWidth: Int { kvHeads * headSize }

  private func add(layer: Int, to weights: inout RandomWeights) throws {
    let block = "blk.\(layer)."
    weights.vector(block + "attn_norm.weight", width)
    weights.vector(block + "ffn_norm.weight", width)
    if architecture == "phi3" {
      try weights.matrix(block + "attn_qkv.weight", queryWidth + 2 * kvWidth, width)
      try weights.matrix(block + "ffn_up.weight", 2 * feedForward, width)
    } else {
      try weights.matrix(block + "attn_q.weight", queryWidth, width)
      try weights.matrix(block + "attn_k.weight", kvWidth, width)
      try weights.matrix(block + "attn_v.weight", kvWidth, width)
      try weights.matrix(block + "ffn_gate.weight", feedForward, width)
      try weights.matrix(block + "ffn_up.weight", feedForward, width)
    }
    if architecture == "qwen2" {
      for (name, count) in [("q", queryWidth), ("k", kvWidth), ("v", kvWidth)] {
        weights.vector(block + "attn_\(name).bias", count, centre: 0, spread: 0.05)
      }
    }
    if architecture == "qwen3" || architecture == "gemma3" {
      weights.vector(block + "attn_q_norm.weight", headSize)
      weights.vector(block + "attn_k_norm.weight", headSize)
    }
    if architecture == "gemma2" || architecture == "gemma3" {
      weights.vector(block + "post_attention_norm.weight", width)
      weights.vector(block + "post_ffw_norm.weight", width)
    }
    try weights.matrix(block + "attn_output.weight", width, queryWidth, damped: true)
    try weights.matrix(block + "ffn_down.weight", width, feedForward, damped: true)
  }
}

/// Adds random tensors to a file.
private struct RandomWeights {
  var writer: GGUFWriter
  let type: TensorType
  var random: RandomSource

  /// Normal with the spread (columns)^-½, or half of that for matrices whose output is added to the hidden state.
  mutating func matrix(_ name: String, _ rows: Int, _ cols: Int, spread: Float? = nil, damped: Bool = false) throws {
    let scale = spread ?? (damped ? 0.5 : 1) / Float(cols).squareRoot()
    let values = (0..<rows * cols).map { _ in random.normal() * scale }
    let type = cols.isMultiple(of: type.blockCount) ? type : .f16
    writer.add(name, type, [cols, rows], bytes: try type.encode(values))
  }

  mutating func vector(_ name: String, _ count: Int, centre: Float = 1, spread: Float = 0.1) {
    var bytes: [UInt8] = []
    for _ in 0..<count {
      withUnsafeBytes(of: (centre + spread * random.normal()).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    writer.add(name, .f32, [count], bytes: bytes)
  }
}
