/// Why a `pattern` cannot be compiled.
struct PatternError: Error, Equatable {
  let message: String
}
