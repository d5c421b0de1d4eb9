/// The families of models this engine runs, by the name in `general.architecture`.
package enum Architecture: String, Sendable, CaseIterable {
  /// Llama 1 to 3, SmolLM2, Mistral 7B and others of that build.
  case llama
  case mistral
  /// Ministral 3: YaRN, queries scaled by position.
  case mistral3
  case qwen2
  case qwen3
  case gemma
  case gemma2
  case gemma3
  case phi3
  /// Reads in both directions and gives embeddings; generates nothing.
  case bert

  /// Whether it gives embeddings and no text.
  package var isEncoder: Bool { self == .bert }

  /// Which elements of a head are rotated together.
  enum RopePairs { case interleaved, halves }

  var ropePairs: RopePairs {
    switch self {
    case .llama, .mistral, .mistral3: .interleaved
    case .qwen2, .qwen3, .gemma, .gemma2, .gemma3, .phi3, .bert: .halves
    }
  }

  /// What the gate of the feed-forward network goes through.
  enum GateFunction { case silu, gelu }

  var gateFunction: GateFunction {
    switch self {
    case .gemma, .gemma2, .gemma3: .gelu
    case .llama, .mistral, .mistral3, .qwen2, .qwen3, .phi3, .bert: .silu
    }
  }

  /// Whether embeddings are multiplied by √width.
  var scalesEmbeddings: Bool {
    switch self {
    case .gemma, .gemma2, .gemma3: true
    default: false
    }
  }

  /// Of how many layers in a row the last attends to everything and the others to a window; nil where all layers are alike.
  var windowPeriod: Int? {
    switch self {
    case .gemma2: 2
    case .gemma3: 6
    default: nil
    }
  }

  /// The window where the file does not state it.
  var defaultWindow: Int? { self == .gemma2 ? 4_096 : nil }
  /// Rope base of layers with a window, where it differs from that of the others.
  var localRopeBase: Double? { self == .gemma3 ? 10_000 : nil }
  /// Caps the file need not state.
  var defaultAttentionCap: Float { self == .gemma2 ? 50 : 0 }
  var defaultLogitCap: Float { self == .gemma2 ? 30 : 0 }

  /// Layers of the sizes of Gemma (2: 27B; 3: 27B) whose queries are scaled by (width / heads)^-½ instead of (head size)^-½.
  var layersWithWidthScale: Int? {
    switch self {
    case .gemma2: 46
    case .gemma3: 62
    default: nil
    }
  }
}
