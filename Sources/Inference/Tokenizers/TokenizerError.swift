/// Why a tokenizer could not be made from a model's metadata.
package enum TokenizerError: Error, Equatable, CustomStringConvertible {
  /// The file has no vocabulary.
  case noVocabulary
  /// `tokenizer.ggml.model` names an algorithm that is not built in.
  case unknownModel(String)
  /// `tokenizer.ggml.pre` names a pre-tokenizer that is not built in.
  case unknownPreTokenizer(String)
  /// A table does not fit the vocabulary.
  case malformed(String)

  package var description: String {
    switch self {
    case .noVocabulary:
      "the file has no vocabulary (tokenizer.ggml.model and tokenizer.ggml.tokens are missing)"
    case .unknownModel(let name):
      "unknown tokenizer model “\(name)” (tokenizer.ggml.model); known are gpt2, llama and bert"
    case .unknownPreTokenizer(let name):
      "unknown pre-tokenizer “\(name)” (tokenizer.ggml.pre); known are "
        + PreTokenizerName.allNames.joined(separator: ", ")
    case .malformed(let what):
      "malformed tokenizer: \(what)"
    }
  }

  /// What it is at the border of the room.
  var code: InferenceError.Code { if case .malformed = self { .malformed } else { .unsupported } }
}
