/// How attention weighs and what it sees.
package struct AttentionConfig: Sendable, Equatable {
  /// Of the product of query and key.
  package var scale: Float
  /// Caps that product at ± this by tanh; 0 for none.
  package var cap: Float
  /// Positions seen by a layer with a window, its own among them; 0 where no layer has one.
  package var window: Int
  /// Of how many layers in a row only the last sees everything; 1 when every layer has the window.
  package var windowPeriod: Int
  /// Ministral 3: queries at position p are multiplied by 1 + `temperature` · ln(1 + ⌊p / `temperatureLength`⌋); 0 for none.
  package var temperature: Double
  package var temperatureLength: Int

  /// Whether a layer sees only the window.
  func hasWindow(layer: Int) -> Bool {
    window > 0 && (windowPeriod == 1 || layer % windowPeriod < windowPeriod - 1)
  }

  /// The first position a query at `position` sees.
  func firstPosition(at position: Int, layer: Int) -> Int {
    hasWindow(layer: layer) ? max(0, position - window + 1) : 0
  }

  /// What a query is multiplied by; 1 within the first `temperatureLength` positions.
  func queryFactor(at position: Int) -> Float {
    temperature == 0 ? 1 : Float(1 + temperature * log(1 + Double(position / temperatureLength)))
  }

  init(_ metadata: ModelMetadata, width: Int, heads: Int, headSize: Int, layers: Int) throws(InferenceError) {
    let architecture = metadata.architecture
    let isScaledByWidth = layers == architecture.layersWithWidthScale
    scale = 1 / Float(isScaledByWidth ? width / heads : headSize).squareRoot()
    cap = Float(
      try metadata.number("attn_logit_softcapping", in: 0...1e6, default: Double(architecture.defaultAttentionCap)))
    windowPeriod = architecture.windowPeriod ?? 1
    let seesWindow = architecture.windowPeriod != nil || architecture == .phi3
    window =
      seesWindow
      ? try metadata.integer("attention.sliding_window", in: 0...1 << 26, default: architecture.defaultWindow ?? 0) : 0
    temperature = try metadata.number("attention.temperature_scale", in: 0...1e3, default: 0)
    temperatureLength = try metadata.integer(
      "rope.scaling.original_context_length", in: 1...1 << 26,
      default: metadata.integer("context_length", in: 1...1 << 26))
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
