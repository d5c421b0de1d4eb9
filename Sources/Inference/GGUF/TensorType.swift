import InferenceKernels

/// How the elements of a tensor are stored, numbered as in GGUF (specification: ggml-org/ggml `docs/gguf.md`).
package enum TensorType: Int32, Sendable, CaseIterable {
  case f32 = 0
  case f16 = 1
  case q4_0 = 2
  case q4_1 = 3
  case q5_0 = 6
  case q5_1 = 7
  case q8_0 = 8
  case q2_K = 10
  case q3_K = 11
  case q4_K = 12
  case q5_K = 13
  case q6_K = 14
  case iq4_NL = 20
  case bf16 = 30

  /// Elements that are stored together: 1, 32 or 256. Rows are a multiple of it.
  package var blockCount: Int { Int(ik_type_block(rawValue)) }
  /// Bytes of one block.
  package var blockBytes: Int { Int(ik_type_bytes(rawValue)) }
  /// Whether its elements are rounded to few bits, so that products with int8 activations make sense.
  package var isQuantized: Bool { blockCount > 1 }

  /// As model files and tools write it: `Q4_K`.
  package var name: String {
    switch self {
    case .f32: "F32"
    case .f16: "F16"
    case .q4_0: "Q4_0"
    case .q4_1: "Q4_1"
    case .q5_0: "Q5_0"
    case .q5_1: "Q5_1"
    case .q8_0: "Q8_0"
    case .q2_K: "Q2_K"
    case .q3_K: "Q3_K"
    case .q4_K: "Q4_K"
    case .q5_K: "Q5_K"
    case .q6_K: "Q6_K"
    case .iq4_NL: "IQ4_NL"
    case .bf16: "BF16"
    }
  }

  /// The type a name stands for, in either case; nil for none.
  package init?(named name: String) {
    guard let type = Self.allCases.first(where: { $0.name == name.uppercased() }) else { return nil }
    self = type
  }

  /// Names of the types that GGUF defines and this engine does not read, for errors.
  static let foreignNames: [UInt32: String] = [
    9: "Q8_1", 15: "Q8_K", 16: "IQ2_XXS", 17: "IQ2_XS", 18: "IQ3_XXS", 19: "IQ1_S", 21: "IQ3_S", 22: "IQ2_S",
    23: "IQ4_XS",
    24: "I8", 25: "I16", 26: "I32", 27: "I64", 28: "F64", 29: "IQ1_M", 34: "TQ1_0", 35: "TQ2_0", 39: "MXFP4",
  ]
}
