/// Reads a model's settings from the metadata of its file: keys below the name of the architecture, each within a range.
struct ModelMetadata {
  let file: GGUFFile
  let architecture: Architecture

  /// Errors: `malformed` without an architecture, `unsupported` with an unknown one.
  init(_ file: GGUFFile) throws(InferenceError) {
    guard let name = file["general.architecture"]?.text else {
      throw InferenceError(.malformed, path: file.path, "the key “general.architecture” is missing")
    }
    guard let architecture = Architecture(rawValue: name) else {
      throw InferenceError(
        .unsupported, path: file.path, "the architecture “\(name)” is not supported",
        wayOut: "Supported are " + Architecture.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    self.file = file
    self.architecture = architecture
  }

  func text(_ key: String) -> String? { value(key)?.text }
  func has(_ key: String) -> Bool { value(key) != nil }

  /// An integer that has to be there.
  func integer(_ key: String, in range: ClosedRange<Int>) throws(InferenceError) -> Int {
    guard let value = value(key) else {
      throw InferenceError(.malformed, path: file.path, "the key “\(full(key))” is missing")
    }
    return try check(value, key, range)
  }

  /// An integer with a value for files that do not state it; that value, too, has to be in the range.
  func integer(_ key: String, in range: ClosedRange<Int>, default standard: Int) throws(InferenceError) -> Int {
    try check(value(key) ?? .int64(Int64(standard)), key, range)
  }

  /// A number with a value for files that do not state it.
  func number(_ key: String, in range: ClosedRange<Double>, default standard: Double) throws(InferenceError) -> Double {
    guard let value = value(key) else { return standard }
    guard let number = value.double, range.contains(number) else {
      throw InferenceError(
        .malformed, path: file.path,
        "expected “\(full(key))” from \(range.lowerBound) to \(range.upperBound), found \(value)")
    }
    return number
  }

  private func check(_ value: GGUFValue, _ key: String, _ range: ClosedRange<Int>) throws(InferenceError) -> Int {
    if value.array != nil {
      throw InferenceError(
        .unsupported, path: file.path, "“\(full(key))” differs from layer to layer, which is not supported")
    }
    guard let number = value.integer, range.contains(number) else {
      throw InferenceError(
        .malformed, path: file.path,
        "expected “\(full(key))” from \(range.lowerBound) to \(range.upperBound), found \(value)")
    }
    return number
  }

  private func full(_ key: String) -> String { "\(architecture.rawValue).\(key)" }
  private func value(_ key: String) -> GGUFValue? { file[full(key)] }
}
