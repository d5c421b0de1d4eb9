import Inference

/// Token ids as people write them: numbers with spaces between.
enum TokenList {
  /// Errors: `input` for what is no number.
  static func parse(_ text: String) throws(InferenceError) -> [TokenID] {
    var ids: [TokenID] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }) {
      guard let id = TokenID(word) else { throw InferenceError(.input, "“\(word)” is no token id") }
      ids.append(id)
    }
    return ids
  }

  static func text(_ ids: [TokenID]) -> String { ids.map(String.init).joined(separator: " ") }
}
