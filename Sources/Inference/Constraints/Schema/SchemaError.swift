/// Why a JSON Schema cannot be held to.
package enum SchemaError: Error, Equatable, CustomStringConvertible {
  /// A keyword that is not built in, or not in this place.
  case unsupported(keyword: String, path: String, detail: String)
  /// What stands there is no schema.
  case invalid(path: String, message: String)
  /// No value satisfies it.
  case nothingAllowed(path: String)
  /// Its automaton would be too large.
  case tooLarge(path: String)

  package var description: String {
    switch self {
    case .unsupported(let keyword, let path, let detail):
      "the schema keyword “\(keyword)” at \(path) is not supported" + (detail.isEmpty ? "" : ": \(detail)")
    case .invalid(let path, let message): "invalid schema at \(path): \(message)"
    case .nothingAllowed(let path): "the schema at \(path) allows no value"
    case .tooLarge(let path): "the schema at \(path) is too large to hold a model to"
    }
  }
}
